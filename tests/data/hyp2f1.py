"""Values of 2F1(a, b; c; z), enclosed by Arb's ball arithmetic and computed again by
mpmath; where mpmath is late (10 s) or differs, which it tells, Arb's stands: it is proven.

    pip install mpmath==1.4.1 python-flint==0.9.0
    python3 hyp2f1.py > expected/hyp2f1.csv

Arguments are doubles, written so that they read back to the bit; ln is ln 2F1 to 25
digits. Points are seeded: those of the purchase models, parameters log-uniform from
1e-4 to 1e4 and counts to 10,000, and corners.
"""

import random
import signal
import sys

from flint import arb, ctx
from mpmath import hyp2f1, log, mp, mpf, nstr

rng = random.Random(1907)


def spread(low=1e-4, high=1e4):
    return low * (high / low) ** rng.random()


def count():
    kind = rng.randrange(4)
    if kind == 0:
        return rng.randrange(4)
    return int(spread(1, 1e4))


def share():
    """t/(alpha + T + t), (large - small)/(large + t) and the like; near 1 too."""
    kind = rng.randrange(4)
    if kind == 0:
        return rng.random()
    if kind == 1:
        return 1 - spread(1e-12, 1)
    if kind == 2:
        return spread(1e-8, 1)
    alpha, age, ahead = spread(), rng.choice([0.0, spread(1, 1e4)]), spread(1, 1e4)
    return ahead / (alpha + age + ahead)


def points():
    for _ in range(140):
        r, a, b, x = spread(), spread(), spread(), count()
        yield "bg-nbd", r + x, b + x, a + b + x - 1, share()
    for _ in range(80):  # everyday parameters
        r, a, b, x = spread(0.1, 3), spread(0.3, 5), spread(0.5, 10), count()
        yield "bg-nbd", r + x, b + x, a + b + x - 1, share()
    for _ in range(60):
        r, a, b, x = spread(), spread(), spread(), count()
        yield "mbg-nbd", r + x, b + x + 1, a + b + x, share()
    for _ in range(100):
        r, s, x = spread(), spread(), count()
        yield "pareto-nbd", r + s + x, rng.choice([s + 1, r + x]), r + s + x + 1, share()
    for _ in range(30):  # alternating: taken to positive arguments
        r, s, x = spread(), spread(), count()
        yield "pareto-nbd", r + s + x, s + 1, r + s + x + 1, -spread(1e-4, 1e6)
    grid = [(1e-4, 1e-4), (1e-4, 1e4), (1e4, 1e-4), (1e4, 1e4), (1.0, 1.0), (10000.25, 10002.43)]
    for a, b in grid:
        for c in (1e-4, 1.0, a + b, a + b + 0.5, max(a, b) + 1e-4, b - 0.9):
            for z in (1e-300, 0.5, 0.99, 1 - 2**-53):
                if c > 0 and (c > min(a, b) - 2 or z <= 0.5):
                    yield "corner", a, b, c, z


def by_arb(a, b, c, z):
    """ln 2F1, enclosed to 26 digits."""
    for bits in (200, 1_000, 5_000, 20_000, 80_000):
        ctx.prec = bits
        ln = arb(z).hypgeom_2f1(arb(a), arb(b), arb(c)).log()
        if ln.rad() < arb(10) ** -26 * abs(ln).max(1):
            return ln
    raise ArithmeticError("not enclosed")


def by_mpmath(a, b, c, z):
    mp.dps = 40
    signal.alarm(10)
    try:
        return log(hyp2f1(a, b, c, z, maxprec=400_000, maxterms=10**7))
    finally:
        signal.alarm(0)


def late(*_):
    raise TimeoutError


signal.signal(signal.SIGALRM, late)
print("kind,a,b,c,z,ln")
for kind, *point in points():
    if point[2] <= 0 or not point[3] < 1:
        continue
    proven = by_arb(*point)
    try:
        other = by_mpmath(*point)
        if not abs(other - mpf(proven.mid().str(40, radius=False))) < 1e-22 * max(1, abs(other)):
            print("mpmath differs:", *point, nstr(other, 25), proven, file=sys.stderr)
    except (ArithmeticError, TimeoutError, ValueError) as error:
        print("mpmath gives none:", *point, repr(error), file=sys.stderr)
    print(kind, *map(repr, point), proven.mid().str(25, radius=False), sep=",")
