//! The value that each single input would need for a goal to be met.

pub use super::goal::Goal;
use crate::economics::{CalculatorInputs, boundary};
use crate::error::{Field, InputError};
use crate::units::check;

/// One input, and what it could do on its own.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Seek {
    /// The input.
    pub field: Field,
    /// Its value now, in the unit and for the period in which it was entered.
    pub current: f64,
    /// What it would need.
    pub outcome: Outcome,
}

/// What one input, changed alone within its range, does for the goal.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(tag = "kind", rename_all = "camelCase"))]
pub enum Outcome {
    /// At this value the goal is met, to 9 digits; where a goal is very small beside the
    /// figure now, to 12 digits of that.
    Reachable {
        /// The value, in the unit of [`Seek::current`].
        value: f64,
    },
    /// The goal is met exactly on one side of a leap, as where a longer horizon turns
    /// *never* into 4 months when 5 was the goal: this is the first value that does
    /// better than the goal.
    Leaps {
        /// The value, in the unit of [`Seek::current`].
        value: f64,
        /// The figure there.
        reached: f64,
    },
    /// The figure is the goal already.
    AlreadyThere,
    /// No valid value meets the goal.
    OutOfRange {
        /// The valid value that comes nearest.
        limit: f64,
        /// The figure there. `None`: not a number (*never*, or no CAC to compare with).
        reached: Option<f64>,
    },
    /// The input does not move the figure, or only away from the goal.
    NoEffect,
}

/// For each input that the method uses, the value that meets the goal on its own.
///
/// # Errors
/// An input, or the goal, out of its range.
pub fn goal_seek(inputs: &CalculatorInputs, goal: Goal) -> Result<Vec<Seek>, InputError> {
    inputs.validate()?;
    match goal {
        Goal::Ltv(_) => {}
        Goal::Ratio(ratio) => {
            check(Field::TargetRatio, ratio)?;
        }
        Goal::Payback(months) => {
            check(Field::TargetPayback, months)?;
        }
    }
    let fields = inputs.fields().into_iter();
    Ok(fields
        .filter_map(|field| {
            let current = inputs.get(field)?;
            Some(Seek {
                field,
                current,
                outcome: seek(inputs, field, current, goal),
            })
        })
        .collect())
}

/// Every figure rises or falls with every input all the way, if not always strictly.
fn seek(inputs: &CalculatorInputs, field: Field, current: f64, goal: Goal) -> Outcome {
    let target = goal.target();
    let at = |value: f64| goal.figure(&inputs.with(field, value));
    let range = field.range();
    let (low, now, high) = (at(range.min), at(current), at(range.max));
    if now.is_nan() || target.is_nan() {
        return Outcome::NoEffect;
    }
    // A goal near 0 is met as closely as the digits of the inputs go: no step of a float
    // leads from a figure of 10⁸ to exactly 0.2.
    let scale = if now.is_finite() { now.abs() } else { 0.0 };
    let meets = |figure: f64| (figure - target).abs() <= 1e-9 * target.abs().max(1e-3 * scale);
    if meets(now) {
        return Outcome::AlreadyThere;
    }
    if same(low, high) {
        return Outcome::NoEffect;
    }
    let switch = boundary(range.min, range.max, &|value| goal.met(at(value)));
    let Some((missed, met)) = switch else {
        // All figures lie on one side of the goal: the end with the nearest one.
        let limit = if (target > low) == (low > high) {
            range.min
        } else {
            range.max
        };
        let reached = at(limit);
        return if meets(reached) {
            Outcome::Reachable { value: limit }
        } else if same(reached, now) && (limit - current).abs() > 0.0 {
            Outcome::NoEffect
        } else {
            Outcome::OutOfRange {
                limit,
                reached: Some(reached).filter(|figure| figure.is_finite()),
            }
        };
    };
    let (short, beyond) = (at(missed), at(met));
    let nearer = if (short - target).abs() < (beyond - target).abs() {
        (missed, short)
    } else {
        (met, beyond)
    };
    if meets(nearer.1) {
        Outcome::Reachable { value: nearer.0 }
    } else {
        Outcome::Leaps {
            value: met,
            reached: beyond,
        }
    }
}

/// Equal but for rounding; an infinity to itself alone.
fn same(a: f64, b: f64) -> bool {
    if a.is_infinite() || b.is_infinite() {
        return a.total_cmp(&b).is_eq();
    }
    (a - b).abs() <= 1e-12 * a.abs().max(b.abs())
}
