//! What is asked of everybody.

use serde::{Deserialize, Serialize};

use super::LabelSource;

/// A label of persons besides those that a roster always has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RosterLabel {
    /// What it is called.
    pub heading: String,
    /// Where it comes from. Of orders, the first one's counts.
    pub source: LabelSource,
}
