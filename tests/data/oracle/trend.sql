-- Each period: who bought, what, and how many had come back by its end.
with bought as (
    select period, count(*) as orders, count(distinct customer) as customers, sum(scaled) as scaled,
           sum(scaled) filter (period = cohort) as new_scaled
    from seen join won using (customer) group by period
),
second as (
    select customer, min(day) as second from seen join won using (customer) where day > first_day group by customer
)
select getvariable('period') as period, calendar.period as start, last_day > getvariable('as_of') as running,
       coalesce(orders, 0) as orders, coalesce(customers, 0) as customers,
       (select count(*) from won where cohort = calendar.period) as new_customers,
       coalesce(scaled, 0) as revenue_scaled, coalesce(new_scaled, 0) as new_revenue_scaled,
       (select count(*) from won where first_day <= last_day) as customers_to_date,
       (select count(*) from second where second <= last_day) as repeaters_to_date
from calendar left join bought on bought.period = calendar.period order by start;
