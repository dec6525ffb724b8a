//! How the concentration is looked at.

use ltv_engine::segments::concentration::ContrastOptions;

/// What was chosen.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app::data) struct TopChoices {
    /// The best so many per cent are set against the rest.
    pub percent: u8,
    /// They are the best by what they brought in their first days, not in all.
    pub fair: bool,
    /// How many days those are.
    pub first_days: u32,
}

impl Default for TopChoices {
    fn default() -> Self {
        Self {
            percent: ContrastOptions::default().percent,
            fair: false,
            first_days: 180,
        }
    }
}

impl TopChoices {
    pub(super) fn options(&self) -> ContrastOptions {
        ContrastOptions {
            percent: self.percent,
            first_days: self.fair.then_some(self.first_days),
            ..ContrastOptions::default()
        }
    }
}
