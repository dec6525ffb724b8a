-- Scores by the rule alone: 1 + floor(5 * customers who do strictly worse / customers), or fixed
-- thresholds; the combined score is the mean of F and M, halves up; the segment is the first rule's.
create or replace table scored as
with measured as (
    select customer, date_diff('day', max(day), getvariable('day')) as recency,
           case getvariable('frequency') when 'orders' then count(*) else count(distinct day) end as frequency,
           case getvariable('monetary') when 'perOrder' then sum(scaled) / count(*) else sum(scaled) end as monetary,
           count(*) as orders, sum(scaled) as scaled
    from orders where day <= getvariable('day') group by customer
),
quintiles as (
    select *, 1 + 5 * (rank() over (order by recency desc) - 1) // count(*) over () as r,
           1 + 5 * (rank() over (order by frequency) - 1) // count(*) over () as f,
           1 + 5 * (rank() over (order by monetary) - 1) // count(*) over () as m
    from measured
),
-- Days 10, 40, 90, 200; times 2, 3, 5, 8; money 20, 50, 120, 300 units.
fixed as (
    select * exclude (r, f, m),
           case when recency <= 10 then 5 when recency <= 40 then 4 when recency <= 90 then 3
                when recency <= 200 then 2 else 1 end as r,
           case when frequency < 2 then 1 when frequency < 3 then 2 when frequency < 5 then 3
                when frequency < 8 then 4 else 5 end as f,
           case when monetary < 200000 then 1 when monetary < 500000 then 2 when monetary < 1200000 then 3
                when monetary < 3000000 then 4 else 5 end as m
    from quintiles
),
scores as (
    select * from quintiles where getvariable('scoring') = 'quintiles'
    union all select * from fixed where getvariable('scoring') = 'thresholds'
),
rules(place, segment, r_from, r_to, fm_from, fm_to) as (
    values (1, 'Champions', 5, 5, 4, 5), (2, 'Loyal', 3, 4, 4, 5), (3, 'PotentialLoyalist', 4, 5, 2, 3),
           (4, 'New', 5, 5, 1, 1), (5, 'Promising', 4, 4, 1, 1), (6, 'NeedAttention', 3, 3, 3, 3),
           (7, 'AboutToSleep', 3, 3, 1, 2), (8, 'CannotLose', 1, 2, 5, 5), (9, 'AtRisk', 1, 2, 3, 4),
           (10, 'Lost', 1, 1, 1, 1), (11, 'Hibernating', 1, 2, 1, 2)
),
combined as (select *, (f + m + 1) // 2 as fm from scores)
select any_value(columns(combined.*)), arg_min(segment, place) as segment
from combined join rules on r between r_from and r_to and fm between fm_from and fm_to
group by combined.customer;
