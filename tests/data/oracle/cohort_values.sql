-- Revenue within the customers' first 90, 180 and 365 days, once every customer of the cohort can have had them.
select getvariable('period') as period, cohort,
       count(distinct customer) as size,
       case when any_value(last_day) + 89 <= getvariable('as_of') then sum(scaled) filter (day < first_day + 90) end as scaled_90,
       case when any_value(last_day) + 179 <= getvariable('as_of') then sum(scaled) filter (day < first_day + 180) end as scaled_180,
       case when any_value(last_day) + 364 <= getvariable('as_of') then sum(scaled) filter (day < first_day + 365) end as scaled_365
from seen join won using (customer) join calendar on calendar.period = cohort group by cohort order by cohort;
