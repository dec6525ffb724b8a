"""Reads the synthetic shop's orders on its own and compares with expected/coffee.json.

Plain Python: its own Big5 codec, csv module and calendar. Run from this folder.
"""

import collections
import csv
import datetime
import io
import json
import unicodedata

LAST_DAY = datetime.date(2025, 6, 30)

expected = json.load(open("../expected/coffee.json", encoding="utf-8"))
text = open("../../../www/samples/coffee/orders.csv", "rb").read().decode("big5")
records = list(csv.reader(io.StringIO(text, newline="")))
above = expected["orders"]["rows_above_header"]
header, rows = records[above], records[above + 1 :]

found = collections.Counter()
orders, refunds, total = {}, [], 0
for row in rows:
    if row == header:
        found["repeated_headers"] += 1
        continue
    number, member, date, _, _, amount, status, _ = row
    if number == "合計":
        found["totals_lines"] += 1
        assert int(amount) == total == expected["orders"]["totals_line_amount"]
        continue
    try:
        amount = int(unicodedata.normalize("NFKC", amount).replace("NT$", "").replace(",", ""))
        total += amount
    except ValueError:
        found["unreadable_amount"] += 1
        continue
    try:
        year, month, day = map(int, unicodedata.normalize("NFKC", date).split("/"))
        date = datetime.date(year + 1911, month, day)
    except ValueError:
        found["impossible_date"] += 1
        continue
    if date > LAST_DAY:
        found["future_date"] += 1
    elif not member:
        found["missing_customer"] += 1
    elif status == "已取消":
        found["cancelled"] += 1
    elif status == "未付款":
        found["unpaid"] += 1
    elif amount < 0:
        refunds.append((date, number, member, amount))
    elif number in orders:
        found["duplicates"] += 1
    else:
        found["zero_amount"] += amount == 0
        orders[number] = [member, date, amount]

kinds = collections.Counter()
for date, number, member, amount in refunds:
    if number in orders:
        order = orders[number]
        kinds["in_full" if order[2] + amount == 0 else "in_part"] += 1
    else:
        own = [o for o in orders.values() if o[0] == member and o[1] <= date and o[2] >= -amount]
        kinds["of_latest" if own else "of_nothing"] += 1
        if not own:
            continue
        order = max(own, key=lambda o: o[1])
    order[2] += amount
    if order[2] == 0:
        order[0] = None

assert len(rows) == expected["orders"]["rows_below_header"]
for name, count in found.items():
    assert expected["orders"][name] == count, name
assert list(expected["orders"]["refund_rows"].values()) == [
    kinds[k] for k in ("in_full", "of_latest", "in_part", "of_nothing")
]
kept = [order for order in orders.values() if order[0]]
customers = collections.Counter(order[0] for order in kept)
ledger = expected["ledger"]
assert ledger["orders"] == len(kept)
assert ledger["customers"] == len(customers)
assert ledger["customers_with_repeat"] == sum(count > 1 for count in customers.values())
assert ledger["revenue"] == sum(order[2] for order in kept)
print("as expected:", dict(found), dict(kinds), ledger)
