"""Writes special_table.rs: python3 special_table.py > special_table.rs (needs mpmath)."""

import mpmath

mpmath.mp.dps = 40
ALONE = "1e-4 0.003 0.2426 0.999 1.4616321449683622 2.0 3.7 9.99 10.0 55.5 1234.5 1e6".split()
FIRST = "1e-4 0.2426 1.0 2.4259 9.999 37.5 1e4 1e6".split()
SECOND = "1e-4 0.3 1.0 26.0 1e4".split()


def number(text):
    return mpmath.mpf(float(text))


def rising(a, x):
    return mpmath.loggamma(a + x) - mpmath.loggamma(a)


def table(name, rows):
    print(f"\npub(crate) const {name}: [(f64, f64, f64); {len(rows)}] = [")
    for a, x, value in rows:
        print(f"    ({a}, {x}, {float(value)!r}),")
    print("];")


print("//! By mpmath with 40 digits: `special_table.py`.\n#![allow(clippy::unreadable_literal, clippy::excessive_precision)]")
for name, function in [("DIGAMMA", mpmath.digamma), ("TRIGAMMA", lambda x: mpmath.psi(1, x))]:
    table(name, [(x, "0.0", function(number(x))) for x in ALONE])
for name, function in [("LN_RISING", rising), ("LN_BETA", lambda a, b: mpmath.log(mpmath.beta(a, b)))]:
    table(name, [(a, x, function(number(a), number(x))) for a in FIRST for x in SECOND])
