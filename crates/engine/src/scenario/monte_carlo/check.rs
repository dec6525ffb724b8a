//! What can be simulated, and why something cannot.

use crate::economics::CalculatorInputs;
use crate::error::{Bound, Field, InputError, Range};
use crate::scenario::Spread;
use crate::units::check;

/// How many draws are sensible: below 100 a percentile is a coin toss, above
/// 100,000 the inputs are what is wrong, not the draws.
pub const DRAWS: Range = Range {
    min: 100.0,
    max: 100_000.0,
};

/// Why there is nothing to simulate.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct SimulationError {
    /// The field. `None`: no field is to blame.
    pub field: Option<Field>,
    /// What is wrong with it.
    pub kind: SimulationErrorKind,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum SimulationErrorKind {
    /// Not low ≤ likely ≤ high.
    NotAscending,
    /// One of the three, or an input without a spread, is out of its range.
    OutOfRange(Bound),
    /// The method does not use the field.
    NotInUse,
    /// The field has two spreads.
    Repeated,
    /// There is no spread.
    Nothing,
    /// The number of draws is not in [`DRAWS`].
    Draws(Bound),
}

pub(super) fn validate(
    inputs: &CalculatorInputs,
    spreads: &[Spread],
    draws: u32,
) -> Result<(), SimulationError> {
    let error = |field, kind| Err(SimulationError { field, kind });
    let out = |InputError { field, bound, .. }| SimulationError {
        field: Some(field),
        kind: SimulationErrorKind::OutOfRange(bound),
    };
    if let Some(bound) = DRAWS.broken_by(f64::from(draws)) {
        return error(None, SimulationErrorKind::Draws(bound));
    }
    if spreads.is_empty() {
        return error(None, SimulationErrorKind::Nothing);
    }
    let fields = inputs.fields();
    let mut likely = *inputs;
    for (n, spread) in spreads.iter().enumerate() {
        let field = spread.field;
        if !fields.contains(&field) || inputs.get(field).is_none() {
            return error(Some(field), SimulationErrorKind::NotInUse);
        }
        if spreads[..n].iter().any(|other| other.field == field) {
            return error(Some(field), SimulationErrorKind::Repeated);
        }
        for value in [spread.low, spread.likely, spread.high] {
            check(field, value).map_err(out)?;
        }
        if spread.low > spread.likely || spread.likely > spread.high {
            return error(Some(field), SimulationErrorKind::NotAscending);
        }
        likely = likely.with(field, spread.likely);
    }
    likely.validate().map_err(out)
}
