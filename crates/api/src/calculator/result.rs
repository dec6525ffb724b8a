//! The answer, in the shape of the element's `getResult()`.

use serde::Serialize;

use ltv_engine::economics as engine;

/// What a lifetime value is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Basis {
    /// Turnover: held against no acquisition cost.
    Revenue,
    /// What is left of it for acquisition, overhead and profit.
    Contribution,
}

/// Whether a customer pays back what winning one costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Payback {
    /// After `paybackMonths`.
    After,
    /// Never.
    Never,
    /// No acquisition cost is given, or the value is turnover.
    Unknown,
}

/// The answer of the calculator. Money is per customer, in the currency of the inputs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CalculatorResult {
    /// As given in the inputs.
    pub currency: Option<String>,
    /// What `ltv` is made of.
    pub basis: Basis,
    /// Lifetime value before acquisition.
    pub ltv: f64,
    /// `ltv` less the acquisition cost.
    pub net_ltv: Option<f64>,
    /// `ltv` ÷ acquisition cost.
    pub ratio: Option<f64>,
    /// Whether the acquisition cost is earned back.
    pub payback: Payback,
    /// After how many months.
    pub payback_months: Option<f64>,
    /// The most one may pay for a customer at the target ratio.
    pub allowed_cac: Option<f64>,
    /// The most one may pay for a customer at the target payback.
    pub allowed_cac_for_payback: Option<f64>,
}

impl CalculatorResult {
    pub(super) fn of(result: &engine::CalculatorResult, currency: Option<String>) -> Self {
        let (payback, payback_months) = match result.payback {
            engine::Payback::After { months } => (Payback::After, Some(months)),
            engine::Payback::Never => (Payback::Never, None),
            engine::Payback::Unknown => (Payback::Unknown, None),
        };
        Self {
            currency,
            basis: match result.basis {
                engine::Basis::Revenue => Basis::Revenue,
                engine::Basis::Contribution => Basis::Contribution,
            },
            ltv: result.ltv,
            net_ltv: result.net_ltv,
            ratio: result.ratio,
            payback,
            payback_months,
            allowed_cac: result.allowed_acquisition_cost,
            allowed_cac_for_payback: result.allowed_for_payback,
        }
    }
}
