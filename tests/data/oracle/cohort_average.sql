-- The average row: fully observed cells only; the running sum of its own per-customer values.
select getvariable('period') as period, age, count(*) as cohorts, sum(customers) as customers,
       sum(active) as active, sum(rolling) as rolling, sum(survival) as survival, sum(orders) as orders,
       sum(scaled) as revenue_scaled,
       sum(sum(scaled) / sum(customers)) over (order by age) / 10000 as cumulative_revenue,
       sum(sum(orders) / sum(customers)) over (order by age) as cumulative_orders
from cells where not running group by age order by age;
