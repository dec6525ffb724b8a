"""Writes expected/evidence.csv and expected/jenks.csv: intervals, tests and natural breaks by other programs.

    pip install scipy==1.17.1 statsmodels==0.15.0 jenkspy==0.4.1 duckdb==2.0.0 && python3 evidence.py

evidence.csv, by kind: `wilson` hits, count -> low, high; `newcombe` a, n, b, m -> low, high (statsmodels);
`chiSquare` and `fisher` a, n, b, m -> p (scipy); `ranks` of seeded whole numbers, one group's separated by spaces and then
the other's -> U / (n m), p (scipy); `superiority` the same -> low, high (statsmodels' Brunner-Munzel, within 0 and 1); `holm` p-values -> adjusted (statsmodels).
jenks.csv: classes of the spend of CDNOW's customers within 365 days, by jenkspy: the least spend of each class but the
first, in 1/10 000 units; its spend and the logarithm of it.
"""

import csv
import math
import pathlib
import random

import duckdb
import jenkspy
from scipy import stats
from statsmodels.stats import multitest, nonparametric, proportion

here = pathlib.Path(__file__).parent
draw = random.Random(20)
rows = []


def add(kind, inputs, results):
    rows.append([kind, " ".join(map(str, inputs)), " ".join(repr(float(result)) for result in results)])


for hits, count in [(0, 1), (1, 1), (0, 10), (3, 10), (10, 10), (41, 97), (1, 5000), (2500, 5000), (274999, 275000)]:
    add("wilson", [hits, count], proportion.proportion_confint(hits, count, 0.05, "wilson"))
tables = [(56, 70, 48, 80), (9, 10, 3, 10), (10, 10, 0, 20), (0, 10, 0, 20), (1, 151, 238, 1358), (3000, 27500, 24000, 247500)]
tables += [(1, 2, 1, 3), (5, 10, 5, 10), (4, 12, 1, 9), (20, 100, 500, 1000), (2, 24, 30, 2000), (0, 24, 30, 2000)]
for _ in range(30):
    n, m = draw.randint(1, 60), draw.randint(1, 400)
    tables.append((draw.randint(0, n), n, draw.randint(0, m), m))
for a, n, b, m in tables:
    interval = proportion.confint_proportions_2indep(a, n, b, m, method="newcomb", compare="diff")
    add("newcombe", [a, n, b, m], interval)
    if 0 < a + b < n + m:
        cells = [[a, n - a], [b, m - b]]
        add("chiSquare", [a, n, b, m], [stats.chi2_contingency(cells, correction=False).pvalue])
        add("fisher", [a, n, b, m], [stats.fisher_exact(cells).pvalue])
for n, m, most in [(1, 1, 3), (1, 8, 5), (12, 30, 6), (30, 12, 1000), (25, 60, 2), (80, 150, 40), (40, 40, 10**9)]:
    for shift in [0, most // 4]:
        one = [draw.randint(0, most) + shift for _ in range(n)]
        other = [draw.randint(0, most) for _ in range(m)]
        if len(set(one + other)) == 1:
            continue
        found = stats.mannwhitneyu(one, other, method="asymptotic", use_continuity=True)
        add("ranks", [*one, "|", *other], [found.statistic / (n * m), found.pvalue])
        if min(n, m) >= 10:
            compared = nonparametric.rank_compare_2indep(one, other, use_t=False)
            add("superiority", [*one, "|", *other], [min(max(end, 0), 1) for end in compared.conf_int()])
for count in [1, 2, 5, 12]:
    p_values = [round(draw.random() ** 3, 6) for _ in range(count)]
    p_values[-1] = p_values[0]
    add("holm", p_values, multitest.multipletests(p_values, method="holm")[1])
with open(here / "expected/evidence.csv", "w", encoding="utf-8", newline="") as out:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["kind", "inputs", "results"])
    writer.writerows(rows)

spend = duckdb.sql(
    f"""select sum(amount * 10000)::bigint from (select customer_id, date, cast(amount as decimal(18, 4)) as amount
    from read_csv('{here}/../../www/samples/cdnow.csv', types = {{'customer_id': 'varchar', 'date': 'date', 'amount': 'varchar'}}))
    where date > (select max(date) from read_csv('{here}/../../www/samples/cdnow.csv', types = {{'date': 'date'}})) - 365
    group by customer_id"""
).fetchall()
spend = sorted(row[0] for row in spend if row[0] > 0)
with open(here / "expected/jenks.csv", "w", encoding="utf-8", newline="") as out:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["log", "classes", "customers", "starts"])
    for log in [False, True]:
        values = [math.log(value / 10000) if log else value / 10000 for value in spend]
        for classes in [2, 3, 4, 5, 8]:
            ends = jenkspy.jenks_breaks(values, n_classes=classes)[1:-1]
            starts = [next(one for one, value in zip(spend, values) if value > end) for end in ends]
            writer.writerow([str(log).lower(), classes, len(spend), " ".join(map(str, starts))])
