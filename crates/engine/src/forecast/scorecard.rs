//! How well models foretold what is known by now.

use crate::btyd::ModelKind;
use crate::calendar::Day;

use super::outlook::Estimate;

/// Who foretells: a model, or a naive rule to beat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(tag = "kind", content = "model", rename_all = "camelCase")
)]
pub enum Contender {
    /// A model.
    Model(ModelKind),
    /// Each customer buys again as often as in the time of the holdout's length before
    /// it, first purchases left out.
    LastPeriod,
    /// Each customer goes on at the frequency seen so far: x / T.
    MeanFrequency,
}

/// What one contender foretold for the holdout.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Score {
    /// Who.
    pub contender: Contender,
    /// Purchases of all customers together; a naive rule has no interval.
    pub total: Estimate,
    /// (foretold − actual) ÷ actual; `None` where nothing was bought.
    pub error: Option<f64>,
    /// Mean absolute error per customer, in purchases.
    pub mae: f64,
    /// Root of the mean squared error per customer, in purchases.
    pub rmse: f64,
    /// Share of the actual best tenth of customers (by purchases in the holdout)
    /// that is among the foretold best tenth; ties count by their share.
    pub top_decile: f64,
}

/// Customers of one calibration frequency.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct FrequencyBin {
    /// Repeat purchases in the calibration; the last bin holds all from here on.
    pub x: u32,
    /// Whether it holds all from `x` on.
    pub and_more: bool,
    /// Customers.
    pub customers: u32,
    /// Purchases per customer in the holdout.
    pub actual: f64,
    /// The same as each model foretold, in the order of [`Scorecard::models`].
    pub expected: Vec<f64>,
}

/// Why a model is proposed.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(tag = "kind", rename_all = "camelCase"))]
pub enum BestReason {
    /// It erred least per customer (RMSE), by this share less than the next.
    Holdout {
        /// (next − best) ÷ next.
        ahead: f64,
    },
    /// Per customer the trial does not tell it from the best by more than chance, and of
    /// those it describes all orders best (BIC).
    Likelihood,
    /// Neither does BIC: the closest on the total.
    Total,
    /// There is no holdout to judge by: the lowest BIC.
    Bic,
    /// No other converged.
    Only,
    /// The best of the models, but a naive rule was closer per customer.
    NaiveIsBetter {
        /// By this share of RMSE, more than 1 %.
        by: f64,
    },
}

/// All contenders, on the same days.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Scorecard {
    /// Last day that the models saw.
    pub calibration_end: Day,
    /// Last day of the holdout.
    pub holdout_end: Day,
    /// Customers who first bought in the calibration.
    pub customers: u32,
    /// What they bought in the holdout.
    pub actual: f64,
    /// The models, in the order of all lists.
    pub models: Vec<ModelKind>,
    /// Every contender.
    pub scores: Vec<Score>,
    /// By calibration frequency, ascending.
    pub by_frequency: Vec<FrequencyBin>,
    /// The proposal; `None` where no model converged.
    pub best: Option<(ModelKind, BestReason)>,
}

/// One step of time of the tracking chart.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct TrackingPoint {
    /// Last day of the step.
    pub until: Day,
    /// Repeat purchases in it; `None` ahead of the analysis date.
    pub actual: Option<f64>,
    /// Repeat purchases up to it.
    pub actual_sum: Option<f64>,
    /// As each model says, in the order of [`Tracking::models`].
    pub expected: Vec<f64>,
    /// The same, added up.
    pub expected_sum: Vec<f64>,
}

/// Repeat purchases over time: observed, fitted, foretold.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Tracking {
    /// Days of a step.
    pub step: u32,
    /// Last day that the models saw.
    pub calibration_end: Day,
    /// The analysis date.
    pub as_of: Day,
    /// The models.
    pub models: Vec<ModelKind>,
    /// Ascending.
    pub points: Vec<TrackingPoint>,
}
