//! The plays, as chosen: plain data.

use ltv_engine::scenario::ProgrammeKind;
use ltv_engine::segments::hold_out::share_range;
use ltv_engine::segments::lifecycle::Stage;
use ltv_worker::protocol::segments::{Group, StageGroup};
use serde::{Deserialize, Serialize};

use super::super::words;
use crate::i18n::Locale;

/// What is done for each stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(in crate::app::data) struct Plays {
    /// By stage in [`Stage::ALL`].
    pub stages: [StagePlay; 6],
    /// The share left out of other lists, 0 ..= 0.5; 0 for none.
    pub others: f64,
    /// The chance that a test shows what it looks for: above 0.05, below 1.
    pub power: f64,
    /// How long buyers are counted.
    pub span: TestSpan,
    /// Another one draws other customers to be left out.
    pub seed: u32,
}

/// How long buyers are counted after a play.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::app::data) enum TestSpan {
    /// A month.
    #[default]
    Month,
    /// As many months as the stages look ahead.
    Window,
}

/// What is done for one stage. What was not entered is `None`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(in crate::app::data) struct StagePlay {
    /// What to do, in the user's words; the usual words until then.
    pub text: Option<String>,
    /// The programme of the calculator that it belongs to.
    pub programme: ProgrammeKind,
    /// The share left out at random, 0 ..= 0.5; 0 for none.
    pub hold_out: f64,
    /// Once, in the currency of the data.
    pub fixed_cost: Option<f64>,
    /// Per customer reached, likewise.
    pub contact_cost: Option<f64>,
    /// The share who buy without the play, where it is not the stage's usual one.
    pub baseline: Option<f64>,
    /// Low, likely, high: what the play adds to that share.
    pub uplift: [Option<f64>; 3],
    /// Low, likely, high: what one buyer more brings.
    pub value: [Option<f64>; 3],
}

impl StagePlay {
    fn of(stage: Stage) -> Self {
        Self {
            programme: match stage {
                Stage::P => ProgrammeKind::Newsletter,
                Stage::N => ProgrammeKind::AfterSales,
                Stage::E0 => ProgrammeKind::Membership,
                Stage::S1 | Stage::S2 | Stage::S3 => ProgrammeKind::WinBack,
            },
            ..Self::default()
        }
    }
}

impl Default for StagePlay {
    fn default() -> Self {
        Self {
            text: None,
            programme: ProgrammeKind::WinBack,
            hold_out: 0.1,
            fixed_cost: None,
            contact_cost: None,
            baseline: None,
            uplift: [None; 3],
            value: [None; 3],
        }
    }
}

impl Default for Plays {
    fn default() -> Self {
        Self {
            stages: Stage::ALL.map(StagePlay::of),
            others: 0.0,
            power: 0.8,
            span: TestSpan::default(),
            seed: 1,
        }
    }
}

impl Plays {
    /// The play of a stage.
    pub(in crate::app::data) fn of(&self, stage: Stage) -> &StagePlay {
        &self.stages[stage as usize]
    }

    /// What to do for a stage, in words.
    pub(in crate::app::data) fn text(&self, stage: Stage, l: Locale) -> String {
        let own = self.of(stage).text.clone();
        own.unwrap_or_else(|| words::play(stage)(l).to_owned())
    }

    /// The share that is left out of a list (0 for none), and the seed of the draw.
    pub(in crate::app::data) fn hold_out_of(&self, group: &Group) -> (f64, u64) {
        // Each stage draws for itself: who is left out once is not left out for ever.
        let seed = u64::from(self.seed) * 8;
        match group {
            Group::Stage {
                group: StageGroup::In { stage, .. },
            } => (self.of(*stage).hold_out, seed + 1 + *stage as u64),
            _ => (self.others, seed),
        }
    }

    /// Leaves so many out of a list. Less than can be tested is none.
    pub(in crate::app::data) fn hold_out(&mut self, group: &Group, share: f64) {
        let share = if share < share_range().min {
            0.0
        } else {
            share
        };
        match group {
            Group::Stage {
                group: StageGroup::In { stage, .. },
            } => self.stages[*stage as usize].hold_out = share,
            _ => self.others = share,
        }
    }
}
