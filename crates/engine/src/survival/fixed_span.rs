//! Everybody stays equally long.

use super::{Survival, discount_factor};

/// S(t) = 1 while whole periods are left, then the fraction of the last one:
/// the curve behind "a customer stays L periods", so that Σ S(t) = L exactly.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FixedSpan {
    /// Length of the lifetime in periods, L > 0.
    pub periods: f64,
}

impl Survival for FixedSpan {
    fn at(&self, t: u32) -> f64 {
        // Not `clamp`: see `Range::nearest`.
        match self.periods - f64::from(t) {
            left if left >= 1.0 => 1.0,
            left if left > 0.0 => left,
            _ => 0.0,
        }
    }

    fn expected_periods(&self) -> f64 {
        self.periods
    }

    fn discounted(&self, rate: f64, first: u32) -> f64 {
        self.partial(rate, first, u32::MAX)
    }

    /// Whole periods are a geometric sum of (1+d)^−t; the last part is one term.
    fn partial(&self, rate: f64, first: u32, count: u32) -> f64 {
        let end = first.saturating_add(count);
        if rate == 0.0 {
            let until = |t: u32| f64::from(t).min(self.periods);
            return until(end) - until(first);
        }
        let whole = libm::floor(self.periods) as u32;
        let full = end.min(whole).saturating_sub(first);
        let force = libm::log1p(rate);
        let sum = -libm::expm1(-f64::from(full) * force) / rate
            * (1.0 + rate)
            * discount_factor(rate, first);
        if first <= whole && whole < end {
            sum + self.at(whole) * discount_factor(rate, whole)
        } else {
            sum
        }
    }
}
