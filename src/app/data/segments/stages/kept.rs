//! What is opened of the stages' settings: anybody may have written it.

use super::{Plays, StageChoices};

/// Longest name of a stage that is opened.
const LONGEST_NAME: usize = 60;

/// Longest text of a play that is opened.
const LONGEST_TEXT: usize = 1000;

/// Most months to look ahead.
const MOST_MONTHS: u32 = 120;

impl StageChoices {
    /// Whether it can be used.
    pub(in crate::app::data) fn is_sound(&self) -> bool {
        let [first, second, third] = self.multiples;
        let names = self.labels.iter();
        0.0 < first
            && first < second
            && second < third
            && third <= 1000.0
            && (1..=MOST_MONTHS).contains(&self.window)
            && (self.fixed.iter()).all(|days| (1.0..=3650.0).contains(days))
            && names.map(|name| name.chars().count()).max() <= Some(LONGEST_NAME)
    }
}

impl Plays {
    /// Whether it can be used.
    pub(in crate::app::data) fn is_sound(&self) -> bool {
        let share = |share: f64| (0.0..=0.5).contains(&share);
        let plays = self.stages.iter();
        share(self.others)
            && 0.05 < self.power
            && self.power < 1.0
            && plays.into_iter().all(|play| {
                let texts = play.text.iter();
                let numbers = [play.fixed_cost, play.contact_cost, play.baseline];
                let numbers = numbers.iter().chain(&play.uplift).chain(&play.value);
                share(play.hold_out)
                    && (numbers.flatten()).all(|number| number.is_finite())
                    && (texts.into_iter()).all(|text| text.chars().count() <= LONGEST_TEXT)
            })
    }
}
