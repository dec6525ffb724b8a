//! Why inputs cannot be used, as data.

use serde::Serialize;

/// The input that stands in the way.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Refused {
    /// Its name in the inputs.
    pub field: String,
    /// What was given; null where there is nothing, or no number.
    pub value: Option<f64>,
    /// What is wrong with it.
    pub bound: Bound,
}

/// What is wrong with an input.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Bound {
    /// It must be at least `limit`.
    AtLeast {
        /// Smallest valid value.
        limit: f64,
    },
    /// It must be at most `limit`.
    AtMost {
        /// Largest valid value.
        limit: f64,
    },
    /// It must be a finite number.
    NotANumber,
    /// The method needs it.
    Missing,
    /// It must be one of the words listed in the types.
    NotAWord,
    /// There is no input of this name.
    Unknown,
}

impl From<ltv_engine::error::Bound> for Bound {
    fn from(bound: ltv_engine::error::Bound) -> Self {
        use ltv_engine::error::Bound as Engine;
        match bound {
            Engine::AtLeast { limit } => Self::AtLeast { limit },
            Engine::AtMost { limit } => Self::AtMost { limit },
            Engine::NotANumber => Self::NotANumber,
        }
    }
}
