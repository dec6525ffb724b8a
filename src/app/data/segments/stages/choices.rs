//! How stages are told, as chosen: plain data.

use ltv_engine::segments::lifecycle::{LifecycleOptions, Scope, Stage, Statistic};
use ltv_worker::protocol::segments::StageLabel;
use serde::{Deserialize, Serialize};

use super::words;
use crate::i18n::Locale;

/// What was chosen; the engine's usual ways until then.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(in crate::app::data) struct StageChoices {
    /// Which statistic of gaps a cycle is.
    pub statistic: Statistic,
    /// Of whose gaps.
    pub whose: Whose,
    /// The segment that has a cycle in common.
    pub segment: StageLabel,
    /// A cycle that was entered, in days.
    pub fixed: Option<f64>,
    /// Cycles at which the stages end.
    pub multiples: [f64; 3],
    /// Months that are looked ahead to see who comes back.
    pub window: u32,
    /// Any interaction counts as a sign of life, not only orders.
    pub contact: bool,
    /// What the stages are called, in the order of [`Stage::ALL`]; empty for the usual
    /// name.
    pub labels: [String; 6],
}

/// Of whose gaps a cycle is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::app::data) enum Whose {
    /// The customer's own, else of all.
    #[default]
    Own,
    /// The customer's own, else the segment's, else of all.
    OwnThenSegment,
    /// The segment's, else of all.
    Segment,
    /// Of all.
    All,
}

impl Whose {
    /// All, in their order on the page.
    pub(super) const ALL: [Self; 4] = [Self::Own, Self::OwnThenSegment, Self::Segment, Self::All];

    /// Whether it needs to be known who is in which segment.
    pub(super) fn by_segment(self) -> bool {
        matches!(self, Self::OwnThenSegment | Self::Segment)
    }
}

impl Default for StageChoices {
    fn default() -> Self {
        let usual = LifecycleOptions::default();
        Self {
            statistic: usual.statistic,
            whose: Whose::default(),
            segment: StageLabel::Channel,
            fixed: None,
            multiples: usual.multiples,
            window: 12,
            contact: false,
            labels: Default::default(),
        }
    }
}

impl StageChoices {
    pub(in crate::app::data) fn options(&self) -> LifecycleOptions {
        LifecycleOptions {
            statistic: self.statistic,
            scope: match (self.fixed, self.whose) {
                (Some(days), _) => Scope::Fixed { days },
                (None, Whose::Own | Whose::OwnThenSegment) => Scope::Customer,
                (None, Whose::Segment) => Scope::Segment,
                (None, Whose::All) => Scope::All,
            },
            multiples: self.multiples,
            ..LifecycleOptions::default()
        }
    }

    /// The segment whose cycle counts, where one does.
    pub(in crate::app::data) fn segment(&self) -> Option<StageLabel> {
        let wanted = self.fixed.is_none() && self.whose.by_segment();
        wanted.then_some(self.segment)
    }

    /// What a stage is called.
    pub(in crate::app::data) fn name(&self, stage: Stage, l: Locale) -> String {
        match self.labels[stage as usize].trim() {
            "" => words::stage(stage)(l).to_owned(),
            own => own.to_owned(),
        }
    }
}
