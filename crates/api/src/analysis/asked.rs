//! What an analysis is asked.

use ltv_engine::btyd::ModelKind;
use ltv_engine::forecast::Unit;
use ltv_engine::ingest::values::{DateStyle, DecimalMark};
use ltv_engine::units::Period;
use serde::Deserialize;

/// What an analysis is asked. All of it may be left out.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
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
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
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

/// A column: its name in the header, or its place from 0.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum AskedColumn {
    /// Its place.
    Place(u32),
    /// Its name.
    Name(String),
}

/// In which order day, month and year stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum DateOrder {
    /// Year, month, day.
    Ymd,
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
}

/// The period of cohorts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, serde::Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum CohortPeriod {
    /// From Monday to Sunday.
    Week,
    /// Calendar months.
    Month,
    /// Calendar quarters.
    Quarter,
    /// Calendar years.
    Year,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, serde::Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum TimeUnit {
    /// Days.
    Day,
    /// Seven days.
    Week,
    /// 365.25 / 12 days.
    Month,
}

/// A model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, serde::Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ModelName {
    /// Nobody leaves: the baseline.
    Nbd,
    /// Beta-geometric/NBD.
    BgNbd,
    /// Modified BG/NBD: customers may leave after their first purchase.
    MbgNbd,
    /// Pareto/NBD.
    ParetoNbd,
    /// Spend per purchase; fitted whenever repeat purchases allow it.
    GammaGamma,
}

impl From<DateOrder> for DateStyle {
    fn from(order: DateOrder) -> Self {
        match order {
            DateOrder::Ymd => Self::Ymd,
            DateOrder::Dmy => Self::Dmy,
            DateOrder::Mdy => Self::Mdy,
        }
    }
}

impl From<CohortPeriod> for Period {
    fn from(period: CohortPeriod) -> Self {
        match period {
            CohortPeriod::Week => Self::Week,
            CohortPeriod::Month => Self::Month,
            CohortPeriod::Quarter => Self::Quarter,
            CohortPeriod::Year => Self::Year,
        }
    }
}

impl From<TimeUnit> for Unit {
    fn from(unit: TimeUnit) -> Self {
        match unit {
            TimeUnit::Day => Self::Day,
            TimeUnit::Week => Self::Week,
            TimeUnit::Month => Self::Month,
        }
    }
}

impl ModelName {
    /// As it is written.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Nbd => "nbd",
            Self::BgNbd => "bg-nbd",
            Self::MbgNbd => "mbg-nbd",
            Self::ParetoNbd => "pareto-nbd",
            Self::GammaGamma => "gamma-gamma",
        }
    }

    /// The engine's model of purchases of that name.
    pub(super) fn purchases(self) -> Option<ModelKind> {
        match self {
            Self::Nbd => Some(ModelKind::Nbd),
            Self::BgNbd => Some(ModelKind::BgNbd),
            Self::MbgNbd => Some(ModelKind::MbgNbd),
            Self::ParetoNbd => Some(ModelKind::ParetoNbd),
            Self::GammaGamma => None,
        }
    }
}

impl From<ModelKind> for ModelName {
    fn from(kind: ModelKind) -> Self {
        match kind {
            ModelKind::Nbd => Self::Nbd,
            ModelKind::BgNbd => Self::BgNbd,
            ModelKind::MbgNbd => Self::MbgNbd,
            ModelKind::ParetoNbd => Self::ParetoNbd,
        }
    }
}

/// The mark that a text names.
pub(super) fn decimal_mark(text: &str) -> Option<DecimalMark> {
    match text {
        "." => Some(DecimalMark::Point),
        "," => Some(DecimalMark::Comma),
        _ => None,
    }
}
