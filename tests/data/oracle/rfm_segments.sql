-- The named segments.
select segment, count(*) as customers, sum(orders) as orders, sum(scaled) as revenue_scaled,
       median(recency) as median_recency_days
from scored group by segment order by segment;
