//! What the models foretell, and whether the data carry it.

use ltv_engine::forecast as engine;
use serde::Serialize;

use super::words::ModelName;

/// How far the data carry a forecast.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Fitness {
    /// In one word. Where it is `insufficient`, no model is fitted.
    #[cfg_attr(
        feature = "types",
        ts(type = "\"enough\" | \"thin\" | \"insufficient\"")
    )]
    pub verdict: engine::Verdict,
    /// What the forecast suffers from, the worst first.
    #[cfg_attr(
        feature = "types",
        ts(type = "Array<{ kind: string; [detail: string]: unknown }>")
    )]
    pub concerns: Vec<engine::Concern>,
}

/// A number and its 95 % interval, where it can be told.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Estimate {
    /// Its expectation.
    pub mean: f64,
    /// Lower end.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// What the customers of today will order and be worth.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Forecast {
    /// The model that says so.
    pub model: ModelName,
    /// Days ahead.
    pub horizon_days: u32,
    /// Orders within the horizon.
    pub orders: Estimate,
    /// Revenue of those, undiscounted; null without a model of spend.
    pub revenue: Option<Estimate>,
    /// Discounted contribution of those.
    pub value: Option<Estimate>,
    /// Customers who are expected to buy again at all.
    pub alive: Estimate,
    /// Customers more likely gone than not.
    pub likely_gone: u32,
}

impl From<engine::Estimate> for Estimate {
    fn from(estimate: engine::Estimate) -> Self {
        Self {
            mean: estimate.mean,
            low: estimate.interval.map(|(low, _)| low),
            high: estimate.interval.map(|(_, high)| high),
        }
    }
}

impl Fitness {
    /// Of what the engine says.
    pub fn of(fitness: &engine::Fitness) -> Self {
        Self {
            verdict: fitness.verdict,
            concerns: fitness.concerns.clone(),
        }
    }
}

impl Forecast {
    /// Of what the engine says.
    pub fn of(outlook: &engine::Outlook) -> Self {
        Self {
            model: outlook.model.into(),
            horizon_days: outlook.horizon,
            orders: outlook.orders.into(),
            revenue: outlook.revenue.map(Into::into),
            value: outlook.value.map(Into::into),
            alive: outlook.alive.into(),
            likely_gone: outlook.likely_gone,
        }
    }
}
