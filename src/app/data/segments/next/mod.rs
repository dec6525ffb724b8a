//! The next product: what is bought after what, when, and whom to offer it to.

mod after;
mod best;
mod choices;
mod columns;
mod lead;
mod once;
mod picture;
mod product;
mod rules;
mod thin;
mod words;

use std::sync::Arc;

use leptos::prelude::*;
use ltv_worker::protocol::segments::{Ask, Event, Group, NextAnswer, NextGroup};

use super::list::{Opened, list};
use super::question::follow;
use super::trouble;
use crate::app::data::desk::Desk;
use crate::app::data::parts::action;
use crate::app::data::state::{DataState, Extra};
use crate::app::data::words::reread;
use crate::app::state::AppState;
use crate::chart::{SharedChart, chart_view};
use crate::i18n::{Format, rich, say, t};

pub(in crate::app::data) use choices::NextChoices;

/// What is shown, as far as it is there.
type Shown = Memo<Option<Arc<NextAnswer>>>;

/// Opens the list of a group.
type Open = Arc<dyn Fn(NextGroup) + Send + Sync>;

pub(super) fn next(state: AppState, data: DataState, desk: Desk, format: Memo<Format>) -> AnyView {
    let items = data.segments.items;
    Effect::new(move |_| {
        let unasked = items.with(|items| *items == Extra::Unasked);
        if unasked && data.dataset.with(Option::is_some) {
            untrack(|| data.bring_items());
        }
    });
    let ask = Memo::new(move |_| {
        let margin = desk.margin_of(state).filter(|margin| *margin > 0.0);
        let there = items.with(|items| matches!(items, Extra::There(_)));
        there.then(|| Ask::Next {
            ask: desk.next.get().ask(margin),
        })
    });
    let question = follow(data, ask);
    let shown: Shown = Memo::new(move |_| {
        question.answer.with(|answer| match answer.as_deref() {
            Some(Event::Next { answer }) => Some(Arc::new((**answer).clone())),
            _ => None,
        })
    });
    // What is expected of customers changes nothing here: only another question does.
    let waiting = Memo::new(move |_| {
        let asked = ask.get();
        let same = shown.with(|shown| {
            let known = shown.as_ref().map(|answer| Ask::Next {
                ask: answer.ask.clone(),
            });
            known == asked
        });
        question.waiting.get() && !same
    });
    let opened = RwSignal::new(None::<Opened>);
    let open: Open = Arc::new(move |group: NextGroup| {
        let title = words::list_title(&group, format.get_untracked());
        opened.set(Some(Opened {
            name: words::file_name(&group).to_owned(),
            group: Group::Next { group },
            title,
        }));
    });
    let unread = move || {
        let f = format.get();
        let why = items.with(|items| match items {
            Extra::Failed(failure) => Some(reread(failure, data, f)),
            _ => None,
        })?;
        let text = [t::next_product::not_read(f.locale), " ", &why].concat();
        let again = action(state, "secondary", t::data::retry, move || {
            data.bring_items();
        });
        Some(view! { <div class="problem" role="alert"><p>{text}</p> {again}</div> }.into_any())
    };
    let has_pairs = Memo::new(move |_| {
        shown.with(|shown| {
            shown
                .as_ref()
                .is_some_and(|one| !one.best.is_empty() || one.tests > 0)
        })
    });
    let has_products = Memo::new(move |_| {
        shown.with(|shown| shown.as_ref().is_some_and(|one| !one.products.is_empty()))
    });
    let chart = move |make: fn(&NextAnswer, Format) -> Option<SharedChart>| {
        move || shown.with(|shown| make(shown.as_deref()?, format.get()))
    };
    let lead = move || {
        let f = format.get();
        let failed = items.with(|items| matches!(items, Extra::Failed(_)));
        let text = shown.with(|shown| {
            let failed = || failed || question.failure.get().is_some();
            let none = || trouble::lead(failed(), t::next_product::lead_waiting, f.locale);
            shown
                .as_ref()
                .map_or_else(none, |answer| lead::lead(answer, f))
        });
        rich(&text)
    };
    view! {
        <h2 class="lead">{lead}</h2>
        <p class="hint">{say(state.locale, t::next_product::sub)}</p>
        {unread} {trouble::failed(state, data, format, move || question.failure.get())}
        {thin::thin(state, data, desk, shown, format)}
        <div
            class="cohort-work"
            class:waiting=move || waiting.get()
            aria-busy=move || waiting.get().to_string()
            hidden=move || !has_products.get()
        >
            <div class="stack" hidden=move || !has_pairs.get()>
                {product::product(state, desk, shown, format)}
                {chart_view("next-shares", state.locale, chart(picture::shares))}
                {chart_view("next-waits", state.locale, chart(picture::waits))}
            </div>
            {after::after(state, shown, format, open.clone(), has_pairs)}
            {best::best(state, shown, format, open.clone(), has_pairs)}
            {once::once(state, shown, format, open)}
        </div>
        <div hidden=move || !has_products.get()>
            {words::terms(state)}
            {rules::rules(state, desk)}
            <p class="hint">{say(state.locale, t::next_product::other_column)}</p>
            <div class="buttons">
                {action(state, "secondary", t::files::to_files, move || data.to_files())}
            </div>
        </div>
        {list(state, data, format, opened)}
    }
    .into_any()
}
