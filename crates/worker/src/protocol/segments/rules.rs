//! How everything is told at once: what tags combine, and what lists carry.

use ltv_engine::segments::rfm::RfmOptions;
use ltv_engine::segments::tags::TagBook;
use ltv_engine::segments::tiers::TierOptions;
use serde::{Deserialize, Serialize};

use super::StageRules;

/// The rules in force on all screens.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rules {
    /// Of the stages.
    pub stages: StageRules,
    /// Of RFM.
    pub rfm: RfmOptions,
    /// Of the tiers; `None` while none are set.
    pub tiers: Option<TierOptions>,
    /// The names of the tiers from tier 0 up; missing ones are numbers.
    pub tier_names: Vec<String>,
    /// The tags.
    pub tags: TagBook,
}
