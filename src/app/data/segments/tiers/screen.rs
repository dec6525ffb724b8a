//! What the parts of the screen share.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::tiers::{Proposed, Spread, TierOptions, Tiers};

use super::choices::{TierChoices, Way};
use super::number::Text;
use super::steps::Measure;
use super::words;
use crate::app::data::segments::list::Opened;
use crate::app::state::AppState;
use crate::i18n::Format;

/// A table of tiers, and what it was asked by.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    pub options: TierOptions,
    pub tiers: Tiers,
}

/// Handles; copies share them.
#[derive(Clone, Copy)]
pub(super) struct Screen {
    pub state: AppState,
    pub format: Memo<Format>,
    pub choices: RwSignal<TierChoices>,
    /// The last table.
    pub shown: Memo<Option<Arc<Table>>>,
    /// How spend and orders are spread.
    pub spread: Memo<Option<Arc<Spread>>>,
    /// What was proposed last.
    pub proposed: Memo<Option<Arc<Proposed>>>,
    /// What the picture shows.
    pub measure: Memo<Measure>,
    /// What it shows where both decide.
    pub by_orders: RwSignal<bool>,
    /// The last day of the data.
    pub day: Memo<String>,
    pub opened: RwSignal<Option<Opened>>,
}

impl Screen {
    /// The name of a tier.
    pub(super) fn name(self, tier: usize) -> String {
        let l = self.state.locale.get();
        self.choices.with(|choices| choices.name(tier, l))
    }

    /// Words with the name of a tier in it.
    pub(super) fn named(
        self,
        tier: usize,
        text: impl Fn(&str, Format) -> String + Send + Sync + 'static,
    ) -> Text {
        Arc::new(move || text(&self.name(tier), self.format.get()))
    }

    /// The currency's mark.
    pub(super) fn symbol(self) -> Text {
        Arc::new(move || {
            let f = self.format.get();
            f.currency.symbol(f.locale).to_owned()
        })
    }

    /// How many tiers there are, tier 0 included.
    pub(super) fn tiers(self) -> usize {
        self.choices.with(|choices| choices.thresholds.len() + 1)
    }

    /// Changes the choices where they can be used then; says why not else.
    pub(super) fn change(self, make: impl FnOnce(&mut TierChoices)) -> Result<(), String> {
        let mut next = self.choices.get_untracked();
        make(&mut next);
        // Without thresholds there is nothing to refuse yet.
        if !next.thresholds.is_empty()
            && let Err(error) = next.check()
        {
            return Err(words::error(error, &next, self.format.get_untracked()));
        }
        if self.choices.with_untracked(|choices| *choices != next) {
            self.choices.set(next);
        }
        Ok(())
    }

    /// Moves a threshold; it is one's own from then on.
    pub(super) fn put(self, at: usize, measure: Measure, value: f64) -> Result<(), String> {
        self.change(|choices| {
            if let Some(threshold) = choices.thresholds.get_mut(at) {
                measure.set(threshold, value);
                choices.way = Way::Own;
            }
        })
    }
}
