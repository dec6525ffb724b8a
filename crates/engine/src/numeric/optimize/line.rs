//! How far to go in a direction.

use super::direction::Direction;
use super::objective::{Objective, Visit};
use crate::numeric::linear::dot;

/// Share of the promised descent that must be had (Armijo).
const DESCENT: f64 = 1e-4;
/// Share of the slope that may be left (Wolfe).
const FLATTER: f64 = 0.9;
/// The farthest that a logarithm moves in one step.
const FARTHEST: f64 = 2.0;
/// Points tried before it is given up.
const TRIALS: u32 = 40;

/// A point that is lower and flatter by the weak conditions of Wolfe, by bracketing
/// (Lewis & Overton 2013, "Nonsmooth optimization via quasi-Newton methods",
/// algorithm 2.6) with cubic interpolation in the bracket. `None` where there is none.
pub(super) fn line_search(
    objective: &mut Objective,
    from: &Visit,
    way: &Direction,
) -> Option<Visit> {
    let longest = way
        .step
        .iter()
        .fold(0.0_f64, |most, step| most.max(step.abs()));
    let most = way.room.min(FARTHEST / longest);
    let (mut low, mut low_value, mut low_slope) = (0.0, from.value, way.slope);
    let mut high = f64::INFINITY;
    let mut length = most.min(1.0);
    for _ in 0..TRIALS {
        let point = (from.point.iter().zip(&way.step))
            .map(|(place, step)| place + length * step)
            .collect();
        let there = objective.visit(point);
        let slope = dot(&there.gradient, &way.step);
        if there.value > from.value + DESCENT * length * way.slope + from.noise() {
            high = length;
            length = between((low, low_value, low_slope), (high, there.value, slope));
        } else if slope < FLATTER * way.slope && length < most {
            (low, low_value, low_slope) = (length, there.value, slope);
            length = if high.is_finite() {
                0.5 * (low + high)
            } else {
                (3.0 * length).min(most)
            };
        } else {
            return Some(there);
        }
    }
    None
}

/// The minimum of the cubic through two ends with their slopes, kept off the ends;
/// Nocedal & Wright (2006) equation 3.59.
fn between((a, value_a, slope_a): (f64, f64, f64), (b, value_b, slope_b): (f64, f64, f64)) -> f64 {
    let width = b - a;
    if !value_b.is_finite() {
        return a + 0.2 * width;
    }
    let d1 = slope_a + slope_b - 3.0 * (value_a - value_b) / (a - b);
    let d2 = libm::sqrt((d1 * d1 - slope_a * slope_b).max(0.0));
    let share = 1.0 - (slope_b + d2 - d1) / (slope_b - slope_a + 2.0 * d2);
    if share.is_finite() {
        a + share.clamp(0.1, 0.9) * width
    } else {
        a + 0.5 * width
    }
}
