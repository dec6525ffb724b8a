//! Inputs that are not known exactly.

use crate::error::Field;
use crate::numeric::Random;

/// An input as low, likely and high, in the unit and for the period in which it
/// was entered. Valid: low ≤ likely ≤ high, all in the field's range. All three
/// equal: the input is known.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Spread {
    /// The input.
    pub field: Field,
    /// The smallest value possible.
    pub low: f64,
    /// The likeliest value: the mode, not the mean.
    pub likely: f64,
    /// The largest value possible.
    pub high: f64,
    /// How the values between are distributed.
    pub shape: Shape,
}

/// A distribution between a low and a high with its mode at the likely value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Shape {
    /// Density rising linearly to the likely value, then falling. Mean
    /// (a + m + b)/3; the extremes are taken seriously.
    Triangular,
    /// a + (b − a) × Beta(1 + 4(m−a)/(b−a), 1 + 4(b−m)/(b−a)). Mean (a + 4m + b)/6:
    /// values near the likely one weigh more.
    ///
    /// Source: Malcolm, Roseboom, Clark & Fazar (1959), "Application of a technique
    /// for research and development program evaluation", *Operations Research* 7(5),
    /// whose mean the weight λ = 4 reproduces.
    #[default]
    Pert,
}

/// λ: how much more the likely value weighs than each extreme.
const PERT_WEIGHT: f64 = 4.0;

impl Shape {
    /// A draw. `low` ≤ `likely` ≤ `high`; nothing is drawn if all three agree.
    pub fn draw(self, random: &mut Random, low: f64, likely: f64, high: f64) -> f64 {
        let width = high - low;
        if width <= 0.0 {
            return likely;
        }
        let mode = (likely - low) / width;
        let share = match self {
            Self::Triangular => triangular(random.uniform(), mode),
            Self::Pert => random.beta(1.0 + PERT_WEIGHT * mode, 1.0 + PERT_WEIGHT * (1.0 - mode)),
        };
        // Rounding must not leave the range that was checked.
        (low + width * share).max(low).min(high)
    }
}

/// The inverse of the triangular distribution function on 0..=1.
fn triangular(u: f64, mode: f64) -> f64 {
    if u < mode {
        libm::sqrt(u * mode)
    } else {
        1.0 - libm::sqrt((1.0 - u) * (1.0 - mode))
    }
}

impl Spread {
    /// `count` draws from a sequence that belongs to the field: what other inputs
    /// do, or in which order they are given, does not change these numbers, so that
    /// an answer moves only for what was changed.
    pub(super) fn column(&self, count: u32, seed: u64) -> Vec<f64> {
        let mut random = Random::stream(seed, self.field as u32);
        (0..count)
            .map(|_| {
                self.shape
                    .draw(&mut random, self.low, self.likely, self.high)
            })
            .collect()
    }
}
