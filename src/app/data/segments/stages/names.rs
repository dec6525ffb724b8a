//! What the stages are called here.

use ltv_engine::segments::lifecycle::Stage;

use super::StageChoices;
use super::words::symbol;
use crate::i18n::Locale;

/// The six names in one language, the user's own among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app::data) struct Names([String; 6]);

impl Names {
    pub(in crate::app::data) fn of(choices: &StageChoices, l: Locale) -> Self {
        Self(Stage::ALL.map(|stage| choices.name(stage, l)))
    }

    /// The name alone.
    pub(in crate::app::data) fn name(&self, of: Stage) -> &str {
        &self.0[of as usize]
    }

    /// `S2 · half-asleep`.
    pub(in crate::app::data) fn titled(&self, of: Stage) -> String {
        [symbol(of), " · ", self.name(of)].concat()
    }
}
