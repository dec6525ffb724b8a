-- The rows of a fixture as orders; `scaled` is the amount in whole 1/10 000 units, exact.
create or replace table orders as
select customer, day, cast(amount * 10000 as bigint) as scaled,
       date_trunc('month', day)::date as month
from source;

create or replace table first_orders as
select customer, min(day) as first_day, date_trunc('month', min(day))::date as cohort
from orders group by customer;
