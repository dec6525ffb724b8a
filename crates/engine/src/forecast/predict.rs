//! Predictive intervals of totals: what is not known of the parameters, and what
//! is left to chance when they are.
//!
//! A total over customers, N = Σ nᵢ, has given the parameters θ the mean
//! M(θ) = Σ E\[nᵢ\] and, customers being independent, the variance Σ Var(nᵢ). Its mean
//! at the estimate is summed over all customers. For the rest a [`Panel`] stands for
//! them: parameters are drawn from the normal distribution of the fit, ln θ ~
//! N(ln θ̂, V); each draw gives M(θ) on the panel. At the estimate outcomes are
//! drawn for each customer of the panel, whose squared distances from their expectation
//! estimate the variance. The total given θ is
//! taken as gamma distributed with these two moments (a count of few is skewed as a
//! gamma variable is, one of many is normal as the gamma then is), and the interval
//! is the middle 95 % of the mixture.

use crate::numeric::{Random, quantile};

use super::Estimate;

/// Draws of parameters, in pairs mirrored at the estimate.
pub(super) const DRAWS: usize = 200;
/// Outcomes drawn per customer of a panel: their variance is wanted over all.
pub(super) const OUTCOMES: usize = 100;
/// Totals drawn per draw of parameters.
const TOTALS: usize = 40;

/// What the draws say of a total.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Moments {
    /// Its exact mean at the estimate.
    pub(super) mean: f64,
    /// Its mean on the panel at the estimate.
    pub(super) on_panel: f64,
    /// Its mean on the panel for each draw of the parameters.
    pub(super) means: Vec<f64>,
    /// Variance given the parameters, averaged over the draws.
    pub(super) variance: f64,
}

impl Moments {
    /// A count of customers or orders: the interval has whole ends.
    pub(super) fn count(&self, most: Option<f64>, random: &mut Random) -> Estimate {
        let mut estimate = self.amount(random);
        if let Some((low, high)) = &mut estimate.interval {
            *low = libm::floor(*low + 1e-9);
            // Of a high end of next to nothing −0 is left.
            *high = libm::ceil(*high - 1e-9).min(most.unwrap_or(f64::INFINITY)) + 0.0;
        }
        estimate
    }

    /// A total ≥ 0.
    pub(super) fn amount(&self, random: &mut Random) -> Estimate {
        self.drawn(TOTALS, random)
    }

    /// The same from so many totals per draw of the parameters.
    pub(super) fn drawn(&self, totals_each: usize, random: &mut Random) -> Estimate {
        let none = Estimate {
            mean: self.mean,
            interval: None,
        };
        if self.means.is_empty() || self.on_panel.is_nan() {
            return none;
        }
        if self.mean <= 0.0 || self.on_panel <= 0.0 {
            return none;
        }
        let scale = self.mean / self.on_panel;
        let mut totals = Vec::with_capacity(self.means.len() * totals_each);
        for mean in &self.means {
            // More is expected: more is left to chance, in the same proportion.
            let relative = mean / self.on_panel;
            let (mean, variance) = (mean * scale, self.variance * relative);
            for _ in 0..totals_each {
                totals.push(if variance > 0.0 && mean > 0.0 {
                    random.gamma(mean * mean / variance) * variance / mean
                } else {
                    mean
                });
            }
        }
        if totals.iter().any(|total| !total.is_finite()) {
            return none;
        }
        totals.sort_unstable_by(f64::total_cmp);
        Estimate {
            mean: self.mean,
            interval: Some((quantile(&totals, 0.025), quantile(&totals, 0.975))),
        }
    }
}
