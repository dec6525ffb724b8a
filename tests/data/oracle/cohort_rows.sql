-- The table by first order. Of weekly cohorts every eighth is kept, of them ages 0 to 30.
select getvariable('period') as period, cohort, age, customers, active, rolling, survival, orders,
       scaled as revenue_scaled, cost as cost_scaled,
       sum(scaled) over (partition by cohort order by age) as cumulative_scaled, running
from cells
where getvariable('period') <> 'week' or (date_diff('week', date '1997-01-06', cohort) % 8 = 0 and age <= 30)
order by cohort, age;
