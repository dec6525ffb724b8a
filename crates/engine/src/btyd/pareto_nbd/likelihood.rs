//! The likelihood, P(alive) and their derivatives, relative to the moment `t_x`.

use super::ParetoNbd;
use crate::btyd::Purchases;
use crate::numeric::concave::{End, panels};
use crate::numeric::special::{digamma, ln_rising};

/// Below this the integrand is nothing, beside 1 at `t_x`.
const FLOOR: f64 = -45.0;

/// Counts up to which Γ(r+x)/Γ(r) is a product; it stays below 1e4^24.
const PRODUCT: u32 = 24;

/// The terms of the likelihood divided by their common value at `t_x`:
/// L = Γ(r+x)/Γ(r) · α^r β^s (α+y)^−(r+x) (β+y)^−s · (e^`ln_alive` + gone), y = `t_x`.
pub(super) struct Parts {
    /// ln of what stands before the bracket.
    ln_base: f64,
    /// (r+x) ln((α+y)/(α+T)) + s ln((β+y)/(β+T)).
    ln_alive: f64,
    /// Share of those who left between `t_x` and T.
    gone: f64,
}

/// The integral over the time of leaving, in v = ln((m+τ)/(m+y)), y = `t_x`, m the
/// smaller of α and β, M the other. (M+τ)/(M+y) = (1−κ) + κe^v, κ = (m+y)/(M+y).
pub(super) struct Leaving {
    /// Whether α is the smaller.
    alpha_first: bool,
    /// v at T.
    length: f64,
    /// ln((M+T)/(M+y)).
    other: f64,
    /// The integrand is scale · exp(−p·v − q·ln((1−κ) + κe^v)).
    scale: f64,
    p: f64,
    q: f64,
    kappa: f64,
    rest: f64,
}

impl Leaving {
    pub(super) fn new(model: &ParetoNbd, customer: Purchases) -> Self {
        let &ParetoNbd { r, alpha, s, beta } = model;
        let Purchases { x, t_x, t } = customer;
        let shape = r + f64::from(x);
        let alpha_first = alpha < beta;
        let (small, large) = if alpha_first {
            (alpha, beta)
        } else {
            (beta, alpha)
        };
        let kappa = (small + t_x) / (large + t_x);
        let (scale, p, q) = if alpha_first {
            (s * kappa, shape - 1.0, s + 1.0)
        } else {
            (s, s, shape)
        };
        Self {
            alpha_first,
            length: libm::log1p((t - t_x) / (small + t_x)),
            other: libm::log1p((t - t_x) / (large + t_x)),
            scale,
            p,
            q,
            kappa,
            rest: (large - small) / (large + t_x),
        }
    }

    pub(super) fn moments(&self) -> Moments {
        let mut sums = [0.0; 5];
        self.integrate(&mut |value, v, grown, ln_ratio, ratio| {
            sums[0] += value;
            sums[1] += value * v;
            sums[2] += value / grown;
            sums[3] += value * ln_ratio;
            sums[4] += value / ratio;
        });
        let [left, ln_first, by_first, ln_other, by_other] = sums;
        let [ln_alpha, by_alpha, ln_beta, by_beta] = if self.alpha_first {
            [ln_first, by_first, ln_other, by_other]
        } else {
            [ln_other, by_other, ln_first, by_first]
        };
        Moments {
            left,
            ln_alpha,
            by_alpha,
            ln_beta,
            by_beta,
        }
    }

    /// ln((α+T)/(α+y)) and ln((β+T)/(β+y)).
    fn lengths(&self) -> (f64, f64) {
        if self.alpha_first {
            (self.length, self.other)
        } else {
            (self.other, self.length)
        }
    }

    fn end(&self, v: f64) -> End {
        let grown = self.kappa * libm::exp(v);
        let ratio = self.rest + grown;
        End {
            v,
            value: -self.p * v - self.q * libm::log(ratio),
            slope: -self.p - self.q * grown / ratio,
        }
    }

    /// Visits `(weight·integrand, v, e^v, ln ratio, ratio)` at each node, where
    /// ratio is (M+τ)/(M+y).
    fn integrate(&self, visit: &mut impl FnMut(f64, f64, f64, f64, f64)) {
        if self.length <= 0.0 {
            return;
        }
        let low = End {
            v: 0.0,
            value: 0.0,
            slope: -self.p - self.q * self.kappa,
        };
        let high = {
            let grown = self.kappa * libm::exp(self.length);
            End {
                v: self.length,
                value: -self.p * self.length - self.q * self.other,
                slope: -self.p - self.q * grown / (self.rest + grown),
            }
        };
        panels(low, high, FLOOR, &|v| self.end(v), &mut |v, weight| {
            let grown = libm::exp(v);
            let ratio = self.rest + self.kappa * grown;
            let ln_ratio = libm::log(ratio);
            let value = weight * self.scale * libm::exp(-self.p * v - self.q * ln_ratio);
            visit(value, v, grown, ln_ratio, ratio);
        });
    }
}

