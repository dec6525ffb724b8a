-- The top per cent (by revenue, ties in) against the rest: counts and average worth by label, and numbers of each customer.
-- Variables: as_of, first_days (null: all revenue). Tables: orders (with label), labels (customer, label).
with numbers as (
    select customer, min(day) as first_day,
           getvariable('first_days') is null or min(day) + getvariable('first_days') <= getvariable('as_of') + 1 as ranked
    from orders group by customer
),
worth as (
    select customer, first_day, sum(scaled) filter (getvariable('first_days') is null
               or day < first_day + getvariable('first_days'))::hugeint as scaled
    from orders join numbers using (customer) where ranked group by customer, first_day
),
least as (
    select scaled from (select scaled, row_number() over (order by scaled desc) as place, count(*) over () as n from worth)
    where place = (10 * n + 99) // 100
),
sides as (select customer, first_day, scaled >= (select scaled from least) as is_top from worth),
facts as (
    select customer, is_top,
           (select date_diff('day', first_day, min(o.day)) from orders o where o.customer = sides.customer and o.day > first_day) as to_second,
           (select sum(o.scaled)::hugeint from orders o where o.customer = sides.customer and o.day = first_day) as first_scaled,
           case when first_day + 90 <= getvariable('as_of') + 1 then
               (select count(*) from orders o where o.customer = sides.customer and o.day < first_day + 90) end as early,
           date_diff('day', first_day, getvariable('as_of')) as known
    from sides
)
select kind, name, value from (
    select 'count' as kind, case when is_top then 'top' else 'rest' end as name, count(*)::double as value, 0 as rank from facts group by is_top
    union all select 'least', 'top', (select scaled from least)::double, 1
    union all
    select 'label ' || case when is_top then 'top' else 'rest' end, label, count(*)::double, 2
    from facts join labels using (customer) where label is not null group by is_top, label
    union all
    select 'label mean', coalesce(label, 'all'), sum(scaled)::double / 10000 / count(*), 4
    from worth join labels using (customer) where label is not null group by grouping sets ((label), ())
    union all
    select 'label spread', coalesce(label, 'all'), round(stddev_samp(scaled::double / 10000), 6), 5
    from worth join labels using (customer) where label is not null group by grouping sets ((label), ())
    union all
    select 'median ' || case when is_top then 'top' else 'rest' end, name, median(number)::double, 3
    from facts, lateral (values ('daysToSecond', to_second::double), ('firstAmount', first_scaled::double / 10000),
                                ('earlyOrders', early::double), ('daysKnown', known::double)) as t(name, number)
    group by is_top, name
) order by rank, kind, name;
