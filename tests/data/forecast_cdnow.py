"""What the scorecard and the tracking chart of CDNOW must be, computed on their own.

Reads the sample's orders, fits with the package `lifetimes` 0.11.3 (to tight
tolerances), and forecasts the holdout from 1997-10-01 to 1998-06-30.
Prints name,value lines. `pip install lifetimes==0.11.3 setuptools`.
"""

import csv
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

import numpy as np
from lifetimes import BetaGeoFitter, ModifiedBetaGeoFitter, ParetoNBDFitter

HERE = Path(__file__).parent
END = date(1997, 9, 30)
LAST = date(1998, 6, 30)
WEEK = 7.0

days = defaultdict(set)
with open(HERE / "../../www/samples/cdnow.csv") as file:
    for row in csv.DictReader(file):
        days[row["customer_id"]].add(date.fromisoformat(row["date"]))

holdout = (LAST - END).days
x, t_x, t, actual, before, born = [], [], [], [], [], []
for customer in sorted(days):
    own = sorted(days[customer])
    seen = [day for day in own if day <= END]
    x.append(len(seen) - 1)
    t_x.append((seen[-1] - seen[0]).days / WEEK)
    t.append((END - seen[0]).days / WEEK)
    actual.append(len(own) - len(seen))
    before.append(sum((END - day).days < holdout for day in seen[1:]))
    born.append(seen[0])
x, t_x, t, actual, before = map(np.array, (x, t_x, t, actual, before))


def out(name, value):
    print(f"{name},{value:.10g}")


def tenth(values):
    """By how much each belongs to the best tenth, ties by their share."""
    places = len(values) / 10
    weights = np.zeros(len(values))
    for value in sorted(set(values), reverse=True):
        same = values == value
        weights[same] = min(1.0, places / same.sum())
        places -= same.sum() * weights[same][0]
        if places <= 1e-12:
            break
    return weights


def score(name, foretold):
    off = foretold - actual
    out(f"{name}.total", foretold.sum())
    out(f"{name}.mae", np.abs(off).mean())
    out(f"{name}.rmse", np.sqrt((off**2).mean()))
    # Foretold numbers of equal statistics are equal but for rounding.
    share = (tenth(actual) * tenth(np.round(foretold, 9))).sum() / (len(actual) / 10)
    out(f"{name}.top_decile", share)


def frequencies(name, numbers):
    for count in range(8):
        members = x >= count if count == 7 else x == count
        out(f"{name}.by_frequency.{count}", numbers[members].mean())


out("actual", actual.sum())
frequencies("actual", actual)
score("last-period", before.astype(float))
score("mean-frequency", x / t * holdout / WEEK)

for name, fitter, options in [
    ("bg-nbd", BetaGeoFitter(), {"tol": 1e-12}),
    ("mbg-nbd", ModifiedBetaGeoFitter(), {"tol": 1e-7}),
    # A simplex: its tolerance is of the parameters too.
    ("pareto-nbd", ParetoNBDFitter(), {"tol": 1e-10, "maxiter": 20000}),
]:
    fitter.fit(x, t_x, t, **options)
    print(name, dict(fitter.params_), file=sys.stderr)
    foretold = np.array(
        fitter.conditional_expected_number_of_purchases_up_to_time(
            holdout / WEEK, x, t_x, t
        ),
        dtype=float,
    )
    score(name, foretold)
    frequencies(name, foretold)
    for until in [date(1997, 6, 3), date(1997, 12, 30), LAST]:
        ages = np.array([(until - day).days / WEEK for day in born])
        ages = ages[ages > 0]
        expected = np.array(
            fitter.expected_number_of_purchases_up_to_time(ages), dtype=float
        )
        out(f"{name}.expected.{until.isoformat()}", expected.sum())
