//! Retention curves, fitted and told.

use super::fit::best;
use super::tell::{observed, told};
use super::{Losses, RetentionError, RetentionKind, RetentionOptions, Survivors};
use crate::forecast::{Estimate, Parameter, Stopped};
use crate::units::Period;

/// One age of the observed curve.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct ObservedAge {
    /// Periods since the start.
    pub age: u32,
    /// Customers still there, of the cohorts observed until this age.
    pub survivors: f64,
    /// Of whom this many were there one period before; at age 0 all.
    pub at_risk: f64,
    /// Share of the start that is still there: the product of survivors ÷ at risk
    /// (Kaplan & Meier 1958), which is survivors ÷ start for one cohort.
    pub share: f64,
}

/// A fitted model of retention.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct RetentionFit {
    /// Which.
    pub kind: RetentionKind,
    /// Its parameters: `churn`; `alpha`, `beta`; `gamma`, `delta`, `c`. No errors and
    /// intervals where the number of customers is not known.
    pub parameters: Vec<Parameter>,
    /// ln L, as if of [`CUSTOMERS_ASSUMED`](super::CUSTOMERS_ASSUMED) where the number
    /// of customers is not known.
    pub log_likelihood: f64,
    /// Bayesian information criterion, k·ln n − 2·ln L, likewise; lower is better.
    pub bic: f64,
    /// Evaluations of the likelihood.
    pub evaluations: u32,
    /// Whether this is a maximum that can be trusted.
    pub converged: bool,
    /// Why the search ended.
    pub stopped: Stopped,
    /// S(t) for t = 0 ..= ages; 95 % intervals of the curve, by the delta method in
    /// ln(−ln S), which keeps them within 0..=1.
    pub survival: Vec<Estimate>,
    /// r(t) for t = 1 ..= ages.
    pub retention: Vec<f64>,
    /// Σ S(t) over t = 0, 1, …: periods that a new customer pays for; `None` where it is
    /// infinite.
    pub expected_lifetime: Option<f64>,
    /// The same, period t discounted by (1+d)^t, with its 95 % interval (delta method
    /// in the logarithm); `None` likewise.
    pub discounted_lifetime: Option<Estimate>,
    /// Payment × discounted lifetime, first payment at once; `None` likewise.
    pub ltv: Option<Estimate>,
    /// Periods still to be paid for by a customer who is there just before renewal
    /// n = 1 ..= ages, discounted to that moment:
    /// [`residual_lifetimes`](super::residual_lifetimes).
    pub residual_lifetime: Vec<Option<f64>>,
}

/// An observed retention curve and the models of it.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Retention {
    /// The period of ages.
    pub period: Period,
    /// Customers at the start; `None` where only percentages are known.
    pub customers: Option<f64>,
    /// By age, from 0.
    pub observed: Vec<ObservedAge>,
    /// The models that the observed periods suffice for
    /// ([`RetentionKind::periods_needed`]), the simplest first: at least constant churn.
    pub models: Vec<RetentionFit>,
    /// The proposal: the lowest BIC among those that converged.
    pub best: RetentionKind,
}

impl Retention {
    /// Fits all models to one cohort's survivors.
    ///
    /// # Errors
    /// See [`RetentionError`].
    pub fn new(survivors: &Survivors, options: &RetentionOptions) -> Result<Self, RetentionError> {
        let (losses, known) = survivors.losses()?;
        Self::of_losses(&losses, known, options)
    }

    /// Fits all models to cohorts of different lengths, each its counts of survivors by
    /// age.
    ///
    /// # Errors
    /// See [`RetentionError`].
    pub fn of_cohorts(
        cohorts: &[Vec<f64>],
        options: &RetentionOptions,
    ) -> Result<Self, RetentionError> {
        Self::of_losses(&Losses::of_cohorts(cohorts)?, true, options)
    }

    fn of_losses(
        losses: &Losses,
        known: bool,
        options: &RetentionOptions,
    ) -> Result<Self, RetentionError> {
        let (rate, ages) = options.checked()?;
        let mut fits = losses.fits();
        if !known {
            for fit in &mut fits {
                fit.covariance = None;
            }
        }
        let models = fits
            .iter()
            .map(|fit| told(fit, losses.customers(), rate, ages, options.payment))
            .collect();
        let best = best(fits, losses.customers());
        Ok(Self {
            period: options.period,
            customers: known.then(|| losses.customers()),
            observed: observed(losses),
            models,
            best: best.map_or(RetentionKind::Geometric, |fit| fit.curve.kind()),
        })
    }
}
