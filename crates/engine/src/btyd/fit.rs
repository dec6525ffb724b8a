//! Maximum likelihood for any model of purchases.

use super::{Model, Sample};
use crate::forecast::{ModelFit, Parameter, Refused, Stopped};
use crate::numeric::optimize::{self, Estimate, Limits, Stop};

/// From so many customers on, starts are tried on a part of them.
pub(super) const MANY: f64 = 12_000.0;
/// About so many are that part.
pub(super) const PART: f64 = 6_000.0;
/// The 97.5 % quantile of the standard normal distribution.
pub(super) const Z: f64 = 1.959_963_984_540_054;

/// A model fitted to a sample, in the sample's unit of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted<M> {
    /// The model.
    pub model: M,
    /// The covariance of the logarithms of the parameters, row by row, which does
    /// not depend on the unit of time. Rows of parameters that ran away are 0: they
    /// are taken as known. `None` where the likelihood has no curvature to tell.
    pub covariance: Option<Vec<f64>>,
    /// ln L, in the sample's unit of time.
    pub log_likelihood: f64,
    /// Customers.
    pub customers: f64,
    /// Distinct statistics among them.
    pub distinct: u32,
    /// Their repeat purchases.
    pub purchases: f64,
    /// Evaluations of the likelihood with its derivatives. Those on a part of the
    /// customers count as that part.
    pub evaluations: u32,
    /// Why the search ended.
    pub stopped: Stopped,
    /// Whether this is a maximum that can be trusted: one with a curvature on all
    /// sides, or (`stopped` at the boundary) the limit in which a parameter is not needed.
    pub converged: bool,
}

/// Fits a model.
///
/// Ages are divided by their mean first, so that no number depends on the unit of
/// time but through rounding. The search goes over the logarithms of the parameters,
/// from several starts; with many customers the starts are tried on a part of them,
/// and all are asked only from the best place found, with its curvature.
///
/// # Errors
///
/// Where there is nothing to fit: no customers, no time, no repeat purchase. That a
/// search fails is a result, not an error.
pub fn fit<M: Model>(sample: &Sample) -> Result<Fitted<M>, Refused> {
    let unit = sample.mean_age();
    if sample.is_empty() {
        return Err(Refused::Customers {
            found: 0,
            needed: 1,
        });
    }
    if unit <= 0.0 || !unit.is_finite() {
        return Err(Refused::Span);
    }
    let purchases = sample.purchases();
    if purchases <= 0.0 {
        return Err(Refused::RepeatBuyers {
            found: 0,
            needed: 1,
        });
    }
    let scaled = sample.rescaled(1.0 / unit);
    let found = maximum::<M>(&scaled);
    let model = model_at::<M>(&found.point).rescaled(unit);
    Ok(Fitted {
        model,
        // A purchase is a density by time: x of them have the unit 1/timeˣ.
        log_likelihood: found.value - purchases * libm::log(unit),
        customers: sample.customers(),
        distinct: sample.len() as u32,
        purchases,
        evaluations: found.evaluations,
        stopped: match found.stop {
            Stop::Gradient => Stopped::Gradient,
            Stop::Precision => Stopped::Precision,
            Stop::Boundary => Stopped::Boundary,
            Stop::Evaluations => Stopped::Evaluations,
        },
        converged: found.converged() || at_limit(&found),
        covariance: found.covariance,
    })
}

/// Whether the maximum is at the end of what is searched without harm: where next to
/// nothing is left to be gained beyond, or only the shape of a distribution grows on. At
/// 10⁴ customers differ by 1 %, and no forecast changes any more, though ln L of many
/// customers still does. (a and b grow together; b alone would be a chance to leave that
/// goes to 0.)
fn at_limit(found: &Estimate) -> bool {
    let end = Limits::default().reach;
    let shape = found.point.get(2).copied().unwrap_or(0.0);
    found.at_limit_but(|parameter, log| {
        log >= end && (parameter == 0 || parameter >= 2 && shape >= SHARP)
    })
}

/// ln of the shape from which on it grows with its partner: 100.
const SHARP: f64 = 2.0 * std::f64::consts::LN_10;

fn model_at<M: Model>(logarithms: &[f64]) -> M {
    let parameters: Vec<f64> = logarithms.iter().map(|value| libm::exp(*value)).collect();
    M::from_parameters(&parameters)
}

fn maximum<M: Model>(sample: &Sample) -> Estimate {
    let limits = Limits::default();
    let starts: Vec<Vec<f64>> = (M::starts(sample).iter())
        .map(|start| start.iter().map(|value| libm::log(*value)).collect())
        .collect();
    let likelihood = |sample: Sample| {
        move |point: &[f64], gradient: &mut [f64]| model_at::<M>(point).evaluate(&sample, gradient)
    };
    let customers = sample.customers();
    let mut all =
        |point: &[f64], gradient: &mut [f64]| model_at::<M>(point).evaluate(sample, gradient);
    if customers < MANY {
        return optimize::estimate(&mut all, &starts, &limits);
    }
    let part = sample.thinned((customers / PART) as u32);
    let share = part.len() as f64 / sample.len() as f64;
    optimize::estimate_by_part(&mut all, &mut likelihood(part), share, &starts, &limits)
}

impl<M: Model> Fitted<M> {
    /// Bayesian information criterion.
    pub fn bic(&self) -> f64 {
        M::NAMES.len() as f64 * libm::log(self.customers) - 2.0 * self.log_likelihood
    }

    /// Standard errors of the logarithms of the parameters, which are also the
    /// relative ones of the parameters; `None` where there is none.
    pub fn relative_errors(&self) -> Vec<Option<f64>> {
        let n = M::NAMES.len();
        (0..n)
            .map(|i| {
                let variance = self.covariance.as_ref()?[i * n + i];
                (variance > 0.0).then(|| libm::sqrt(variance))
            })
            .collect()
    }

    /// The same where ages are `factor` times as large.
    #[must_use]
    pub fn rescaled(&self, factor: f64) -> Self {
        Self {
            model: self.model.rescaled(factor),
            log_likelihood: self.log_likelihood - self.purchases * libm::log(factor),
            ..self.clone()
        }
    }

    /// As it is told. Standard errors by the delta method, intervals symmetric about
    /// the logarithm, in which the likelihood is nearer to a normal distribution.
    pub fn told(&self) -> ModelFit {
        let parameters = (M::NAMES.iter())
            .zip(self.model.parameters())
            .zip(self.relative_errors())
            .map(|((name, value), error)| Parameter {
                name: (*name).to_owned(),
                value,
                standard_error: error.map(|error| value * error),
                interval: error.map(|error| {
                    let factor = libm::exp(Z * error);
                    (value / factor, value * factor)
                }),
            })
            .collect();
        ModelFit {
            kind: M::KIND,
            parameters,
            log_likelihood: self.log_likelihood,
            bic: self.bic(),
            customers: self.customers,
            distinct: self.distinct,
            evaluations: self.evaluations,
            converged: self.converged,
            stopped: self.stopped,
        }
    }
}
