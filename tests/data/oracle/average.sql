-- The average row, from the rows of cohorts.sql (table `cells`), over fully observed cells only.
with by_age as (
    select age,
           count(*) filter (not running) as cohorts,
           coalesce(sum(size) filter (not running), 0) as customers,
           sum(active) filter (not running) as active,
           sum(revenue_scaled) filter (not running) as scaled
    from cells group by age
)
select age, cohorts, customers, active / customers as retention,
       case when customers > 0 then
           sum(scaled / 10000 / customers) over (order by age)
       end as cumulative_revenue_per_customer
from by_age order by age;
