//! How the models did on days they had not seen.

use std::collections::BTreeMap;

use ltv_engine::forecast as engine;
use serde::Serialize;

use super::forecast::Estimate;
use super::result::iso;
use super::words::ModelName;

/// How the models did on days that they had not seen.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Holdout {
    /// Last day that they saw.
    pub calibration_end: String,
    /// Last day of the holdout.
    pub holdout_end: String,
    /// Customers who first bought in the calibration.
    pub customers: u32,
    /// What they bought in the holdout.
    pub actual: f64,
    /// The proposed model.
    pub best: Option<ModelName>,
    /// Every model, and two naive rules.
    pub scores: Vec<HoldoutScore>,
    /// By repeat purchases in the calibration.
    pub by_frequency: Vec<HoldoutBin>,
}

/// What one model or rule foretold.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct HoldoutScore {
    /// A model's name, `last-period` or `mean-frequency`.
    pub contender: String,
    /// Purchases of all customers together.
    pub total: Estimate,
    /// (total − actual) ÷ actual.
    pub error: Option<f64>,
    /// Mean absolute error per customer.
    pub mae: f64,
    /// Root of the mean squared error per customer.
    pub rmse: f64,
    /// Share of the best tenth that was foretold to be in it.
    pub top_decile: f64,
}

/// Customers of one calibration frequency.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct HoldoutBin {
    /// Repeat purchases in the calibration.
    pub x: u32,
    /// Whether it holds all from `x` on.
    pub and_more: bool,
    /// Customers.
    pub customers: u32,
    /// Purchases per customer in the holdout.
    pub actual: f64,
    /// The same as each model foretold.
    pub expected: BTreeMap<String, f64>,
}

impl Holdout {
    /// Of the engine's scorecard.
    pub fn of(card: &engine::Scorecard) -> Self {
        let contender = |contender: engine::Contender| match contender {
            engine::Contender::Model(kind) => ModelName::from(kind).text().to_owned(),
            engine::Contender::LastPeriod => "last-period".to_owned(),
            engine::Contender::MeanFrequency => "mean-frequency".to_owned(),
        };
        Self {
            calibration_end: iso(card.calibration_end),
            holdout_end: iso(card.holdout_end),
            customers: card.customers,
            actual: card.actual,
            best: card.best.map(|(kind, _)| kind.into()),
            scores: (card.scores.iter())
                .map(|score| HoldoutScore {
                    contender: contender(score.contender),
                    total: score.total.into(),
                    error: score.error,
                    mae: score.mae,
                    rmse: score.rmse,
                    top_decile: score.top_decile,
                })
                .collect(),
            by_frequency: (card.by_frequency.iter())
                .map(|bin| HoldoutBin {
                    x: bin.x,
                    and_more: bin.and_more,
                    customers: bin.customers,
                    actual: bin.actual,
                    expected: (card.models.iter())
                        .map(|kind| ModelName::from(*kind).text().to_owned())
                        .zip(bin.expected.iter().copied())
                        .collect(),
                })
                .collect(),
        }
    }
}
