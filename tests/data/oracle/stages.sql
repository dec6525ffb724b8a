-- The stage of every customer on every day of `ends`, by what was known on it. P has no orders and is not here.
create or replace table staged as
with seen as (select "end", customer, day, scaled from ends join orders on day <= "end"),
facts as (
    select "end", customer, max(day) as last, count(distinct day) as days, count(*) as orders, sum(scaled) as scaled,
           min(day) as first
    from seen group by all
),
gaps as (
    select "end", customer, gap from (
        select "end", customer, date_diff('day', lag(day) over (partition by "end", customer order by day), day) as gap
        from (select distinct "end", customer, day from seen)
    ) where gap is not null
),
-- A percentile of whole days is a whole number of fifths: the rest is rounding of floats.
statistics as (
    select "end", 'own' as of_whom, customer as whom, count(*) as gaps, avg(gap) as mean, median(gap) as median,
           round(quantile_cont(gap, 0.8), 9) as percentile80
    from gaps group by all having count(*) >= 5
    union all
    select "end", 'segment', label, count(*), avg(gap), median(gap), round(quantile_cont(gap, 0.8), 9)
    from gaps join labels using (customer) where label is not null group by "end", label having count(*) >= 5
    union all
    select "end", 'all', '', count(*), avg(gap), median(gap), round(quantile_cont(gap, 0.8), 9) from gaps group by "end"
),
cycles as (
    select "end", of_whom, whom, case getvariable('statistic') when 'mean' then mean when 'median' then median
           else percentile80 end as cycle
    from statistics
),
given as (
    select facts.*, date_diff('day', last, facts."end") as silent,
           case when own.cycle is not null and getvariable('scope') = 'customer' then own.cycle
                when segment.cycle is not null and getvariable('scope') <> 'all' then segment.cycle
                else every.cycle end as cycle
    from facts
    join cycles every on every."end" = facts."end" and every.of_whom = 'all'
    left join labels using (customer)
    left join cycles own on own."end" = facts."end" and own.of_whom = 'own' and own.whom = facts.customer
    left join cycles segment on segment."end" = facts."end" and segment.of_whom = 'segment' and segment.whom = label
)
select *, case when silent > 3 * cycle then 'S3' when silent > 2 * cycle then 'S2' when silent > cycle then 'S1'
          when days >= 2 then 'E0' else 'N' end as stage
from given;
