-- Revenue by place in the ranking: deciles and top shares, as one list. Deciles 1 to 10 hold the places
-- ceil((d-1)n/10)+1 to ceil(dn/10); the top p per cent are ceil(pn/100) customers.
with ranked as (
    select customer, count(*) as orders, sum(scaled)::hugeint as scaled,
           row_number() over (order by sum(scaled) desc) as place, count(*) over () as n
    from orders group by customer
),
groups as (
    select 'decile' as kind, d as number, ((d - 1) * n + 9) // 10 as before, (d * n + 9) // 10 as upto
    from range(1, 11) as t(d), (select count(distinct customer) as n from orders)
    union all
    select 'top', p, 0, (p * n + 99) // 100
    from (values (1), (5), (10), (25), (50)) as t(p), (select count(distinct customer) as n from orders)
)
select kind, number, upto - before as customers, coalesce(sum(scaled), 0)::hugeint as revenue_scaled,
       (sum(scaled)::double / (select sum(scaled) from ranked)::double) as share,
       -- The mean absolute difference of all pairs over twice the mean: the definition, not the engine's formula.
       (select sum(abs(a.scaled - b.scaled))::double from ranked as a, ranked as b)
           / (2.0 * (select count(*) from ranked) * (select sum(scaled) from ranked)::double) as gini
from groups left join ranked on place > before and place <= upto
group by kind, number, upto, before order by kind, number;
