"""Writes table.rs: Gamma-Gamma's log-density by mpmath with 50 digits.

    pip install mpmath && python3 table.py > table.rs
"""

from mpmath import loggamma, log, mp, mpf

mp.dps = 50


def log_density(p, q, gamma, x, z):
    p, q, gamma, x, z = (mpf(value) for value in (p, q, gamma, x, z))
    return (
        loggamma(p * x + q) - loggamma(p * x) - loggamma(q) + q * log(gamma)
        + (p * x - 1) * log(z) + p * x * log(x) - (p * x + q) * log(gamma + x * z)
    )


CASES = [
    (6.25, 3.74, 15.44, 2, 22.345),
    (6.25, 3.74, 15.44, 1, 0.01),
    (6.25, 3.74, 15.44, 29, 1e9),
    (6.25, 3.74, 15.44, 10_000, 35.0),
    (1e-4, 1e-4, 1e-4, 1, 1e-2),
    (1e-4, 1e4, 1e4, 10_000, 1e9),
    (1e4, 1e-4, 1e-4, 10_000, 1e-2),
    (1e4, 1e4, 1e4, 10_000, 1.0),
    (1e4, 1e4, 1e-4, 1, 1e9),
    (0.3, 0.8, 1e9, 3, 1e9),
]

print("//! Written by table.py: p, q, γ, x, z, ln f.\n")
print(f"pub(crate) const LOG_DENSITIES: [(f64, f64, f64, u32, f64, f64); {len(CASES)}] = [")
for p, q, gamma, x, z in CASES:
    value = mp.nstr(log_density(p, q, gamma, x, z), 17)
    print(f"    ({p!r}, {q!r}, {gamma!r}, {x}, {z!r}, {value}),")
print("];")
