//! Constant churn.

use super::Survival;

/// S(t) = (1 − c)^t with c the churn per period, 0 < c ≤ 1.
///
/// Source: the geometric lifetime behind L = 1/c, e.g. Fader & Hardie (2007),
/// "How to project customer retention", section 2.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Geometric {
    /// Share lost per period, 0 < c ≤ 1.
    pub churn: f64,
}

impl Survival for Geometric {
    fn at(&self, t: u32) -> f64 {
        libm::pow(1.0 - self.churn, f64::from(t))
    }

    fn expected_periods(&self) -> f64 {
        1.0 / self.churn
    }
}
