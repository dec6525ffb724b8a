-- Key figures. Gaps: `all` between consecutive orders (0 within a day), `days` between distinct days.
with per_customer as (
    select customer, count(*) as orders, count(distinct day) as days, sum(scaled) as scaled
    from orders group by customer
),
gaps_all as (
    select date_diff('day', lag(day) over (partition by customer order by day), day) as gap from orders
),
gaps_days as (
    select date_diff('day', lag(day) over (partition by customer order by day), day) as gap
    from (select distinct customer, day from orders)
),
ranked as (
    select scaled, row_number() over (order by scaled desc) as place, count(*) over () as customers
    from per_customer
)
select
    (select count(*) from per_customer) as customers,
    (select count(*) from orders) as orders,
    (select sum(scaled) from orders) as revenue_scaled,
    (select count(*) filter (orders >= 2) / count(*) from per_customer) as repeat_rate_by_orders,
    (select count(*) filter (days >= 2) / count(*) from per_customer) as repeat_rate_by_days,
    (select median(gap) from gaps_days) as median_gap_days,
    (select median(gap) from gaps_all) as median_gap_days_all_orders,
    (select median(scaled) / 10000 from per_customer) as ltv_median,
    (select sum(scaled) filter (place <= ceil(customers / 10)) / sum(scaled) from ranked) as top_decile_share,
    (select count(*) from orders where scaled = 0) as zero_amounts,
    (select min(day) from orders)::varchar as first_day,
    (select max(day) from orders)::varchar as as_of;
