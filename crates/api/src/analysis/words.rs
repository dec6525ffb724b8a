//! The words among the options and the results.

use ltv_engine::btyd::ModelKind;
use ltv_engine::forecast::Unit;
use ltv_engine::ingest::values::{DateStyle, DecimalMark};
use ltv_engine::units::Period;
use serde::{Deserialize, Serialize};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
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

impl From<Period> for CohortPeriod {
    fn from(period: Period) -> Self {
        match period {
            Period::Week => Self::Week,
            Period::Month => Self::Month,
            Period::Quarter => Self::Quarter,
            Period::Year => Self::Year,
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
