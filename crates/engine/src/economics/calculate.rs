//! The whole answer: the value, and what follows from it.

use super::bands::Band;
use super::inputs::{Base, CalculatorInputs};
use super::method::Method;
use super::payback::{Payback, payback, payback_simple, payback_with_churn};
use super::value::{Basis, Model, Value};
use super::verdict::{Verdict, verdict};
use crate::error::InputError;
use crate::units::Period;

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
    /// f: orders per customer per payment period. 1 for a whole base: ARPPU is per payer.
    pub frequency_per_period: f64,
    /// L: expected payment periods per customer.
    pub lifetime_periods: f64,
    /// d: discount rate per payment period; 0 where the method does not discount.
    pub discount_per_period: f64,
    /// AOV under [`Basis::Revenue`], AOV·m − s under [`Basis::Contribution`]. Currency
    /// per order; for a whole base ARPPU (times margin) per payment period.
    pub value_per_order: f64,
    /// k = f × value per order. Currency per customer per payment period.
    pub value_per_period: f64,
    /// Lifetime value before acquisition. Currency per customer.
    pub ltv: f64,
    /// AOV × f × L: the turnover behind `ltv`, undiscounted and without a horizon.
    /// Currency per customer.
    pub lifetime_revenue: f64,
    /// CAC, given or from spend ÷ new customers. Currency per new customer.
    pub acquisition_cost: Option<f64>,
    /// LTV − CAC. Needs a contribution (a whole base does not) and a CAC.
    pub net_ltv: Option<f64>,
    /// LTV ÷ CAC. Needs a contribution and a CAC above 0.
    pub ratio: Option<f64>,
    /// Where `ratio` lies.
    pub band: Option<Band>,
    /// CAC ÷ contribution per month: nobody leaves, no discount.
    pub payback_simple: Payback,
    /// With customers leaving, no discount, paid at once.
    pub payback_with_churn: Payback,
    /// On the payments that `ltv` counts: with the method's discount, timing and
    /// horizon. The headline figure, in accord with the ratio: *never* exactly
    /// when LTV ≤ CAC.
    pub payback: Payback,
    /// The CAC that meets the target ratio: LTV ÷ target. Needs a positive contribution.
    pub allowed_acquisition_cost: Option<f64>,
    /// The CAC that is earned back in exactly the target payback; where all payments
    /// have come in before, the LTV, which a CAC must stay below. Needs a positive
    /// contribution.
    pub allowed_for_payback: Option<f64>,
    /// The whole base, under [`Method::ArppuTotal`].
    pub base: Option<BaseResult>,
    /// What it comes to, as data.
    pub verdict: Verdict,
}

/// The value of a whole customer base.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct BaseResult {
    /// Revenue ÷ payers. Currency per payer per payment period.
    pub arppu: f64,
    /// Payers in the base.
    pub payers: f64,
    /// ARPPU × payers × loyalty, times the margin where it is known. Currency.
    pub gross: f64,
    /// `gross` − total acquisition spend. Currency.
    pub net: f64,
}

/// Computes the lifetime value by the chosen method; formulas in [`Method`].
///
/// Only a contribution is held against the CAC: revenue gets no ratio, payback
/// or verdict.
///
/// # Errors
/// The first input out of its range ([`crate::error::Field::range`]).
pub fn calculate(inputs: &CalculatorInputs) -> Result<CalculatorResult, InputError> {
    inputs.validate()?;
    let period = inputs.payment_period;
    let model = Model::of(inputs);
    let Value {
        basis,
        ltv,
        acquisition_cost,
        net_ltv,
        ratio,
    } = model.value();
    let stream = &model.stream;
    let value_per_period = stream.value_per_period;
    let lifetime = stream.survival.expected_periods();

    let cac = model.comparable_cost();
    let (simple, with_churn, payback) = match cac {
        Some(cac) => (
            payback_simple(value_per_period, cac, period),
            payback_with_churn(stream, cac, period),
            payback(stream, cac, period),
        ),
        None => (Payback::Unknown, Payback::Unknown, Payback::Unknown),
    };
    let positive = basis == Basis::Contribution && value_per_period > 0.0;
    let allowed = positive.then(|| ltv / inputs.target_ratio);
    let target = inputs.target_payback * period.per(Period::Month);

    Ok(CalculatorResult {
        method: inputs.method,
        basis,
        payment_period: period,
        frequency_per_period: model.frequency,
        lifetime_periods: lifetime,
        discount_per_period: stream.discount,
        value_per_order: model.value_per_order,
        value_per_period,
        ltv,
        lifetime_revenue: model.turnover * model.frequency * lifetime,
        acquisition_cost,
        net_ltv,
        ratio,
        band: ratio.map(|ratio| inputs.bands.band(ratio)),
        payback_simple: simple,
        payback_with_churn: with_churn,
        payback,
        allowed_acquisition_cost: allowed,
        allowed_for_payback: positive.then(|| stream.cumulative(target)),
        base: (inputs.method == Method::ArppuTotal).then(|| {
            let Base {
                payers,
                acquisition_spend,
                ..
            } = inputs.base;
            BaseResult {
                arppu: model.turnover,
                payers,
                gross: ltv * payers,
                net: ltv * payers - acquisition_spend,
            }
        }),
        verdict: verdict(inputs, &model, ltv, allowed, payback),
    })
}
