//! What a customer does who is one now and leaves with a chance p ~ Beta(a, b)
//! after each purchase to come, and orders at a rate λ ~ Gamma(r, α).
//!
//! After the history of x purchases by age T of someone who is still a customer,
//! λ ~ Gamma(r + x, α + T) and p ~ Beta(a, b + chances not taken): every forecast is
//! this one at other parameters.

use super::grid::Grid;

/// Most terms of the series before the integral is quicker.
const TERMS: f64 = 1000.0;

/// Parameters of a customer who is one now.
#[derive(Debug, Clone, Copy)]
pub(super) struct Future {
    pub(super) r: f64,
    pub(super) alpha: f64,
    pub(super) a: f64,
    pub(super) b: f64,
}

impl Future {
    /// Expected purchases within `t`.
    ///
    /// Of the N purchases that would be made by someone who never leaves, the
    /// (k+1)-th is made with the chance E[(1−p)ᵏ] = (b)ₖ/(a+b)ₖ:
    ///
    /// E = Σₙ P(N = n) · Σₖ₍ₖ<ₙ₎ (b)ₖ/(a+b)ₖ,
    ///
    /// N negative binomial. Equation 9 of Fader, Hardie & Lee (2005) is its sum,
    /// (a+b−1)/(a−1) · [1 − (α/(α+t))ʳ · ₂F₁(r, b; a+b−1; t/(α+t))], which cancels at
    /// a = 1 and a+b = 1 and for small t; this has positive terms only.
    pub(super) fn expected(&self, t: f64) -> f64 {
        let Self { r, alpha, a, b } = *self;
        if t <= 0.0 {
            return 0.0;
        }
        let none = r * libm::log1p(t / alpha);
        let z = t / (alpha + t);
        let mean = r * t / alpha;
        let spread = libm::sqrt(mean * (1.0 + t / alpha));
        let terms = mean + 10.0 * spread + 37.0 / libm::log1p(alpha / t);
        if none > 600.0 || terms > TERMS {
            return self.averaged(t);
        }
        let (mut chance, mut made, mut share) = (libm::exp(-none), 0.0, 1.0);
        let (mut sum, mut n) = (0.0, 0.0);
        loop {
            // One division for both ratios: it is what takes the time.
            let inverse = 1.0 / ((n + 1.0) * (a + b + n));
            chance *= z * (r + n) * (a + b + n) * inverse;
            made += share;
            share *= (b + n) * (n + 1.0) * inverse;
            n += 1.0;
            let term = chance * made;
            sum += term;
            // The rest is smaller than a geometric series of the next ratio, next/n.
            let next = z * (r + n);
            if term * next < 1e-17 * (n - next) * sum {
                return sum;
            }
            if n > 2.0 * TERMS {
                return self.averaged(t);
            }
        }
    }

    /// Expected square of the purchases within `t`.
    ///
    /// With M of them E[M²] = Σₖ (2k − 1)·P(M ≥ k), and the k-th is made with the chance
    /// E[(1−p)^(k−1)] by who has time for it, as in [`Self::expected`]:
    ///
    /// E = Σₙ P(N = n) · Σₖ₍ₖ<ₙ₎ (2k + 1)·(b)ₖ/(a+b)ₖ.
    pub(super) fn squared(&self, t: f64) -> f64 {
        let Self { r, alpha, a, b } = *self;
        if t <= 0.0 {
            return 0.0;
        }
        let none = r * libm::log1p(t / alpha);
        let z = t / (alpha + t);
        let mean = r * t / alpha;
        let spread = libm::sqrt(mean * (1.0 + t / alpha));
        let terms = mean + 10.0 * spread + 37.0 / libm::log1p(alpha / t);
        if none > 600.0 || terms > TERMS {
            return self.squared_averaged(t);
        }
        let (mut chance, mut made, mut share) = (libm::exp(-none), 0.0, 1.0);
        let (mut sum, mut n) = (0.0, 0.0);
        loop {
            let inverse = 1.0 / ((n + 1.0) * (a + b + n));
            chance *= z * (r + n) * (a + b + n) * inverse;
            made += (2.0 * n + 1.0) * share;
            share *= (b + n) * (n + 1.0) * inverse;
            n += 1.0;
            let term = chance * made;
            sum += term;
            // Likewise, but that what was made may grow as n² does: (n + 1)²/n² < 1 + 3/n.
            let next = z * (r + n) * (1.0 + 3.0 / n);
            if term * next < 1e-17 * (n - next) * sum {
                return sum;
            }
            if n > 2.0 * TERMS {
                return self.squared_averaged(t);
            }
        }
    }

    /// The same by the mean over p. With N Poisson of mean μ, q = 1 − p and
    /// g(q) = Σₖ qᵏ·P(N ≥ k) = q·(1 − e^(−μp))/p, E[M(M + 1)/2] is dg/dq:
    ///
    /// (1 − e^(−μp))/p² − (1/p − 1)·μ·e^(−μp),
    ///
    /// averaged over μ ~ Gamma(r, α/t), whose e^(−μp) is (1 + pt/α)⁻ʳ.
    fn squared_averaged(&self, t: f64) -> f64 {
        let Self { r, alpha, a, b } = *self;
        let scale = t / alpha;
        let half = |p: f64| {
            let u = p * scale;
            if (r + 2.0) * u < 1e-4 {
                // Both fractions grow beyond all bounds, and what is left of them is
                // in these terms but for the share ((r + 2)u)².
                let (one, two) = (r * scale, r * (r + 1.0) * scale * scale);
                return one * (1.0 - (r + 1.0) * u) + two * (0.5 - (r + 2.0) * u / 3.0);
            }
            let grown = libm::log1p(u);
            let late = r * scale * libm::exp(-(r + 1.0) * grown);
            -libm::expm1(-r * grown) / (p * p) - (1.0 / p - 1.0) * late
        };
        2.0 * Grid::beta(a, b).mean(half) - self.averaged(t)
    }

    /// The same by the mean of (1 − (1 + p·t/α)⁻ʳ)/p, which is Fader, Hardie & Lee's
    /// E[X(t) | λ, p] = (1 − e^(−λpt))/p averaged over λ.
    fn averaged(&self, t: f64) -> f64 {
        let Self { r, alpha, a, b } = *self;
        let scale = t / alpha;
        let of = |p: f64| {
            if p > 0.0 {
                -libm::expm1(-r * libm::log1p(p * scale)) / p
            } else {
                r * scale
            }
        };
        Grid::beta(a, b).mean(of)
    }

    /// Expected purchases, each discounted continuously at `rate` from now on.
    ///
    /// Given λ and p they come at the rate λ·e^(−λps) in s from now, so their present
    /// value is ∫ λ·e^(−(λp+δ)s) ds = λ/(δ + λp); averaged over λ and p.
    pub(super) fn discounted(&self, rate: f64) -> f64 {
        let Self { r, alpha, a, b } = *self;
        let rates = Grid::gamma(r);
        let scale = rate * alpha;
        Grid::beta(a, b).mean(|p| rates.mean(|y| y / (scale + p * y)))
    }
}
