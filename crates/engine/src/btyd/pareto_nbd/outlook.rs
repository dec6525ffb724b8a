//! What is to be expected of a customer who is there now.

use super::ParetoNbd;
use crate::numeric::concave::{End, ln_integral};
use crate::numeric::exponential_integral;
use crate::numeric::special::{ln_gamma, ln_rising, log_add_exp};

/// (1 − e^(−k·y))/k, which is y for k = 0.
fn decayed(k: f64, y: f64) -> f64 {
    let z = k * y;
    if f64::abs(z) < 1e-300 {
        y
    } else {
        y * (-libm::expm1(-z) / z)
    }
}

/// E[X(t)] = rβ/(α(s−1)) · (1 − (β/(β+t))^(s−1)), FH equation 17, and at s = 1
/// its limit rβ/α · ln((β+t)/β). With the parameters of one who is alive it is what is
/// expected of them from now on, FH equation 41.
pub(super) fn expected(model: &ParetoNbd, t: f64) -> f64 {
    let &ParetoNbd { r, alpha, s, beta } = model;
    r / alpha * beta * decayed(s - 1.0, libm::log1p(t / beta))
}

/// E[X(t)²]. Given λ and the time M = min(τ, t) that the customer stays, purchases are
/// Poisson's with mean λM; so E[X²] = E[λ]·E[M] + E[λ²]·E[M²], λ and τ being independent, with
/// E[λ²] = r(r+1)/α² and
///
/// E[M²] = ∫ 2u·(β/(β+u))^s du = 2β²·(d(s−2) − d(s−1)),  u from 0 to t,
///
/// d(k) = (1 − (β/(β+t))^k)/k. It is at least E[M]², and where rounding says otherwise that.
pub(super) fn squared(model: &ParetoNbd, t: f64) -> f64 {
    let &ParetoNbd { r, alpha, s, beta } = model;
    let y = libm::log1p(t / beta);
    let stays = beta * decayed(s - 1.0, y);
    let square = 2.0 * beta * beta * (decayed(s - 2.0, y) - decayed(s - 1.0, y));
    let square = square.max(stays * stays);
    r / alpha * stays + r * (r + 1.0) / (alpha * alpha) * square
}

/// E[λ] · ∫ e^(−δu) P(there at u) du over all u > 0, which is
/// r/α · ∫ e^(−δu) (β/(β+u))^s du = r/α · β · `e^z E_s(z)`, z = δβ, with the
/// generalised exponential integral E (DLMF 8.19). Fader, Hardie & Lee (2005), "RFM
/// and CLV", *Journal of Marketing Research* 42(4), equation 2, has it by the confluent
/// hypergeometric function of the second kind: z^(s−1) Ψ(s, s; z) is the same `e^z E_s(z)`.
pub(super) fn discounted(model: &ParetoNbd, rate: f64) -> f64 {
    let &ParetoNbd { r, alpha, s, beta } = model;
    r / alpha * beta * exponential_integral(s, rate * beta)
}

/// P(X(t) = n): those who are there at t, and those who left at τ before,
///
/// Γ(r+n)/(Γ(r)n!) · { (α/(α+t))^r (t/(α+t))^n (β/(β+t))^s
///     + ∫ sβ^s (β+τ)^−(s+1) (α/(α+τ))^r (τ/(α+τ))^n dτ },  τ from 0 to t.
///
/// Fader & Hardie (2006), "Deriving an expression for P(X(t) = x) under the Pareto/NBD
/// model", equation 2, before the integral is written by ₂F₁. Over v = ln(t/τ) the
/// logarithm of the integrand is concave.
pub(super) fn pmf(model: &ParetoNbd, n: u32, t: f64) -> f64 {
    let &ParetoNbd { r, alpha, s, beta } = model;
    let count = f64::from(n);
    if t <= 0.0 {
        return if n == 0 { 1.0 } else { 0.0 };
    }
    // n·ln(τ/(α+τ)), 0 for n = 0 even where τ has run out of digits.
    let hits = |tau: f64| {
        if n == 0 {
            0.0
        } else {
            -count * libm::log1p(alpha / tau)
        }
    };
    let both = |tau: f64| -r * libm::log1p(tau / alpha) - s * libm::log1p(tau / beta) + hits(tau);
    let end = |v: f64| {
        let tau = t * libm::exp(-v);
        End {
            v,
            value: both(tau) - libm::log1p(beta / tau),
            slope: (s * tau - beta) / (beta + tau) + (r * tau - count * alpha) / (alpha + tau),
        }
    };
    // From where on the slope is between −1/2 and −(n+1), and 100 more.
    let length = libm::log1p(4.0 * t * (1.0 + r + s) / f64::min(alpha, beta)) + 200.0;
    let gone = libm::log(s) + ln_integral(length, &end);
    libm::exp(ln_rising(r, count) - ln_gamma(count + 1.0) + log_add_exp(both(t), gone)).min(1.0)
}
