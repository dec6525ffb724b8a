-- By label: a customer counts at an age once that period of theirs is over.
select coalesce(label, 'none') as label, age, count(*) as customers,
       count(*) filter (active) as active, count(*) filter (rolling) as rolling, count(*) filter (survival) as survival,
       sum(orders) as orders, sum(scaled) as revenue_scaled, sum(cost) as cost_scaled,
       sum(sum(scaled) / count(*)) over (partition by label order by age) / 10000 as cumulative_revenue
from lives where not running group by label, age order by label, age;
