-- Tags, each as a plain condition in SQL; null is unknown, as in SQL itself. Tables: orders, labels, items.
with figures as (
    select customer, count(*) as orders, sum(scaled)::hugeint as scaled, min(day) as first_day, max(day) as last_day,
           coalesce(sum(scaled) filter (day > getvariable('as_of') - 365), 0)::hugeint as year_scaled
    from orders group by customer
),
known as (
    select figures.*, label, date_diff('day', last_day, getvariable('as_of')) as since_last,
           (select bool_or(product = getvariable('product')) from items i where i.customer = figures.customer) as has_it,
           (select count(distinct day) from items i where i.customer = figures.customer and product = getvariable('product')) as days_with_it
    from figures left join labels using (customer)
),
tags as (
    select unnest([
        {name: 'big', holds: scaled >= 2000 * 10000},
        {name: 'sleeping big', holds: year_scaled between 500 * 10000 and 5000 * 10000 and since_last > 60},
        {name: 'order value', holds: scaled < 450 * 10000 * orders},
        {name: 'by label', holds: label in ('LINE', 'Instagram')},
        {name: 'not by label', holds: not (label in ('LINE', 'Instagram'))},
        {name: 'label or many', holds: label = 'LINE' or orders >= 4},
        {name: 'bought', holds: has_it},
        {name: 'never bought', holds: not has_it},
        {name: 'once', holds: days_with_it = 1},
        {name: 'first and never again', holds: first_day = last_day and has_it},
        {name: 'no column', holds: null and orders > 1},
        {name: 'deep', holds: not (not (orders = 1 or (since_last <= 30 and not (scaled > 1000 * 10000))))}
    ], recursive := true)
    from known
)
select name, count(*) filter (holds) as members, count(*) filter (holds is null) as unknown from tags group by name order by name;
