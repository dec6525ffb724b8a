//! The lifetime value itself.

use super::inputs::{CalculatorInputs, Method};
use super::payback::{Payback, payback, payback_simple};
use super::verdict::{Band, Bands, Verdict, verdict};
use crate::error::InputError;
use crate::units::Period;

/// What a lifetime value is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Basis {
    /// Turnover, before the cost of goods.
    Revenue,
    /// What is left of turnover after cost of goods and cost to serve.
    Contribution,
}

/// The answer, with every intermediate that "how is this computed" shows.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct CalculatorResult {
    /// The formula used.
    pub method: Method,
    /// What `ltv` is made of.
    pub basis: Basis,
    /// The period that the `_per_period` figures count.
    pub payment_period: Period,
    /// f: orders per customer per payment period.
    pub frequency_per_period: f64,
    /// L: expected payment periods per customer.
    pub lifetime_periods: f64,
    /// AOV under [`Basis::Revenue`], AOV·m − s under [`Basis::Contribution`]. Currency per order.
    pub value_per_order: f64,
    /// k = f × value per order. Currency per customer per payment period.
    pub value_per_period: f64,
    /// Lifetime value. Currency per customer.
    pub ltv: f64,
    /// AOV × f × L: the turnover behind `ltv`. Currency per customer.
    pub lifetime_revenue: f64,
    /// LTV − CAC. Needs a contribution and a CAC.
    pub net_ltv: Option<f64>,
    /// LTV ÷ CAC. Needs a contribution and a CAC above 0.
    pub ratio: Option<f64>,
    /// Where `ratio` lies.
    pub band: Option<Band>,
    /// CAC ÷ contribution per month: nobody leaves.
    pub payback_simple: Payback,
    /// The same with customers leaving.
    pub payback: Payback,
    /// The CAC that meets the target ratio: LTV ÷ target. Needs a positive contribution.
    pub allowed_acquisition_cost: Option<f64>,
    /// What it comes to, as data.
    pub verdict: Verdict,
}

/// Computes the lifetime value by the chosen method.
///
/// - simple: LTV = AOV × f × L. Check: 24.30 a week × 52 × 20 years = 25,272.
/// - margin-adjusted: LTV = (AOV·m − s) × f × L, with L = 1/c when churn is given.
///
/// Only a contribution is held against the CAC: revenue gets no ratio, payback
/// or verdict.
///
/// # Errors
/// The first input out of its range ([`crate::error::Field::range`]).
pub fn calculate(inputs: &CalculatorInputs) -> Result<CalculatorResult, InputError> {
    inputs.validate()?;
    let period = inputs.payment_period;
    let survival = inputs.lifetime.survival(period);
    let frequency = inputs.frequency.in_period(period);
    let lifetime = survival.expected_periods();
    let (basis, value_per_order) = match inputs.method {
        Method::Simple => (Basis::Revenue, inputs.average_order_value),
        Method::MarginAdjusted => (
            Basis::Contribution,
            inputs.average_order_value * inputs.gross_margin - inputs.cost_to_serve,
        ),
    };
    let value_per_period = frequency * value_per_order;
    let ltv = value_per_period * lifetime;

    let cac = inputs
        .acquisition_cost
        .filter(|_| basis == Basis::Contribution);
    let ratio = cac.filter(|cac| *cac > 0.0).map(|cac| ltv / cac);
    let (simple, with_churn) = match cac {
        Some(cac) => (
            payback_simple(value_per_period, cac, period),
            payback(value_per_period, cac, survival.as_ref(), period),
        ),
        None => (Payback::Unknown, Payback::Unknown),
    };
    let allowed = (basis == Basis::Contribution && ltv > 0.0).then(|| ltv / inputs.target_ratio);

    Ok(CalculatorResult {
        method: inputs.method,
        basis,
        payment_period: period,
        frequency_per_period: frequency,
        lifetime_periods: lifetime,
        value_per_order,
        value_per_period,
        ltv,
        lifetime_revenue: inputs.average_order_value * frequency * lifetime,
        net_ltv: cac.map(|cac| ltv - cac),
        ratio,
        band: ratio.map(|ratio| Bands::default().band(ratio)),
        payback_simple: simple,
        payback: with_churn,
        allowed_acquisition_cost: allowed,
        verdict: verdict(inputs, basis, value_per_period, cac, allowed, with_churn),
    })
}
