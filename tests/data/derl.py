"""Discounted survival under sBG and BdW at extreme parameters, by mpmath.

sBG by Gauss's function (Fader & Hardie 2010), with c = 1 beside; BdW added up term by term
until nothing is left. Prints gamma,delta,c,rate,first,value: the sum of S(t)/(1+rate)^t over
t = first, first+1, … (seeded points and corners). `pip install mpmath==1.4.1`
"""

import random

import mpmath as mp

# ln Γ at arguments of 1e21 and more takes so many digits for the few that are left.
mp.mp.dps = 80


def sbg(gamma, delta, rate, first):
    s = mp.beta(gamma, delta + first) / mp.beta(gamma, delta)
    z = 1 / (1 + rate)
    return s * z**first * mp.hyp2f1(1, delta + first, gamma + delta + first, z)


def bdw(gamma, delta, c, rate, first):
    z, below = 1 / (1 + rate), mp.loggamma(delta) - mp.loggamma(gamma + delta)
    total, t = mp.mpf(0), first
    while True:
        y = delta + mp.mpf(t) ** c
        term = mp.exp(mp.loggamma(y) - mp.loggamma(gamma + y) - below) * z**t
        total += term
        t += 1
        # All that is left is below that of the discount alone.
        if term / rate < mp.mpf("1e-19") * total:
            return total


def main():
    print("gamma,delta,c,rate,first,value")
    rng = random.Random(5)
    points = []
    for gamma in (1e-3, 0.7, 30.0, 5e3):
        for delta in (1e-3, 1.2, 400.0, 1e4):
            points.append((gamma, delta, 1.0, rng.choice([1e-4, 0.001, 0.008, 0.1, 2.0]), rng.choice([0, 1, 40])))
    for _ in range(24):
        gamma, delta = (10 ** rng.uniform(-3, 3) for _ in range(2))
        points.append((gamma, delta, 1.0, 10 ** rng.uniform(-5, 0.5), rng.choice([0, 3, 100, 1000])))
    for c in (0.02, 0.3, 1.0, 2.5, 12.0):
        for gamma, delta in ((0.01, 0.5), (1.5, 80.0), (300.0, 5000.0), (0.2, 1e-3)):
            rate = rng.choice([0.005, 0.0079, 0.0081, 0.02, 0.1, 1.0])
            points.append((gamma, delta, c, rate, rng.choice([0, 2, 60])))
    for gamma, delta, c, rate, first in points:
        exact = [mp.mpf(repr(one)) for one in (gamma, delta, c, rate)]
        own = sbg(exact[0], exact[1], exact[3], first) if c == 1.0 else bdw(*exact, first)
        if own > mp.mpf("1e-290"):
            print(f"{gamma!r},{delta!r},{c!r},{rate!r},{first},{mp.nstr(own, 17)}", flush=True)


main()
