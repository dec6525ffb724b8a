//! What an RFM analysis is asked for.

use super::rules::{Rule, customary};
use crate::calendar::Day;

/// How customers are scored and named.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase", default)
)]
pub struct RfmOptions {
    /// Where one score ends and the next begins.
    pub scoring: Scoring,
    /// What is counted.
    pub frequency: Frequency,
    /// What is summed.
    pub monetary: Monetary,
    /// The named segments; the first rule that holds a customer's scores names it.
    pub rules: Vec<Rule>,
    /// The day as of which customers are looked at: later orders are left out. `None`:
    /// the history's analysis date.
    pub as_of: Option<Day>,
}

impl Default for RfmOptions {
    fn default() -> Self {
        Self {
            scoring: Scoring::Quintiles,
            frequency: Frequency::OrderDays,
            monetary: Monetary::Total,
            rules: customary(),
            as_of: None,
        }
    }
}

/// Where one score ends and the next begins.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(tag = "kind", rename_all = "camelCase")
)]
pub enum Scoring {
    /// By the share of customers who do worse; see the module.
    #[default]
    Quintiles,
    /// At fixed values.
    Thresholds(Thresholds),
}

/// Fixed values between the scores, each four in strictly ascending order.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Thresholds {
    /// Days since the last order: up to the first 5, up to the second 4, up to the
    /// third 3, up to the fourth 2, beyond it 1.
    pub recency_days: [u32; 4],
    /// Order days (or orders): below the first 1, from the first on 2, from the second
    /// on 3, from the third on 4, from the fourth on 5.
    pub frequency: [u32; 4],
    /// Likewise, in units of currency; taken to four decimals.
    pub monetary: [f64; 4],
}

/// What frequency counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Frequency {
    /// Distinct days with an order: orders of one day are one purchase, as in repeat
    /// rate, gaps and forecast.
    #[default]
    OrderDays,
    /// Orders.
    Orders,
}

/// What monetary value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Monetary {
    /// The sum of all amounts.
    #[default]
    Total,
    /// That sum ÷ orders.
    PerOrder,
}
