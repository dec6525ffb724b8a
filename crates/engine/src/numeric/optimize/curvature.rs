//! The Hessian, from slopes on both sides.

use super::objective::{Objective, Visit};

/// Step of the central differences: an error of 1e−8 from the fourth derivatives,
/// and as much from rounding.
const STEP: f64 = 1e-4;

/// The Hessian of −ln L by the parameters that are not held, rows and columns of
/// the others 0.
pub(super) fn curvature(objective: &mut Objective, at: &Visit, held: &[bool]) -> Vec<f64> {
    let n = at.point.len();
    let mut hessian = vec![0.0; n * n];
    for i in (0..n).filter(|i| !held[*i]) {
        let mut beside = |by: f64| {
            let mut point = at.point.clone();
            point[i] += by;
            objective.visit(point).gradient
        };
        let (after, before) = (beside(STEP), beside(-STEP));
        for j in (0..n).filter(|j| !held[*j]) {
            // Half here, half from the other parameter's row.
            let half = 0.5 * (after[j] - before[j]) / (2.0 * STEP);
            hessian[i * n + j] += half;
            hessian[j * n + i] += half;
        }
    }
    hessian
}
