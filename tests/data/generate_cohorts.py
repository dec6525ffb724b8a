"""Writes cohorts24.csv: 24 monthly cohorts (2024-01 .. 2025-12) of a made-up shop, ending in mid-month.

    python3 generate_cohorts.py > cohorts24.csv

Seeded, so the same file comes out again (Python 3.2 or later: `random.random` is stable).
July 2024 wins no new customer, so that a month without a cohort is covered; some amounts are 0,
some customers order twice on one day, and the rows are not sorted.
"""

import calendar
import datetime
import math
import sys

import random

rng = random.Random(20251217)
last = datetime.date(2025, 12, 17)


def whole(low, high):
    return low + int(rng.random() * (high - low + 1))


rows = []
customer = 0
for month in range(24):
    year, number = 2024 + month // 12, month % 12 + 1
    if (year, number) == (2024, 7):
        continue
    for _ in range(whole(60, 110)):
        customer += 1
        name = f"M{customer:05d}"
        day = datetime.date(year, number, whole(1, calendar.monthrange(year, number)[1]))
        stay = 0.55 + 0.4 * rng.random()
        pace = 20 + 50 * rng.random()
        level = math.exp(6.6 + 0.5 * rng.random())
        while day <= last:
            amount = 0 if rng.random() < 0.004 else round(level * (0.5 + rng.random()))
            rows.append((name, day, amount))
            if rng.random() < 0.02:
                rows.append((name, day, round(level * 0.3)))
            if rng.random() > stay:
                break
            day += datetime.timedelta(days=1 + int(-pace * math.log(1 - rng.random())))
rows.append(("M00001", last, 1_280))  # the file ends on the day it says
for at in range(len(rows) - 1, 0, -1):
    other = int(rng.random() * (at + 1))
    rows[at], rows[other] = rows[other], rows[at]

sys.stdout.reconfigure(encoding="utf-8", newline="\n")
print("會員編號,訂單日期,付款總金額")
for name, day, amount in rows:
    print(f"{name},{day.isoformat()},{amount}")
