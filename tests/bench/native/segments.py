"""Segments by pandas or DuckDB: python segments.py ANALYSIS CONTENDER ORDERS ROUNDS STARTS.

Prints one line of JSON: milliseconds of each round by the clock (`ms`) and by the processor over all threads
(`cpuMs`), and what was found (`found`). The orders are in memory before the clock starts, as a table of typed columns;
ours begins with every customer's orders side by side. DuckDB is asked what the tests' oracle asks it
(`tests/data/oracle`), and may use every core. STARTS are the tiers' thresholds, in 1/10 000. What is not done after
LTV_SECONDS is given up.
"""

import json
import os
import sys
import threading
import time
from pathlib import Path

ORACLE = Path(__file__).parents[2] / "data" / "oracle"
STAGES = ["P", "N", "E0", "S1", "S2", "S3"]


def duck(path):
    import duckdb

    db = duckdb.connect()
    columns = {"order_id": "VARCHAR", "customer_id": "VARCHAR", "order_date": "DATE", "amount": "DECIMAL(18, 4)", "channel": "VARCHAR", "product": "VARCHAR"}
    db.execute(f"create table read as from read_csv('{path}', header = true, columns = {columns})")
    db.execute("create table source as select customer_id as customer, order_date as day, amount from read")
    db.execute((ORACLE / "orders.sql").read_text())
    db.execute("create table labels (customer varchar, label varchar)")
    db.execute("create table items as select customer_id as customer, order_date as day, product from read")
    last = db.execute("select max(day) from orders").fetchone()[0]
    given = {"day": f"date '{last}'", "as_of": f"date '{last}'", "near_share": "2000", "near_orders": "1"}
    words = {"frequency": "orderDays", "monetary": "total", "scoring": "quintiles", "statistic": "mean", "scope": "customer", "rule": "spend"}
    for name, value in (given | {name: f"'{word}'" for name, word in words.items()}).items():
        db.execute(f"set variable {name} = {value}")
    return db


def by_duckdb(analysis, path, starts):
    db = duck(path)
    threading.Timer(float(os.environ.get("LTV_SECONDS", "300")), db.interrupt).start()
    sql = lambda name: (ORACLE / f"{name}.sql").read_text()
    if analysis == "stages":
        db.execute("""create table ends as select getvariable('day') as "end" """)
    if analysis == "flow":
        db.execute(
            """create table ends as select least(last_day(month), getvariable('day')) as "end"
            from (select unnest(generate_series(min(month), max(month), interval 1 month))::date as month from orders)"""
        )
    if analysis == "tiers":
        db.execute("create table thresholds (tier int, spend_scaled hugeint, orders bigint)")
        db.executemany("insert into thresholds values (?, ?, 1)", [[tier + 1, start] for tier, start in enumerate(starts)])

    def rfm():
        db.execute(sql("rfm_scores"))
        return {row[0]: row[1] for row in db.execute(sql("rfm_segments")).fetchall()}

    def stages():
        db.execute(sql("stages"))
        sizes = dict(db.execute("select stage, count(*) from staged group by stage").fetchall())
        return [sizes.get(stage, 0) for stage in STAGES]

    def flow():
        db.execute(sql("stages"))
        return len(db.execute(sql("flow")).fetchall()) and None

    def tiers():
        return [row[1] for row in db.execute(sql("tiers")).fetchall()]

    def following():
        names = ("pair", "exposed")
        told = db.execute(sql("next_product"))
        at = [[column[0] for column in told.description].index(name) for name in names]
        return sum(row[at[0]] >= 10 and row[at[1]] >= 30 for row in told.fetchall())

    return {"rfm": rfm, "stages": stages, "flow": flow, "tiers": tiers, "next": following}[analysis]


def by_pandas(analysis, path, _):
    import numpy as np
    import pandas as pd

    orders = pd.read_csv(path, usecols=["customer_id", "order_date", "amount"], dtype={"customer_id": "category"}, parse_dates=["order_date"])
    orders["scaled"] = (orders["amount"] * 10_000).round().astype("int64")
    last = orders["order_date"].max()

    def rfm():
        each = orders.groupby("customer_id", observed=True).agg(last=("order_date", "max"), f=("order_date", "nunique"), m=("scaled", "sum"))
        numbers = pd.DataFrame({"r": each["last"], "f": each["f"], "m": each["m"]})
        r, f, m = ((1 + 5 * (numbers[name].rank(method="min") - 1) // len(each)).astype("int64") for name in "rfm")
        fm = (f + m + 1) // 2
        rules = [
            ("Champions", r.eq(5) & fm.ge(4)),
            ("Loyal", r.between(3, 4) & fm.ge(4)),
            ("PotentialLoyalist", r.ge(4) & fm.between(2, 3)),
            ("New", r.eq(5) & fm.eq(1)),
            ("Promising", r.eq(4) & fm.eq(1)),
            ("NeedAttention", r.eq(3) & fm.eq(3)),
            ("AboutToSleep", r.eq(3) & fm.le(2)),
            ("CannotLose", r.le(2) & fm.eq(5)),
            ("AtRisk", r.le(2) & fm.between(3, 4)),
            ("Lost", r.eq(1) & fm.eq(1)),
            ("Hibernating", r.le(2) & fm.le(2)),
        ]
        named = np.select([rule for _, rule in rules], [name for name, _ in rules], "")
        return {name: int(count) for name, count in pd.Series(named).value_counts().items()}

    def concentration():
        spent = orders.groupby("customer_id", observed=True)["scaled"].sum().sort_values(ascending=False)
        running = spent.cumsum().to_numpy()
        return [int(running[-(-share * len(spent) // 100) - 1]) for share in (1, 5, 10, 25, 50)]

    def tiers():
        year = orders[orders["order_date"] > last - pd.Timedelta(days=365)]
        spent = year.groupby("customer_id", observed=False)["scaled"].sum()
        return [int(n) for n in pd.cut(spent, [-np.inf, *_, np.inf], right=False).value_counts(sort=False)]

    return {"rfm": rfm, "concentration": concentration, "tiers": tiers}[analysis]


def main():
    analysis, contender, path, rounds, starts = sys.argv[1:]
    run = {"duckdb": by_duckdb, "pandas": by_pandas}[contender](analysis, path, json.loads(starts))
    ms, cpu, found = [], [], None
    for _ in range(int(rounds)):
        start, busy = time.perf_counter(), time.process_time()
        found = run()
        ms.append((time.perf_counter() - start) * 1e3)
        cpu.append((time.process_time() - busy) * 1e3)
    print(json.dumps({"ms": ms, "cpuMs": cpu, "found": found}), flush=True)
    # A timer may still wait.
    os._exit(0)


main()
