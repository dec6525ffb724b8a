//! The interval between two ages, by the few places at which the integral over the
//! leaving time is taken there.
//!
//! Between neighbouring ages the integrand hardly changes, and three to six nodes of
//! Gauss and Legendre give it to the last digits. With p = r + x + s + 1 and
//! ℓ = (to − from)/(min(α, β) + from) the integrand is at worst (1 + u)^−p over u from
//! 0 to ℓ, and n nodes are off by the share (n!)⁴/((2n+1)·(2n)!²) · (p)₂ₙ/(2n)! · ℓ²ⁿ
//! (DLMF 3.5.19), which is at most 5e−7·((p+5)ℓ)⁶ for three, 6e−10·((p+7)ℓ)⁸ for four
//! and 2e−16·((p+11)ℓ)¹² for six: 1e−14 at the limits below.

use super::ParetoNbd;

/// Of an age τ: ln((α+τ)/α), α/(α+τ), and the same for β.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Age {
    pub(super) ln_alpha: f64,
    pub(super) by_alpha: f64,
    pub(super) ln_beta: f64,
    pub(super) by_beta: f64,
}

impl Age {
    pub(super) fn new(model: &ParetoNbd, age: f64) -> Self {
        Self {
            ln_alpha: libm::log1p(age / model.alpha),
            by_alpha: model.alpha / (model.alpha + age),
            ln_beta: libm::log1p(age / model.beta),
            by_beta: model.beta / (model.beta + age),
        }
    }
}

/// How many nodes an interval takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    Three,
    Four,
    Six,
}

#[expect(clippy::unreadable_literal)]
const G3: [(f64, f64); 3] = [
    (-0.7745966692414834, 0.5555555555555556),
    (0.0, 0.8888888888888888),
    (0.7745966692414834, 0.5555555555555556),
];
#[expect(clippy::unreadable_literal)]
const G4: [(f64, f64); 4] = [
    (-0.8611363115940526, 0.34785484513745385),
    (-0.33998104358485626, 0.6521451548625461),
    (0.33998104358485626, 0.6521451548625461),
    (0.8611363115940526, 0.34785484513745385),
];
#[expect(clippy::unreadable_literal)]
const G6: [(f64, f64); 6] = [
    (-0.932469514203152, 0.17132449237917036),
    (-0.6612093864662645, 0.3607615730481386),
    (-0.2386191860831969, 0.46791393457269104),
    (0.2386191860831969, 0.46791393457269104),
    (0.6612093864662645, 0.3607615730481386),
    (0.932469514203152, 0.17132449237917036),
];

impl Rule {
    /// How many there are.
    pub(super) const ALL: usize = 3;

    /// The rule for an interval; none where it takes panels.
    pub(super) fn of(model: &ParetoNbd, shape: f64, from: f64, to: f64) -> Option<Self> {
        let ratio = (to - from) / (f64::min(model.alpha, model.beta) + from);
        let power = shape + model.s + 1.0;
        if (power + 5.0) * ratio <= 0.05 {
            Some(Self::Three)
        } else if (power + 7.0) * ratio <= 0.25 {
            Some(Self::Four)
        } else if (power + 11.0) * ratio <= 1.35 {
            Some(Self::Six)
        } else {
            None
        }
    }
}

/// Ages between two ages, and s·dτ/(β+τ) of each.
#[derive(Debug)]
pub(super) struct Interval {
    nodes: [(Age, f64); 6],
    count: usize,
}

impl Interval {
    /// `low` is what is known of the age `from`.
    pub(super) fn new(model: &ParetoNbd, rule: Rule, from: f64, to: f64, low: &Age) -> Self {
        let rule: &[(f64, f64)] = match rule {
            Rule::Three => &G3,
            Rule::Four => &G4,
            Rule::Six => &G6,
        };
        let mut nodes = [(Age::default(), 0.0); 6];
        let half = 0.5 * (to - from);
        let (to_alpha, to_beta) = (1.0 / (model.alpha + from), 1.0 / (model.beta + from));
        for (node, (at, weight)) in nodes.iter_mut().zip(rule) {
            let since = half + half * at;
            let (ln_alpha, by_alpha) = grown(since * to_alpha);
            let (ln_beta, by_beta) = grown(since * to_beta);
            let age = Age {
                ln_alpha: low.ln_alpha + ln_alpha,
                by_alpha: low.by_alpha * by_alpha,
                ln_beta: low.ln_beta + ln_beta,
                by_beta: low.by_beta * by_beta,
            };
            *node = (age, half * weight * model.s * to_beta * by_beta);
        }
        Self {
            nodes,
            count: rule.len(),
        }
    }

    pub(super) fn nodes(&self) -> impl Iterator<Item = (&Age, f64)> {
        let nodes = self.nodes.iter().take(self.count);
        nodes.map(|(age, weight)| (age, *weight))
    }
}

/// ln(1 + u) and 1/(1 + u), 0 ≤ u ≤ 1/8: 2·artanh z with z = u/(2 + u), whose next
/// term is below 2⁻⁵³ of the first.
fn grown(u: f64) -> (f64, f64) {
    const THIRD: f64 = 1.0 / 3.0;
    const SEVENTH: f64 = 1.0 / 7.0;
    const NINTH: f64 = 1.0 / 9.0;
    const ELEVENTH: f64 = 1.0 / 11.0;
    const THIRTEENTH: f64 = 1.0 / 13.0;
    let z = u / (2.0 + u);
    let y = z * z;
    let far = SEVENTH + y * (NINTH + y * (ELEVENTH + y * THIRTEENTH));
    let series = 1.0 + y * (THIRD + y * (0.2 + y * far));
    (2.0 * z * series, 1.0 / (1.0 + u))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_logarithms_have_all_digits() {
        for i in 0..=1000 {
            let u = f64::from(i) / 8_000.0;
            let (log, inverse) = grown(u);
            assert!((log - libm::log1p(u)).abs() <= 4e-16 * log, "{u}");
            assert!((inverse * (1.0 + u) - 1.0).abs() < 3e-16, "{u}");
        }
    }

    /// ∫ s/(β+τ) · ((β+from)/(β+τ))^s dτ = 1 − ((β+from)/(β+to))^s, with x = 0 and an r
    /// that is next to nothing.
    #[test]
    fn every_rule_integrates_to_the_last_digits() {
        let mut seen = [false; Rule::ALL];
        for (s, beta) in [(0.3, 2.0), (1.0, 10.0), (4.0, 40.0), (30.0, 300.0)] {
            let model = ParetoNbd {
                r: 1e-300,
                alpha: beta,
                s,
                beta,
            };
            for i in 1..400 {
                let (from, to) = (3.0, 3.0 + f64::from(i) * f64::from(i) * 1e-3);
                let Some(rule) = Rule::of(&model, model.r, from, to) else {
                    continue;
                };
                seen[rule as usize] = true;
                let low = Age::new(&model, from);
                let interval = Interval::new(&model, rule, from, to, &low);
                let each = interval.nodes();
                let sum: f64 = each
                    .map(|(age, weight)| weight * libm::exp(-s * (age.ln_beta - low.ln_beta)))
                    .sum();
                let exact = -libm::expm1(-s * libm::log1p((to - from) / (beta + from)));
                let off = (sum / exact - 1.0).abs();
                assert!(off < 5e-14, "{rule:?} {s} {beta} {to}: {off:e}");
            }
        }
        assert_eq!(seen, [true; Rule::ALL]);
    }
}
