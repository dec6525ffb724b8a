-- Who moved from segment to segment; `then` was scored as of the earlier day.
select coalesce(earlier.segment, '') as earlier, scored.segment as later, count(*) as customers,
       sum(scored.scaled) as revenue_scaled
from scored left join earlier using (customer) group by all order by all;
