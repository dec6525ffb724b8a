"""Computes the expected RFM scores and lifecycle stages with DuckDB, from the SQL beside this file alone.

    pip install duckdb && python3 segments.py     (written with DuckDB 2.0.0)

Orders are those of CDNOW's sample and of the coffee shop, as `coffee.py` reads them.
"""

import csv
import os
import pathlib
import runpy

import duckdb

here = pathlib.Path(__file__).resolve().parent
expected = here.parent / "expected"
os.chdir(here)
coffee = runpy.run_path("coffee.py")["kept"]
fixtures = {
    # Rows, an earlier day for moves, months ahead for returns.
    "cdnow": (list(csv.reader(open("../../../www/samples/cdnow.csv", encoding="utf-8")))[1:], "1998-01-31", 6),
    "coffee": ([[member, str(day), str(amount)] for member, day, amount in coffee], "2024-11-17", 12),
}
statistics = ["mean", "median", "percentile80"]
scopes = ["customer", "segment", "all"]
# Frequency, monetary, scoring.
variants = [
    ("orderDays", "total", "quintiles"),
    ("orders", "perOrder", "quintiles"),
    ("orderDays", "total", "thresholds"),
]


def sql(name):
    return (here / f"{name}.sql").read_text(encoding="utf-8")


def write(name, results):
    """Results of one shape, one under the other, each with columns of its own before it."""
    with open(expected / f"{name}.csv", "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        for index, (before, (header, rows)) in enumerate(results):
            if index == 0:
                writer.writerow([*before, *header])
            writer.writerows(["" if v is None else v for v in (*before.values(), *row)] for row in rows)


def ask(db, query):
    result = db.execute(query)
    return [column[0] for column in result.description], result.fetchall()


def set_all(db, values):
    for name, value in values.items():
        db.execute(f"set variable {name} = {value}")


for fixture, (rows, earlier, months) in fixtures.items():
    db = duckdb.connect(config={"threads": 1})  # so that sums of floats are added up in one order
    db.execute("create table source (customer varchar, day date, amount decimal(18, 4))")
    db.executemany("insert into source values (?, ?, ?)", [[row[0], row[1], row[-1]] for row in rows])
    db.execute(sql("orders"))
    # As the tests label customers: by the last digit of the id, 9 for none.
    db.execute(
        """create table labels as select customer,
        case when right(customer, 1) <> '9' then cast(cast(right(customer, 1) as integer) % 4 as varchar) end as label
        from first_orders"""
    )
    last = str(db.execute("select max(day) from orders").fetchone()[0])

    tables = {"rfm_cells": [], "rfm_segments": []}
    for frequency, monetary, scoring in variants:
        for day in [last, earlier]:
            before = {"frequency": frequency, "monetary": monetary, "scoring": scoring, "day": day}
            set_all(db, {name: f"'{value}'" for name, value in before.items()} | {"day": f"date '{day}'"})
            db.execute(sql("rfm_scores"))
            for name, results in tables.items():
                results.append((before, ask(db, sql(name))))
            if (frequency, scoring) == ("orderDays", "quintiles"):
                db.execute(f"create or replace table {'now' if day == last else 'earlier'} as from scored")
    db.execute("create or replace table scored as from now")
    tables["rfm_moves"] = [({"earlier_day": earlier}, ask(db, sql("rfm_moves")))]

    db.execute(f"set variable day = date '{last}'")
    tables |= {"stage_sizes": [], "mislabelled": []}
    people = None
    for scope in scopes:
        for statistic in statistics:
            for day in [last, earlier]:
                before = {"scope": scope, "statistic": statistic, "day": day}
                set_all(db, {name: f"'{value}'" for name, value in before.items()} | {"day": f"date '{day}'"})
                db.execute(f"create or replace table ends as select date '{day}' as \"end\"")
                db.execute(sql("stages"))
                tables["stage_sizes"].append((before, ask(db, sql("stage_sizes"))))
                tables["mislabelled"].append((before, ask(db, sql("mislabelled"))))
                if (scope, statistic, day) == ("customer", "mean", last):
                    people = ask(
                        db,
                        """select customer, r, f, m, segment, silent, cycle, stage
                        from now join staged using (customer) order by customer""",
                    )
    tables["segments"] = [({}, people)]

    tables |= {"flow": [], "returns": [], "stage_values": []}
    db.execute(f"set variable day = date '{last}'")
    db.execute(f"set variable months = {months}")
    db.execute(
        """create or replace table ends as select least(last_day(month), getvariable('day')) as "end"
        from (select unnest(generate_series(min(month), max(month), interval 1 month))::date as month from orders)"""
    )
    for scope, statistic in [("customer", "mean"), ("customer", "percentile80"), ("segment", "median"), ("all", "mean")]:
        before = {"scope": scope, "statistic": statistic}
        set_all(db, {name: f"'{value}'" for name, value in before.items()})
        db.execute(sql("stages"))
        tables["flow"].append((before, ask(db, sql("flow"))))
        db.execute("create or replace table returns as " + sql("returns"))
        tables["returns"].append(({**before, "months": months}, ask(db, "from returns")))
        tables["stage_values"].append(({**before, "months": months}, ask(db, sql("stage_values"))))
    for name, results in tables.items():
        write(f"{fixture}_{name}", results)
