//! What is asked of a retention curve.

use super::{MOST_AGES, RetentionError};
use crate::units::{Discount, Period};

/// What is reckoned from the fitted curves.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", default))]
pub struct RetentionOptions {
    /// The period of ages and payments.
    pub period: Period,
    /// What waiting for money costs.
    pub discount: Discount,
    /// Contribution per customer and period, ≥ 0, in units of currency.
    pub payment: f64,
    /// The oldest age that curves are told to; clamped to 1 ..= [`MOST_AGES`].
    pub ages: u32,
}

impl Default for RetentionOptions {
    fn default() -> Self {
        Self {
            period: Period::Month,
            discount: Discount {
                rate: 0.1,
                per: Period::Year,
            },
            payment: 1.0,
            ages: 24,
        }
    }
}

impl RetentionOptions {
    /// The discount rate per period and the oldest age.
    pub(super) fn checked(&self) -> Result<(f64, u32), RetentionError> {
        if !(0.0..f64::INFINITY).contains(&self.discount.rate) {
            return Err(RetentionError::Discount);
        }
        if !(0.0..f64::INFINITY).contains(&self.payment) {
            return Err(RetentionError::Payment);
        }
        let ages = self.ages.clamp(1, MOST_AGES);
        Ok((self.discount.in_period(self.period), ages))
    }
}
