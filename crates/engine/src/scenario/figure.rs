//! The figures that scenarios compare.

use crate::economics::{CalculatorInputs, CalculatorResult, Payback, lifetime_value, payback_of};

/// A figure of a result that can be watched while inputs change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Figure {
    /// Lifetime value before acquisition. Currency per customer.
    #[default]
    Ltv,
    /// LTV − CAC. Currency per customer.
    NetLtv,
    /// LTV ÷ CAC.
    Ratio,
    /// Payback on the payments that the method counts. Months.
    Payback,
}

impl Figure {
    /// Every figure.
    pub const ALL: [Self; 4] = [Self::Ltv, Self::NetLtv, Self::Ratio, Self::Payback];

    /// The figure in a result. `None`: it does not exist there (no CAC, no
    /// contribution), or the payback is *never*.
    pub fn of(self, result: &CalculatorResult) -> Option<f64> {
        match self {
            Self::Ltv => Some(result.ltv),
            Self::NetLtv => result.net_ltv,
            Self::Ratio => result.ratio,
            Self::Payback => months(result.payback),
        }
    }

    /// The same figure from inputs that are not checked, without the rest of the
    /// result: for sweeps and simulations.
    pub fn evaluate(self, inputs: &CalculatorInputs) -> Option<f64> {
        match self {
            Self::Ltv => Some(lifetime_value(inputs).ltv),
            Self::NetLtv => lifetime_value(inputs).net_ltv,
            Self::Ratio => lifetime_value(inputs).ratio,
            Self::Payback => months(payback_of(inputs)),
        }
    }
}

fn months(payback: Payback) -> Option<f64> {
    match payback {
        Payback::After { months } => Some(months),
        Payback::Never | Payback::Unknown => None,
    }
}
