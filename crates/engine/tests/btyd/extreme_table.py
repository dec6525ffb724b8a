"""Writes extreme_table.rs: python3 extreme_table.py > extreme_table.rs (needs mpmath).

BG/NBD by the formulas as they stand in Fader, Hardie & Lee (2005), in as many digits
as it takes; DERT by integrating over the time ahead.
"""

import mpmath
from mpmath import mp, mpf

mp.dps = 40
# r, alpha, a, b; x, t_x, T; horizon; rate
CASES = """
0.2426 4.4136 0.7929 2.4259   2 30.43 38.86   39 0.002
0.2426 4.4136 0.7929 2.4259   0 0 39          520 0.002
0.2426 4.4136 0.7929 2.4259   26 30.857 31    52 0.01
0.2426 4.4136 0.7929 2.4259   26 30.857 31    0.01 0.01
0.2426 4.4136 1.00001 2.4259  3 12 31         52 0.01
0.2426 4.4136 0.3 0.6999      1 12 31         52 0.01
5 12 0.01 0.3                 4 100 120       1000 0.0001
30 2 40 900                   150 38 40       52 0.01
0.001 100 0.05 7              0 0 3000        3000 0.001
900 7000 0.4 1.6              12 99 101       365 0.0003
0.5 0.02 2 30                 800 399 400     400 0.05
3 0.01 0.7 5                  0 0 0           2000 0.001
""".split("\n")


def future(r, alpha, a, b, t):
    c = a + b - 1
    z = t / (alpha + t)
    return c / (a - 1) * (1 - (1 - z) ** r * mpmath.hyp2f1(r, b, c, z))


def rate_ahead(r, alpha, a, b, s):
    return r / alpha * mpmath.hyp2f1(r + 1, a, a + b, -s / alpha)


def row(line):
    r, alpha, a, b, x, t_x, t, horizon, rate = (mpf(float(text)) for text in line.split())
    odds = a / (b + x - 1) * ((alpha + t) / (alpha + t_x)) ** (r + x) if x > 0 else mpf(0)
    alive = 1 / (1 + odds)
    after = (r + x, alpha + t, a, b + x)
    likelihood = (
        mpmath.log(mpmath.beta(a, b + x) / mpmath.beta(a, b))
        + mpmath.loggamma(r + x)
        - mpmath.loggamma(r)
        + r * mpmath.log(alpha)
        - (r + x) * mpmath.log(alpha + t)
        + mpmath.log(1 + odds)
    )
    expected = alive * future(*after, horizon)
    # Equal steps on the scale of the rate and of the decay of purchases.
    ends = [0] + [after[1] * mpf(10) ** k for k in range(-2, 2)]
    ends = [end for end in ends if end < 20 / rate] + [k / rate for k in (20, 40, 80, 120)]
    mp.dps = 25
    discounted = alive * mpmath.quad(
        lambda s: mpmath.exp(-rate * s) * rate_ahead(*after, s), sorted(ends)
    )
    mp.dps = 40
    numbers = ", ".join(repr(float(text)) for text in line.split()[:4])
    known = ", ".join(repr(float(text)) for text in line.split()[4:])
    values = ", ".join(repr(float(v)) for v in (likelihood, alive, expected, discounted))
    print(f"    ([{numbers}], [{known}], [{values}]),")


rows = [line for line in CASES if line.strip()]
print("//! By mpmath with 40 digits: `extreme_table.py`.")
print("#![allow(clippy::unreadable_literal, clippy::excessive_precision)]")
print("\n/// Parameters r, α, a, b; x, `t_x`, T, horizon, rate; ln L, P(alive), expected, DERT.")
print("pub(crate) const BG_NBD: [([f64; 4], [f64; 5], [f64; 4]); %d] = [" % len(rows))
for line in rows:
    row(line)
print("];")

# r, alpha, a, b; t
CORNERS = """
1e-4 1e-4 1e-4 1e-4 1e4
1e4 1e-4 0.5 2 1e4
1e-4 1e4 1e4 1e-4 1e4
1e4 1e4 1e4 1e4 1e4
2 1e-4 1e-4 1e4 1e4
50 1 1e3 1e-4 100
0.3 1e-4 3 1e4 1e4
1e4 1e2 0.7 1e4 1e4
20 1 0.001 0.001 1000
"""
mp.dps = 50
corners = [line.split() for line in CORNERS.split("\n") if line.strip()]
print("\n/// Parameters r, α, a, b, t; E[X(t)].")
print("pub(crate) const CORNERS: [([f64; 5], f64); %d] = [" % len(corners))
for texts in corners:
    value = future(*(mpf(float(text)) for text in texts))
    numbers = ", ".join(repr(float(text)) for text in texts)
    print(f"    ([{numbers}], {float(value)!r}),")
print("];")
