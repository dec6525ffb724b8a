-- One row a cohort and observed age; ages beyond the last order's month do not exist.
with sizes as (select cohort, count(*) as size from first_orders group by cohort),
grid as (
    select cohort, size, unnest(range(0, date_diff('month', cohort, (select max(month) from orders)) + 1)) as age
    from sizes
),
activity as (
    select cohort, date_diff('month', cohort, month) as age,
           count(distinct customer) as active, count(*) as orders, sum(scaled) as scaled
    from orders join first_orders using (customer) group by all
)
select strftime(cohort, '%Y-%m') as cohort, size, age,
       coalesce(active, 0) as active, coalesce(orders, 0) as orders, coalesce(scaled, 0) as revenue_scaled,
       coalesce(active, 0) / size as retention,
       sum(coalesce(scaled, 0)) over (partition by cohort order by age) / 10000 / size as cumulative_revenue_per_customer,
       last_day((cohort + age * interval 1 month)::date) > (select max(day) from orders) as running
from grid left join activity using (cohort, age)
order by cohort, age;
