//! Fitting Gamma-Gamma.

use super::fit::{MANY, PART};
use super::{GammaGamma, SpendSample};
use crate::forecast::estimated::parameters;
use crate::forecast::{Refused, SpendFit};
use crate::numeric::optimize::{Estimate, Limits, estimate, estimate_by_part};

/// Fewest customers with a positive mean spend: below, three parameters are a guess.
pub const LEAST_SPENDERS: u32 = 10;

/// A fitted Gamma-Gamma with what draws of its parameters need.
#[derive(Debug, Clone, PartialEq)]
pub struct SpendEstimate {
    /// The model at the maximum, in units of currency.
    pub model: GammaGamma,
    /// Covariance of (ln p, ln q, ln γ), row by row; `None` where the likelihood has
    /// no curvature to tell.
    pub covariance: Option<Vec<f64>>,
    /// What is told of it.
    pub fit: SpendFit,
}

impl SpendSample {
    /// Gamma-Gamma by maximum likelihood.
    ///
    /// # Errors
    /// [`Refused::RepeatBuyers`] for fewer than [`LEAST_SPENDERS`] customers,
    /// [`Refused::Amounts`] where there are but too few spent more than nothing,
    /// [`Refused::SameAmount`] where all spent the same: it takes no model then.
    pub fn fit(&self) -> Result<SpendEstimate, Refused> {
        let found = self.customers() as u32;
        if found < LEAST_SPENDERS {
            let needed = LEAST_SPENDERS;
            return Err(if found + self.left_out() < needed {
                Refused::RepeatBuyers { found, needed }
            } else {
                Refused::Amounts
            });
        }
        if self.all_alike() {
            return Err(Refused::SameAmount);
        }
        let found = self.estimate();
        let model = at(&found.point).scaled(self.scale());
        let mut told = found.clone();
        if let Some(log) = told.point.last_mut() {
            *log += libm::log(self.scale());
        }
        Ok(SpendEstimate {
            model,
            fit: SpendFit {
                parameters: parameters(&GammaGamma::NAMES, &told),
                log_likelihood: found.value + self.unit_of_density(),
                customers: self.customers() as u32,
                left_out: self.left_out(),
                evaluations: found.evaluations,
                converged: found.converged() || at_limit(&found),
                stopped: found.stop.into(),
                mean: model.mean(),
                independence: self.independence(),
            },
            covariance: found.covariance,
        })
    }

    /// The maximum with amounts in units of their mean.
    fn estimate(&self) -> Estimate {
        let starts: Vec<Vec<f64>> = GammaGamma::starts()
            .into_iter()
            .map(|start| start.into_iter().map(libm::log).collect())
            .collect();
        let limits = Limits::default();
        let customers = self.customers();
        if customers < MANY {
            return estimate(&mut self.likelihood(), &starts, &limits);
        }
        let part = self.thinned((customers / PART) as u32);
        let share = part.len() as f64 / self.len() as f64;
        let (mut all, mut part) = (self.likelihood(), part.likelihood());
        estimate_by_part(&mut all, &mut part, share, &starts, &limits)
    }

    fn likelihood(&self) -> impl FnMut(&[f64], &mut [f64]) -> f64 {
        |point, gradient| {
            let mut slopes = [0.0; 3];
            let value = self.log_likelihood(&at(point), &mut slopes);
            gradient.copy_from_slice(&slopes);
            value
        }
    }
}

/// Whether the maximum is at the end of what is searched without harm. Where each
/// customer's amounts are all but equal p grows without bound (and γ, of which pγ is
/// what customers spend, shrinks), where all customers' means are q: ln L does too, but
/// at 10⁴ amounts vary by 1 % and what is expected of them no longer changes.
fn at_limit(found: &Estimate) -> bool {
    let end = Limits::default().reach;
    let p_ends = found.point.first().is_some_and(|log| *log >= end);
    found.at_limit_but(|parameter, log| match parameter {
        0 | 1 => log >= end,
        _ => p_ends && log <= -end,
    })
}

/// The model at logarithms of its parameters.
fn at(logs: &[f64]) -> GammaGamma {
    let log = |i: usize| libm::exp(logs.get(i).copied().unwrap_or(0.0));
    GammaGamma::from_parameters([log(0), log(1), log(2)])
}
