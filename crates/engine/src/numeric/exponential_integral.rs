//! The generalised exponential integral `E_s(z)` = ∫ e^(−zu) u^(−s) du, u from 1 on.

use std::f64::consts::FRAC_PI_2;

/// e^z `E_s(z)` for s > 0 and z > 0, to some 1e−14 relative: ∫ e^(−zv) (1+v)^(−s) dv
/// over v > 0. DLMF chapter 8.
///
/// - z ≥ 1 or s ≥ 20: the even part of the continued fraction 8.19.17.
/// - z < 1, s < 1/2: Γ(1−s) z^(s−1) less its series, 8.19.10.
/// - z < 1, s < 3/2: the same, with the poles at s = 1 that cancel taken together, after
///   Gautschi (1979), "A computational procedure for incomplete gamma functions", *ACM
///   Transactions on Mathematical Software* 5(4).
/// - z < 1, s < 20: up from there by 8.19.12, s `E_(s+1)` = e^(−z) − z `E_s`, which for z < 1
///   loses nothing.
pub(crate) fn exponential_integral(s: f64, z: f64) -> f64 {
    if z >= 1.0 || s >= 20.0 {
        return fraction(s, z);
    }
    if s < 0.5 {
        let a = 1.0 - s;
        let whole = libm::tgamma(a) * libm::pow(z, -a);
        return libm::exp(z) * (whole - 1.0 / a - series(a, z));
    }
    let steps = libm::floor(s - 0.5);
    let a = 1.0 - (s - steps);
    let ln_z = libm::log(z);
    // (Γ(1+a) − 1)/a − (zᵃ − 1)/a.
    let poles = relative_expm1(ln_gamma_ratio(a), a) - relative_expm1(ln_z, a);
    let mut value = libm::exp(z) * (libm::exp(-a * ln_z) * poles - series(a, z));
    for step in 0..steps as u32 {
        value = (1.0 - z * value) / (1.0 - a + f64::from(step));
    }
    value
}

/// Σ (−z)ᵏ/(k!(a+k)) over k from 1 on, z ≤ 1.
fn series(a: f64, z: f64) -> f64 {
    let (mut term, mut sum) = (1.0, 0.0);
    for k in 1..30 {
        let k = f64::from(k);
        term *= -z / k;
        sum += term / (a + k);
        if f64::abs(term) < 1e-18 * z {
            break;
        }
    }
    sum
}

/// (e^(ya) − 1)/a, y for a = 0.
fn relative_expm1(y: f64, a: f64) -> f64 {
    let power = y * a;
    if f64::abs(power) < 1e-300 {
        y
    } else {
        y * (libm::expm1(power) / power)
    }
}

/// ln Γ(1+a)/a for |a| ≤ 1/2; −γ at 0. By 5.7.3 where 1 + a would round a away.
fn ln_gamma_ratio(a: f64) -> f64 {
    const EULER: f64 = 0.577_215_664_901_532_9;
    // (−1)ᵏ ζ(k)/k from k = 2 on; ζ(2) = π²/6.
    const ZETA: [f64; 9] = [
        FRAC_PI_2 * FRAC_PI_2 / 3.0,
        -1.202_056_903_159_594_3 / 3.0,
        1.082_323_233_711_138_2 / 4.0,
        -1.036_927_755_143_37 / 5.0,
        1.017_343_061_984_449 / 6.0,
        -1.008_349_277_381_922_8 / 7.0,
        1.004_077_356_197_944_3 / 8.0,
        -1.002_008_392_826_082_2 / 9.0,
        1.000_994_575_127_818_1 / 10.0,
    ];
    if f64::abs(a) < 0.02 {
        ZETA.iter().rev().fold(0.0, |sum, c| (sum + c) * a) - EULER
    } else {
        libm::lgamma(1.0 + a) / a
    }
}

/// 1/(z+s − 1·s/(z+s+2 − 2(s+1)/(z+s+4 − …))) by Lentz's method; Press et al. (2007),
/// *Numerical Recipes*, section 6.3.
fn fraction(s: f64, z: f64) -> f64 {
    let mut b = z + s;
    let mut c = f64::INFINITY;
    let mut d = 1.0 / b;
    let mut value = d;
    for k in 1..1000 {
        let k = f64::from(k);
        let a = -k * (s + k - 1.0);
        b += 2.0;
        d = 1.0 / (a * d + b);
        c = b + a / c;
        let factor = c * d;
        value *= factor;
        if f64::abs(factor - 1.0) < 1e-16 {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::exponential_integral;
    use crate::numeric::Random;
    use crate::numeric::concave::{End, ln_integral};

    /// ∫ over y = ln(1+v).
    fn by_quadrature(s: f64, z: f64) -> f64 {
        let end = |y: f64| {
            let grown = libm::expm1(y);
            End {
                v: y,
                value: (1.0 - s) * y - z * grown,
                slope: 1.0 - s - z * (grown + 1.0),
            }
        };
        let first = (1.0 - s).max(0.0);
        let length = libm::log1p(first / z) + libm::log1p(60.0 / (z + first));
        libm::exp(ln_integral(length, &end))
    }

    #[test]
    fn agrees_with_its_integral() {
        let mut random = Random::new(8);
        let mut power = |low: f64, high: f64| libm::exp10(low + (high - low) * random.uniform());
        let mut points = Vec::new();
        for s in [
            0.5,
            1.0 - 1e-12,
            1.0,
            1.0 + 1e-9,
            1.02,
            1.5,
            2.0,
            2.5,
            19.999,
            20.0,
        ] {
            for z in [1e-12, 1e-3, 0.3, 1.0 - 1e-9, 1.0, 7.0] {
                points.push((s, z));
            }
        }
        for _ in 0..3000 {
            points.push((power(-4.0, 4.0), power(-8.0, 4.0)));
            points.push((power(-1.0, 1.5), power(-3.0, 1.0)));
        }
        for (s, z) in points {
            let (found, wanted) = (exponential_integral(s, z), by_quadrature(s, z));
            let error = f64::abs(found / wanted - 1.0);
            assert!(error < 1e-11, "{s} {z}: {found} {wanted} {error:e}");
        }
    }

    /// E₁(1) and E₁(0.1): Abramowitz & Stegun (1964), table 5.1.
    #[test]
    fn agrees_with_the_tables() {
        for (z, wanted) in [(1.0, 0.219_383_934), (0.1, 1.822_923_958_4)] {
            let found = exponential_integral(1.0, z) * libm::exp(-z);
            assert!(f64::abs(found - wanted) < 5e-10, "{found} {wanted}");
        }
    }
}
