"""Converts CDNOW_sample.txt (package `lifetimes` 0.11.3 on PyPI) to www/samples/cdnow.csv.

    pip download --no-deps lifetimes==0.11.3 && unzip Lifetimes-0.11.3-py3-none-any.whl
    python3 cdnow.py lifetimes/datasets/CDNOW_sample.txt ../../www/samples/cdnow.csv

The source has five columns separated by spaces: id in the master file, id in the sample,
date (yyyymmdd), number of CDs, dollar value. Rows keep their order, amounts their digits.
"""

import sys

source, target = sys.argv[1:]
with open(source, encoding="ascii") as rows, open(target, "w", encoding="ascii", newline="\n") as out:
    out.write("customer_id,date,cds,amount\n")
    for row in rows:
        _, customer, date, cds, amount = row.split()
        out.write(f"{customer},{date[:4]}-{date[4:6]}-{date[6:]},{cds},{amount}\n")
