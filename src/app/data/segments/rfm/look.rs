//! How RFM is looked at, and what is being changed about how it is told.

use leptos::prelude::*;
use ltv_engine::calendar::Day;
use ltv_engine::segments::rfm::{Axis, Measure, RfmError, Rule, Scoring, Thresholds, check};

use crate::app::data::desk::Desk;

/// A handle; copies share it.
#[derive(Clone, Copy)]
pub(in crate::app::data) struct RfmLook {
    /// The second axis of the grid.
    pub axis: RwSignal<Axis>,
    /// What the grid's cells tell.
    pub shade: RwSignal<Shade>,
    /// The earlier day; `None`: the usual one.
    pub since: RwSignal<Option<Day>>,
    /// What the table of moves tells; never the value.
    pub moves: RwSignal<Shade>,
    /// Rules as they stand in the editor: those in force, unless something is wrong
    /// with them.
    pub draft: RwSignal<Vec<Drafted>>,
    /// Fixed values as they stand in the fields, while something is wrong with them.
    pub fixed: RwSignal<Option<Fixed>>,
}

/// A number for customers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app::data) enum Shade {
    /// How many they are.
    Customers,
    /// What they brought so far.
    Revenue,
    /// What they are worth.
    Value,
}

/// A rule in the editor.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app::data) struct Drafted {
    /// Its own as long as it is there, wherever it stands.
    pub id: u32,
    /// The rule.
    pub rule: Rule,
}

/// Values of recency, frequency, money; `None` where a field is empty.
pub(in crate::app::data) type Fixed = [[Option<f64>; 4]; 3];

/// The measures in the order of [`Fixed`].
pub(super) const MEASURES: [Measure; 3] = [Measure::Recency, Measure::Frequency, Measure::Monetary];

impl RfmLook {
    /// Nothing looked at yet, under the current owner.
    pub(in crate::app::data) fn new() -> Self {
        Self {
            axis: RwSignal::new(Axis::default()),
            shade: RwSignal::new(Shade::Customers),
            since: RwSignal::new(None),
            moves: RwSignal::new(Shade::Customers),
            draft: RwSignal::new(Vec::new()),
            fixed: RwSignal::new(None),
        }
    }

    /// The rules in the editor.
    pub(super) fn rules(self) -> Vec<Rule> {
        let rules = |draft: &Vec<Drafted>| draft.iter().map(|one| one.rule.clone()).collect();
        self.draft.with(rules)
    }

    /// A number that no rule in the editor has.
    pub(super) fn fresh(draft: &[Drafted]) -> u32 {
        draft.iter().map(|one| one.id + 1).max().unwrap_or(0)
    }

    /// Puts rules into the editor.
    pub(super) fn fill(self, rules: Vec<Rule>) {
        self.draft.update(|draft| {
            let first = Self::fresh(draft);
            let numbered = (first..).zip(rules);
            *draft = numbered.map(|(id, rule)| Drafted { id, rule }).collect();
        });
    }

    /// Changes the rules in the editor; they are in force if nothing stops them.
    pub(super) fn change(self, desk: Desk, change: impl FnOnce(&mut Vec<Drafted>)) {
        self.draft.update(change);
        let rules = untrack(|| self.rules());
        if sound(&rules) && desk.rfm.with_untracked(|now| now.rules != rules) {
            desk.rfm.update(|now| now.rules = rules);
        }
    }

    /// The fixed values in the fields.
    pub(super) fn values(self, desk: Desk) -> Option<Fixed> {
        let own = self.fixed.get();
        own.or_else(|| match desk.rfm.with(|now| now.scoring) {
            Scoring::Quintiles => None,
            Scoring::Thresholds(fixed) => Some(of(&fixed)),
        })
    }

    /// Sets one of them; all are in force if nothing is wrong with them.
    pub(super) fn set_value(self, desk: Desk, measure: usize, at: usize, value: Option<f64>) {
        let Some(mut fixed) = untrack(|| self.values(desk)) else {
            return;
        };
        fixed[measure][at] = value;
        match thresholds(&fixed) {
            Ok(values) => {
                self.fixed.set(None);
                let scoring = Scoring::Thresholds(values);
                if desk.rfm.with_untracked(|now| now.scoring != scoring) {
                    desk.rfm.update(|now| now.scoring = scoring);
                }
            }
            Err(_) => self.fixed.set(Some(fixed)),
        }
    }
}

/// Whether everybody has a segment by these rules.
pub(super) fn sound(rules: &[Rule]) -> bool {
    !check(rules).iter().any(|problem| problem.stops())
}

fn of(fixed: &Thresholds) -> Fixed {
    [
        fixed.recency_days.map(|days| Some(f64::from(days))),
        fixed.frequency.map(|times| Some(f64::from(times))),
        fixed.monetary.map(Some),
    ]
}

/// The values of the fields as thresholds, or which ones are wrong.
pub(super) fn thresholds(fixed: &Fixed) -> Result<Thresholds, Measure> {
    for (measure, list) in MEASURES.into_iter().zip(fixed) {
        if list.iter().any(Option::is_none) {
            return Err(measure);
        }
    }
    let [days, times, money] = fixed.map(|list| list.map(Option::unwrap_or_default));
    let whole = |list: [f64; 4]| list.map(|one| one.clamp(0.0, f64::from(u32::MAX)) as u32);
    let values = Thresholds {
        recency_days: whole(days),
        frequency: whole(times),
        monetary: money,
    };
    match values.check() {
        Ok(()) => Ok(values),
        Err(RfmError::Thresholds { measure }) => Err(measure),
        Err(_) => Err(Measure::Recency),
    }
}
