-- By the past: pace while they bought (revenue over the days from the first to the last order and one cycle) over
-- the window; expected is the share of it of who returned within the window, at stake the rest.
with paces as (
    select stage, sum(scaled / 10000 / (date_diff('day', first, last) + cycle) * getvariable('months') * 30.4375) as pace
    from staged where "end" = getvariable('day') group by stage
)
select stage, round(pace * returned / customers, 6) as expected, round(pace * (1 - returned / customers), 6) as at_stake
from paces join returns using (stage) order by stage;
