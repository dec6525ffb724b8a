-- Customers by tier: twelve months are the 365 days that end with the analysis date, thresholds (table
-- `thresholds`: tier, spend_scaled, orders) are inclusive, a customer is in the highest tier whose rule is met.
-- Variables: as_of, rule (spend, orders, both, either), near_share (in 1/10 000), near_orders.
with year as (
    select customer, count(*) as orders, sum(scaled)::hugeint as scaled,
           count(*) filter (day > getvariable('as_of') - 365) as year_orders,
           coalesce(sum(scaled) filter (day > getvariable('as_of') - 365), 0)::hugeint as year_scaled
    from orders group by customer
),
met as (
    select customer, tier,
           year_scaled >= spend_scaled as by_spend, year_orders >= thresholds.orders as by_orders
    from year, thresholds
),
placed as (
    select year.*, coalesce((select max(tier) from met where met.customer = year.customer and
        case getvariable('rule') when 'spend' then by_spend when 'orders' then by_orders
             when 'both' then by_spend and by_orders else by_spend or by_orders end), 0) as tier
    from year
),
missing as (
    select placed.*, greatest(spend_scaled - year_scaled, 0) as spend_missing,
           greatest(thresholds.orders - year_orders, 0) as orders_missing,
           greatest(spend_scaled - year_scaled, 0) <= spend_scaled * getvariable('near_share') // 10000 as spend_near,
           greatest(thresholds.orders - year_orders, 0) <= getvariable('near_orders') as orders_near
    from placed left join thresholds on thresholds.tier = placed.tier + 1
),
near as (
    select *,
        case getvariable('rule') when 'spend' then spend_near when 'orders' then orders_near
             when 'both' then spend_near and orders_near else spend_near or orders_near end
        and tier < (select max(tier) from thresholds) as near,
        -- By the rule 'either' only the way that is short is told; others tell what decides.
        case when getvariable('rule') = 'orders' or not spend_near then 0 else spend_missing end as spend_told,
        case when getvariable('rule') = 'spend' or not orders_near then 0 else orders_missing end as orders_told
    from missing
)
select tier, count(*) as members, sum(year_scaled)::hugeint as year_scaled, sum(scaled)::hugeint as scaled,
       sum(year_orders)::bigint as year_orders, sum(orders)::bigint as orders,
       sum(greatest(year_scaled, 0))::hugeint as rewarded_scaled,
       count(*) filter (near) as near, coalesce(sum(spend_told) filter (near), 0)::hugeint as near_scaled,
       string_agg(customer || ':' || spend_told || ':' || orders_told, ' '
                  order by spend_told, orders_told, customer) filter (near) as nearest
from near group by tier order by tier;
