-- Customers, revenue and days since the last order by score.
select r, f, m, count(*) as customers, sum(scaled) as revenue_scaled, sum(recency) as recency_days
from scored group by all order by all;
