//! What an analysis is asked.

use serde::Deserialize;

use super::words::{CohortPeriod, DateOrder, ModelName, TimeUnit};

/// What an analysis is asked. All of it may be left out.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", default)]
pub struct AnalyzeAsked {
    /// Which column holds what, where it is not recognised.
    pub mapping: Option<AskedColumns>,
    /// How dates such as 03/04/2025 are to be read, where the file leaves it open.
    pub date_order: Option<DateOrder>,
    /// What stands before the decimals (`"."` or `","`), where the file leaves it open.
    pub decimal_mark: Option<String>,
    /// Code of the currency to keep where the file holds several: `"TWD"`.
    pub currency: Option<String>,
    /// The analysis date, `"2025-12-31"`; the last order's day without it.
    pub as_of: Option<String>,
    /// The period of cohorts; `"month"` without it.
    pub cohort_by: Option<CohortPeriod>,
    /// The unit of time of the models' parameters; `"week"` without it. A month has
    /// 365.25 / 12 days.
    pub unit: Option<TimeUnit>,
    /// Last day that the models see when they are tried on the days after it; chosen by
    /// the data without it.
    pub calibration_end: Option<String>,
    /// The models of purchases to fit; all of them without it.
    pub models: Option<Vec<ModelName>>,
    /// How many `unit`s ahead is forecast; a year without it.
    pub horizon: Option<f64>,
    /// Discount rate for a year, 0 to 1; 0.1 without it.
    pub discount_rate: Option<f64>,
    /// Share of revenue that is contribution, above 0 to 1. Without it values are revenue.
    pub margin: Option<f64>,
}

impl AnalyzeAsked {
    /// The names of all of it: what else is asked is a slip of the pen.
    pub const NAMES: [&'static str; 12] = [
        "mapping",
        "dateOrder",
        "decimalMark",
        "currency",
        "asOf",
        "cohortBy",
        "unit",
        "calibrationEnd",
        "models",
        "horizon",
        "discountRate",
        "margin",
    ];
}

/// Columns by what they hold.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", default)]
pub struct AskedColumns {
    /// The customer's id.
    pub customer: Option<AskedColumn>,
    /// The order's date.
    pub date: Option<AskedColumn>,
    /// The order's amount.
    pub amount: Option<AskedColumn>,
    /// The order's id.
    pub order_id: Option<AskedColumn>,
    /// Whether the order stands: paid, cancelled, refunded ...
    pub status: Option<AskedColumn>,
    /// The currency of the amount.
    pub currency: Option<AskedColumn>,
    /// The customer's e-mail address.
    pub email: Option<AskedColumn>,
    /// The customer's telephone number.
    pub phone: Option<AskedColumn>,
    /// The customer's LINE user id.
    pub line_id: Option<AskedColumn>,
}

impl AskedColumns {
    /// The names of all of it.
    pub const NAMES: [&'static str; 9] = [
        "customer", "date", "amount", "orderId", "status", "currency", "email", "phone", "lineId",
    ];
}

/// A column: its name in the header, or its place from 0.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(
    untagged,
    expecting = "a column is told by its name, or its place from 0"
)]
pub enum AskedColumn {
    /// Its place.
    Place(u32),
    /// Its name.
    Name(String),
}
