//! Survival curves: the share S(t) of a cohort still customers after t periods.

mod fixed_span;
mod geometric;

pub use fixed_span::FixedSpan;
pub use geometric::Geometric;

/// A survival curve over whole periods, with S(0) = 1 and S non-increasing.
pub trait Survival {
    /// S(t): the share still customers at the start of period `t`, 0..=1.
    fn at(&self, t: u32) -> f64;

    /// Σ S(t) over t = 0, 1, …: the expected number of periods paid for.
    fn expected_periods(&self) -> f64;
}
