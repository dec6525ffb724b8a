-- Past gaps by band of the cycle that their customer has on the day of the analysis.
with gaps as (
    select customer, date_diff('day', lag(day) over (partition by customer order by day), day) as gap
    from (select distinct customer, day from orders where day <= getvariable('day'))
)
select count(*) filter (gap <= cycle) as on_time,
       count(*) filter (gap > cycle and gap <= 2 * cycle) as s1,
       count(*) filter (gap > 2 * cycle and gap <= 3 * cycle) as s2,
       count(*) filter (gap > 3 * cycle) as s3
from gaps join staged using (customer) where gap is not null;
