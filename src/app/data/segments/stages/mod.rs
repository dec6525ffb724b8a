//! The stages of the customers' life.

mod choices;
mod lead;
mod moves;
mod rules;
mod sizes;
mod table;
mod words;

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::lifecycle::Stage;
use ltv_worker::protocol::segments::{Ask, Event, Group, StageRules, Stages};

use super::list::{Opened, list};
use super::question::follow;
use crate::app::data::desk::Desk;
use crate::app::data::state::{DataState, Problem};
use crate::app::state::AppState;
use crate::chart::{SharedChart, chart_view};
use crate::i18n::{Format, rich, say, t};

pub(in crate::app::data) use choices::StageChoices;

/// What is shown, as far as it is there.
type Shown = Memo<Option<Arc<Stages>>>;

pub(super) fn stages(
    state: AppState,
    data: DataState,
    desk: Desk,
    format: Memo<Format>,
) -> AnyView {
    let rules = Memo::new(move |_| StageRules {
        options: desk.stages.get().options(),
        margin: desk.margin_of(state).filter(|margin| *margin > 0.0),
        window: desk.stages.get().window,
        without_orders: data.dataset.with(|dataset| {
            let files = dataset
                .iter()
                .flat_map(|dataset| dataset.loaded.files.iter());
            let joined = files.filter_map(|file| file.joined);
            joined
                .map(|joined| joined.without_orders)
                .max()
                .unwrap_or(0)
        }),
    });
    let question = follow(
        data,
        Memo::new(move |_| Some(Ask::Stages { rules: rules.get() })),
    );
    let shown: Shown = Memo::new(move |_| {
        question.answer.with(|answer| match answer.as_deref() {
            Some(Event::Stages { stages }) => Some(Arc::new((**stages).clone())),
            _ => None,
        })
    });
    let opened = RwSignal::new(None::<Opened>);
    let open = move |stage: Stage| {
        let f = format.get_untracked();
        opened.set(shown.with_untracked(|shown| {
            let shown = shown.as_ref()?;
            Some(Opened {
                group: Group::Stage {
                    stage,
                    rules: shown.rules,
                },
                title: words::titled(stage, f.locale),
                name: words::file_name(stage).to_owned(),
            })
        }));
    };
    let problem = move || {
        let refused = question.answer.with(|answer| match answer.as_deref() {
            Some(Event::NoStages { error }) => Some(words::error(*error, format.get())),
            _ => None,
        });
        let text = match question.failure.get() {
            Some(failure) => {
                crate::app::data::words::problem(&Problem::Engine(failure), format.get())
            }
            None => refused?,
        };
        Some(view! { <p class="problem" role="alert">{text}</p> })
    };
    let chart = move |make: fn(&Stages, Format) -> Option<SharedChart>| {
        move || shown.with(|shown| make(shown.as_deref()?, format.get()))
    };
    let lead = move || {
        let f = format.get();
        let text = shown.with(|shown| match shown {
            Some(stages) => lead::lead(stages, f),
            None => t::segments::lead_waiting(f.locale).to_owned(),
        });
        rich(&text)
    };
    view! {
        <h2 class="lead">{lead}</h2>
        <p class="hint">{say(state.locale, t::segments::stages_sub)}</p>
        {problem}
        <div
            class="cohort-work"
            class:waiting=move || question.waiting.get()
            aria-busy=move || question.waiting.get().to_string()
            hidden=move || shown.with(Option::is_none)
        >
            {chart_view("stage-sizes", state.locale, chart(sizes::sizes))}
            {table::table(state, shown, format, open)}
            {chart_view("stage-months", state.locale, chart(sizes::months))}
            {moves::moves(state, shown, format)}
        </div>
        {rules::rules(state, desk, shown, format)}
        {list(state, data, format, opened)}
    }
    .into_any()
}
