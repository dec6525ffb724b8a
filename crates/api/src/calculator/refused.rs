//! Why inputs cannot be used, as data.

use serde::Serialize;

/// The input that stands in the way.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Refused {
    /// Its name in the inputs.
    pub field: String,
    /// What was given; null where there is nothing, or neither a number nor a text.
    pub value: Option<Given>,
    /// What is wrong with it.
    pub bound: Bound,
}

/// A value as it was given.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Given {
    /// A number, finite or not.
    Number(f64),
    /// A text.
    Text(String),
}

/// What is wrong with an input.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
    /// It must be one of these words.
    NotAWord {
        /// All of them.
        #[cfg_attr(feature = "types", ts(type = "Array<string>"))]
        words: Vec<&'static str>,
    },
    /// It must be a text.
    NotAText,
    /// There is no input of this name.
    Unknown,
}

impl Refused {
    pub(super) fn new(field: &str, value: Option<Given>, bound: Bound) -> Self {
        Self {
            field: field.to_owned(),
            value,
            bound,
        }
    }
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
