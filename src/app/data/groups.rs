//! How the segments of customers are set up: a part of the settings that a link
//! carries, this browser keeps when asked, and undo goes back to.
//!
//! Settings, never data: limits, names that the user gave, and the names of goods,
//! channels and groups that rules speak of. Ids, addresses and numbers of persons are
//! in none of it; the engine's check refuses tags that name one
//! ([`TagProblem::Personal`](ltv_engine::segments::tags::TagProblem::Personal)), and
//! what does not pass the checks is not opened.

use leptos::prelude::*;
use ltv_engine::segments::rfm::{self, Named, RfmOptions, RuleProblem};
use ltv_engine::segments::tags::TagBook;
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize};

use super::desk::Desk;
use super::segments::{Plays, StageChoices, TierChoices};
use crate::app::studio::Studio;

/// What is set up, each part left out where it is as usual.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Groups {
    /// How the stages are told and called.
    #[serde(skip_serializing_if = "is_usual")]
    stages: StageChoices,
    /// What is done for each stage.
    #[serde(skip_serializing_if = "is_usual")]
    plays: Plays,
    /// The membership tiers; thresholds only where they are the user's own.
    #[serde(skip_serializing_if = "is_usual")]
    tiers: TierChoices,
    /// How RFM is told.
    #[serde(skip_serializing_if = "is_usual")]
    rfm: RfmOptions,
    /// The tags.
    #[serde(skip_serializing_if = "is_usual")]
    tags: TagBook,
    /// A part that was read is none of this version's: the usual stands for it.
    #[serde(skip)]
    foreign: bool,
}

/// A part as it is read: one of another shape must not keep the rest from opening.
#[derive(Deserialize)]
#[serde(untagged)]
enum Read<T> {
    Known(T),
    Foreign(IgnoredAny),
}

impl<T: Default> Default for Read<T> {
    fn default() -> Self {
        Self::Known(T::default())
    }
}

impl<T: Default> Read<T> {
    fn known(self, foreign: &mut bool) -> T {
        match self {
            Self::Known(part) => part,
            Self::Foreign(_) => {
                *foreign = true;
                T::default()
            }
        }
    }
}

/// The parts of [`Groups`] as they are read.
#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Parts {
    stages: Read<StageChoices>,
    plays: Read<Plays>,
    tiers: Read<TierChoices>,
    rfm: Read<RfmOptions>,
    tags: Read<TagBook>,
}

impl<'de> Deserialize<'de> for Groups {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut foreign = false;
        let parts = Read::<Parts>::deserialize(from)?.known(&mut foreign);
        Ok(Self {
            stages: parts.stages.known(&mut foreign),
            plays: parts.plays.known(&mut foreign),
            tiers: parts.tiers.known(&mut foreign),
            rfm: parts.rfm.known(&mut foreign),
            tags: parts.tags.known(&mut foreign),
            foreign,
        })
    }
}

/// Whether nothing else was chosen.
pub fn is_usual<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Longest name of a segment.
const LONGEST_NAME: usize = 60;

impl Groups {
    /// What of it can be used: anybody may have written it. Whether all could.
    pub fn sound(mut self) -> (Self, bool) {
        let mut all = !self.foreign;
        self.foreign = false;
        if self.tags.check().is_err() {
            self.tags = TagBook::default();
            all = false;
        }
        let named = |name: &Named| match name {
            Named::Own(name) => name.chars().count() <= LONGEST_NAME,
            _ => true,
        };
        let rules = &self.rfm.rules;
        if rfm::check(rules).into_iter().any(RuleProblem::stops)
            || !rules.iter().all(|rule| named(&rule.name))
        {
            self.rfm = RfmOptions::default();
            all = false;
        }
        if !self.stages.is_sound() {
            self.stages = StageChoices::default();
            all = false;
        }
        if !self.plays.is_sound() {
            self.plays = Plays::default();
            all = false;
        }
        if !self.tiers.is_sound() {
            self.tiers = TierChoices::default();
            all = false;
        }
        (self, all)
    }

    fn of(desk: Desk) -> Self {
        Self {
            stages: desk.stages.get(),
            plays: desk.plays.get(),
            tiers: desk.tiers.with(TierChoices::settings),
            rfm: RfmOptions {
                // A day of the data at hand means nothing in others.
                as_of: None,
                ..desk.rfm.get()
            },
            tags: desk.tags.get(),
            foreign: false,
        }
    }

    fn put(self, desk: Desk) {
        let day = desk.rfm.with_untracked(|rfm| rfm.as_of);
        let rfm = RfmOptions {
            as_of: day,
            ..self.rfm
        };
        let tiers = desk.tiers.with_untracked(|now| now.reset_to(self.tiers));
        put(desk.stages, self.stages);
        put(desk.plays, self.plays);
        put(desk.tiers, tiers);
        put(desk.rfm, rfm);
        put(desk.tags, self.tags);
    }
}

fn put<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|now| *now != value) {
        signal.set(value);
    }
}

/// Keeps the desk and the document the same, whichever changes.
pub(super) fn follow(desk: Desk, studio: Studio) {
    let doc = studio.doc;
    Effect::new(move |_| {
        let groups = doc.with(|doc| doc.groups.clone());
        untrack(|| groups.put(desk));
    });
    // What stands in the document at first is not to be written over.
    Effect::new(move |begun: Option<()>| {
        let groups = Groups::of(desk);
        if begun.is_some() && doc.with_untracked(|doc| doc.groups != groups) {
            doc.update(|doc| doc.groups = groups);
        }
    });
}
