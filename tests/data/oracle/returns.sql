-- Of those in a stage at the end of a month: who ordered within so many months, all over by the day of the
-- analysis; over the months that have them.
with at_stake as (
    select stage, customer, "end", last_day("end" + to_months(getvariable('months'))) as until
    from staged where "end" = last_day("end")
)
select stage, count(*) as customers,
       count(*) filter (exists (select 1 from orders where orders.customer = at_stake.customer and day > "end" and day <= until)) as returned
from at_stake where until <= getvariable('day') group by stage order by stage;
