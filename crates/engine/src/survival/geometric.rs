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

impl Geometric {
    /// q^t with q = (1−c)/(1+d), by its logarithm: −∞ at c = 1, which 0 periods
    /// must not be multiplied with.
    fn power(self, rate: f64, t: u32) -> f64 {
        if t == 0 {
            return 1.0;
        }
        libm::exp(self.exponent(rate, t))
    }

    fn exponent(self, rate: f64, t: u32) -> f64 {
        (libm::log1p(-self.churn) - libm::log1p(rate)) * f64::from(t)
    }
}

impl Survival for Geometric {
    fn at(&self, t: u32) -> f64 {
        self.power(0.0, t)
    }

    fn expected_periods(&self) -> f64 {
        1.0 / self.churn
    }

    /// q^first·(1+d)/(d+c) with q = (1−c)/(1+d).
    fn discounted(&self, rate: f64, first: u32) -> f64 {
        self.power(rate, first) * ((1.0 + rate) / (rate + self.churn))
    }

    /// The same × (1 − q^count), with the digits that 1 − q^count loses when q is near 1.
    fn partial(&self, rate: f64, first: u32, count: u32) -> f64 {
        if count == 0 {
            return 0.0;
        }
        self.discounted(rate, first) * -libm::expm1(self.exponent(rate, count))
    }
}
