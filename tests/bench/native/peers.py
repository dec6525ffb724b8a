"""Monthly cohorts of an order file by polars or DuckDB: python peers.py polars|duckdb FILE.

Prints one line of JSON: milliseconds (imports of Python not counted), the peak of memory, and the
table, one line a cell. Both may use every core; POLARS_MAX_THREADS and LTV_THREADS say otherwise.
"""

import json
import os
import sys
import time
from pathlib import Path


def times():
    """Seconds of the clock, and of the processor over all threads."""
    return time.perf_counter(), time.process_time()


def since(start):
    return {name: (now - then) * 1e3 for name, now, then in zip(("ms", "cpuMs"), times(), start)}


def with_duckdb(path):
    import duckdb

    query = Path(__file__).parents[1] / "cohorts.sql"
    text = query.read_text().replace("orders.csv", str(path))
    connection = duckdb.connect()
    if "LTV_THREADS" in os.environ:
        connection.execute(f"SET threads = {int(os.environ['LTV_THREADS'])}")
    start = times()
    rows = connection.execute(text).fetchall()
    return since(start), rows


def with_polars(path):
    import polars as pl

    columns = {"order_id": pl.String, "customer_id": pl.String, "order_date": pl.Date, "amount": pl.Float64, "channel": pl.String}
    start = times()
    date = pl.col("order_date").dt
    months = (
        pl.scan_csv(path, schema=columns, quote_char=None)
        .select(
            "customer_id",
            (date.year() * 12 + date.month().cast(pl.Int32) - 1).alias("month"),
            (pl.col("amount") * 100).round().cast(pl.Int64).alias("cents"),
        )
        .group_by("customer_id", "month")
        .agg(pl.len().alias("orders"), pl.col("cents").sum())
        .collect(engine="streaming")
    )
    rows = (
        months.lazy()
        .with_columns(pl.col("month").min().over("customer_id").alias("cohort"))
        .group_by("cohort", (pl.col("month") - pl.col("cohort")).alias("age"))
        .agg(pl.len().alias("active"), pl.col("orders").sum(), pl.col("cents").sum())
        .sort("cohort", "age")
        .collect()
        .rows()
    )
    return since(start), rows


def peak():
    """Bytes, where Linux tells them. (ru_maxrss would count what the parent occupied.)"""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")), None)


def main():
    name, path = sys.argv[1:]
    took, rows = {"duckdb": with_duckdb, "polars": with_polars}[name](path)
    lines = (f"{cohort // 12}-{cohort % 12 + 1:02},{age},{active},{int(orders)},{int(cents)}\n" for cohort, age, active, orders, cents in rows)
    print(json.dumps({**took, "peakRss": peak(), "table": "".join(lines)}))


main()
