"""The Pareto/NBD model at seeded points all over its domain, by Arb's ball arithmetic.

    pip install python-flint==0.9.0 && python3 pareto_nbd.py > expected/pareto_nbd.csv

The published closed forms (Fader & Hardie 2005, with their two Gauss functions; Fader,
Hardie & Lee 2005 for discounted transactions; the distribution of counts as an integral
over the leaving time) in as many digits as their cancellation takes: not the way the
engine computes them. Derivatives are by the logarithms of the parameters, central
differences of step 1e-40 in 1e-100. Arguments are doubles that read back to the bit.
"""

import random
import sys

from flint import acb, arb, ctx

rng = random.Random(1987)


def spread(low=1e-4, high=1e4):
    return low * (high / low) ** rng.random()


def points():
    for _ in range(100):  # all over
        parameters = [spread() for _ in range(4)]
        age = spread(1e-2, 1e4)
        x = rng.choice([0, 1, 2, int(spread(1, 1e4))])
        recency = 0.0 if x == 0 else age * rng.choice([1.0, rng.random(), 1 - spread(1e-6, 1)])
        yield *parameters, x, min(recency, age), age
    for _ in range(40):  # everyday
        parameters = spread(0.2, 3), spread(2, 60), spread(0.2, 3), spread(2, 60)
        age = rng.uniform(5, 80)
        x = rng.choice([0, 1, 2, 3, 5, 12, 40])
        yield *parameters, x, 0.0 if x == 0 else age * rng.random(), age
    for alpha, beta in [(12.0, 12.0), (12.0, 12.0 + 1e-9), (12.0 + 1e-9, 12.0)]:
        for x, recency, age in [(0, 0.0, 40.0), (3, 0.0, 1e4), (3, 25.5, 40.0), (10_000, 9_999.0, 1e4), (10_000, 1e4, 1e4)]:
            for r, s in [(0.5, 1.0), (1e-4, 1e4)]:
                yield r, alpha, s, beta, x, recency, age


def parts(r, alpha, s, beta, x, recency, age):
    """Those who are there, those who left; both over Gamma(r+x)/Gamma(r)."""
    shape = r + x
    total = shape + s
    lead = alpha**r * beta**s
    alive = lead / ((alpha + age) ** shape * (beta + age) ** s)
    if recency == age:
        return alive, arb(0)
    first, second = (alpha, s + 1, alpha - beta), (beta, shape, beta - alpha)
    if alpha < beta:
        first, second = second, first

    def term(y, base, other, gap):
        z = gap / (base + y)
        return z.hypgeom_2f1(total, other, total + 1) / (base + y) ** total

    gone = term(recency, *first) - term(age, *first)
    # Near z = 1 Arb has no answer for whole s; the other form is a continuation.
    if not gone.is_finite():
        gone = term(recency, *second) - term(age, *second)
    return alive, lead * s / total * gone


def ln_likelihood(r, alpha, s, beta, x, *ages):
    alive, gone = parts(r, alpha, s, beta, x, *ages)
    return (r + x).lgamma() - r.lgamma() + (alive + gone).log()


def enclosed(compute, digits=25):
    for bits in (400, 1_600, 6_400, 25_600, 102_400):
        ctx.prec = bits
        values = compute()
        if all(v.is_finite() and v.rad() <= arb(10) ** -digits * max(abs(v), arb(10) ** -280) for v in values):
            return values
    return None


def expected(r, alpha, s, beta, t):
    if s == 1:
        return r * beta / alpha * ((beta + t) / beta).log()
    return r * beta / (alpha * (s - 1)) * (1 - (beta / (beta + t)) ** (s - 1))


def pmf(r, alpha, s, beta, n, t):
    rising = (arb(n) + r).lgamma() - r.lgamma() - arb(n + 1).lgamma()
    both = rising.exp() * (alpha / (alpha + t)) ** r * (t / (alpha + t)) ** n

    # Over v, tau = t e^-v, cut where 1e-60 of it is left.
    def integrand(v, _):
        tau = t * (-v).exp()
        return s / (beta + tau) * tau * (
            r * (alpha / (alpha + tau)).log() + s * (beta / (beta + tau)).log()
            + n * (tau / (alpha + tau)).log()
        ).exp()

    length = (1 + t / alpha + t / beta).log() + 200
    cuts = [length * k / 32 for k in range(33)]
    # From the far end up, so that the small ones come first.
    gone = sum(acb.integral(integrand, a, b, rel_tol=arb(10) ** -26, abs_tol=arb(10) ** -400).real for a, b in zip(cuts, cuts[1:]))
    return both * (beta / (beta + t)) ** s + rising.exp() * gone


STEP = "1e-40"
print("r,alpha,s,beta,x,t_x,t,horizon,rate,n,ln,d_r,d_alpha,d_s,d_beta,ln_alive,expected,conditional,dert,pmf")
for *parameters, x, recency, age in points():
    horizon = spread(1e-2, 1e4)
    rate = spread(1e-6, 1)
    n = rng.choice([0, 1, 2, int(spread(1, 100))])

    def compute():
        r, alpha, s, beta = (arb(p) for p in parameters)
        ages = arb(recency), arb(age)
        ln = ln_likelihood(r, alpha, s, beta, x, *ages)
        slopes = []
        for k in range(4):
            ends = []
            for sign in (1, -1):
                moved = [arb(p) for p in parameters]
                moved[k] *= (sign * arb(STEP)).exp()
                ends.append(ln_likelihood(*moved, x, *ages))
            slopes.append((ends[0] - ends[1]) / (2 * arb(STEP)))
        alive, gone = parts(r, alpha, s, beta, x, *ages)
        share = alive / (alive + gone)
        rest = r + x, alpha + age, s, beta + age
        z = arb(rate) * rest[3]
        discounted = rest[0] / rest[1] * rest[3] * z ** (s - 1) * z.hypgeom_u(s, s)
        return [
            ln, *slopes, share.log(), expected(r, alpha, s, beta, arb(horizon)),
            share * expected(*rest, arb(horizon)), share * discounted,
        ]

    values = enclosed(compute)
    if values is None:
        print("left out:", *parameters, x, recency, age, file=sys.stderr)
        continue
    ctx.prec = 128
    values.append(pmf(*(arb(p) for p in parameters), n, arb(horizon)))
    print(
        *map(repr, parameters), x, *map(repr, (recency, age, horizon, rate)), n,
        *(v.mid().str(20, radius=False) for v in values), sep=",", flush=True,
    )
