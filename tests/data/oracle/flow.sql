-- Moves from the end of each month to the next; not in any stage the month before: ''. `ordered`: with an
-- order in between.
with numbered as (select "end", row_number() over (order by "end") as number from (select distinct "end" from staged)),
placed as (select staged.*, number from staged join numbered using ("end"))
select later."end", coalesce(earlier.stage, '') as earlier, later.stage as later, count(*) as customers,
       count(*) filter (earlier.last < later.last) as ordered,
       count(*) filter (date_trunc('month', later.first) = date_trunc('month', later."end")) as new
from placed later left join placed earlier on earlier.number = later.number - 1 and earlier.customer = later.customer
group by all order by all;
