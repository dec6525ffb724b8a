//! Everybody stays equally long.

use super::Survival;

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
}
