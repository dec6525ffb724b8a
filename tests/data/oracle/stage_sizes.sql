-- The stages on one day.
select stage, count(*) as customers, sum(orders) as orders, sum(scaled) as revenue_scaled,
       median(silent) as median_silent_days
from staged group by stage order by stage;
