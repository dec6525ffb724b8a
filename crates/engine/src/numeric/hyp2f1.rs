//! Gauss's hypergeometric function ₂F₁(a, b; c; z) of real arguments.
//!
//! Source of all relations: *NIST Digital Library of Mathematical Functions* (DLMF),
//! chapter 15. Made for a, b from 1e−4 to 1e4 and more, c > −1 and z < 1 as purchase
//! models have them; there the relative error is below 1e−10, of the value or, for
//! [`ln_hyp2f1`] where that overflows, of eˡⁿ.
//!
//! | region | by |
//! | --- | --- |
//! | z = 0, or a = 0, or b = 0 | 1 |
//! | z < 0 | Pfaff's transformation to z/(z−1) between 0 and 1, 15.8.1 |
//! | c ≤ 0 | one step up in c, see [`hyp2f1`] |
//! | z = 1 | Gauss's sum, 15.4.20; ∞ for c ≤ a + b, 15.4.21 and 23 |
//! | 0 < z < 1, few terms needed | the series 15.2.1, all of its terms positive |
//! | the same of (c−a, c−b) instead, both positive | Euler's transformation, 15.8.1 |
//! | many needed, c greater than a or b | Euler's integral 15.6.1, by the trapezoidal rule |
//! | many needed, c up to 2 less than both | one or two steps up in c, then that |
//! | many needed, c less than both by more | the series 15.2.1 all the same: slow |

use super::special::{ln_beta, log_add_exp};

/// Terms up to which the series is the quicker way.
const FEW: f64 = 500.0;

/// ₂F₁(a, b; c; z) for z < 1 and c > −1 other than 0; NaN outside.
///
/// Negative a, b are taken where the series or a transformation allows, but the
/// error is then that of sums with terms of both signs. So it is for −1 < c < 0, where
/// ₂F₁(a,b;c) = ₂F₁(a,b;c+1) + ab·z/(c(c+1))·₂F₁(a+1,b+1;c+2), which follows from
/// 15.2.1 term by term, is a difference and the function has a zero.
pub fn hyp2f1(a: f64, b: f64, c: f64, z: f64) -> f64 {
    if z == 0.0 || a == 0.0 || b == 0.0 {
        1.0
    } else if z.is_nan() || z > 1.0 || c.is_nan() || c <= -1.0 || c == 0.0 {
        f64::NAN
    } else if c < 0.0 {
        let step = a * b * z / (c * (c + 1.0));
        hyp2f1(a, b, c + 1.0, z) + step * hyp2f1(a + 1.0, b + 1.0, c + 2.0, z)
    } else if z < 0.0 {
        pfaff(a, b, c, z).map_or_else(|| plain(a, b, c, z), libm::exp)
    } else if a > 0.0 && b > 0.0 {
        libm::exp(ln_positive(a, b, c, z, 1.0 - z))
    } else {
        plain(a, b, c, z)
    }
}

/// ln ₂F₁(a, b; c; z) where nothing cancels: c > 0 and either 0 ≤ z ≤ 1, a, b ≥ 0,
/// or z < 0 and c greater than a or b. NaN outside.
pub fn ln_hyp2f1(a: f64, b: f64, c: f64, z: f64) -> f64 {
    if z == 0.0 || a == 0.0 || b == 0.0 {
        0.0
    } else if z < 0.0 && c > 0.0 {
        pfaff(a, b, c, z).unwrap_or(f64::NAN)
    } else if z <= 1.0 && a > 0.0 && b > 0.0 && c > 0.0 {
        ln_positive(a, b, c, z, 1.0 - z)
    } else {
        f64::NAN
    }
}

/// ln ₂F₁ for z < 0: (1−z)^−a ₂F₁(a, c−b; c; z/(z−1)), or a and b exchanged.
fn pfaff(a: f64, b: f64, c: f64, z: f64) -> Option<f64> {
    let (a, b) = if c - b > 0.0 && a > 0.0 {
        (a, b)
    } else if c - a > 0.0 && b > 0.0 {
        (b, a)
    } else {
        return None;
    };
    let near = 1.0 / (1.0 - z);
    Some(ln_positive(a, c - b, c, -z * near, near) - a * libm::log1p(-z))
}

/// The series with terms of either sign.
fn plain(a: f64, b: f64, c: f64, z: f64) -> f64 {
    if z < -0.5 {
        let near = 1.0 / (1.0 - z);
        return libm::pow(near, a) * plain(a, c - b, c, -z * near);
    }
    let (mut term, mut sum, mut n) = (1.0, 1.0, 0.0);
    while f64::abs(term) > f64::abs(sum) * 1e-17 && n < 1e7 {
        term *= (a + n) * (b + n) / ((c + n) * (n + 1.0)) * z;
        sum += term;
        n += 1.0;
    }
    sum
}

/// ln ₂F₁ for a, b, c > 0 and 0 < z ≤ 1, with `near` = 1 − z as exact as known.
fn ln_positive(a: f64, b: f64, c: f64, z: f64, near: f64) -> f64 {
    if near <= 0.0 {
        return if c > a + b {
            ln_beta(c, c - a - b) - ln_beta(c - a, c - b)
        } else {
            f64::INFINITY
        };
    }
    let (a, b) = if a < b { (b, a) } else { (a, b) };
    let direct = terms(a, b, c, z, near);
    let euler = if c >= a || c - b == 0.0 {
        terms(c - a, c - b, c, z, near)
    } else {
        f64::INFINITY
    };
    if direct <= FEW && direct <= euler {
        ln_series(a, b, c, z)
    } else if euler <= FEW {
        (c - a - b) * libm::log(near) + ln_series(c - a, c - b, c, z)
    } else if c > b {
        ln_integral(a, b, c, near)
    } else if c > b - 2.0 {
        // Up in c, as for c < 0; here all is positive.
        log_add_exp(
            ln_positive(a, b, c + 1.0, z, near),
            libm::log(a / c * (b / (c + 1.0)) * z)
                + ln_positive(a + 1.0, b + 1.0, c + 2.0, z, near),
        )
    } else {
        ln_series(a, b, c, z)
    }
}

