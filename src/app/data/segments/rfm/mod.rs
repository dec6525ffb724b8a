//! RFM: scores, named segments, and who moved.

mod bands;
mod chart;
mod editor;
mod editor_row;
mod fixed;
mod grid;
mod lead;
mod look;
mod matrix;
mod moves;
mod open;
mod since;
mod table;
mod told;
mod top_moves;
mod words;

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::rfm::{RfmError, RfmView};
use ltv_worker::protocol::segments::{Ask, Event, RfmAnswer, RfmAsk};

use super::list::{Opened, list};
use super::question::follow;
use super::trouble;
use crate::app::data::desk::Desk;
use crate::app::data::state::DataState;
use crate::app::state::AppState;
use crate::chart::chart_view;
use crate::i18n::{Format, rich, say, t};
use open::Opener;

pub(in crate::app::data) use look::RfmLook;

/// What is shown: an answer that has scores.
#[derive(Debug, PartialEq)]
struct Told {
    answer: RfmAnswer,
    view: RfmView,
}

/// What is shown, as far as it is there.
type Shown = Memo<Option<Arc<Told>>>;

pub(super) fn rfm(state: AppState, data: DataState, desk: Desk, format: Memo<Format>) -> AnyView {
    let look = desk.rfm_look;
    // A day chosen for other data does not count where it is not among the days of these.
    let since = move || {
        let day = look.since.get()?;
        data.dataset.with(|dataset| {
            let summary = &dataset.as_ref()?.loaded.summary;
            (summary.first_day <= day && day < summary.as_of).then_some(day)
        })
    };
    let ask = Memo::new(move |_| {
        let ask = RfmAsk {
            options: desk.rfm.get(),
            since: since(),
        };
        Some(Ask::Rfm { ask })
    });
    let question = follow(data, ask);
    // What was told last stays where the next has no scores.
    let shown: Shown = Memo::new(move |before: Option<&Option<Arc<Told>>>| {
        let told = question.answer.with(|answer| match answer.as_deref() {
            Some(Event::Rfm { answer }) => {
                let view = answer.view.clone().ok()?;
                let answer = (**answer).clone();
                Some(Arc::new(Told { answer, view }))
            }
            _ => None,
        });
        told.or_else(|| before.cloned().flatten())
    });
    let refused = Memo::new(move |_| {
        question.answer.with(|answer| match answer.as_deref() {
            Some(Event::Rfm { answer }) => answer.view.as_ref().err().cloned(),
            _ => None::<RfmError>,
        })
    });
    let opened = RwSignal::new(None::<Opened>);
    let opener = Opener {
        shown,
        format,
        opened,
    };
    let problem = move || {
        let text = words::error(&refused.get()?, state.locale.get());
        Some(view! { <p class="problem" role="alert">{text}</p> })
    };
    let lead = move || {
        let f = format.get();
        let text = shown.with(|shown| match shown {
            Some(told) => lead::lead(told, f),
            None => trouble::lead(
                question.failure.get().is_some(),
                t::rfm::lead_waiting,
                f.locale,
            ),
        });
        rich(&text)
    };
    let chart = move || shown.with(|shown| chart::shares(shown.as_deref()?, format.get()));
    view! {
        <h2 class="lead">{lead}</h2>
        <p class="hint">{say(state.locale, t::rfm::sub)}</p>
        {trouble::failed(state, data, format, move || question.failure.get())}
        {problem}
        <div
            class="cohort-work"
            class:waiting=move || question.waiting.get()
            aria-busy=move || question.waiting.get().to_string()
            hidden=move || shown.with(Option::is_none)
        >
            {chart_view("rfm-shares", state.locale, chart)}
            {grid::grid(state, look, shown, format, opener)}
            {table::table(state, shown, format, opener)}
            {moves::moves(state, look, shown, format, opener)}
        </div>
        {told::told(state, desk, shown, format)}
        {list(state, data, format, opened)}
    }
    .into_any()
}
