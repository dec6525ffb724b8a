//! What the figures come to, as data.

use super::inputs::{CalculatorInputs, Lifetime};
use super::payback::Payback;
use super::solve::boundary;
use super::value::{Basis, Model, lifetime_value};
use crate::error::Field;
use crate::units::{Churn, Discount, Lifespan};

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
        /// The CAC below which it is earned back at last: the LTV.
        cost_below: f64,
        /// The churn below which it pays back, for the period of the entered churn.
        /// This and the following: `None` where the method does not use it, it was
        /// not entered, or no valid value would do.
        churn_below: Option<Churn>,
        /// The lifespan (of a whole base: the loyalty) above which it pays back.
        lifespan_above: Option<Lifespan>,
        /// The discount rate below which it pays back.
        discount_below: Option<Discount>,
        /// The horizon above which it pays back.
        horizon_above: Option<Lifespan>,
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
    model: &Model,
    ltv: f64,
    allowed: Option<f64>,
    payback: Payback,
) -> Verdict {
    if model.basis == Basis::Revenue {
        return Verdict::RevenueOnly;
    }
    let Some(allowed) = allowed else {
        return Verdict::NoContribution {
            value_per_period: model.stream.value_per_period,
        };
    };
    match (model.acquisition_cost, payback) {
        (Some(cost), Payback::Never) if cost > 0.0 => never(inputs, allowed, cost, ltv),
        (Some(cost), Payback::After { months }) if cost > 0.0 => Verdict::PaysBack {
            allowed,
            cost,
            months,
        },
        _ => Verdict::NoAcquisitionCost { allowed },
    }
}

/// Every threshold is looked for on the method's own LTV, so that timing, discount and
/// horizon are in it.
fn never(inputs: &CalculatorInputs, allowed: f64, cost: f64, ltv: f64) -> Verdict {
    let fields = inputs.fields();
    let find = |field: Field| {
        let pays = |value| lifetime_value(&inputs.with(field, value)).ltv > cost;
        let range = field.range();
        let used = fields.contains(&field);
        used.then(|| boundary(range.min, range.max, &pays))?
            .map(|(value, _)| value)
    };
    let span = |field, unit| find(field).map(|length| Lifespan { length, unit });
    let (churn_below, lifespan_above) = match inputs.lifetime {
        Lifetime::Churn(Churn { per, .. }) => {
            (find(Field::Churn).map(|share| Churn { share, per }), None)
        }
        Lifetime::Span(entered) => (None, span(Field::Lifespan, entered.unit)),
    };
    Verdict::NeverPaysBack {
        allowed,
        cost,
        cost_below: ltv,
        churn_below,
        // Of a lifespan and a loyalty a method uses one.
        lifespan_above: lifespan_above.or(span(Field::Loyalty, inputs.base.loyalty.unit)),
        discount_below: find(Field::DiscountRate).map(|rate| Discount {
            rate,
            per: inputs.discount.per,
        }),
        horizon_above: span(Field::Horizon, inputs.horizon.unit),
    }
}