/// About how many terms the series needs: those up to the largest, where
/// (a+n)(b+n)z = (c+n)(n+1), and those after it, which fall like zⁿ at last.
fn terms(a: f64, b: f64, c: f64, z: f64, near: f64) -> f64 {
    let half = 0.5 * ((a + b) * z - c - 1.0);
    let product = a * b * z - c;
    let root = libm::sqrt((half * half + near * product).max(0.0));
    let peak = ((half + root) / near).max(0.0);
    peak + 7.0 * libm::sqrt(peak / near) + 40.0 / near
}

/// ln of the series, all terms positive.
fn ln_series(a: f64, b: f64, c: f64, z: f64) -> f64 {
    const LARGE: f64 = 1e280;
    let (mut term, mut sum, mut scale) = (1.0_f64, 1.0_f64, 0.0_f64);
    let mut n = 0.0;
    loop {
        let ratio = (a + n) * (b + n) / ((c + n) * (n + 1.0)) * z;
        term *= ratio;
        sum += term;
        n += 1.0;
        // What is left is below term·ratio/(1 − ratio) once the ratio falls or is
        // bounded by z.
        if ratio < 1.0 && term * ratio.max(z) <= sum * 1e-17 * (1.0 - ratio.max(z)) {
            return scale + libm::log(sum);
        }
        if sum > LARGE {
            term /= LARGE;
            sum /= LARGE;
            scale += libm::log(LARGE);
        }
        if n > 1e9 {
            return f64::NAN;
        }
    }
}

/// ln of Γ(c)/(Γ(b)Γ(c−b)) ∫ t^(b−1) (1−t)^(c−b−1) (1−zt)^−a dt over 0 < t < 1, for
/// c > b. With t = eᵘ/(1+eᵘ) it is ∫ eᵇᵘ (1+eᵘ)^(a−c) (1+(1−z)eᵘ)^−a du over all u,
/// with one maximum, analytic for |Im u| < π and like e^(bu), e^((b−c)u) at the ends:
/// the trapezoidal rule converges geometrically (Trefethen & Weideman 2014, *SIAM
/// Review* 56(3)), and its tails are geometric series, summed as such.
fn ln_integral(a: f64, b: f64, c: f64, near: f64) -> f64 {
    let gap = c - b;
    let lift = -libm::log(near);
    // Beyond these the integrand is its asymptote to the last digit.
    let margin = 40.0 + libm::log1p(a + c);
    let (low, high) = (-margin, lift + margin);
    let logistic = |u: f64| 1.0 / (1.0 + libm::exp(-u));
    let slope = |u: f64| b + (a - c) * logistic(u) - a * logistic(u - lift);
    let (mut left, mut right) = (low, high);
    for _ in 0..60 {
        let middle = 0.5 * (left + right);
        if slope(middle) > 0.0 {
            left = middle;
        } else {
            right = middle;
        }
    }
    let mode = 0.5 * (left + right);
    let (p, not_p) = (logistic(mode), logistic(-mode));
    let (q, not_q) = (logistic(mode - lift), logistic(lift - mode));
    // ln of the integrand less that at the mode, without large numbers.
    let ratio = |share: f64, rest: f64, step: f64, less: f64| {
        if f64::abs(share * less) < 0.5 {
            libm::log1p(share * less)
        } else {
            libm::log(rest + share * step)
        }
    };
    let integrand = |d: f64| {
        let (step, less) = (libm::exp(d), libm::expm1(d));
        libm::exp(b * d + (a - c) * ratio(p, not_p, step, less) - a * ratio(q, not_q, step, less))
    };
    let half_sum = |start: f64, h: f64| {
        let mut sum = 0.0;
        for (sign, end, rate) in [(-1.0, mode - low, b), (1.0, high - mode, gap)] {
            let mut d = if sign < 0.0 { h - start } else { start };
            loop {
                let value = integrand(sign * d);
                sum += value;
                if value < 1e-20 || d > end {
                    sum += value / libm::expm1(rate * h);
                    break;
                }
                d += h;
            }
        }
        sum
    };
    let curvature = a * q * not_q - (a - c) * p * not_p;
    let mut h = f64::min(0.5, 1.0 / libm::sqrt(curvature.max(1e-9)));
    let mut sum = h * half_sum(0.0, h);
    for _ in 0..12 {
        let between = h * half_sum(0.5 * h, h);
        let error = f64::abs(between - sum);
        sum = 0.5 * (sum + between);
        // Each halving squares the error.
        if error <= 1e-8 * sum {
            break;
        }
        h *= 0.5;
    }
    let peak = b * mode + (a - c) * ln_one_plus_exp(mode) - a * ln_one_plus_exp(mode - lift);
    peak + libm::log(sum) - ln_beta(b, gap)
}

fn ln_one_plus_exp(u: f64) -> f64 {
    if u > 0.0 {
        u + libm::log1p(libm::exp(-u))
    } else {
        libm::log1p(libm::exp(u))
    }
}
