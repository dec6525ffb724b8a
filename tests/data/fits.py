"""Fits of quite different shops by other means than the engine's.

Draws five shops (seeded), adds the sample transactions of the package `lifetimes`, and
writes one line per customer to `fits/customers.csv`. Then maximises each likelihood with
SciPy (Nelder and Mead's simplex from several starts, started anew at its end until nothing
is gained), written down from the papers and not as the engine reckons; of Pareto/NBD the
integral over the moment of leaving is taken by Gauss and Legendre's rule. At the maximum
mpmath (and Arb) computes the likelihood and the forecasts of five customers again to 20 digits and more, by
the published closed forms where there are any. `lifetimes` itself fits as well: where it
converges its likelihood must not be above.

Prints `expected/fits.csv`: shop,model,what,value.

pip install lifetimes==0.11.3 setuptools numpy scipy mpmath==1.4.1 python-flint==0.9.0
"""

import contextlib
import csv
import sys
import warnings
from datetime import date
from pathlib import Path

import flint
import mpmath as mp
import numpy as np
from scipy.optimize import minimize
from scipy.special import betaln, gammaln

warnings.filterwarnings("ignore")
mp.mp.dps = 25
flint.ctx.prec = 120
HERE = Path(__file__).parent
RATE = float(np.log(1.1) / 365.25)
HORIZONS = (91, 365)


# The shops: lists of (days with an order, amounts), and the last day.


def spending(rng, p, q, gamma):
    nu = rng.gamma(q) / gamma
    return lambda: max(0.01, round(rng.gamma(p) / nu, 2))


def shop(seed, customers, days, start, draw, spend):
    rng = np.random.default_rng(seed)
    people = []
    for _ in range(customers):
        first = int(rng.integers(0, start))
        amount = spending(rng, *spend)
        own = sorted({first, *(first + int(age) for age in draw(rng, days - first) if age >= 1)})
        people.append((own, [amount() for _ in own]))
    return people, days


def after_purchase(r, alpha, a, b, first):
    def draw(rng, until):
        rate, p, age = rng.gamma(r) / alpha, rng.beta(a, b), 0.0
        if first and rng.random() < p:
            return
        while True:
            age += rng.exponential() / rate
            if age > until:
                return
            yield age
            if rng.random() < p:
                return

    return draw


def at_any_time(r, alpha, s, beta):
    def draw(rng, until):
        rate, stays, age = rng.gamma(r) / alpha, rng.exponential() * beta / rng.gamma(s), 0.0
        while True:
            age += rng.exponential() / rate
            if age > min(until, stays):
                return
            yield age

    return draw


def by_rhythm(shape, gap, a, b):
    def draw(rng, until):
        p, age = rng.beta(a, b), 0.0
        while rng.random() >= p:
            age += rng.gamma(shape) * gap / shape
            if age > until:
                return
            yield age

    return draw


def transactions():
    """Sample transactions of `lifetimes` (MIT); they have no amounts."""
    import lifetimes

    path = Path(lifetimes.__file__).parent / "datasets/example_transactions.csv"
    days = {}
    with open(path) as file:
        for row in csv.DictReader(file):
            day = date.fromisoformat(row["date"][:10]).toordinal()
            days.setdefault(row["id"], set()).add(day)
    own = [sorted(days[customer]) for customer in sorted(days, key=int)]
    return [(days, None) for days in own], max(days[-1] for days in own)


def shops():
    return {
        "coffee": shop(11, 300, 540, 200, after_purchase(2.0, 14.0, 0.3, 12.0, True), (8.0, 4.0, 60.0)),
        "furniture": shop(12, 900, 2200, 1500, at_any_time(0.4, 900.0, 0.5, 1500.0), (3.0, 3.5, 15000.0)),
        "rhythm": shop(13, 400, 720, 400, by_rhythm(8.0, 30.0, 1.0, 6.0), (60.0, 12.0, 100.0)),
        "once": shop(14, 1500, 700, 500, after_purchase(1.0, 60.0, 2.0, 0.4, True), (2.0, 2.5, 40.0)),
        "tiny": shop(15, 150, 400, 200, at_any_time(0.8, 40.0, 0.6, 80.0), (6.0, 4.0, 15.0)),
        "transactions": transactions(),
    }


