//! Concentration: how much of the revenue comes from how few, and what they have in common.

mod choices;
mod compared;
mod contrast;
mod controls;
mod deciles;
mod lead;
mod lorenz;
mod parts;
mod plays;
mod said;
mod shares;
mod table;
mod told;
mod words;

use std::sync::Arc;

use leptos::prelude::*;
use ltv_worker::protocol::segments::{Ask, Event, Group, TopAnswer, TopAsk, TopGroup};

use super::list::{Opened, list};
use super::question::follow;
use super::trouble;
use crate::app::data::desk::Desk;
use crate::app::data::state::{DataState, Extra};
use crate::app::state::AppState;
use crate::chart::{SharedChart, chart_view};
use crate::i18n::{Format, rich, say, t};

pub(in crate::app::data) use choices::TopChoices;

/// What is shown, as far as it is there.
type Shown = Memo<Option<Arc<TopAnswer>>>;

/// Opens the list of a group: its title, and a word for its file's name.
type Open = Arc<dyn Fn(TopGroup, String, String) + Send + Sync>;

pub(super) fn top(state: AppState, data: DataState, desk: Desk, format: Memo<Format>) -> AnyView {
    // Where customers came from and what they bought first is in the files only.
    Effect::new(move |_| {
        let loaded = data.dataset.with(Option::is_some);
        let unasked = data
            .segments
            .roster
            .with(|roster| *roster == Extra::Unasked);
        if loaded && unasked {
            untrack(|| data.bring_roster());
        }
    });
    let ask = Memo::new(move |_| {
        let options = desk.top.with(TopChoices::options);
        let rules = desk.stage_rules(state, data);
        let ask = TopAsk { options, rules };
        Some(Ask::Top { ask })
    });
    let question = follow(data, ask);
    let shown: Shown = Memo::new(move |_| {
        question.answer.with(|answer| match answer.as_deref() {
            Some(Event::Top { answer }) => Some(Arc::new((**answer).clone())),
            _ => None,
        })
    });
    let opened = RwSignal::new(None::<Opened>);
    let open: Open = Arc::new(move |group, title, name| {
        let group = Group::Top { group };
        opened.set(Some(Opened { group, title, name }));
    });
    let chart = move |make: fn(&TopAnswer, Format) -> Option<SharedChart>| {
        move || shown.with(|shown| make(shown.as_deref()?, format.get()))
    };
    let lead = move || {
        let f = format.get();
        let text = shown.with(|shown| match shown {
            Some(answer) => lead::lead(answer, f),
            None => trouble::lead(
                question.failure.get().is_some(),
                t::top::lead_waiting,
                f.locale,
            ),
        });
        rich(&text)
    };
    view! {
        <h2 class="lead">{lead}</h2>
        <p class="hint">{say(state.locale, t::top::sub)}</p>
        {trouble::failed(state, data, format, move || question.failure.get())}
        <div
            class="cohort-work"
            class:waiting=move || question.waiting.get()
            aria-busy=move || question.waiting.get().to_string()
            hidden=move || shown.with(Option::is_none)
        >
            {told::limits(shown, format)}
            {chart_view("lorenz", state.locale, chart(lorenz::lorenz))}
            {shares::shares(state, shown, format, open.clone())}
            {chart_view("deciles", state.locale, chart(deciles::deciles))}
            {deciles::table(state, shown, format, open.clone())}
            {contrast::contrast(state, data, desk, shown, format)}
            {plays::plays(state, shown, format, open)}
        </div>
        {list(state, data, format, opened)}
    }
    .into_any()
}
