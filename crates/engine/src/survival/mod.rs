//! Survival curves: the share S(t) of a cohort still customers after t periods.
//!
//! Money that comes every period is worth its sum over a survival curve, each payment
//! discounted from its period: [`Survival::discounted`]. The curves here are what the
//! calculator and [`crate::retention`] reckon with: [`Geometric`] (constant churn), [`FixedSpan`]
//! (everybody stays equally long), [`Empirical`] (as observed, with a tail), and the two that
//! let customers differ, [`ShiftedBetaGeometric`] and [`BetaDiscreteWeibull`].
//!
//! ```
//! use ltv_engine::survival::{Geometric, ShiftedBetaGeometric, Survival};
//!
//! // 37 in 100 leave in the first period under both; then they part.
//! let (alpha, beta) = (0.704, 1.182);
//! let loyal = ShiftedBetaGeometric { alpha, beta };
//! let churn = alpha / (alpha + beta);
//! assert!((loyal.at(1) - (1.0 - churn)).abs() < 1e-12);
//! assert!(loyal.at(12) > 0.16 && Geometric { churn }.at(12) < 0.01);
//! // Periods paid for by a new customer, at 10 % a period.
//! assert!((loyal.discounted(0.1, 0) - 3.695).abs() < 1e-3);
//! ```

mod bdw;
mod digamma_difference;
mod empirical;
mod fixed_span;
mod geometric;
mod sbg;

pub use bdw::BetaDiscreteWeibull;
pub use empirical::{CurveError, Empirical, Tail};
pub use fixed_span::FixedSpan;
pub use geometric::Geometric;
pub use sbg::ShiftedBetaGeometric;

/// A survival curve over whole periods, S non-increasing from S(0) = 1. (Only a
/// [`FixedSpan`] of less than one period starts lower, at that part.)
pub trait Survival {
    /// S(t): the share still customers at the start of period `t`, 0..=1.
    fn at(&self, t: u32) -> f64;

    /// Σ S(t) over t = 0, 1, …: the expected number of periods paid for.
    /// Infinite where customers leave ever more slowly.
    fn expected_periods(&self) -> f64;

    /// Σ S(t)/(1+d)^t over t = `first`, `first` + 1, …, with d ≥ 0 the discount per
    /// period.
    fn discounted(&self, rate: f64, first: u32) -> f64;

    /// The first `count` terms of [`Self::discounted`]; a curve with a closed form
    /// overrides the sum.
    fn partial(&self, rate: f64, first: u32, count: u32) -> f64 {
        (first..first.saturating_add(count))
            .map(|t| self.at(t) * discount_factor(rate, t))
            .sum()
    }
}

/// (1+d)^−t: what money that comes after t periods is worth now.
pub(crate) fn discount_factor(rate: f64, t: u32) -> f64 {
    libm::exp(-f64::from(t) * libm::log1p(rate))
}
