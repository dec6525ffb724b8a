-- Thresholds by quantile: what the customer in place ceil(share x n) from the top spent in twelve months, among
-- those who spent more than 0; and the same of orders. Table `shares`: share in 1/10 000.
with year as (
    select customer, sum(scaled)::hugeint as scaled, count(*) as orders
    from orders where day > getvariable('as_of') - 365 group by customer
),
by_spend as (select scaled, row_number() over (order by scaled desc) as place, count(*) over () as n from year where scaled > 0),
by_orders as (select orders, row_number() over (order by orders desc) as place, count(*) over () as n from year)
select share,
       (select scaled from by_spend where place = greatest((share * n + 9999) // 10000, 1)) as spend_scaled,
       (select orders from by_orders where place = greatest((share * n + 9999) // 10000, 1)) as orders
from shares order by share;
