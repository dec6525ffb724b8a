//! The last steps to a maximum, and how sharp it is.

use super::curvature::curvature;
use super::direction::held;
use super::estimate::{Estimate, Limits, Stop};
use super::objective::{Likelihood, Objective, Visit};
use crate::numeric::linear::{dot, invert, multiply};

/// The last steps, by Newton's method, and the covariance. Evaluations are added to
/// those of `found`.
pub fn settle(likelihood: &mut Likelihood, found: Estimate, limits: &Limits) -> Estimate {
    if !found.value.is_finite() {
        return Estimate {
            covariance: None,
            ..found
        };
    }
    let mut objective = Objective::new(likelihood);
    let mut at = Visit {
        value: -found.value,
        gradient: found.gradient.iter().map(|slope| -slope).collect(),
        point: found.point,
    };
    let mut held = held(&at, limits.reach);
    let hessian = curvature(&mut objective, &at, &held);
    let mut covariance = inverse(&hessian, &held);
    while let Some(loose) = undetermined(&hessian, covariance.as_deref(), &held, limits) {
        held[loose] = true;
        covariance = inverse(&hessian, &held);
    }
    if let Some(covariance) = &covariance {
        at = polish(&mut objective, at, covariance, limits);
    }
    let stop = if held.contains(&true) && found.stop == Stop::Gradient {
        Stop::Boundary
    } else {
        found.stop
    };
    Estimate {
        value: -at.value,
        gradient: at.gradient.iter().map(|slope| -slope).collect(),
        point: at.point,
        covariance,
        evaluations: found.evaluations + objective.evaluations,
        stop,
    }
}

/// Newton's steps as long as they lead closer; those of held parameters are 0, as
/// their rows of the covariance are.
fn polish(objective: &mut Objective, from: Visit, covariance: &[f64], limits: &Limits) -> Visit {
    let left = |at: &Visit| dot(&multiply(covariance, &at.gradient), &at.gradient);
    let mut at = from;
    for _ in 0..3 {
        let before = left(&at);
        if before <= 1e-19 {
            break;
        }
        let step = multiply(covariance, &at.gradient);
        let point = (at.point.iter().zip(&step))
            .map(|(place, step)| (place - step).clamp(-limits.reach, limits.reach))
            .collect();
        let next = objective.visit(point);
        if next.value > at.value + at.noise() || left(&next) >= before {
            break;
        }
        at = next;
    }
    at
}

/// A parameter of which the data say nothing: its 95 % interval is wider than all that
/// is searched. Without a covariance the one with the least curvature.
fn undetermined(
    hessian: &[f64],
    covariance: Option<&[f64]>,
    held: &[bool],
    limits: &Limits,
) -> Option<usize> {
    let n = held.len();
    let free = (0..n).filter(|i| !held[*i]);
    let by = |matrix: &[f64], one: usize, other: usize| {
        matrix[one * (n + 1)].total_cmp(&matrix[other * (n + 1)])
    };
    match covariance {
        None => free.min_by(|one, other| by(hessian, *one, *other)),
        Some(covariance) => free
            .max_by(|one, other| by(covariance, *one, *other))
            .filter(|i| covariance[i * (n + 1)] > limits.reach * limits.reach / 4.0),
    }
}

/// The inverse by the parameters that are not held.
fn inverse(hessian: &[f64], held: &[bool]) -> Option<Vec<f64>> {
    let n = held.len();
    let free: Vec<usize> = (0..n).filter(|i| !held[*i]).collect();
    let part: Vec<f64> = (free.iter())
        .flat_map(|i| free.iter().map(move |j| hessian[i * n + j]))
        .collect();
    let part = invert(&part, free.len())?;
    let mut whole = vec![0.0; n * n];
    for (row, i) in free.iter().enumerate() {
        for (column, j) in free.iter().enumerate() {
            whole[i * n + j] = part[row * free.len() + column];
        }
    }
    Some(whole)
}
