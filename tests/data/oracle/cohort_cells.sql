-- Cells of every cohort table: one row a label (or 'all'), period of the first order and observed age.
-- Variables: period ('week' | 'month' | 'quarter' | 'year'), as_of (date), gap (days). Weeks start on Monday.
create or replace temp table seen as
select customer, day, scaled, scaled * 6 // 10 as cost, date_trunc(getvariable('period'), day)::date as period
from orders where day <= getvariable('as_of');

create or replace temp table won as
select customer, min(day) as first_day, min(period) as cohort,
       case right(customer, 1) when '9' then null else 'digit ' || (right(customer, 1)::int % 4) end as label
from seen group by customer;

-- Every period up to the analysis date, with the last day of it that is observed.
create or replace temp table calendar as
select start::date as period,
       (start + to_months(case getvariable('period') when 'month' then 1 when 'quarter' then 3 when 'year' then 12 else 0 end)
              + to_days(case getvariable('period') when 'week' then 7 else 0 end))::date - 1 as last_day
from (
    select unnest(range((select min(period) from seen)::timestamp,
                        getvariable('as_of')::timestamp + interval 1 day,
                        case getvariable('period') when 'week' then interval 7 day when 'month' then interval 1 month
                             when 'quarter' then interval 3 month else interval 1 year end)) as start
);

-- What each customer did in each of those periods, and the two other meanings of "retained".
create or replace temp table lives as
with days as (
    select customer, day, lead(day) over (partition by customer order by day) as next
    from (select distinct customer, day from seen)
),
grid as (
    select won.*, period, last_day > getvariable('as_of') as running, least(last_day, getvariable('as_of')) as until,
           row_number() over (partition by customer order by period) - 1 as age
    from won join calendar on period >= cohort
),
silent as (
    select grid.customer, period,
           max(date_diff('day', day, case when next <= until then next else until end)) as longest
    from grid join days on grid.customer = days.customer and day <= until group by all
),
activity as (select customer, period, count(*) as orders, sum(scaled) as scaled, sum(cost) as cost from seen group by all),
latest as (select customer, max(period) as latest from seen group by customer)
select grid.*, coalesce(orders, 0) as orders, coalesce(scaled, 0) as scaled, coalesce(cost, 0) as cost,
       orders is not null as active, period <= latest as rolling, longest <= getvariable('gap') as survival
from grid join silent using (customer, period) join latest using (customer)
left join activity using (customer, period);

create or replace temp table cells as
select cohort, age, any_value(running) as running, count(*) as customers,
       count(*) filter (active) as active, count(*) filter (rolling) as rolling, count(*) filter (survival) as survival,
       sum(orders) as orders, sum(scaled) as scaled, sum(cost) as cost
from lives group by cohort, age;
