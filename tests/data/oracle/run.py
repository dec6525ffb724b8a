"""Computes expected/*.csv with DuckDB, independently of the engine, from the SQL beside this file.

    pip install duckdb && python3 run.py     (written with DuckDB 2.0.0)
"""

import csv
import pathlib

import duckdb

here = pathlib.Path(__file__).parent
data = here.parent
sources = {
    "cdnow": (data / "../../www/samples/cdnow.csv", "customer_id", "date", "amount"),
    "cohorts24": (data / "cohorts24.csv", "會員編號", "訂單日期", "付款總金額"),
}


def sql(name):
    return (here / f"{name}.sql").read_text(encoding="utf-8")


def write(name, results):
    """Results of one shape, one under the other."""
    with open(data / "expected" / f"{name}.csv", "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        for index, (header, rows) in enumerate(results):
            if index == 0:
                writer.writerow(header)
            writer.writerows(
                [str(v).lower() if isinstance(v, bool) else "" if v is None else v for v in row] for row in rows
            )


def run(db, name):
    result = db.execute(sql(name))
    return [column[0] for column in result.description], result.fetchall()


# Days of silence that are still no lapse; other analysis dates than the last order's day:
# one within the data, one (of months only) after it.
gap = 45
other_dates = {"cdnow": ["1998-03-15", "1998-08-10"], "cohorts24": ["2025-06-30", "2026-01-05"]}

for fixture, (path, customer, date, amount) in sources.items():
    db = duckdb.connect()
    db.execute(
        f"""create table source as
        select "{customer}" as customer, cast("{date}" as date) as day, cast("{amount}" as decimal(18, 4)) as amount
        from read_csv(?, all_varchar = true, header = true)""",
        [str(path)],
    )
    db.execute(sql("orders"))
    db.execute("create table cells as " + sql("cohorts"))
    for name in ["summary", "months", "cohorts", "average"]:
        write(f"{fixture}_{name}", [run(db, name)])

    db.execute("drop table cells")
    db.execute(f"set variable gap = {gap}")
    tables = {"cohort_rows": [], "cohort_average": [], "trend": [], "cohort_values": []}
    last_day = str(db.execute("select max(day) from orders").fetchone()[0])
    for as_of in [last_day, *other_dates[fixture]]:
        db.execute(f"set variable as_of = date '{as_of}'")
        for period in ["month"] if as_of != last_day else ["week", "month", "quarter", "year"]:
            db.execute(f"set variable period = '{period}'")
            db.execute(sql("cohort_cells"))
            for name, results in tables.items():
                header, rows = run(db, name)
                results.append((["as_of", *header], [(as_of, *row) for row in rows]))
            if period == "month" and as_of == last_day:
                write(f"{fixture}_cohort_labels", [run(db, "cohort_labels")])
    for name, results in tables.items():
        write(f"{fixture}_{name}", results)
