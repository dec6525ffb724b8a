//! The fitted models.

use std::collections::BTreeMap;

use ltv_engine::forecast as engine;
use serde::Serialize;

use super::words::ModelName;

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

/// What every fit has.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Fit {
    /// By name; `alpha` and `beta` in the asked unit of time, `gamma` in units of currency.
    pub params: BTreeMap<String, f64>,
    /// By name; null where the likelihood has no curvature to tell.
    pub standard_errors: BTreeMap<String, Option<f64>>,
    /// 95 % intervals by name.
    pub intervals: BTreeMap<String, Option<(f64, f64)>>,
    /// Summed over customers.
    pub log_likelihood: f64,
    /// Customers; of spend, those with a repeat purchase and a positive mean spend.
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

/// A fitted model of purchases.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FittedModel {
    /// What every fit has.
    #[serde(flatten)]
    pub fit: Fit,
    /// Bayesian information criterion; lower is better.
    pub bic: f64,
}

/// A fitted Gamma-Gamma model of spend per purchase.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SpendModel {
    /// What every fit has.
    #[serde(flatten)]
    pub fit: Fit,
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

impl NotFitted {
    /// A model of purchases.
    pub fn of(model: ModelName, reason: engine::Refused) -> Self {
        Self { model, reason }
    }

    /// The model of spend.
    pub fn spend(reason: engine::Refused) -> Self {
        Self::of(ModelName::GammaGamma, reason)
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
    /// Of the engine's fit.
    pub fn of(fit: &engine::ModelFit) -> Self {
        Self {
            fit: Fit {
                params: by_name(&fit.parameters, |parameter| parameter.value),
                standard_errors: by_name(&fit.parameters, |parameter| parameter.standard_error),
                intervals: by_name(&fit.parameters, |parameter| parameter.interval),
                log_likelihood: fit.log_likelihood,
                customers: fit.customers,
                converged: fit.converged,
                reason: fit.stopped,
                evaluations: fit.evaluations,
            },
            bic: fit.bic,
        }
    }
}

impl SpendModel {
    /// Of the engine's fit.
    pub fn of(fit: &engine::SpendFit) -> Self {
        Self {
            fit: Fit {
                params: by_name(&fit.parameters, |parameter| parameter.value),
                standard_errors: by_name(&fit.parameters, |parameter| parameter.standard_error),
                intervals: by_name(&fit.parameters, |parameter| parameter.interval),
                log_likelihood: fit.log_likelihood,
                customers: f64::from(fit.customers),
                converged: fit.converged,
                reason: fit.stopped,
                evaluations: fit.evaluations,
            },
            mean: fit.mean,
            correlation: fit.independence.correlation,
            independent: fit.independence.holds,
        }
    }
}

impl Models {
    /// Puts a fit in its place.
    pub fn put(&mut self, fit: &engine::ModelFit) {
        let place = match fit.kind.into() {
            ModelName::Nbd => &mut self.nbd,
            ModelName::BgNbd => &mut self.bg_nbd,
            ModelName::MbgNbd => &mut self.mbg_nbd,
            _ => &mut self.pareto_nbd,
        };
        *place = Some(FittedModel::of(fit));
    }
}
