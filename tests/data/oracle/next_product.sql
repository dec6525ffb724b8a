-- Pairs of products, y on a later day than the first day with x. Table `items`: customer, day, product.
-- Exposed: who ordered anything on a later day than they first bought x. Base: of those who ordered on two days, the
-- share with y on a later day than their first one; the others are those of them that are not exposed to x.
with days as (select customer, min(day) as begin_day, max(day) as end_day from items group by customer),
firsts as (select customer, product, min(day) as first_day, max(day) as last_day from items where product is not null group by all),
back as (select * from days where end_day > begin_day),
later as (select distinct customer, product from firsts join days using (customer) where last_day > begin_day),
exposed as (select customer, product from firsts join days using (customer) where end_day > first_day),
pairs as (
    select x.product as x, y.product as y, x.customer,
           (select min(i.day) from items i where i.customer = x.customer and i.product = y.product and i.day > x.first_day)
               - x.first_day as wait
    from firsts x join firsts y on x.customer = y.customer and x.product != y.product and y.last_day > x.first_day
),
counted as (select x, y, count(*) as pair, median(wait) as median_days from pairs group by x, y)
select x, y, pair, median_days,
       (select count(*) from exposed e where e.product = x) as exposed,
       (select count(*) from days) as customers,
       (select count(*) from back) as came_back,
       (select count(*) from later l where l.product = y) as base,
       (select count(*) from later l where l.product = y
            and not exists (select 1 from exposed e where e.customer = l.customer and e.product = x)) as others,
       (select count(distinct customer) from firsts where product = x
            and customer not in (select customer from firsts where product = y)) as offers
from counted order by x, y;
