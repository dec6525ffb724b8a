//! Everything that is worth keeping beside the inputs: what a link carries,
//! undo goes back to, and a report prints. Plain data.

use ltv_engine::error::Field;
use ltv_engine::scenario::{Lever, Programme, Shape, Spread};
use serde::{Deserialize, Serialize};

use crate::app::data::groups::{Groups, is_usual};

/// A named set of changes to the baseline, which is what stands in the form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    /// As the user calls it. Text, never markup.
    pub name: String,
    /// The changes, one for each input changed.
    pub levers: Vec<Lever>,
}

/// The most scenarios beside the baseline.
pub const MOST_SCENARIOS: usize = 3;

/// What the tools hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Doc {
    /// Up to [`MOST_SCENARIOS`].
    pub scenarios: Vec<Scenario>,
    /// Inputs that are known as ranges.
    pub spreads: Vec<Spread>,
    /// The shape given to ranges.
    pub shape: Shape,
    /// The seed of the simulation.
    pub seed: u32,
    /// The programmes, one after the other.
    pub programmes: Vec<Programme>,
    /// How far the sensitivity moves each input: 0.1 is ±10 %.
    pub swing: f64,
    /// The inputs across and down the two-input grid.
    pub grid: Option<(Field, Field)>,
    /// How the segments of customers are set up.
    #[serde(skip_serializing_if = "is_usual")]
    pub groups: Groups,
}

impl Default for Doc {
    fn default() -> Self {
        Self {
            scenarios: Vec::new(),
            spreads: Vec::new(),
            shape: Shape::Triangular,
            seed: 1,
            programmes: Vec::new(),
            swing: 0.1,
            grid: None,
            groups: Groups::default(),
        }
    }
}
