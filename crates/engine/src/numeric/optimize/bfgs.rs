//! Broyden, Fletcher, Goldfarb & Shanno's method in a box.

use super::direction::direction;
use super::estimate::{Limits, Stop};
use super::line::line_search;
use super::objective::{Objective, Visit};
use crate::numeric::linear::{dot, multiply};

/// Where a search ended, with the inverse of the Hessian as far as it was learnt.
pub(super) struct Descent {
    pub(super) at: Visit,
    pub(super) inverse: Vec<f64>,
    pub(super) stop: Stop,
}

/// Down from a point; `inverse` is a guess at the inverse of the Hessian there.
///
/// Nocedal & Wright (2006), *Numerical Optimization*, algorithm 6.1 and equations
/// 6.17 and 6.20. It ends where gᵀ·H·g, twice the descent that is left to be had,
/// is no longer worth anything.
pub(super) fn bfgs(
    objective: &mut Objective,
    start: Visit,
    inverse: Option<Vec<f64>>,
    limits: &Limits,
) -> Descent {
    let most = objective.evaluations + limits.evaluations;
    let mut at = start;
    let mut learnt = inverse.is_some();
    let mut inverse = inverse.unwrap_or_else(|| steepest(&at));
    let end = |at: Visit, inverse: Vec<f64>, stop| Descent { at, inverse, stop };
    loop {
        let Some(way) = direction(&at, &inverse, limits.reach) else {
            // No way down, or the matrix has gone bad: start it anew, once.
            if learnt && at.value.is_finite() {
                (learnt, inverse) = (false, steepest(&at));
                continue;
            }
            let stop = if at.value.is_finite() {
                Stop::Gradient
            } else {
                Stop::Precision
            };
            return end(at, inverse, stop);
        };
        let steep = way
            .step
            .iter()
            .zip(&at.gradient)
            .fold(0.0_f64, |most, (step, slope)| {
                if *step == 0.0 {
                    most
                } else {
                    most.max(slope.abs())
                }
            });
        if (learnt && -way.slope <= limits.worth) || steep <= 1e-13 * at.value.abs() {
            return end(at, inverse, Stop::Gradient);
        }
        if objective.evaluations >= most {
            return end(at, inverse, Stop::Evaluations);
        }
        let Some(next) = line_search(objective, &at, &way) else {
            if learnt {
                (learnt, inverse) = (false, steepest(&at));
                continue;
            }
            return end(at, inverse, Stop::Precision);
        };
        let moved = difference(&next.point, &at.point);
        let mut turned = difference(&next.gradient, &at.gradient);
        // Of the parameters that are held nothing is learnt.
        for (turn, free) in turned.iter_mut().zip(&way.free) {
            if !free {
                *turn = 0.0;
            }
        }
        let curvature = dot(&moved, &turned);
        if curvature > 1e-12 * dot(&moved, &moved) {
            if !learnt {
                // The size of the first curvature, in all directions.
                let size = curvature / dot(&turned, &turned);
                inverse = scaled_identity(at.point.len(), size);
            }
            update(&mut inverse, &moved, &turned, curvature);
            learnt = true;
        }
        at = next;
    }
}

fn difference(x: &[f64], y: &[f64]) -> Vec<f64> {
    x.iter().zip(y).map(|(x, y)| x - y).collect()
}

/// A first step of a third of an e-fold in the steepest direction.
fn steepest(at: &Visit) -> Vec<f64> {
    let steep = at
        .gradient
        .iter()
        .fold(0.0_f64, |most, slope| most.max(slope.abs()));
    scaled_identity(at.point.len(), if steep > 0.0 { 0.33 / steep } else { 1.0 })
}

fn scaled_identity(n: usize, size: f64) -> Vec<f64> {
    (0..n * n)
        .map(|place| if place % (n + 1) == 0 { size } else { 0.0 })
        .collect()
}

/// H ← (I − ρ·s·yᵀ)·H·(I − ρ·y·sᵀ) + ρ·s·sᵀ, ρ = 1/(yᵀ·s).
fn update(inverse: &mut [f64], s: &[f64], y: &[f64], curvature: f64) {
    let n = s.len();
    let hy = multiply(inverse, y);
    let scale = (1.0 + dot(y, &hy) / curvature) / curvature;
    for i in 0..n {
        for j in 0..n {
            inverse[i * n + j] += scale * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / curvature;
        }
    }
}
