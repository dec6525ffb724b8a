//! The stages of the customers' life.

mod choices;
mod flow;
mod kept;
mod lead;
mod moves;
mod names;
mod plays;
mod rename;
mod rules;
mod sizes;
mod table;
mod trouble;
mod words;

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::lifecycle::Stage;
use ltv_worker::protocol::segments::{Ask, Event, Group, StageGroup, Stages};

use super::list::{Opened, list};
use super::question::follow;
use crate::app::data::desk::Desk;
use crate::app::data::state::{DataState, Extra};
use crate::app::state::AppState;
use crate::chart::{SharedChart, chart_view};
use crate::i18n::{Format, rich, say, t};

pub(in crate::app::data) use choices::StageChoices;
pub(in crate::app::data) use names::Names;
pub(in crate::app::data) use plays::Plays;

/// What the parts of the screen share. Copies share it.
#[derive(Clone, Copy)]
struct Screen {
    state: AppState,
    data: DataState,
    desk: Desk,
    format: Memo<Format>,
    /// The stages, as far as they are there.
    shown: Memo<Option<Arc<Stages>>>,
    names: Memo<Names>,
    opened: RwSignal<Option<Opened>>,
}

impl Screen {
    /// Opens the list of a stage.
    fn open(self, stage: Stage) {
        self.opened.set(self.shown.with_untracked(|shown| {
            let rules = shown.as_ref()?.rules;
            Some(Opened {
                group: Group::Stage {
                    group: StageGroup::In { stage, rules },
                },
                title: self.names.with_untracked(|names| names.titled(stage)),
                name: words::file_name(stage).to_owned(),
            })
        }));
    }

    /// Whatever `make` makes of the stages that are there.
    fn with<T>(self, make: impl FnOnce(&Stages, &Names, Format) -> T) -> Option<T> {
        let f = self.format.get();
        self.shown.with(|shown| {
            let stages = shown.as_deref()?;
            Some(self.names.with(|names| make(stages, names, f)))
        })
    }
}

/// Brings who the members are, when they are counted, or when their groups or
/// interactions are asked for. To be followed.
pub(super) fn bring(state: AppState, data: DataState, desk: Desk) {
    let rules = desk.stage_rules(state, data);
    if rules.without_orders > 0 || rules.segment.is_some() || rules.contact {
        untrack(|| data.bring_roster());
    }
}

pub(super) fn stages(
    state: AppState,
    data: DataState,
    desk: Desk,
    format: Memo<Format>,
) -> AnyView {
    let rules = Memo::new(move |_| desk.stage_rules(state, data));
    let ask = Memo::new(move |_| {
        let rules = rules.get();
        // Told without the groups they are of, stages would change a moment later.
        let needed = rules.segment.is_some() || rules.contact;
        let waits = needed
            && data
                .segments
                .roster
                .with(|roster| matches!(roster, Extra::Unasked | Extra::Waiting));
        (!waits).then_some(Ask::Stages { rules })
    });
    let question = follow(data, ask);
    let shown = Memo::new(move |_| {
        question.answer.with(|answer| match answer.as_deref() {
            Some(Event::Stages { stages }) => Some(Arc::new((**stages).clone())),
            _ => None,
        })
    });
    let names = Memo::new(move |_| {
        let l = state.locale.get();
        desk.stages.with(|choices| Names::of(choices, l))
    });
    let screen = Screen {
        state,
        data,
        desk,
        format,
        shown,
        names,
        opened: RwSignal::new(None),
    };
    let chart = move |make: fn(&Stages, &Names, Format) -> Option<SharedChart>| {
        move || screen.with(make).flatten()
    };
    let refused = Memo::new(move |_| {
        question.answer.with(|answer| match answer.as_deref() {
            Some(Event::NoStages { error }) => Some(*error),
            _ => None,
        })
    });
    let lead = move || {
        let text = screen.with(lead::lead);
        let l = state.locale.get();
        rich(&text.unwrap_or_else(|| {
            if refused.get().is_some() {
                return t::segments::lead_refused(l).to_owned();
            }
            let failed = question.failure.get().is_some();
            super::trouble::lead(failed, t::segments::lead_waiting, l)
        }))
    };
    view! {
        <h2 class="lead">{lead}</h2>
        <p class="hint">{say(state.locale, t::segments::stages_sub)}</p>
        {trouble::trouble(screen, question, refused)}
        <div
            class="cohort-work"
            class:waiting=move || question.waiting.get()
            aria-busy=move || question.waiting.get().to_string()
            hidden=move || shown.with(Option::is_none)
        >
            {chart_view("stage-sizes", state.locale, chart(sizes::sizes))}
            {table::table(screen)}
            {moves::moves(screen)}
            {chart_view("stage-months", state.locale, chart(sizes::months))}
            {plays::plays(screen)}
        </div>
        {rules::rules(screen)}
        {list(state, data, format, screen.opened)}
    }
    .into_any()
}
