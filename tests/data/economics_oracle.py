"""Unit economics by explicit sums, term by term, to 40 digits: what crates/engine/src/economics is tested against.

No closed form is used: a lifetime is the sum of its survival curve, a discounted value the sum of its discounted
payments, a payback the payment at which the running sum passes the cost. Inputs are random but seeded.

    python3 economics_oracle.py > expected/economics.csv
"""

import csv
import random
import sys
from decimal import Decimal as D
from decimal import getcontext

getcontext().prec = 40

PER_YEAR = {"week": 52, "month": 12, "quarter": 4, "year": 1}
METHODS = ["simple", "marginAdjusted", "retention", "retentionDiscounted", "finiteHorizon", "arppuTotal"]
NEGLIGIBLE = D("1e-24")


def periods_per(period, other):
    """How many of `period` make one `other`."""
    return D(PER_YEAR[period]) / D(PER_YEAR[other])


def random_case(rng):
    period = lambda: rng.choice(list(PER_YEAR))
    number = lambda low, high, digits: D(str(round(rng.uniform(low, high), digits)))
    months = lambda low, high: (number(low, high, 2), "month")
    margin = number(0.1, 1, 3)
    aov = number(5, 5000, 2)
    by_churn = rng.random() < 0.6
    per = period()
    # Enough churn for the sums to end: 5 % a year is a hundredth of that a week.
    churn = number({"week": 0.002, "month": 0.004, "quarter": 0.01, "year": 0.05}[per], 0.9, 4)
    lifetime = ("churn", churn, per) if by_churn else ("span", *months(0.4, 200))
    return {
        "method": rng.choice(METHODS),
        "timing": rng.choice(["atOnce", "endOfPeriod"]),
        "payment_period": period(),
        "aov": aov,
        "orders": number(0.05, 10, 3),
        "orders_per": period(),
        "margin": margin,
        # One case in ten loses money with every order.
        "cost": (aov * margin * number(0, 1.1, 3)).quantize(D("0.01")),
        "lifetime": lifetime[0],
        "lifetime_value": lifetime[1],
        "lifetime_per": lifetime[2],
        "rate": number(0, 0.6, 4) if rng.random() < 0.9 else D(0),
        "rate_per": period(),
        "horizon": number(0.5, 40, 2) if rng.random() < 0.6 else D(rng.randint(1, 40)),
        "horizon_unit": period(),
        "revenue": number(1e4, 1e7, 2),
        "revenue_per": period(),
        "payers": D(rng.randint(1, 20000)),
        "loyalty": number(0.5, 12, 2),
        "loyalty_unit": period(),
        "spend": number(1e3, 1e7, 2),
        "base_margin": number(0.1, 1, 3) if rng.random() < 0.7 else None,
        "cac": number(1, 4000, 2),
        "target_payback": number(0.5, 60, 1),
    }


def survival(case):
    """S(t) for t = 0, 1, … until next to nobody is left."""
    method, period = case["method"], case["payment_period"]
    if method == "arppuTotal":
        kind, value, per = "span", case["loyalty"], case["loyalty_unit"]
    else:
        kind, value, per = case["lifetime"], case["lifetime_value"], case["lifetime_per"]
    if kind == "span":
        span = value * periods_per(period, per)
        if method not in ("retention", "retentionDiscounted"):
            while span > 0:
                yield min(span, D(1))
                span -= 1
            return
        stays = 1 - min(1 / span, D(1))
    else:
        stays = (1 - value) ** (1 / periods_per(period, per))
    share = D(1)
    while share > NEGLIGIBLE * (1 - stays):
        yield share
        share *= stays


def earned_back(payments, counted, cost):
    """Periods until `cost` is reached; counted[n] is the part of payment n that the horizon counts."""
    if sum(p * c for p, c in zip(payments, counted)) <= cost:
        return None
    total = D(0)
    for n, payment in enumerate(payments):
        if total + payment * counted[n] >= cost:
            return n + (cost - total) / payment
        total += payment * counted[n]
    raise AssertionError("not reached")


def answers(case):
    method, period = case["method"], case["payment_period"]
    contribution = True
    if method == "arppuTotal":
        value = case["revenue"] * periods_per(case["revenue_per"], period) / case["payers"]
        cac = case["spend"] / case["payers"]
        if case["base_margin"] is None:
            contribution = False
        else:
            value *= case["base_margin"]
    else:
        frequency = case["orders"] * periods_per(case["orders_per"], period)
        cac = case["cac"]
        if method == "simple":
            contribution = False
            value = frequency * case["aov"]
        else:
            value = frequency * (case["aov"] * case["margin"] - case["cost"])

    shares = list(survival(case))
    discounts = method in ("retentionDiscounted", "finiteHorizon")
    first = 1 if discounts and case["timing"] == "endOfPeriod" else 0
    factor = (1 + case["rate"]) ** (1 / periods_per(period, case["rate_per"])) if discounts else D(1)
    payments, worth = [], factor**first
    for share in shares[first:]:
        payments.append(value * share / worth)
        worth *= factor
    counted = [D(1)] * len(payments)
    if method == "finiteHorizon":
        horizon = case["horizon"] * periods_per(period, case["horizon_unit"])
        counted = [max(min(horizon - n, D(1)), D(0)) for n in range(len(payments))]
    ltv = sum(p * c for p, c in zip(payments, counted))
    in_months = periods_per("month", period)

    out = {"value_per_period": value, "lifetime_periods": sum(shares), "ltv": ltv}
    if contribution:
        out["net"], out["ratio"] = ltv - cac, ltv / cac
        plain = [value * share for share in shares]
        paybacks = {
            "payback_simple": cac / value if value > 0 else None,
            "payback_with_churn": earned_back(plain, [D(1)] * len(plain), cac),
            "payback": earned_back(payments, counted, cac),
        }
        for name, periods in paybacks.items():
            out[name] = "never" if periods is None else periods * in_months
        if value > 0:
            target, earned = case["target_payback"] / in_months, D(0)
            for n, (payment, part) in enumerate(zip(payments, counted)):
                earned += payment * min(max(target - n, D(0)), part)
            out["allowed_for_payback"] = earned
    elif method == "arppuTotal":
        out["net"] = ltv - cac
    return out


OUTPUTS = [
    "value_per_period",
    "lifetime_periods",
    "ltv",
    "net",
    "ratio",
    "payback_simple",
    "payback_with_churn",
    "payback",
    "allowed_for_payback",
]


def text(value):
    if isinstance(value, D):
        return format(+value.normalize(), ".17g") if value else "0"
    return "" if value is None else value


def main():
    rng = random.Random(20260601)
    writer = None
    for _ in range(240):
        case = random_case(rng)
        found = answers(case)
        row = case | {name: found.get(name) for name in OUTPUTS}
        if writer is None:
            writer = csv.DictWriter(sys.stdout, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({name: text(value) for name, value in row.items()})


main()
