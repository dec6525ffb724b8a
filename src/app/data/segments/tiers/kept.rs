//! What is kept of the tiers with the settings, and tiers for other screens.

use leptos::prelude::*;
use ltv_engine::segments::tiers::MOST_THRESHOLDS;
use ltv_worker::protocol::segments::{Ask, Event, TierAnswer, TierAsk};

use super::super::question::follow;
use super::choices::{TierChoices, Way};
use crate::app::data::state::DataState;

/// Longest name or play that is opened.
const LONGEST: usize = 300;

impl TierChoices {
    /// What is kept: thresholds only where they are one's own. Proposed ones follow from
    /// the data at hand, and from others in others.
    pub(in crate::app::data) fn settings(&self) -> Self {
        let mut kept = self.clone();
        if kept.way != Way::Own {
            kept.thresholds.clear();
        }
        kept
    }

    /// Settings in place of these; what was proposed for them stays.
    pub(in crate::app::data) fn reset_to(&self, settings: Self) -> Self {
        let same = settings.by().is_some()
            && settings.by() == self.by()
            && (settings.rule, settings.rounded) == (self.rule, self.rounded);
        let mut next = settings;
        if same {
            next.thresholds.clone_from(&self.thresholds);
        }
        next
    }

    /// Whether it can be used: anybody may have written it.
    pub(in crate::app::data) fn is_sound(&self) -> bool {
        let count = |count: usize| (1..=MOST_THRESHOLDS).contains(&count);
        let texts = self.own_names.iter().chain(&self.plays).flatten();
        count(self.shares.len())
            && count(usize::from(self.breaks))
            && (self.shares.iter()).all(|share| (0.0..=1.0).contains(share))
            && self.own_names.len() <= MOST_THRESHOLDS + 1
            && self.plays.len() <= MOST_THRESHOLDS + 1
            && (self.rewards.iter()).all(|rewards| rewards.len() <= MOST_THRESHOLDS + 1)
            && (texts.into_iter()).all(|text| text.chars().count() <= LONGEST)
            && (self.thresholds.is_empty()
                || self
                    .options()
                    .is_some_and(|options| options.check().is_ok()))
    }
}

/// Brings the thresholds that are proposed, where none are there and some are wanted.
pub(in crate::app::data::segments) fn bring(
    data: DataState,
    choices: RwSignal<TierChoices>,
    wanted: Memo<bool>,
) {
    let ask = Memo::new(move |_| {
        let by = choices.with(|choices| {
            let none = choices.thresholds.is_empty();
            choices.by().filter(|_| none)
        })?;
        let ask = TierAsk::Propose { by };
        wanted.get().then_some(Ask::Tiers { ask })
    });
    let question = follow(data, ask);
    Effect::new(move |_| {
        let answer = question.answer.get();
        let Some(Event::Tiers { answer }) = answer.as_deref() else {
            return;
        };
        let TierAnswer::Proposed { by, proposed } = &**answer else {
            return;
        };
        let next = choices.with_untracked(|choices| {
            let asked = choices.thresholds.is_empty() && choices.by().as_ref() == Some(by);
            asked.then(|| {
                let mut next = choices.clone();
                next.take(proposed);
                next
            })
        });
        if let Some(next) = next {
            choices.set(next);
        }
    });
}
