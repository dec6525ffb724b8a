//! Means over the two distributions of customers, by the trapezoidal rule.
//!
//! On a logarithmic scale (the logit of p, the logarithm of λ) both densities and
//! what is averaged over them are analytic in a strip about the real axis and fall
//! off exponentially: there the rule's error is of the order of e^(−2πd/h) for a
//! strip of half-width d and a step h (Trefethen & Weideman 2014, "The exponentially
//! convergent trapezoidal rule", *SIAM Review* 56(3), theorem 5.1). With d = π/2 and
//! h = ¼ that is e^−39.

use crate::numeric::special::log_add_exp;

const STEP: f64 = 0.25;
/// Nodes lighter than this, relative to the heaviest, are left out.
const LIGHT: f64 = 38.0;
/// Where p, 1 − p or λ's shape-1 form is nothing beside anything: e^−90.
const FAR: f64 = 90.0;

/// Nodes with weights that sum to 1.
pub(super) struct Grid(pub(super) Vec<(f64, f64)>);

impl Grid {
    /// p ~ Beta(a, b), ends 0 and 1 included where they carry weight.
    pub(super) fn beta(a: f64, b: f64) -> Self {
        let step = STEP.min(0.6 * libm::sqrt(1.0 / a + 1.0 / b));
        // ln (pᵃ·(1 − p)ᵇ) by the logit of p, its mode at ln(a/b).
        let density = |u: f64| -a * log_add_exp(0.0, -u) - b * log_add_exp(0.0, u);
        let p = |u: f64| 1.0 / (1.0 + libm::exp(-u));
        Self::new(libm::log(a / b), step, density, p, a, 1.0, b)
    }

    /// y ~ Gamma(shape) with scale 1, the end 0 included where it carries weight.
    pub(super) fn gamma(shape: f64) -> Self {
        let step = STEP.min(0.6 / libm::sqrt(shape));
        let density = |v: f64| shape * v - libm::exp(v);
        Self::new(libm::log(shape), step, density, libm::exp, shape, 0.0, 1.0)
    }

    /// Steps away from the mode on both sides until the weight is nothing or the end
    /// as good as reached; there the weights are a geometric series at rates `left`
    /// and `right`, whose sum goes to the end itself: 0, and `end`.
    fn new(
        mode: f64,
        step: f64,
        density: impl Fn(f64) -> f64,
        node: impl Fn(f64) -> f64,
        left: f64,
        end: f64,
        right: f64,
    ) -> Self {
        let top = density(mode);
        let mut nodes = vec![(node(mode), 1.0)];
        for (sign, rate, limit) in [(-1.0, left, 0.0), (1.0, right, end)] {
            for count in 1..100_000 {
                let u = mode + sign * step * f64::from(count);
                let depth = density(u) - top;
                if depth < -LIGHT {
                    break;
                }
                let weight = libm::exp(depth);
                if u * sign > FAR {
                    nodes.push((limit, weight / -libm::expm1(-rate * step)));
                    break;
                }
                nodes.push((node(u), weight));
            }
        }
        let whole: f64 = nodes.iter().map(|(_, weight)| weight).sum();
        for (_, weight) in &mut nodes {
            *weight /= whole;
        }
        Self(nodes)
    }

    /// The mean of a function.
    pub(super) fn mean(&self, function: impl Fn(f64) -> f64) -> f64 {
        (self.0.iter())
            .map(|(node, weight)| weight * function(*node))
            .sum()
    }
}
