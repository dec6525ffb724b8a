//! What the customers of today will order and be worth.

use crate::btyd::ModelKind;
use crate::numeric::Histogram;

/// A number and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Estimate {
    /// Its expectation.
    pub mean: f64,
    /// 95 % predictive interval, parameters and outcomes both; `None` where it
    /// cannot be told.
    pub interval: Option<(f64, f64)>,
}

/// Customers expected to buy in the next days.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Soon {
    /// Days ahead.
    pub days: u32,
    /// Customers who buy at least once.
    pub customers: Estimate,
    /// Customers more likely than not to buy.
    pub likely: u32,
}

/// A value for each frequency and recency, for a customer of full age.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct HeatMap {
    /// Age now, in days, of the customer that is imagined.
    pub age: u32,
    /// Repeat purchases, ascending: the rows.
    pub frequency: Vec<u32>,
    /// Days since the last purchase, ascending: the columns.
    pub since: Vec<u32>,
    /// P(alive), row by row; `None` for a combination that cannot be.
    pub p_alive: Vec<Option<f64>>,
    /// Expected orders within the horizon, likewise.
    pub orders: Vec<Option<f64>>,
}

/// Where an LTV comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum LtvSource {
    /// What customers have brought so far, per customer.
    History,
    /// AOV × frequency × lifespan, with the data's own averages and a lifespan
    /// from the share of customers who have fallen silent, at most the horizon.
    Formula,
    /// Cumulative value of the cohorts at the horizon's age.
    Cohorts,
    /// A new customer, by the model, over the horizon from the first purchase on.
    NewCustomer,
    /// The customers of today, by the model, from today over the horizon.
    Residual,
}

/// Why an LTV differs from the model's of a new customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Difference {
    /// It is the one that the others are compared with.
    Reference,
    /// It ends today; some customers have been here for a short time only.
    PastOnly,
    /// It spreads an average over everybody, those gone included.
    Average,
    /// It is what older cohorts did; younger ones may do otherwise.
    OlderCohorts,
    /// It leaves out what was bought until today.
    FutureOnly,
}

/// One LTV per customer.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Ltv {
    /// Where it comes from.
    pub source: LtvSource,
    /// Contribution per customer (revenue where the margin is 1); `None` where
    /// these data cannot tell.
    pub value: Option<Estimate>,
    /// Why it differs.
    pub difference: Difference,
}

/// The forecast in total.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Outlook {
    /// The model that says so.
    pub model: ModelKind,
    /// Days ahead.
    pub horizon: u32,
    /// Customers of today.
    pub customers: u32,
    /// Orders of theirs within the horizon.
    pub orders: Estimate,
    /// Revenue of those, undiscounted; `None` without a model of spend.
    pub revenue: Option<Estimate>,
    /// Discounted contribution of those: the customers' residual value.
    pub value: Option<Estimate>,
    /// How many of them are still customers: the sum of P(alive).
    pub alive: Estimate,
    /// Customers more likely gone than not.
    pub likely_gone: u32,
    /// What they would be worth within the horizon if they were all still customers,
    /// less what is expected: the value at risk. `None` without a model of spend.
    pub at_risk: Option<f64>,
    /// The next 30 and the next 90 days.
    pub soon: Vec<Soon>,
    /// Customers by residual value (by expected orders without a model of spend).
    pub distribution: Histogram,
    /// Share of the residual value that the best tenth will bring.
    pub top_decile_share: Option<f64>,
    /// By frequency and recency.
    pub heat: HeatMap,
    /// LTV by several ways, side by side.
    pub compared: Vec<Ltv>,
}
