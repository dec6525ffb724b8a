//! What a model at its limit does without.

use crate::btyd::ModelKind;

use super::fitting::Fitted;
use super::{Limit, Stopped};

/// Parameters that have run away are told from others by these.
const NONE: f64 = 1e-2;
const BOUNDLESS: f64 = 1e3;

/// The limits that a fitted model is at; none for one that is not at the boundary.
pub(super) fn limits(fitted: &Fitted) -> Vec<Limit> {
    let told = &fitted.told;
    if told.stopped != Stopped::Boundary || !told.converged {
        return Vec::new();
    }
    let value = |i: usize| told.parameters[i].value;
    let is_held = |i: usize| told.parameters[i].standard_error.is_none();
    let mut limits = Vec::new();
    if is_held(0) && value(0) >= BOUNDLESS {
        limits.push(Limit::SamePace);
    }
    if told.parameters.len() == 4 && (is_held(2) || is_held(3)) {
        let (shape, other) = (value(2), value(3));
        // The mean of those who leave after a purchase, or within an average age.
        let leaves = match told.kind {
            ModelKind::ParetoNbd => {
                let age = fitted.mean_age;
                -libm::expm1(-shape * libm::log1p(age / other))
            }
            _ => shape / (shape + other),
        };
        limits.push(if leaves < NONE {
            Limit::NobodyLeaves
        } else if shape >= BOUNDLESS || other >= BOUNDLESS {
            Limit::SameLeaving
        } else {
            Limit::AtOnceOrNever
        });
    }
    limits
}
