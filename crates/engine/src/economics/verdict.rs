//! What the figures come to, as data.

use super::inputs::{CalculatorInputs, Lifetime};
use super::methods::Basis;
use super::payback::Payback;
use crate::units::Churn;

/// Where an LTV:CAC ratio lies. A rule of thumb, and said to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Band {
    /// Below 1: every customer costs more than they bring.
    Losing,
    /// 1 to 3.
    Thin,
    /// 3 to 5: 3:1 is the usual rule.
    Healthy,
    /// Above 5: often too little is spent on growth.
    UnderInvesting,
}

/// The ratios at which one band ends and the next begins, ascending.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bands {
    /// Below this every customer loses money.
    pub thin_from: f64,
    /// From here on the ratio counts as healthy.
    pub healthy_from: f64,
    /// Above this growth is likely under-funded.
    pub under_investing_above: f64,
}

impl Default for Bands {
    fn default() -> Self {
        Self {
            thin_from: 1.0,
            healthy_from: 3.0,
            under_investing_above: 5.0,
        }
    }
}

impl Bands {
    /// The band of a ratio. A ratio of exactly 1 or 3 belongs to the band above it,
    /// one of exactly 5 is still healthy.
    pub fn band(&self, ratio: f64) -> Band {
        if ratio < self.thin_from {
            Band::Losing
        } else if ratio < self.healthy_from {
            Band::Thin
        } else if ratio <= self.under_investing_above {
            Band::Healthy
        } else {
            Band::UnderInvesting
        }
    }
}

/// The sentence that the figures support, as data.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum Verdict {
    /// Only revenue is known: no comparison with a CAC is fair.
    RevenueOnly,
    /// Each order brings no contribution: no CAC can be earned back.
    NoContribution {
        /// Currency per customer per payment period, 0 or less.
        value_per_period: f64,
    },
    /// The CAC is not known (or 0): only the most one may pay can be said.
    NoAcquisitionCost {
        /// The most to pay at the target ratio.
        allowed: f64,
    },
    /// A customer never earns back the CAC.
    NeverPaysBack {
        /// The most to pay at the target ratio.
        allowed: f64,
        /// What is paid.
        cost: f64,
        /// The churn below which the CAC is earned back at last, in the period
        /// of the entered churn. `None` where no churn was entered or none would do.
        churn_below: Option<Churn>,
    },
    /// A customer earns back the CAC.
    PaysBack {
        /// The most to pay at the target ratio.
        allowed: f64,
        /// What is paid.
        cost: f64,
        /// Payback with churn, in months.
        months: f64,
    },
}

/// Chooses the verdict; see [`Verdict`] for the cases.
pub(super) fn verdict(
    inputs: &CalculatorInputs,
    basis: Basis,
    value_per_period: f64,
    cac: Option<f64>,
    allowed: Option<f64>,
    payback: Payback,
) -> Verdict {
    if basis == Basis::Revenue {
        return Verdict::RevenueOnly;
    }
    let Some(allowed) = allowed else {
        return Verdict::NoContribution { value_per_period };
    };
    match (cac, payback) {
        (Some(cost), Payback::Never) => Verdict::NeverPaysBack {
            allowed,
            cost,
            churn_below: break_even_churn(inputs, value_per_period, cost),
        },
        (Some(cost), Payback::After { months }) if cost > 0.0 => Verdict::PaysBack {
            allowed,
            cost,
            months,
        },
        _ => Verdict::NoAcquisitionCost { allowed },
    }
}

/// k/c = CAC ⇒ c = k/CAC, stated for the period in which churn was entered.
fn break_even_churn(inputs: &CalculatorInputs, value_per_period: f64, cac: f64) -> Option<Churn> {
    let Lifetime::Churn(entered) = inputs.lifetime else {
        return None;
    };
    let share = value_per_period / cac;
    (share > 0.0 && share < 1.0).then(|| {
        Churn {
            share,
            per: inputs.payment_period,
        }
        .restated(entered.per)
    })
}
