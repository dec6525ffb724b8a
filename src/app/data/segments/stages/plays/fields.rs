//! What is entered for a play.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::hold_out::{Three, assumed_uplift, share_range};
use ltv_engine::segments::lifecycle::Stage;

use super::model::StagePlay;
use super::plan::{Plan, usual_value};
use crate::app::data::cohorts::parts::{Said, Typed, said, typed};
use crate::app::data::segments::stages::Screen;
use crate::app::menu::Words;
use crate::i18n::{say, t};

/// The fields of one stage's play.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    pub screen: Screen,
    pub stage: Stage,
    pub plan: Memo<Option<Plan>>,
}

type Read = fn(&StagePlay) -> Option<f64>;
type Write = fn(&mut StagePlay, Option<f64>);

/// Three numbers to type.
struct Triple {
    legend: Words,
    /// Smallest and largest, as typed.
    range: (f64, f64),
    /// What is typed is so many times what is kept.
    times: f64,
    /// What stands in for what was not entered.
    usual: fn(&Plan) -> Option<Three>,
    slot: fn(&mut StagePlay) -> &mut [Option<f64>; 3],
}

/// What is assumed has no more digits than it means: whole from 100 on, else two.
fn rounded(value: f64) -> f64 {
    let parts = if value.abs() < 100.0 { 100.0 } else { 1.0 };
    (value * parts).round() / parts
}

const NAMES: [Words; 3] = [t::tools::low, t::tools::likely, t::tools::high];

impl Fields {
    fn own<T>(self, get: impl FnOnce(&StagePlay) -> T) -> T {
        self.screen
            .desk
            .plays
            .with(|plays| get(plays.of(self.stage)))
    }

    fn put(self, set: impl FnOnce(&mut StagePlay)) {
        let at = self.stage as usize;
        self.screen
            .desk
            .plays
            .update(|plays| set(&mut plays.stages[at]));
    }

    fn currency(self) -> Said {
        let format = self.screen.format;
        Arc::new(move |l| format.get().currency.symbol(l).to_owned())
    }

    fn number(
        self,
        label: Words,
        marks: [Said; 2],
        range: (f64, f64),
        get: impl Fn() -> Option<f64> + Send + Sync + 'static,
        set: impl Fn(Option<f64>) + Send + Sync + 'static,
    ) -> AnyView {
        typed(
            self.screen.state,
            Typed {
                label,
                marks,
                range,
                get: Arc::new(get),
                set: Arc::new(set),
            },
        )
    }

    fn cost(self, label: Words, get: Read, set: Write) -> AnyView {
        let marks = [self.currency(), said(t::cohorts::nothing)];
        self.number(
            label,
            marks,
            (0.0, 1e12),
            move || self.own(get),
            move |value| self.put(|play| set(play, value)),
        )
    }

    /// What it costs, and who is left out.
    pub(super) fn settings(self) -> AnyView {
        let percent = [said(t::cohorts::nothing), said(t::segments::percent_unit)];
        let hold_out = self.number(
            t::segments::hold_out,
            percent,
            (0.0, share_range().max * 100.0),
            move || Some(self.own(|play| play.hold_out) * 100.0),
            move |value| {
                let share = value.unwrap_or(0.0) / 100.0;
                let none = share < share_range().min;
                self.put(|play| play.hold_out = if none { 0.0 } else { share });
            },
        );
        let fixed = self.cost(
            t::segments::fixed_cost,
            |play| play.fixed_cost,
            |play, value| play.fixed_cost = value,
        );
        let contact = self.cost(
            t::segments::contact_cost,
            |play| play.contact_cost,
            |play, value| play.contact_cost = value,
        );
        view! { <div class="settings">{fixed} {contact} {hold_out}</div> }.into_any()
    }

    /// Low, likely and high of something.
    fn three(self, model: Triple, marks: impl Fn() -> [Said; 2]) -> AnyView {
        let Triple {
            legend,
            range,
            times,
            usual,
            slot,
        } = model;
        let field = |at: usize| {
            let get = move || {
                let mut own = self.own(Clone::clone);
                let entered = slot(&mut own)[at];
                let shown = entered.or_else(|| {
                    let usual = self.plan.with(|plan| usual(plan.as_ref()?))?;
                    Some([usual.low, usual.likely, usual.high][at])
                });
                shown.map(|value| rounded(value * times))
            };
            let set = move |value: Option<f64>| {
                self.put(|play| slot(play)[at] = value.map(|value| value / times));
            };
            self.number(NAMES[at], marks(), range, get, set)
        };
        view! {
            <fieldset class="stage-three">
                <legend>{say(self.screen.state.locale, legend)}</legend>
                <div class="three">{[0, 1, 2].map(field).into_iter().collect::<Vec<_>>()}</div>
            </fieldset>
        }
        .into_any()
    }

    pub(super) fn uplift(self) -> AnyView {
        let model = Triple {
            legend: t::segments::uplift,
            range: (-100.0, 100.0),
            times: 100.0,
            usual: |plan| plan.baseline.map(assumed_uplift),
            slot: |play| &mut play.uplift,
        };
        self.three(model, || {
            [said(t::cohorts::nothing), said(t::segments::points_unit)]
        })
    }

    pub(super) fn value(self) -> AnyView {
        let model = Triple {
            legend: t::segments::buyer_value,
            range: (0.0, 1e12),
            times: 1.0,
            usual: |plan| usual_value(plan.worth),
            slot: |play| &mut play.value,
        };
        self.three(model, move || [self.currency(), said(t::cohorts::nothing)])
    }

    /// The share who buy anyway.
    pub(super) fn baseline(self) -> AnyView {
        let marks = [said(t::cohorts::nothing), said(t::segments::percent_unit)];
        self.number(
            t::segments::baseline,
            marks,
            (0.01, 99.0),
            move || {
                let shown = self.plan.with(|plan| plan.as_ref()?.baseline);
                shown.map(|share| rounded(share * 100.0))
            },
            move |value| self.put(|play| play.baseline = value.map(|value| value / 100.0)),
        )
    }
}
