//! From turnover to what is left of it.

use super::calculate::calculate;
use super::inputs::CalculatorInputs;
use super::method::Method;
use super::value::Basis;
use crate::error::InputError;

/// What a step of the waterfall is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum StepKind {
    /// Total: the turnover of the whole lifetime.
    Revenue,
    /// Change: −(1 − m) of it.
    CostOfGoods,
    /// Change: −s for every order.
    CostToServe,
    /// Change: what discount, later payment and a horizon take off.
    TimeAndHorizon,
    /// Total: LTV.
    LifetimeValue,
    /// Change: −CAC.
    Acquisition,
    /// Total: LTV − CAC.
    Net,
}

/// One bar: a total standing on 0, or a change from the level before.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Step {
    /// What it is.
    pub kind: StepKind,
    /// `to − from`: the total, or the signed change. Currency per customer.
    pub amount: f64,
    /// Where the bar begins: 0 for a total, for a change exactly the `to` before it.
    pub from: f64,
    /// Where it ends; a total that follows changes ends exactly where they do.
    pub to: f64,
}

/// The steps that exist for the method, per customer; for a whole base per payer.
///
/// [`Method::Simple`] has its revenue alone, and a whole base without a margin no
/// step between its revenue and its acquisition.
///
/// # Errors
/// As [`calculate`].
pub fn waterfall(inputs: &CalculatorInputs) -> Result<Vec<Step>, InputError> {
    let result = calculate(inputs)?;
    let mut level = 0.0;
    let mut steps = Vec::new();
    let mut add = |kind, to: f64| {
        let total = matches!(
            kind,
            StepKind::Revenue | StepKind::LifetimeValue | StepKind::Net
        );
        let from = if total { 0.0 } else { level };
        level = to;
        steps.push(Step {
            kind,
            amount: to - from,
            from,
            to,
        });
    };
    add(StepKind::Revenue, result.lifetime_revenue);
    if result.basis == Basis::Contribution {
        // All that the basis counts, before time and horizon.
        let mut contribution = result.value_per_period * result.lifetime_periods;
        let taken_off = (contribution - result.ltv).abs() > 1e-12 * contribution.abs();
        if !taken_off {
            contribution = result.ltv; // to the last digit
        }
        if inputs.method == Method::ArppuTotal {
            add(StepKind::CostOfGoods, contribution);
        } else {
            let served = inputs.cost_to_serve * result.frequency_per_period;
            let margin = contribution + served * result.lifetime_periods;
            add(StepKind::CostOfGoods, margin);
            add(StepKind::CostToServe, contribution);
        }
        if taken_off {
            add(StepKind::TimeAndHorizon, result.ltv);
        }
        add(StepKind::LifetimeValue, result.ltv);
    }
    if let Some(net) = result.net_ltv {
        add(StepKind::Acquisition, net);
        add(StepKind::Net, net);
    }
    Ok(steps)
}
