//! Maxima of likelihoods over logarithms, as told.

use super::{Parameter, Stopped};
use crate::numeric::optimize::{Estimate, Stop};

/// The 97.5 % quantile of the standard normal distribution.
pub(crate) const Z975: f64 = 1.959_963_984_540_054;

impl From<Stop> for Stopped {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Gradient => Self::Gradient,
            Stop::Precision => Self::Precision,
            Stop::Boundary => Self::Boundary,
            Stop::Evaluations => Self::Evaluations,
        }
    }
}

/// A parameter from the estimate of its logarithm and that one's variance. The
/// standard error is the delta method's; no variance, or one of 0 (a parameter held
/// at the end of what is searched), is no error.
pub(crate) fn parameter(name: &str, log: f64, variance: Option<f64>) -> Parameter {
    let value = libm::exp(log);
    let error = variance.filter(|&variance| variance > 0.0).map(libm::sqrt);
    Parameter {
        name: name.to_owned(),
        value,
        standard_error: error.map(|error| value * error),
        interval: error.map(|error| {
            let reach = libm::exp(Z975 * error);
            (value / reach, value * reach)
        }),
    }
}

/// All parameters of an estimate, in the order of their names.
pub(crate) fn parameters(names: &[&str], estimate: &Estimate) -> Vec<Parameter> {
    let n = names.len();
    let variance = |i: usize| estimate.covariance.as_ref()?.get(i * n + i).copied();
    (names.iter().zip(&estimate.point).enumerate())
        .map(|(i, (name, &log))| parameter(name, log, variance(i)))
        .collect()
}
