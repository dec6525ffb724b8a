//! Where to go from a point inside a box.

use super::objective::Visit;
use crate::numeric::linear::dot;

/// A way down, and what is known of it.
pub(super) struct Direction {
    pub(super) step: Vec<f64>,
    /// gᵀ·step, < 0.
    pub(super) slope: f64,
    /// Which parameters move; the others are held at the box.
    pub(super) free: Vec<bool>,
    /// The longest multiple of the step inside the box.
    pub(super) room: f64,
}

/// −H·g for an approximate inverse H of the Hessian, with those parameters held
/// that are at the box and would leave it. `None` where that is no way down.
pub(super) fn direction(at: &Visit, inverse: &[f64], reach: f64) -> Option<Direction> {
    let n = at.point.len();
    let at_box = |i: usize, towards: f64| at.point[i] * towards.signum() >= reach;
    let mut free: Vec<bool> = (0..n).map(|i| !at_box(i, -at.gradient[i])).collect();
    loop {
        let step: Vec<f64> = (0..n)
            .map(|i| {
                let row = &inverse[i * n..][..n];
                let move_by = |j: usize| {
                    if free[j] {
                        -row[j] * at.gradient[j]
                    } else {
                        0.0
                    }
                };
                if free[i] {
                    (0..n).map(move_by).sum()
                } else {
                    0.0
                }
            })
            .collect();
        let leaving: Vec<usize> = (0..n)
            .filter(|i| free[*i] && step[*i] != 0.0 && at_box(*i, step[*i]))
            .collect();
        if leaving.is_empty() {
            let slope = dot(&step, &at.gradient);
            let room = (0..n)
                .filter(|i| step[*i] != 0.0)
                .map(|i| (reach - at.point[i] * step[i].signum()) / step[i].abs())
                .fold(f64::INFINITY, f64::min);
            return (slope < 0.0 && room > 0.0).then_some(Direction {
                step,
                slope,
                free,
                room,
            });
        }
        for i in leaving {
            free[i] = false;
        }
    }
}

/// Whether a parameter is at the box and would leave it.
pub(super) fn held(at: &Visit, reach: f64) -> Vec<bool> {
    (at.point.iter().zip(&at.gradient))
        .map(|(place, slope)| place.abs() >= reach && place * slope <= 0.0)
        .collect()
}
