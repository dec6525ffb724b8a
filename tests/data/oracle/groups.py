"""Computes expected/segments_*.csv with DuckDB, independently of the engine, from tiers.sql, tier_quantiles.sql,
concentration.sql, contrast.sql, next_product.sql, baskets.sql, once.sql and tags.sql.

    pip install duckdb==2.0.0 && python3 groups.py     (run from this folder)

CDNOW has neither channels nor products: the last digit of a customer's number stands for a channel, the number of CDs
for a product. The coffee shop's orders are those of coffee.py.
"""

import csv
import pathlib
import zipfile
from xml.etree import ElementTree

import duckdb

import coffee

here = pathlib.Path(__file__).parent
expected = here.parent / "expected"

# Thresholds of tiers in units of currency and orders; whose product and labels the tags name.
fixtures = {
    "cdnow": {"tiers": [(50, 1), (150, 2), (400, 4)], "label": {"LINE": "digit 1", "Instagram": "digit 2"}, "product": "2"},
    "coffee": {"tiers": [(1000, 2), (3000, 4), (8000, 9)], "label": {}, "product": None},
}


def cdnow():
    with open(here / "../../../www/samples/cdnow.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            digit = int(row["customer_id"][-1])
            label = None if digit == 9 else f"digit {digit % 4}"
            yield row["customer_id"], row["date"], row["amount"], label, row["cds"]


def shop():
    seen = set()
    for row in coffee.rows:
        number = row[0]
        if number not in coffee.orders or number in seen:
            continue
        member, date, amount = coffee.orders[number]
        seen.add(number)
        if member:
            yield member, str(date), str(amount), row[7] or None, row[3] or None


def channels():
    """Member and channel by the list of members: columns A and F, below a title and the heads."""
    name = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(here / "../../../www/samples/coffee/members.xlsx") as book:
        texts = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        texts = ["".join(part.text or "" for part in text.iter(f"{name}t")) for text in texts]
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    for row in list(sheet.iter(f"{name}row"))[2:]:
        cells = {cell.get("r")[0]: texts[int(cell[0].text)] for cell in row if cell.get("t") == "s" and len(cell)}
        if "A" in cells and cells.get("F"):
            yield cells["A"], cells["F"]


def sql(name):
    return (here / f"{name}.sql").read_text(encoding="utf-8")


def run(db, name, **variables):
    for key, value in variables.items():
        db.execute(f"set variable {key} = {value}")
    result = db.execute(sql(name))
    return [column[0] for column in result.description], result.fetchall()


def write(name, header, rows):
    with open(expected / f"segments_{name}.csv", "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(["" if value is None else value for value in row] for row in rows)


for fixture, source in {"cdnow": cdnow, "coffee": shop}.items():
    own = fixtures[fixture]
    db = duckdb.connect()
    db.execute("create table source (row int, customer varchar, day date, scaled bigint, label varchar, product varchar)")
    lines = []
    for place, (customer, day, amount, label, product) in enumerate(source()):
        units, _, cents = amount.partition(".")
        lines.append((place, customer, day, int(units + cents.ljust(4, "0")), label, product))
    db.executemany("insert into source values (?, ?, ?, ?, ?, ?)", lines)
    db.execute("create table orders as select customer, day, scaled from source")
    # The first order's; of the first row where a day has several.
    db.execute(
        """create table labels as select customer, label from (select customer, label,
        row_number() over (partition by customer order by day, row) as place from source) where place = 1"""
    )
    db.execute("create table items as select distinct customer, day, product from source")
    as_of = f"date '{db.execute('select max(day) from orders').fetchone()[0]}'"
    db.execute(f"set variable as_of = {as_of}")

    db.execute("create table thresholds (tier int, spend_scaled bigint, orders int)")
    db.executemany("insert into thresholds values (?, ?, ?)", [(i, s * 10000, n) for i, (s, n) in enumerate(own["tiers"], 1)])
    found = []
    for rule in ["spend", "orders", "both", "either"]:
        header, rows = run(db, "tiers", rule=f"'{rule}'", near_share=2000, near_orders=1)
        found += [(rule, *row) for row in rows]
    write(f"{fixture}_tiers", ["rule", *header], found)
    db.execute("create table shares as select unnest([1, 100, 200, 333, 1000, 2500, 5000, 10000]) as share")
    write(f"{fixture}_tier_quantiles", *run(db, "tier_quantiles"))
    write(f"{fixture}_concentration", *run(db, "concentration"))
    found = []
    for days in ["null", "180"]:
        header, rows = run(db, "contrast", first_days=f"{days}::int")
        found += [("" if days == "null" else days, *row) for row in rows]
    write(f"{fixture}_contrast", ["first_days", *header], found)
    if fixture == "coffee":
        # As all files together tell: the channel by the list of members before that of the first order, and the
        # first product, of which names with commas or quotes are left out. `known` are those with a label.
        db.execute("create table members (customer varchar, label varchar)")
        db.executemany("insert into members values (?, ?)", list(channels()))
        db.execute("alter table labels rename to of_orders")
        first = "select customer, product as label, row_number() over (partition by customer order by day, row) as place from source"
        found = []
        for column, labels in {
            "channel": "select customer, coalesce(members.label, of_orders.label) as label from of_orders left join members using (customer)",
            "product": f"select customer, label from ({first}) where place = 1",
        }.items():
            db.execute(f"create or replace table labels as {labels}")
            for days in ["null", "180"]:
                header, rows = run(db, "contrast", first_days=f"{days}::int")
                rows = [row for row in rows if row[0] in ("label top", "label rest")]
                for side in ["top", "rest"]:
                    rows.append((f"known {side}", "", sum(row[2] for row in rows if row[0] == f"label {side}")))
                found += [(column, "" if days == "null" else days, *row) for row in rows if not set(',"') & set(row[1])]
        db.execute("drop table labels")
        db.execute("alter table of_orders rename to labels")
        write("coffee_common", ["column", "first_days", *header], found)
    # Product names have commas, so they are written as their places in the order of the names.
    names = [row[0] for row in db.execute("select distinct product from items where product is not null").fetchall()]
    names = {name: place for place, name in enumerate(sorted(names, key=str.encode))}
    most = db.execute("select product from items where product is not null group by product order by count(distinct customer) desc, product limit 1").fetchone()[0]
    product = (own["product"] or most).replace("'", "''")
    labels = own["label"]
    tags = sql("tags")
    for name, label in labels.items():
        tags = tags.replace(name, label)
    db.execute(f"set variable product = '{product}'")
    result = db.execute(tags)
    write(f"{fixture}_tags", [column[0] for column in result.description], result.fetchall())
    for name in ["once", "next_product", "baskets"]:
        header, rows = run(db, name)
        places = [header.index(column) for column in ["x", "y", "product"] if column in header]
        rows = [[names[value] if at in places else value for at, value in enumerate(row)] for row in rows]
        write(f"{fixture}_{name}", header, sorted(rows))
