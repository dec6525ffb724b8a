//! What a forecast is asked for.

use crate::btyd::ModelKind;
use crate::calendar::Day;
use crate::units::Discount;

/// The unit of time that parameters are told in. Forecasts do not depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Unit {
    /// Days.
    Day,
    /// Seven days.
    #[default]
    Week,
    /// 365.25 / 12 days.
    Month,
}

impl Unit {
    /// Its length in days.
    pub const fn days(self) -> f64 {
        match self {
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Month => 365.25 / 12.0,
        }
    }
}

/// What is forecast, and how.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", default))]
pub struct ForecastOptions {
    /// The unit of parameters.
    pub unit: Unit,
    /// The last day that models are tried on; the days after it are what they
    /// must foretell. `None`: chosen by the data.
    pub calibration_end: Option<Day>,
    /// Days ahead, 1 ..= 3,650.
    pub horizon: u32,
    /// What waiting for money costs.
    pub discount: Discount,
    /// Share of revenue that is contribution, 0 < m ≤ 1. With 1, values are revenue.
    pub margin: f64,
    /// The models that are tried; the order does not matter.
    pub models: Vec<ModelKind>,
    /// The model that forecasts; `None`: the best in the holdout.
    pub chosen: Option<ModelKind>,
}

impl Default for ForecastOptions {
    fn default() -> Self {
        Self {
            unit: Unit::Week,
            calibration_end: None,
            horizon: 365,
            discount: Discount {
                rate: 0.1,
                per: crate::units::Period::Year,
            },
            margin: 1.0,
            models: vec![
                ModelKind::BgNbd,
                ModelKind::MbgNbd,
                ModelKind::ParetoNbd,
                ModelKind::Nbd,
            ],
            chosen: None,
        }
    }
}

/// Longest horizon: ten years.
const LONGEST: u32 = 3650;

impl ForecastOptions {
    /// The same with what is out of range moved to the nearest that is not, and no
    /// model twice.
    #[must_use]
    pub fn valid(mut self) -> Self {
        self.horizon = self.horizon.clamp(1, LONGEST);
        if !(self.margin > 0.0 && self.margin <= 1.0) {
            self.margin = 1.0;
        }
        if !(self.discount.rate >= 0.0 && self.discount.rate.is_finite()) {
            self.discount.rate = 0.0;
        }
        let mut models = Vec::new();
        for kind in self.models {
            if !models.contains(&kind) {
                models.push(kind);
            }
        }
        self.models = models;
        self
    }
}
