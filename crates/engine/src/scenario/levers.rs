//! Levers: the changes that make a scenario of a baseline.

use crate::economics::CalculatorInputs;
use crate::error::{Field, InputError};

/// One input and what becomes of it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Lever {
    /// The input.
    pub field: Field,
    /// What becomes of it.
    pub change: Change,
}

/// How an input changes. Its unit and period stay those in which it was entered.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Change {
    /// The new value.
    To(f64),
    /// The difference: new = old + change. A churn of 8 % by −0.02 is 6 %.
    By(f64),
    /// The relative difference: new = old × (1 + change). 0.1 is +10 %; a churn of
    /// 8 % changed by 0.1 is 8.8 %.
    Percent(f64),
}

impl Change {
    /// The new value of an input that was `old`.
    pub fn applied_to(self, old: f64) -> f64 {
        match self {
            Self::To(value) => value,
            Self::By(difference) => old + difference,
            Self::Percent(share) => old * (1.0 + share),
        }
    }
}

/// A lever that goes out of its input's range.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct LeverError {
    /// The lever. `None`: the baseline itself is out of range.
    pub lever: Option<Lever>,
    /// The field, the value that resulted and the bound it breaks.
    pub error: InputError,
}

/// The targets and bands, which are inputs under every method.
const TARGETS: [Field; 4] = [
    Field::TargetRatio,
    Field::TargetPayback,
    Field::HealthyFrom,
    Field::UnderInvestingAbove,
];

/// The baseline with its levers applied.
///
/// Every lever starts from the baseline: of several on one field the last counts
/// and the others do nothing. A lever on a field that is not in use does nothing
/// either; see [`idle`].
///
/// # Errors
/// The first field out of its range ([`Field::range`]), in the order of the fields,
/// with the lever that took it there.
pub fn apply(
    baseline: &CalculatorInputs,
    levers: &[Lever],
) -> Result<CalculatorInputs, LeverError> {
    let mut inputs = *baseline;
    for lever in levers {
        if let Some(old) = in_use(baseline, lever.field) {
            inputs = inputs.with(lever.field, lever.change.applied_to(old));
        }
    }
    inputs.validate().map_err(|error| LeverError {
        lever: cause(error.field, levers),
        error,
    })?;
    Ok(inputs)
}

/// The fields of levers that do nothing, because the method does not use them or
/// the other way of saying the same (churn or lifespan, CAC or spend) is used.
pub fn idle(baseline: &CalculatorInputs, levers: &[Lever]) -> Vec<Field> {
    let mut fields = Vec::new();
    for Lever { field, .. } in levers {
        if in_use(baseline, *field).is_none() && !fields.contains(field) {
            fields.push(*field);
        }
    }
    fields
}

fn in_use(inputs: &CalculatorInputs, field: Field) -> Option<f64> {
    let used = TARGETS.contains(&field) || inputs.fields().contains(&field);
    inputs.get(field).filter(|_| used)
}

/// The lever behind a field out of range. The upper band is out of range when the
/// lower one is moved above it, too.
fn cause(field: Field, levers: &[Lever]) -> Option<Lever> {
    let last = |field| levers.iter().rev().find(|lever| lever.field == field);
    last(field)
        .or_else(|| last(Field::HealthyFrom).filter(|_| field == Field::UnderInvestingAbove))
        .copied()
}
