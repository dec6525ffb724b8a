//! Maxima of likelihoods: smooth, few parameters, each on a logarithmic scale.
//!
//! A likelihood is a closure that is given a point, adds the derivatives to a
//! gradient of zeros and returns ln L. Whatever is not finite counts as infinitely
//! bad, so a search walks around it. Everything is measured in units of ln L, in
//! which 1 is a change that matters whatever the data are: there is nothing to tune.

mod bfgs;
mod curvature;
mod direction;
mod estimate;
mod line;
mod nelder_mead;
mod objective;
mod part;
mod settle;

pub use estimate::{Estimate, Limits, Stop, climb, estimate, search};
pub use objective::Likelihood;
pub use part::estimate_by_part;
pub use settle::settle;
