//! What is asked and said of the stages.

use ltv_engine::calendar::Day;
use ltv_engine::segments::lifecycle::{
    BuyerWorth, Flow, LifecycleOptions, LifecycleView, Proposal, Stage,
};
use serde::{Deserialize, Serialize};

/// How stages are told and valued.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StageRules {
    /// The rule.
    pub options: LifecycleOptions,
    /// Share of revenue that is contribution, where values are told from the past;
    /// `None`: values are revenue.
    pub margin: Option<f64>,
    /// Months that are looked ahead to see who comes back, ≥ 1.
    pub window: u32,
    /// Members without orders, as long as no roster is there to count them.
    pub without_orders: u32,
    /// The segment whose cycle stands in for who has none of their own. Told from the
    /// roster: without one, as if nobody had a segment.
    #[serde(default)]
    pub segment: Option<StageLabel>,
    /// Whether any interaction counts as a sign of life, not only orders; likewise.
    #[serde(default)]
    pub contact: bool,
}

/// What customers are grouped by, to have a cycle in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum StageLabel {
    /// Where they came from.
    Channel,
    /// What they bought first.
    FirstProduct,
}

/// The stages, as they are shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stages {
    /// How they were told.
    pub rules: StageRules,
    /// Today's.
    pub view: LifecycleView,
    /// From month to month.
    pub flow: Flow,
    /// How the other statistics of the cycle would do; `None` where nobody has come back.
    pub proposal: Option<Proposal>,
    /// What one buyer more is worth, by stage in [`Stage::ALL`].
    pub worth: [Option<BuyerWorth>; 6],
    /// Days over which somebody who is back for good is valued.
    pub horizon: u32,
}

/// Customers by stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum StageGroup {
    /// Those in a stage. Nobody for P while there is no roster.
    In {
        /// Which.
        stage: Stage,
        /// How it is told.
        rules: StageRules,
    },
    /// Those who moved from one to another, as the flow has them: by orders alone.
    Moved {
        /// The day of the one, the end of a month.
        before: Day,
        /// That of the other.
        end: Day,
        /// The stage that was left; `None`: not yet a customer.
        from: Option<Stage>,
        /// The stage they are in.
        to: Stage,
        /// How they are told.
        rules: StageRules,
    },
}
