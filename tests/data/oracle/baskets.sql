-- Pairs of products on one day, by basket (customer and day).
with baskets as (select distinct customer, day, product from items where product is not null),
sizes as (select product, count(*) as baskets from baskets group by product)
select a.product as x, b.product as y, count(*) as pair,
       (select baskets from sizes where product = a.product) as exposed,
       (select baskets from sizes where product = b.product) as base,
       (select count(*) from (select distinct customer, day from items)) as baskets
from baskets a join baskets b using (customer, day) where a.product != b.product group by all order by x, y;
