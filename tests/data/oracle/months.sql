-- Every month from the first order to the last, with or without orders.
with calendar as (
    select unnest(range((select min(month) from orders), (select max(month) from orders) + interval 1 month,
                        interval 1 month))::date as month
)
select strftime(calendar.month, '%Y-%m') as month,
       count(orders.customer) as orders,
       count(distinct orders.customer) as customers,
       (select count(*) from first_orders where cohort = calendar.month) as new_customers,
       coalesce(sum(scaled), 0) as revenue_scaled,
       last_day(calendar.month) > (select max(day) from orders) as running
from calendar left join orders on orders.month = calendar.month
group by calendar.month order by calendar.month;