def statistics(people, last):
    rows = []
    for days, amounts in people:
        x = len(days) - 1
        mean = None if amounts is None or x == 0 else round(float(np.mean(amounts[1:])), 4)
        rows.append((x, days[-1] - days[0], last - days[0], mean))
    return rows


# Likelihoods of one customer each, vectors in, written from the papers.


def bg(theta, x, t_x, t, first=0):
    """Fader, Hardie & Lee (2005), equation 6; with `first` Batislam et al. (2007)."""
    r, alpha, a, b = theta
    m = x + first
    shared = gammaln(r + x) - gammaln(r) + r * np.log(alpha) - betaln(a, b)
    there = betaln(a, b + m) - (r + x) * np.log(alpha + t)
    left = np.where(m > 0, betaln(a + 1, np.maximum(b + m - 1, 1e-300)) - (r + x) * np.log(alpha + t_x), -np.inf)
    return shared + np.logaddexp(there, left)


def mbg(theta, x, t_x, t):
    return bg(theta, x, t_x, t, first=1)


NODES, WEIGHTS = np.polynomial.legendre.leggauss(120)


def pareto(theta, x, t_x, t):
    """Schmittlein, Morrison & Colombo (1987): there at T, or left at τ in t_x ..= T."""
    r, alpha, s, beta = theta
    shared = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
    there = -(r + x) * np.log(alpha + t) - s * np.log1p(t / beta)
    # Over ln(c + τ), in which both factors are smooth.
    c = min(alpha, beta)
    low, high = np.log(c + t_x), np.log(c + t)
    half, middle = (high - low) / 2, (high + low) / 2
    v = middle[:, None] + half[:, None] * NODES
    tau = np.exp(v) - c
    logs = v - (r + x)[:, None] * np.log(alpha + tau) - (s + 1) * np.log1p(tau / beta)
    top = logs.max(axis=1)
    left = top + np.log(np.maximum(half * (WEIGHTS * np.exp(logs - top[:, None])).sum(axis=1), 1e-300))
    return shared + np.logaddexp(there, np.log(s / beta) + left)


def nbd(theta, x, t_x, t):
    r, alpha = theta
    return gammaln(r + x) - gammaln(r) + r * np.log(alpha) - (r + x) * np.log(alpha + t)


def gamma_gamma(theta, x, z):
    """Fader & Hardie (2013), equation 1a."""
    p, q, gamma = theta
    return (
        -betaln(p * x, q) + q * np.log(gamma) + (p * x - 1) * np.log(z)
        + p * x * np.log(x) - (p * x + q) * np.log(gamma + x * z)
    )


# A shape that runs away ends here: from there on it gains a hundredth of a millionth.
END = np.log(1e6)


def maximum(density, weights, starts, ages=()):
    def off(logs):
        if any(abs(log) > END for place, log in enumerate(logs) if place not in ages):
            return 1e300
        value = -(weights * density(np.exp(logs))).sum()
        return value if np.isfinite(value) else 1e300

    best = None
    for start in starts:
        at, gain = np.log(start), 1.0
        value = off(at)
        while gain > 1e-10:
            step = minimize(off, at, method="Nelder-Mead",
                            options={"xatol": 1e-11, "fatol": 1e-12, "maxiter": 6000, "maxfev": 6000})
            gain, value, at = value - step.fun, step.fun, step.x
        if best is None or value < best[0] - 1e-9:
            best = value, at
    return -best[0], [float(one) for one in np.exp(best[1])]


# The same and the forecasts with many digits.


