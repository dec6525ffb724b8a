//! The lifetime value itself: the method applied to its inputs.

use super::inputs::CalculatorInputs;
use super::method::Method;
use super::payback::{Payback, payback};
use super::stream::Stream;

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

/// The figures of [`super::CalculatorResult`] that need no payback.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Value {
    /// What `ltv` is made of.
    pub basis: Basis,
    /// Lifetime value before acquisition. Currency per customer.
    pub ltv: f64,
    /// CAC, given or from spend ÷ new customers. Currency per new customer.
    pub acquisition_cost: Option<f64>,
    /// LTV − CAC. Needs a contribution (a whole base does not) and a CAC.
    pub net_ltv: Option<f64>,
    /// LTV ÷ CAC. Needs a contribution and a CAC above 0.
    pub ratio: Option<f64>,
}

/// The value alone, from inputs that are not checked, for simulations and searches:
/// the same numbers as [`super::calculate`], which is built on it.
pub fn lifetime_value(inputs: &CalculatorInputs) -> Value {
    Model::of(inputs).value()
}

/// The payback alone, from inputs that are not checked: that of [`super::calculate`].
pub fn payback_of(inputs: &CalculatorInputs) -> Payback {
    let model = Model::of(inputs);
    model.comparable_cost().map_or(Payback::Unknown, |cac| {
        payback(&model.stream, cac, inputs.payment_period)
    })
}

/// The payments behind the value, from inputs that are not checked.
pub fn stream_of(inputs: &CalculatorInputs) -> Stream {
    Model::of(inputs).stream
}

/// What the method makes of its inputs.
pub(super) struct Model {
    pub(super) basis: Basis,
    /// AOV; for a whole base ARPPU per payment period.
    pub(super) turnover: f64,
    /// What of it the basis counts.
    pub(super) value_per_order: f64,
    /// Orders per payment period.
    pub(super) frequency: f64,
    pub(super) stream: Stream,
    pub(super) acquisition_cost: Option<f64>,
    /// The published formula of a whole base is net of its acquisition, margin or not.
    always_net: bool,
}

impl Model {
    pub(super) fn of(inputs: &CalculatorInputs) -> Self {
        let period = inputs.payment_period;
        let base = &inputs.base;
        let always_net = inputs.method == Method::ArppuTotal;
        let (margin, turnover, cost, frequency, acquisition_cost) = if always_net {
            let arppu = base.revenue / base.payers * base.revenue_per.per(period);
            let cac = base.acquisition_spend / base.payers;
            (base.gross_margin, arppu, 0.0, 1.0, Some(cac))
        } else {
            let frequency = inputs.frequency.in_period(period);
            let margin = (inputs.method != Method::Simple).then_some(inputs.gross_margin);
            let cac = inputs.acquisition.cost();
            (
                margin,
                inputs.average_order_value,
                inputs.cost_to_serve,
                frequency,
                cac,
            )
        };
        let (basis, value_per_order) = match margin {
            Some(margin) => (Basis::Contribution, turnover * margin - cost),
            None => (Basis::Revenue, turnover),
        };
        Self {
            basis,
            turnover,
            value_per_order,
            frequency,
            stream: Stream::of(inputs, frequency * value_per_order),
            acquisition_cost,
            always_net,
        }
    }

    /// The CAC, where the value may be compared with it.
    pub(super) fn comparable_cost(&self) -> Option<f64> {
        self.acquisition_cost
            .filter(|_| self.basis == Basis::Contribution)
    }

    pub(super) fn value(&self) -> Value {
        let ltv = self.stream.total();
        let comparable = self.comparable_cost();
        let net = if self.always_net {
            self.acquisition_cost
        } else {
            comparable
        };
        Value {
            basis: self.basis,
            ltv,
            acquisition_cost: self.acquisition_cost,
            net_ltv: net.map(|cac| ltv - cac),
            // To next to no cost a ratio is beyond all numbers, as to none.
            ratio: comparable
                .map(|cac| ltv / cac)
                .filter(|ratio| ratio.is_finite()),
        }
    }
}
