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
        result = db.execute(sql(name))
        with open(data / "expected" / f"{fixture}_{name}.csv", "w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(column[0] for column in result.description)
            writer.writerows(
                [str(v).lower() if isinstance(v, bool) else "" if v is None else v for v in row]
                for row in result.fetchall()
            )