class AfterPurchase:
    def __init__(self, theta, first):
        self.r, self.alpha, self.a, self.b = map(mp.mpf, theta)
        self.first = first

    def log_likelihood(self, x, t_x, t):
        r, alpha, a, b, m = self.r, self.alpha, self.a, self.b, x + self.first
        value = mp.beta(a, b + m) / (alpha + t) ** (r + x)
        if m > 0:
            value += mp.beta(a + 1, b + m - 1) / (alpha + t_x) ** (r + x)
        return mp.log(value * mp.rf(r, x) * alpha**r / mp.beta(a, b))

    def p_alive(self, x, t_x, t):
        m = x + self.first
        if m == 0:
            return mp.mpf(1)
        odds = self.a / (self.b + m - 1) * ((self.alpha + t) / (self.alpha + t_x)) ** (self.r + x)
        return 1 / (1 + odds)

    def ahead(self, x, t, rate, end):
        """∫ e^−δu E[λ e^−λpu] du of one who is there: over λ a power, over p Gauss's
        function, over u by Arb."""
        arb = lambda number: flint.acb(mp.nstr(number, 25))
        shape, alpha, a, b = map(arb, (self.r + x, self.alpha + t, self.a, self.b + x + self.first))
        rate, ab = arb(mp.mpf(rate)), a + b

        def at(u, _):
            return (-rate * u).exp() * (-u / alpha).hypgeom_2f1(shape + 1, a, ab)

        places = [mp.mpf(0), *(end * mp.mpf(10) ** k for k in (-4, -3, -2, -1)), end]
        parts = [flint.acb.integral(at, arb(low), arb(high)) for low, high in zip(places, places[1:])]
        whole = (shape / alpha * sum(parts, flint.acb(0))).real
        assert whole.rel_accuracy_bits() > 55, whole
        return mp.mpf(whole.mid().str(25, radius=False))

    def orders(self, x, t_x, t, horizon):
        return self.p_alive(x, t_x, t) * self.ahead(x, t, 0, mp.mpf(horizon))

    def dert(self, x, t_x, t, rate):
        return self.p_alive(x, t_x, t) * self.ahead(x, t, rate, 60 / rate)


class Pareto:
    def __init__(self, theta):
        self.r, self.alpha, self.s, self.beta = map(mp.mpf, theta)

    def parts(self, x, t_x, t):
        """Fader & Hardie (2005), "A note on deriving the Pareto/NBD model"."""
        r, alpha, s, beta = self.r, self.alpha, self.s, self.beta
        top, low, second = max(alpha, beta), abs(alpha - beta), (s + 1 if alpha >= beta else r + x)

        def part(y):
            f = mp.hyp2f1(r + s + x, second, r + s + x + 1, low / (top + y))
            return f / (top + y) ** (r + s + x)

        there = 1 / ((alpha + t) ** (r + x) * (beta + t) ** s)
        left = s / (r + s + x) * (part(t_x) - part(t))
        return there, left

    def log_likelihood(self, x, t_x, t):
        shared = mp.rf(self.r, x) * self.alpha**self.r * self.beta**self.s
        return mp.log(shared * sum(self.parts(x, t_x, t)))

    def p_alive(self, x, t_x, t):
        there, left = self.parts(x, t_x, t)
        return there / (there + left)

    def orders(self, x, t_x, t, horizon):
        r, alpha, s, beta = self.r, self.alpha, self.s, self.beta
        mean = (r + x) * (beta + t) / ((alpha + t) * (s - 1))
        return self.p_alive(x, t_x, t) * mean * (1 - ((beta + t) / (beta + t + horizon)) ** (s - 1))

    def dert(self, x, t_x, t, rate):
        r, alpha, s, beta = self.r, self.alpha, self.s, self.beta
        z = rate * (beta + t)
        mean = (r + x) * (beta + t) / (alpha + t) * z ** (s - 1) * mp.hyperu(s, s, z)
        return self.p_alive(x, t_x, t) * mean


