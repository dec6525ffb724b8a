"""Development factors and Mack's standard errors of the triangle of Taylor and Ashe, independently of the engine:
the variance is carried from age to age by Mack's recursion instead of his closed sum, in exact fractions.

    python3 mack.py > expected/mack.csv

The triangle (G. Taylor, F. Ashe (1983), "Second moments of estimates of outstanding claims", Journal of Econometrics
23, 37-61) is the example of T. Mack (1993), ASTIN Bulletin 23(2), table 1; his results (reserves in thousands: 95, 470,
710, 985, 1419, 2178, 3920, 4279, 4626; standard errors in percent: 80, 26, 19, 27, 29, 26, 22, 23, 29) are asserted below.
"""

from fractions import Fraction as F
from math import sqrt

rows = [
    [357848, 1124788, 1735330, 2218270, 2745596, 3319994, 3466336, 3606286, 3833515, 3901463],
    [352118, 1236139, 2170033, 3353322, 3799067, 4120063, 4647867, 4914039, 5339085],
    [290507, 1292306, 2218525, 3235179, 3985995, 4132918, 4628910, 4909315],
    [310608, 1418858, 2195047, 3757447, 4029929, 4381982, 4588268],
    [443160, 1136350, 2128333, 2897821, 3402672, 3873311],
    [396132, 1333217, 2180715, 2985752, 3691712],
    [440832, 1288463, 2419861, 3483130],
    [359480, 1421128, 2864498],
    [376686, 1363294],
    [344014],
]
n = len(rows)
f, s2, volume = [], [], []
for k in range(n - 1):
    pairs = [(F(r[k]), F(r[k + 1])) for r in rows if len(r) > k + 1]
    volume.append(sum(c for c, _ in pairs))
    f.append(sum(d for _, d in pairs) / volume[k])
    if len(pairs) > 1:
        s2.append(sum(c * (d / c - f[k]) ** 2 for c, d in pairs) / (len(pairs) - 1))
    else:
        s2.append(min(s2[-1] ** 2 / s2[-2], s2[-2], s2[-1]))

print("row,age,cumulative,standard_error")
reserves, errors = [], []
for i, row in enumerate(rows):
    # E and both parts of the error of E: process as if the factors were known, and that of the factors.
    mean, process, estimation = F(row[-1]), F(0), F(0)
    for k in range(len(row) - 1, n - 1):
        process = f[k] ** 2 * process + s2[k] * mean
        estimation = f[k] ** 2 * estimation + s2[k] / volume[k] * mean**2
        mean *= f[k]
        print(f"{i},{k + 1},{float(mean)!r},{sqrt(process + estimation)!r}")
    if len(row) < n:
        reserves.append(float(mean) - row[-1])
        errors.append(sqrt(process + estimation))
assert [round(r / 1000) for r in reserves] == [95, 470, 710, 985, 1419, 2178, 3920, 4279, 4626], reserves
assert round(sum(reserves) / 1000) == 18681
assert [round(100 * e / r) for e, r in zip(errors, reserves)] == [80, 26, 19, 27, 29, 26, 22, 23, 29], errors
