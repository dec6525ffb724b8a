//! From guesses to a maximum with its uncertainty.

use super::bfgs::{Descent, bfgs};
use super::nelder_mead::nelder_mead;
use super::objective::{Likelihood, Objective};
use super::settle::settle;

/// Why a search ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// Nothing is left to be gained: a maximum.
    Gradient,
    /// No step improves the likelihood any more, within its precision, though
    /// the slope says so.
    Precision,
    /// The maximum is at the end of what is searched, or so flat that the end is as
    /// good.
    Boundary,
    /// The most evaluations.
    Evaluations,
}

/// What is searched and how long.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// Coordinates lie within ±this.
    pub reach: f64,
    /// The most evaluations from one start.
    pub evaluations: u32,
    /// A gain in ln L that is not worth a step.
    pub worth: f64,
}

impl Default for Limits {
    /// Parameters from 1e−4 to 1e4 on logarithmic scales; within 1e−4 standard
    /// errors of the maximum before the last, exact steps.
    fn default() -> Self {
        Self {
            reach: 4.0 * std::f64::consts::LN_10,
            evaluations: 300,
            worth: 1e-8,
        }
    }
}

/// A maximum.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    /// Where.
    pub point: Vec<f64>,
    /// ln L there.
    pub value: f64,
    /// Its derivatives there.
    pub gradient: Vec<f64>,
    /// The inverse of −Hessian, row by row, a guess until settled. Rows and columns of
    /// parameters that are held at the end of what is searched, or of which the data
    /// say nothing, are 0. `None` where nothing was found.
    pub covariance: Option<Vec<f64>>,
    /// Evaluations of ln L, each with its derivatives.
    pub evaluations: u32,
    /// Why the search ended.
    pub stop: Stop,
}

/// What may be left to be gained in ln L beyond the box, where the maximum is at its
/// end, for the end to be as good as the limit.
const LEFT_BEYOND: f64 = 0.1;

impl Estimate {
    /// Whether this is a maximum with a curvature on all sides.
    pub fn converged(&self) -> bool {
        self.stop == Stop::Gradient && self.covariance.is_some()
    }

    /// Whether this is a maximum by all parameters but some that run away to 0 or ∞, or
    /// of which the data say nothing, and going on with those would gain nothing.
    ///
    /// Towards a limit at infinity ln L rises as C − k/θ, so that its derivative by ln θ,
    /// k/θ, is just what is left to be gained; towards 0 likewise.
    pub fn at_limit(&self) -> bool {
        self.at_limit_but(|_, _| false)
    }

    /// The same where a parameter may also be held, by its number and logarithm, though
    /// going on would gain something: because nothing that is asked depends on it there.
    pub fn at_limit_but(&self, of_no_matter: impl Fn(usize, f64) -> bool) -> bool {
        let mut each = self.held().zip(&self.gradient).zip(&self.point).enumerate();
        self.stop == Stop::Boundary
            && self.covariance.is_some()
            && each.all(|(i, ((held, slope), log))| {
                !held || slope.abs() <= LEFT_BEYOND || of_no_matter(i, *log)
            })
    }

    /// Which parameters are held, in their order; none without a covariance.
    pub fn held(&self) -> impl Iterator<Item = bool> + '_ {
        let n = self.point.len();
        let variance = move |i: usize| self.covariance.as_ref().map(|matrix| matrix[i * (n + 1)]);
        (0..n).map(move |i| variance(i) == Some(0.0))
    }
}

/// The best of what all starts lead to. Where slopes lead nowhere a simplex goes on.
pub fn search(likelihood: &mut Likelihood, starts: &[Vec<f64>], limits: &Limits) -> Estimate {
    let mut objective = Objective::new(likelihood);
    let mut best: Option<Descent> = None;
    for start in starts {
        let mut here = descend(&mut objective, start, None, limits);
        if here.stop != Stop::Gradient {
            let lower = nelder_mead(&mut objective, here.at, limits);
            here = bfgs(&mut objective, lower, None, limits);
        }
        // Ties to the earlier start.
        if best
            .as_ref()
            .is_none_or(|best| here.at.value < best.at.value - best.at.noise())
        {
            best = Some(here);
        }
    }
    let evaluations = objective.evaluations;
    best.map_or_else(
        || Estimate {
            point: Vec::new(),
            value: f64::NEG_INFINITY,
            gradient: Vec::new(),
            covariance: None,
            evaluations,
            stop: Stop::Precision,
        },
        |best| told(best, evaluations),
    )
}

/// From one point with the inverse of −Hessian, or a guess at it.
pub fn climb(
    likelihood: &mut Likelihood,
    from: &[f64],
    covariance: Option<Vec<f64>>,
    limits: &Limits,
) -> Estimate {
    let mut objective = Objective::new(likelihood);
    let there = descend(&mut objective, from, covariance, limits);
    told(there, objective.evaluations)
}

fn descend(
    objective: &mut Objective,
    from: &[f64],
    inverse: Option<Vec<f64>>,
    limits: &Limits,
) -> Descent {
    let inside = |place: &f64| place.clamp(-limits.reach, limits.reach);
    let start = objective.visit(from.iter().map(inside).collect());
    bfgs(objective, start, inverse, limits)
}

fn told(descent: Descent, evaluations: u32) -> Estimate {
    Estimate {
        point: descent.at.point,
        value: -descent.at.value,
        gradient: descent.at.gradient.iter().map(|slope| -slope).collect(),
        covariance: Some(descent.inverse),
        evaluations,
        stop: descent.stop,
    }
}

/// From guesses to a settled maximum.
pub fn estimate(likelihood: &mut Likelihood, starts: &[Vec<f64>], limits: &Limits) -> Estimate {
    let found = search(likelihood, starts, limits);
    settle(likelihood, found, limits)
}