MODELS = {
    "bg-nbd": (bg, lambda theta: AfterPurchase(theta, 0), ["r", "alpha", "a", "b"]),
    "mbg-nbd": (mbg, lambda theta: AfterPurchase(theta, 1), ["r", "alpha", "a", "b"]),
    "pareto-nbd": (pareto, Pareto, ["r", "alpha", "s", "beta"]),
}


def out(shop, model, what, value):
    print(f"{shop},{model},{what},{float(value):.15g}", flush=True)


def probes(rows):
    ordered = sorted(set(row[:3] for row in rows))
    return [ordered[(len(ordered) - 1) * part // 4] for part in range(5)]


def purchases(name, rows):
    distinct, counts = np.unique(np.array([row[:3] for row in rows]), axis=0, return_counts=True)
    x, t_x, t = distinct.T.astype(float)
    weights = counts.astype(float)
    mean = (weights * t).sum() / weights.sum()
    rate = (weights * x).sum() / (weights * t).sum()
    for model, (density, exact, names) in MODELS.items():
        # A simplex over so many integrals takes hours.
        if model == "pareto-nbd" and len(x) > 2000:
            continue
        if model == "pareto-nbd":
            starts = [(0.5, 0.3 / rate, 0.5, 0.3 * mean), (2.0, 1.5 / rate, 0.7, mean)]
        else:
            starts = [(0.5, 0.3 / rate, 0.8, 2.5), (1.5, 1.0 / rate, 0.5, 1.0)]
        _, theta = maximum(lambda theta: density(theta, x, t_x, t), weights, starts, ages=(1, 3) if model == "pareto-nbd" else (1,))
        own = exact(theta)
        value = mp.fsum(
            int(count) * own.log_likelihood(*(int(one) for one in row))
            for row, count in zip(distinct, counts)
        )
        out(name, model, "log_likelihood", value)
        for label, parameter in zip(names, theta):
            out(name, model, label, parameter)
        for place, probe in enumerate(probes(rows)):
            probe = [int(one) for one in probe]
            out(name, model, f"{place}.p_alive", own.p_alive(*probe))
            # At a limit (a shape of 1e6) closed forms take more than they give.
            if max(theta[0], theta[2]) > 1e4:
                continue
            for horizon in HORIZONS:
                out(name, model, f"{place}.orders.{horizon}", own.orders(*probe, horizon))
            out(name, model, f"{place}.dert", own.dert(*probe, mp.mpf(RATE)))
        compare(name, model, x, t_x, t, weights, float(value))
    value, theta = maximum(lambda theta: nbd(theta, x, t_x, t), weights, [(0.5, 0.5 / rate), (3.0, 3.0 / rate)], ages=(1,))
    out(name, "nbd", "log_likelihood", value)
    for label, parameter in zip(["r", "alpha"], theta):
        out(name, "nbd", label, parameter)


def compare(name, model, x, t_x, t, weights, own):
    """`lifetimes`, as its users would, and told on stderr."""
    import lifetimes

    fitter = {"bg-nbd": lifetimes.BetaGeoFitter, "mbg-nbd": lifetimes.ModifiedBetaGeoFitter,
              "pareto-nbd": lifetimes.ParetoNBDFitter}[model](penalizer_coef=0.0)
    try:
        with contextlib.redirect_stdout(sys.stderr):
            fitter.fit(x, t_x, t, weights=weights)
        theta = [float(fitter.params_[name]) for name in MODELS[model][2]]
        exact = MODELS[model][1](theta)
        theirs = float(mp.fsum(w * exact.log_likelihood(int(a), mp.mpf(b), mp.mpf(c))
                               for a, b, c, w in zip(x, t_x, t, weights)))
        print(f"{name} {model}: lifetimes {theirs - own:+.3g} from the maximum", file=sys.stderr)
        assert theirs < own + 1e-6, (name, model, theirs, own)
    except Exception as error:
        print(f"{name} {model}: lifetimes fails: {type(error).__name__} {str(error)[:80]}", file=sys.stderr)
        if isinstance(error, AssertionError):
            raise


def spend(name, rows):
    paid = [(x, mean) for x, _, _, mean in rows if mean is not None]
    if not paid:
        return
    x, z = np.array(paid).T
    scale = float(np.exp(np.log(z).mean()))
    starts = [(4.0, 3.0, 0.5 * scale), (1.0, 2.0, scale), (20.0, 11.0, 0.5 * scale)]
    value, (p, q, gamma) = maximum(lambda theta: gamma_gamma(theta, x, z), np.ones(len(x)), starts, ages=(2,))
    out(name, "gamma-gamma", "log_likelihood", value)
    for label, parameter in zip(["p", "q", "gamma"], (p, q, gamma)):
        out(name, "gamma-gamma", label, parameter)
    for place, (count, mean) in enumerate(sorted(paid)[:: max(1, len(paid) // 4)][:5]):
        out(name, "gamma-gamma", f"{place}.mean", p * (gamma + count * mean) / (p * count + q - 1))


# Retention.

COHORTS = {
    "loyal": [2000, 1926, 1871, 1829, 1793, 1766, 1741, 1721, 1700],
    "fickle": [500, 149, 96, 74, 62, 55, 50, 47, 44, 42],
    "growing": [1000, 955, 871, 761, 640, 521, 411, 315, 236, 173, 124],
    "few": [40, 29, 24, 21, 20, 18],
}


def retention(name, survivors):
    n = np.array(survivors, float)
    lost, left = -np.diff(n), n[-1]
    ages = np.arange(len(n))

    def sbg(theta):
        gone, stay = theta
        logs = betaln(gone, stay + ages) - betaln(gone, stay)
        return logs

    def bdw(theta):
        gone, stay, c = theta
        return betaln(gone, stay + ages**c) - betaln(gone, stay)

    def density(curve):
        def of(theta):
            s = np.exp(curve(theta))
            return np.append(np.log(np.maximum(s[:-1] - s[1:], 1e-300)), curve(theta)[-1])

        return of

    weights = np.append(lost, left)
    for model, curve, names, starts in [
        ("sbg", sbg, ["alpha", "beta"], [(1.0, 3.0), (0.4, 0.4), (4.0, 40.0)]),
        ("bdw", bdw, ["gamma", "delta", "c"], [(1.0, 3.0, 1.0), (0.4, 0.4, 0.7), (4.0, 40.0, 1.5)]),
    ]:
        value, theta = maximum(density(curve), weights, starts)
        out(name, model, "log_likelihood", value)
        for label, parameter in zip(names, theta):
            out(name, model, label, parameter)
        gone, stay, c = (list(map(mp.mpf, theta)) + [mp.mpf(1)])[:3]
        for age in (1, 5, 12, 36):
            out(name, model, f"survival.{age}", mp.beta(gone, stay + mp.mpf(age) ** c) / mp.beta(gone, stay))
        s = lambda t: mp.beta(gone, stay + mp.mpf(t) ** c) / mp.beta(gone, stay)
        total = mp.fsum(s(t) / mp.mpf("1.1") ** t for t in range(700))
        out(name, model, "discounted.0.1", total)


def main():
    (HERE / "fits").mkdir(exist_ok=True)
    print("shop,model,what,value")
    with open(HERE / "fits/customers.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["shop", "x", "t_x", "t", "mean"])
        for name, (people, last) in shops().items():
            rows = statistics(people, last)
            for x, t_x, t, mean in sorted(rows, key=lambda row: (row[:3], row[3] or 0)):
                writer.writerow([name, x, t_x, t, "" if mean is None else f"{mean:g}"])
            rows = [(x, t_x, t, None if mean is None else float(f"{mean:g}")) for x, t_x, t, mean in rows]
            purchases(name, rows)
            spend(name, rows)
    for name, survivors in COHORTS.items():
        retention(name, survivors)


main()
