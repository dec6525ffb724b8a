//! A figure to reach.

use crate::economics::{Basis, CalculatorInputs, Payback, lifetime_value, payback_of};

/// A figure to reach.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Goal {
    /// Lifetime value before acquisition. Currency per customer; revenue under
    /// [`crate::economics::Method::Simple`].
    Ltv(f64),
    /// LTV ÷ CAC. Valid: see [`crate::error::Field::TargetRatio`].
    Ratio(f64),
    /// Payback on the payments that the method counts. Months; valid: see
    /// [`crate::error::Field::TargetPayback`].
    Payback(f64),
}

impl Goal {
    /// The figure that is wanted.
    pub(super) fn target(self) -> f64 {
        match self {
            Self::Ltv(target) | Self::Ratio(target) | Self::Payback(target) => target,
        }
    }

    /// The figure, so that it can be ordered: *never* and the ratio to no cost at all
    /// are infinite, what does not exist is not a number.
    pub(super) fn figure(self, inputs: &CalculatorInputs) -> f64 {
        match self {
            Self::Ltv(_) => lifetime_value(inputs).ltv,
            Self::Ratio(_) => {
                let value = lifetime_value(inputs);
                match (value.ratio, value.basis, value.acquisition_cost) {
                    (Some(ratio), ..) => ratio,
                    (None, Basis::Revenue, _) | (None, _, None) => f64::NAN,
                    // As from any CAC on its way down to 0.
                    _ if value.ltv.abs() > 0.0 => value.ltv * f64::INFINITY,
                    _ => 0.0,
                }
            }
            Self::Payback(_) => match payback_of(inputs) {
                Payback::After { months } => months,
                Payback::Never => f64::INFINITY,
                Payback::Unknown => f64::NAN,
            },
        }
    }

    /// Whether a figure is as good as the goal, or better.
    pub(super) fn met(self, figure: f64) -> bool {
        match self {
            Self::Ltv(target) | Self::Ratio(target) => figure >= target,
            Self::Payback(target) => figure <= target,
        }
    }
}
