"""Counts the sales in presets/*.csv by the roles in presets/presets.tsv.

Writes presets/expected.tsv. Plain Python. Run from this folder.
"""

import csv

FOLDER = "../presets/"
ROLES = "customer order_id date amount status refunded currency product channel quantity cost email phone name opt_in"
COLUMNS = "preset file rows_above_header rows_below_header order_ids no_sale sale_without_customer sales customers gross refunded"

presets = list(csv.DictReader(open(FOLDER + "presets.tsv", encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))


def number(cell):
    return float(cell.replace("NT$", "").replace(",", "") or 0)


def measure(preset):
    rows = list(csv.reader(open(FOLDER + preset["file"], encoding="utf-8-sig", newline="")))
    signature = preset["signature"].split("|")
    top = next(i for i, row in enumerate(rows) if all(name in row for name in signature))
    header = rows[top]
    others = [p for p in presets if p is not preset and all(n in header for n in p["signature"].split("|"))]
    assert not others, (preset["preset"], others)

    def cell(row, role):
        names = [name for name in preset[role].split("|") if name in header]
        assert names or not preset[role], (preset["preset"], role)
        return row[header.index(names[0])] if names else ""

    orders = {}
    for at, row in enumerate(rows[top + 1 :]):
        if row == header or not (cell(row, "order_id") or cell(row, "status")):
            continue
        for role in ROLES.split():
            cell(row, role)
        order = orders.setdefault(cell(row, "order_id") or at, {"status": "", "customer": "", "amount": 0, "refunded": 0})
        order["status"] = order["status"] or cell(row, "status")
        order["customer"] = order["customer"] or cell(row, "customer")
        amount = number(cell(row, "amount"))
        order["amount"] = order["amount"] + amount if preset["rows"] == "lines" else order["amount"] or amount
        order["refunded"] = max(order["refunded"], number(cell(row, "refunded")))
    words = preset["sales"].split("|")
    all_sales = [order for order in orders.values() if order["status"] in words]
    sales = [order for order in all_sales if order["customer"]]
    return [
        preset["preset"],
        preset["file"],
        top,
        len(rows) - top - 1,
        len(orders),
        len(orders) - len(all_sales),
        len(all_sales) - len(sales),
        len(sales),
        len({order["customer"] for order in sales}),
        "%.2f" % sum(order["amount"] for order in sales),
        "%.2f" % sum(order["refunded"] for order in sales),
    ]


lines = ["\t".join(map(str, measure(preset))) for preset in presets]
with open(FOLDER + "expected.tsv", "w", encoding="utf-8", newline="\n") as file:
    file.write("\n".join(["\t".join(COLUMNS.split()), *lines]) + "\n")
