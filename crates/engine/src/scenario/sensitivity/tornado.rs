//! Each input moved by the same share, one at a time.

use crate::economics::CalculatorInputs;
use crate::error::{Field, InputError};
use crate::scenario::Figure;

/// What one input does to the figure.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Swing {
    /// The input.
    pub field: Field,
    /// Its lower value, inside its range, as it was entered.
    pub low: f64,
    /// Its higher value.
    pub high: f64,
    /// The range ends before the lower value would.
    pub low_clamped: bool,
    /// The range ends before the higher value would.
    pub high_clamped: bool,
    /// The figure at `low`. `None`: *never*, or it does not exist.
    pub at_low: Option<f64>,
    /// The figure at `high`.
    pub at_high: Option<f64>,
}

impl Swing {
    /// How far apart the ends are: without limit when one of them has no figure (the
    /// payback becomes *never*), 0 when neither has.
    pub fn size(&self) -> f64 {
        match (self.at_low, self.at_high) {
            (Some(low), Some(high)) => (high - low).abs(),
            (None, None) => 0.0,
            _ => f64::INFINITY,
        }
    }
}

/// Every input that the method uses moved down and up by `share` of itself (0.1 is
/// ±10 %), the one that moves the figure most first; equal ones in the order of the form.
///
/// # Errors
/// The first input out of its range.
pub fn tornado(
    inputs: &CalculatorInputs,
    share: f64,
    figure: Figure,
) -> Result<Vec<Swing>, InputError> {
    inputs.validate()?;
    let mut swings: Vec<_> = inputs
        .fields()
        .into_iter()
        .filter_map(|field| {
            let current = inputs.get(field)?;
            let range = field.range();
            let (wanted_low, wanted_high) = (current * (1.0 - share), current * (1.0 + share));
            let (low, high) = (range.nearest(wanted_low), range.nearest(wanted_high));
            let at = |value| figure.evaluate(&inputs.with(field, value));
            Some(Swing {
                field,
                low,
                high,
                low_clamped: low > wanted_low,
                high_clamped: high < wanted_high,
                at_low: at(low),
                at_high: at(high),
            })
        })
        .collect();
    swings.sort_by(|a, b| b.size().total_cmp(&a.size()));
    Ok(swings)
}
