//! What the calculator is given.

use super::bands::Bands;
use super::method::{Method, Timing};
use crate::survival::{FixedSpan, Geometric, Survival};
use crate::units::{Churn, Discount, Frequency, Lifespan, Period};

/// How long a customer stays, as a length or as a rate of leaving.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Lifetime {
    /// Everyone stays this long.
    Span(Lifespan),
    /// A constant share leaves per period: L = 1/c.
    Churn(Churn),
}

impl Lifetime {
    /// S(t) counted in `period`s.
    pub fn survival(self, period: Period) -> Box<dyn Survival> {
        match self {
            Self::Span(span) => Box::new(FixedSpan {
                periods: span.in_period(period),
            }),
            Self::Churn(churn) => Box::new(Geometric {
                churn: churn.in_period(period),
            }),
        }
    }
}

/// The totals of a whole customer base, for [`Method::ArppuTotal`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Base {
    /// Turnover of one `revenue_per`. Currency.
    pub revenue: f64,
    /// The period that `revenue` counts.
    pub revenue_per: Period,
    /// Customers who pay.
    pub payers: f64,
    /// How long they stay.
    pub loyalty: Lifespan,
    /// What winning them has cost in all. Currency.
    pub acquisition_spend: f64,
    /// Share of revenue, 0..=1. `None`: not known, and the value is revenue.
    pub gross_margin: Option<f64>,
}

/// What winning a customer costs.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Acquisition {
    /// Not known.
    Unknown,
    /// Currency per new customer.
    Cost(f64),
    /// CAC = spend ÷ new customers of the same stretch of time.
    Spend {
        /// Currency.
        spend: f64,
        /// Customers won with it, ≥ 1.
        new_customers: f64,
    },
}

impl Acquisition {
    /// CAC. Currency per new customer.
    pub fn cost(self) -> Option<f64> {
        match self {
            Self::Unknown => None,
            Self::Cost(cost) => Some(cost),
            Self::Spend {
                spend,
                new_customers,
            } => Some(spend / new_customers),
        }
    }
}

/// The inputs of one calculation. Ranges: [`crate::error::Field::range`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct CalculatorInputs {
    /// The formula.
    pub method: Method,
    /// The rhythm at which customers pay. Every rate is converted to it; another
    /// rhythm is another model, not a change of unit.
    pub payment_period: Period,
    /// Currency per order.
    pub average_order_value: f64,
    /// Orders per customer per period.
    pub frequency: Frequency,
    /// Share of revenue, 0..=1. Not used by [`Method::Simple`].
    pub gross_margin: f64,
    /// Currency per order. Not used by [`Method::Simple`].
    pub cost_to_serve: f64,
    /// How long a customer stays. A retention method reads a span of L periods as
    /// the constant churn 1/L.
    pub lifetime: Lifetime,
    /// Used where [`Method::discounts`].
    pub discount: Discount,
    /// Used where [`Method::discounts`].
    pub timing: Timing,
    /// Used by [`Method::FiniteHorizon`]; a part of a period counts as that part.
    pub horizon: Lifespan,
    /// Used by [`Method::ArppuTotal`], which uses nothing else of what describes a customer.
    pub base: Base,
    /// What winning a customer costs. Not used by [`Method::ArppuTotal`].
    pub acquisition: Acquisition,
    /// The LTV:CAC ratio to hold, for the most one may pay.
    pub target_ratio: f64,
    /// The payback to hold, in months, for the most one may pay.
    pub target_payback: f64,
    /// Where one band of the ratio ends and the next begins.
    pub bands: Bands,
}
