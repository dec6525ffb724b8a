-- First bought and never again: by product of the first day, customers first seen 90 days before the analysis date
-- or earlier, and those of them with one day only.
with days as (select customer, min(day) as first_day, max(day) as last_day from items group by customer)
select product, count(distinct customer) as customers, count(distinct customer) filter (first_day = last_day) as never_again
from items join days using (customer)
where day = first_day and product is not null and date_diff('day', first_day, getvariable('as_of')) >= 90
group by product order by product;