/// Sums over those who left, relative to the integrand at `t_x`: share, and times
/// ln((α+τ)/(α+y)), (α+y)/(α+τ), and the same for β.
pub(super) struct Moments {
    pub(super) left: f64,
    pub(super) ln_alpha: f64,
    pub(super) by_alpha: f64,
    pub(super) ln_beta: f64,
    pub(super) by_beta: f64,
}

/// ln Γ(r+x)/Γ(r).
pub(super) fn rising(r: f64, x: u32) -> f64 {
    if x <= PRODUCT {
        libm::log((0..x).map(|i| r + f64::from(i)).product())
    } else {
        ln_rising(r, f64::from(x))
    }
}

/// ψ(r+x) − ψ(r).
pub(super) fn steps(r: f64, x: u32) -> f64 {
    if x <= PRODUCT {
        (0..x).map(|i| 1.0 / (r + f64::from(i))).sum()
    } else {
        digamma(r + f64::from(x)) - digamma(r)
    }
}

impl Parts {
    pub(super) fn new(model: &ParetoNbd, customer: Purchases) -> Self {
        let leaving = Leaving::new(model, customer);
        let mut gone = 0.0;
        leaving.integrate(&mut |value, _, _, _, _| gone += value);
        Self::of(model, customer, &leaving, gone)
    }

    fn of(model: &ParetoNbd, customer: Purchases, leaving: &Leaving, gone: f64) -> Self {
        let &ParetoNbd { r, alpha, s, beta } = model;
        let Purchases { x, t_x, .. } = customer;
        let count = f64::from(x);
        let (to_alpha, to_beta) = leaving.lengths();
        let mut ln_base = rising(r, x);
        if x > 0 || t_x > 0.0 {
            ln_base -= count * libm::log(alpha + t_x)
                + r * libm::log1p(t_x / alpha)
                + s * libm::log1p(t_x / beta);
        }
        Self {
            ln_base,
            ln_alive: -(r + count) * to_alpha - s * to_beta,
            gone,
        }
    }

    pub(super) fn log_likelihood(&self) -> f64 {
        self.ln_base + self.ln_both()
    }

    /// ln(e^`ln_alive` + gone): at least that of the customers who left, at most 0.
    fn ln_both(&self) -> f64 {
        if self.gone > 0.0 {
            libm::log(libm::exp(self.ln_alive) + self.gone)
        } else {
            self.ln_alive
        }
    }

    pub(super) fn p_alive(&self) -> f64 {
        libm::exp(self.ln_alive - self.ln_both()).min(1.0)
    }
}

/// ln L; adds `weight` times its derivatives by ln r, ln α, ln s and ln β.
///
/// With E the mean over the leaving time τ, T for those who are still there, with
/// the shares that the likelihood's terms have,
///
/// - ∂/∂r = ψ(r+x) − ψ(r) + ln α − E ln(α+τ),
/// - ∂/∂α = r/α − (r+x) E 1/(α+τ),
/// - ∂/∂s = ln β − E ln(β+τ), and 1/s times the share of those who left,
/// - ∂/∂β = s/β − E (s [+ 1 if left])/(β+τ).
pub(super) fn gradient(
    model: &ParetoNbd,
    customer: Purchases,
    weight: f64,
    gradient: &mut [f64],
) -> f64 {
    let &ParetoNbd { r, alpha, s, beta } = model;
    let Purchases { x, t_x, .. } = customer;
    let count = f64::from(x);
    let leaving = Leaving::new(model, customer);
    let those = leaving.moments();
    let parts = Parts::of(model, customer, &leaving, those.left);
    let ln_both = parts.ln_both();
    let alive = libm::exp(parts.ln_alive - ln_both);
    let unit = if those.left > 0.0 {
        libm::exp(-ln_both)
    } else {
        0.0
    };
    let (to_alpha, to_beta) = leaving.lengths();
    let mean_ln_alpha = alive * to_alpha + unit * those.ln_alpha;
    let mean_by_alpha = alive * libm::exp(-to_alpha) + unit * those.by_alpha;
    let mean_ln_beta = alive * to_beta + unit * those.ln_beta;
    gradient[0] += weight * r * (steps(r, x) - libm::log1p(t_x / alpha) - mean_ln_alpha);
    // α/(α+τ) is α/(α+t_x) of the ratio's inverse.
    gradient[1] += weight * (r - (r + count) * alpha / (alpha + t_x) * mean_by_alpha);
    gradient[2] += weight * (unit * those.left - s * (libm::log1p(t_x / beta) + mean_ln_beta));
    gradient[3] += weight
        * (s - beta / (beta + t_x)
            * (s * alive * libm::exp(-to_beta) + (s + 1.0) * unit * those.by_beta));
    parts.ln_base + ln_both
}
