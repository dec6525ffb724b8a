//! Functions of statistics beyond the elementary ones.
//!
//! Arguments are positive, 1e−4 to 1e6 and more; errors are a few units in the last
//! place of the larger of the result and 1, for [`ln_rising`] and [`ln_beta`] also
//! where the logarithms of Γ that they are made of nearly cancel.

/// Where the asymptotic series below are as good as doubles.
const FAR: f64 = 10.0;

/// ln Γ(x), x > 0.
pub fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

/// Δ(to) − Δ(from) for to = from + x, where Δ is what Stirling's formula leaves of
/// ln Γ: Δ(y) = 1/(12y) − 1/(360y³) + …, y ≥ 10. Abramowitz & Stegun (1964) 6.1.41.
/// The first term, which is most of it, by 1/to − 1/from = −x/(from·to).
fn stirling_step(from: f64, to: f64, x: f64) -> f64 {
    const B: [f64; 6] = [
        -1.0 / 360.0,
        1.0 / 1260.0,
        -1.0 / 1680.0,
        1.0 / 1188.0,
        -691.0 / 360_360.0,
        1.0 / 156.0,
    ];
    let rest = |y: f64| {
        let z = 1.0 / (y * y);
        series(&B, z) * z / y
    };
    -x / (12.0 * from * to) + (rest(to) - rest(from))
}

fn series(coefficients: &[f64], z: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, c| sum * z + c)
}

/// ψ(x) = d ln Γ(x)/dx, x > 0, by ψ(x) = ψ(x+1) − 1/x and the asymptotic series;
/// Abramowitz & Stegun (1964) 6.3.5 and 6.3.18.
pub fn digamma(x: f64) -> f64 {
    const B: [f64; 7] = [
        1.0 / 12.0,
        -1.0 / 120.0,
        1.0 / 252.0,
        -1.0 / 240.0,
        1.0 / 132.0,
        -691.0 / 32_760.0,
        1.0 / 12.0,
    ];
    let (mut far, mut before) = (x, 0.0);
    while far < FAR {
        before += 1.0 / far;
        far += 1.0;
    }
    let z = 1.0 / (far * far);
    libm::log(far) - 0.5 / far - z * series(&B, z) - before
}

/// ψ′(x), x > 0, likewise; Abramowitz & Stegun (1964) 6.4.6 and 6.4.12.
pub fn trigamma(x: f64) -> f64 {
    const B: [f64; 7] = [
        1.0 / 6.0,
        -1.0 / 30.0,
        1.0 / 42.0,
        -1.0 / 30.0,
        5.0 / 66.0,
        -691.0 / 2730.0,
        7.0 / 6.0,
    ];
    let (mut far, mut before) = (x, 0.0);
    while far < FAR {
        before += 1.0 / (far * far);
        far += 1.0;
    }
    let z = 1.0 / (far * far);
    1.0 / far + 0.5 * z + z / far * series(&B, z) + before
}

/// ln of the rising factorial, ln Γ(a + x) − ln Γ(a), for a > 0 and x ≥ 0, which
/// need not be whole. As exact relative to itself as doubles allow where x is next
/// to nothing or a so large that the two hardly differ.
pub fn ln_rising(a: f64, x: f64) -> f64 {
    // Γ(a+x)/Γ(a) = Γ(a+n+x)/Γ(a+n) ÷ Π (1 + x/(a+i)); the product less 1 is kept,
    // so that a tiny x is not rounded away.
    let (mut far, mut less_one) = (a, 0.0);
    while far < FAR {
        let y = x / far;
        less_one += y + less_one * y;
        far += 1.0;
    }
    let end = far + x;
    (far - 0.5) * libm::log1p(x / far) + x * (libm::log(end) - 1.0) + stirling_step(far, end, x)
        - libm::log1p(less_one)
}

/// ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b), for a, b > 0.
pub fn ln_beta(a: f64, b: f64) -> f64 {
    let (small, large) = if a < b { (a, b) } else { (b, a) };
    ln_gamma(small) - ln_rising(large, small)
}

/// ln(eᵃ + eᵇ) without overflow; −∞ stands for ln 0.
pub fn log_add_exp(a: f64, b: f64) -> f64 {
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    if low == f64::NEG_INFINITY {
        return high;
    }
    high + libm::log1p(libm::exp(low - high))
}

/// ln Σ eᵛ without overflow; −∞ for none.
pub fn log_sum_exp(values: &[f64]) -> f64 {
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if high == f64::NEG_INFINITY {
        return high;
    }
    let sum: f64 = values.iter().map(|value| libm::exp(value - high)).sum();
    high + libm::log(sum)
}

/// ln(eᵃ − eᵇ) for a ≥ b; −∞ where they are equal. After Mächler (2012),
/// "Accurately computing log(1 − exp(−|a|))", Rmpfr's vignette, equation 7.
pub fn log_sub_exp(a: f64, b: f64) -> f64 {
    if b == f64::NEG_INFINITY {
        return a;
    }
    let gap = a - b;
    if gap <= 0.0 {
        f64::NEG_INFINITY
    } else if gap <= std::f64::consts::LN_2 {
        a + libm::log(-libm::expm1(-gap))
    } else {
        a + libm::log1p(-libm::exp(-gap))
    }
}
