//! Models and what they foretell.

use std::collections::BTreeMap;

use ltv_engine::forecast as engine;
use serde::Serialize;

use super::asked::ModelName;
use super::result::iso;

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

/// The fitted models, by name.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "kebab-case")]
pub struct Models {
    /// The baseline: nobody leaves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nbd: Option<FittedModel>,
    /// r, alpha, a, b.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bg_nbd: Option<FittedModel>,
    /// r, alpha, a, b.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mbg_nbd: Option<FittedModel>,
    /// r, alpha, s, beta.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pareto_nbd: Option<FittedModel>,
    /// p, q, gamma.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gamma_gamma: Option<SpendModel>,
}

/// A fitted model of purchases.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FittedModel {
    /// By name; `alpha` and `beta` in the asked unit of time.
    pub params: BTreeMap<String, f64>,
    /// By name; null where the likelihood has no curvature to tell.
    pub standard_errors: BTreeMap<String, Option<f64>>,
    /// 95 % intervals by name.
    pub intervals: BTreeMap<String, Option<(f64, f64)>>,
    /// Summed over customers.
    pub log_likelihood: f64,
    /// Bayesian information criterion; lower is better.
    pub bic: f64,
    /// Customers.
    pub customers: f64,
    /// Whether this is a maximum that can be trusted.
    pub converged: bool,
    /// Why the search ended.
    #[cfg_attr(
        feature = "types",
        ts(type = "\"gradient\" | \"precision\" | \"boundary\" | \"evaluations\"")
    )]
    pub reason: engine::Stopped,
    /// Evaluations of the likelihood.
    pub evaluations: u32,
}

/// A fitted Gamma-Gamma model of spend per purchase.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SpendModel {
    /// By name; `gamma` in units of currency.
    pub params: BTreeMap<String, f64>,
    /// By name.
    pub standard_errors: BTreeMap<String, Option<f64>>,
    /// 95 % intervals by name.
    pub intervals: BTreeMap<String, Option<(f64, f64)>>,
    /// Summed over customers.
    pub log_likelihood: f64,
    /// Customers with a repeat purchase of a positive mean spend.
    pub customers: f64,
    /// Whether this is a maximum that can be trusted.
    pub converged: bool,
    /// Why the search ended.
    #[cfg_attr(
        feature = "types",
        ts(type = "\"gradient\" | \"precision\" | \"boundary\" | \"evaluations\"")
    )]
    pub reason: engine::Stopped,
    /// Evaluations of the likelihood.
    pub evaluations: u32,
    /// Expected spend per purchase of a customer of whom nothing is known.
    pub mean: Option<f64>,
    /// Correlation of spend and frequency, which the model assumes to be none.
    pub correlation: f64,
    /// Whether that assumption is fair.
    pub independent: bool,
}

/// A model that could not be fitted.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NotFitted {
    /// Which.
    pub model: ModelName,
    /// Why.
    #[cfg_attr(
        feature = "types",
        ts(type = "{ kind: string; found?: number; needed?: number }")
    )]
    pub reason: engine::Refused,
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
    pub(super) fn of(fitness: &engine::Fitness) -> Self {
        Self {
            verdict: fitness.verdict,
            concerns: fitness.concerns.clone(),
        }
    }
}

fn by_name<T>(
    parameters: &[engine::Parameter],
    of: impl Fn(&engine::Parameter) -> T,
) -> BTreeMap<String, T> {
    (parameters.iter())
        .map(|parameter| (parameter.name.clone(), of(parameter)))
        .collect()
}

impl FittedModel {
    pub(super) fn of(fit: &engine::ModelFit) -> Self {
        Self {
            params: by_name(&fit.parameters, |parameter| parameter.value),
            standard_errors: by_name(&fit.parameters, |parameter| parameter.standard_error),
            intervals: by_name(&fit.parameters, |parameter| parameter.interval),
            log_likelihood: fit.log_likelihood,
            bic: fit.bic,
            customers: fit.customers,
            converged: fit.converged,
            reason: fit.stopped,
            evaluations: fit.evaluations,
        }
    }
}

impl SpendModel {
    pub(super) fn of(fit: &engine::SpendFit) -> Self {
        Self {
            params: by_name(&fit.parameters, |parameter| parameter.value),
            standard_errors: by_name(&fit.parameters, |parameter| parameter.standard_error),
            intervals: by_name(&fit.parameters, |parameter| parameter.interval),
            log_likelihood: fit.log_likelihood,
            customers: f64::from(fit.customers),
            converged: fit.converged,
            reason: fit.stopped,
            evaluations: fit.evaluations,
            mean: fit.mean,
            correlation: fit.independence.correlation,
            independent: fit.independence.holds,
        }
    }
}

impl Models {
    pub(super) fn put(&mut self, fit: &engine::ModelFit) {
        let place = match fit.kind.into() {
            ModelName::Nbd => &mut self.nbd,
            ModelName::BgNbd => &mut self.bg_nbd,
            ModelName::MbgNbd => &mut self.mbg_nbd,
            _ => &mut self.pareto_nbd,
        };
        *place = Some(FittedModel::of(fit));
    }
}

impl Holdout {
    pub(super) fn of(card: &engine::Scorecard) -> Self {
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

impl Forecast {
    pub(super) fn of(outlook: &engine::Outlook) -> Self {
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
