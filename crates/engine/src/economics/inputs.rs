//! What the calculator is given.

use crate::error::{Field, InputError};
use crate::survival::{FixedSpan, Geometric, Survival};
use crate::units::{Churn, Frequency, Lifespan, Period, check};

/// The formula that turns the inputs into a lifetime value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Method {
    /// AOV × f × L: revenue.
    Simple,
    /// (AOV·m − s) × f × L: contribution.
    #[default]
    MarginAdjusted,
}

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

/// The inputs of one calculation. Ranges: [`Field::range`].
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
    /// How long a customer stays.
    pub lifetime: Lifetime,
    /// Currency per new customer; `None` when it is not known.
    pub acquisition_cost: Option<f64>,
    /// The LTV:CAC ratio to hold, for the most one may pay.
    pub target_ratio: f64,
}

impl CalculatorInputs {
    /// Checks every input that the method uses against its declared range.
    ///
    /// # Errors
    /// The first input out of range, in the order of the fields.
    pub fn validate(&self) -> Result<(), InputError> {
        check(Field::AverageOrderValue, self.average_order_value)?;
        check(Field::PurchaseFrequency, self.frequency.orders)?;
        if self.method == Method::MarginAdjusted {
            check(Field::GrossMargin, self.gross_margin)?;
            check(Field::CostToServe, self.cost_to_serve)?;
        }
        match self.lifetime {
            Lifetime::Span(span) => check(Field::Lifespan, span.length)?,
            Lifetime::Churn(churn) => check(Field::Churn, churn.share)?,
        };
        if let Some(cost) = self.acquisition_cost {
            check(Field::AcquisitionCost, cost)?;
        }
        check(Field::TargetRatio, self.target_ratio)?;
        Ok(())
    }
}
