//! Numbers as they are pasted.

use super::{Losses, RetentionError};

/// Survivors of one cohort by age, the start first.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum Survivors {
    /// Customers still there.
    Counts {
        /// By age.
        values: Vec<f64>,
    },
    /// Shares of those at the start: percent, or any other unit, for only ratios to
    /// the first value count.
    Percent {
        /// By age.
        values: Vec<f64>,
        /// Customers at the start, ≥ 1. Without it there are no standard errors and
        /// no intervals: percentages do not tell of how many.
        customers: Option<f64>,
    },
}

/// The cohort's size where only percentages are known. Estimates do not depend on it;
/// log-likelihood and BIC do.
pub const CUSTOMERS_ASSUMED: f64 = 1_000.0;

impl Survivors {
    /// The customers behind the numbers, and whether their number is known.
    ///
    /// # Errors
    /// See [`RetentionError`].
    pub fn losses(&self) -> Result<(Losses, bool), RetentionError> {
        match self {
            Self::Counts { values } => {
                Ok((Losses::of_cohorts(std::slice::from_ref(values))?, true))
            }
            Self::Percent { values, customers } => {
                let size = customers.unwrap_or(CUSTOMERS_ASSUMED);
                if !(1.0..f64::INFINITY).contains(&size) {
                    return Err(RetentionError::Customers);
                }
                let losses = Losses::of_cohorts(std::slice::from_ref(values))?;
                let by = size / losses.customers();
                Ok((losses.scaled(by), customers.is_some()))
            }
        }
    }
}
