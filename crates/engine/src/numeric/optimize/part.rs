//! Maxima of likelihoods of many: most of the way is gone with a part of them.

use super::estimate::{Estimate, Limits, climb, estimate, search};
use super::objective::Likelihood;
use super::settle::settle;

/// From guesses to a settled maximum, where the likelihood has many terms: the starts
/// are tried with `part` of them, counted as if they were all, and all are asked only
/// from the best place found, with its curvature. Evaluations of the part count as
/// `share` of one.
pub fn estimate_by_part(
    all: &mut Likelihood,
    part: &mut Likelihood,
    share: f64,
    starts: &[Vec<f64>],
    limits: &Limits,
) -> Estimate {
    let near = estimate(part, starts, limits);
    let spent = libm::ceil(f64::from(near.evaluations) * share) as u32;
    let mut found = if near.converged() {
        climb(all, &near.point, near.covariance, limits)
    } else {
        search(all, &[vec![near.point], starts.to_vec()].concat(), limits)
    };
    found.evaluations += spent;
    settle(all, found, limits)
}
