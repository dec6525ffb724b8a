//! The scenarios: the baseline and up to three named sets of changes, side by side.

mod columns;
mod lever;
pub(crate) mod pictures;
mod presenter;
mod table;

use leptos::prelude::*;

pub(crate) use columns::{Column, columns};

use super::doc::{Doc, MOST_SCENARIOS, Scenario};
use super::parts::action;
use super::state::{Studio, focus_soon};
use crate::app::state::{AppState, Place};
use crate::i18n::{rich, say, t};

/// The place of the scenarios.
pub fn scenarios(state: AppState) -> AnyView {
    let studio = super::studio();
    // Rebuilt when a scenario comes or goes, not while one is edited.
    let count = Memo::new(move |_| studio.doc.with(|doc| doc.scenarios.len()));
    let on_key = move |event: web_sys::KeyboardEvent| undo_by_key(studio, &event);
    view! {
        <div class="studio" on:keydown=on_key>
            <p class="says" aria-live="polite">{move || rich(&pictures::finding(state, studio))}</p>
            {toolbar(state, studio)}
            {move || {
                if count.get() == 0 {
                    first(state, studio)
                } else {
                    view! {
                        {table::table(state, studio)} {pictures::pictures(state, studio)}
                    }
                    .into_any()
                }
            }}
        </div>
    }
    .into_any()
}

fn toolbar(state: AppState, studio: Studio) -> AnyView {
    let history = studio.history;
    let full = move || studio.doc.with(|doc| doc.scenarios.len() >= MOST_SCENARIOS);
    let empty = move || studio.doc.with(|doc| doc.scenarios.is_empty());
    view! {
        <div class="buttons">
            <button type="button" class="primary" aria-disabled=move || full().to_string() on:click=move |_| add(state, studio, None)>
                {say(state.locale, t::studio::add)}
            </button>
            <button
                type="button"
                class="secondary"
                aria-disabled=move || (!history.can_undo()).to_string()
                on:click=move |_| history.undo()
            >
                {say(state.locale, t::studio::undo)}
            </button>
            <button
                type="button"
                class="secondary"
                aria-disabled=move || (!history.can_redo()).to_string()
                on:click=move |_| history.redo()
            >
                {say(state.locale, t::studio::redo)}
            </button>
            <span class="grow"></span>
            {move || (!empty()).then(|| presenter::presenter(state, studio))}
            {action(state, "link", t::studio::to_baseline, move || state.place.set(Place::Calculator))}
        </div>
    }
    .into_any()
}

/// Nothing is there yet: what scenarios are for, and three ways to begin.
fn first(state: AppState, studio: Studio) -> AnyView {
    view! {
        <div class="invite">
            <p>{say(state.locale, t::studio::invite)}</p>
            <div class="buttons">
                {action(state, "secondary", t::studio::example_loyal, move || add(state, studio, Some(Example::Loyal)))}
                {action(state, "secondary", t::studio::example_basket, move || add(state, studio, Some(Example::Basket)))}
                {action(state, "secondary", t::studio::example_cheaper, move || add(state, studio, Some(Example::Cheaper)))}
            </div>
        </div>
    }
    .into_any()
}

/// Beginnings on offer: one lever each, named and to be changed.
#[derive(Clone, Copy)]
enum Example {
    Loyal,
    Basket,
    Cheaper,
}

fn add(state: AppState, studio: Studio, example: Option<Example>) {
    use ltv_engine::error::Field;
    use ltv_engine::scenario::{Change, Lever};
    let l = state.locale.get_untracked();
    let movable = untrack(move || super::state::movable(state));
    let lever = |choices: &[Field], share: f64| {
        choices
            .iter()
            .find(|field| movable.contains(field))
            .map(|field| Lever {
                field: *field,
                change: Change::Percent(share),
            })
            .into_iter()
            .collect::<Vec<_>>()
    };
    let (name, levers) = match example {
        None => (None, Vec::new()),
        Some(Example::Loyal) => {
            let stay = lever(&[Field::Churn], -0.2);
            let levers = if stay.is_empty() {
                lever(&[Field::Lifespan, Field::Loyalty], 0.2)
            } else {
                stay
            };
            (Some(t::studio::name_loyal(l)), levers)
        }
        Some(Example::Basket) => (
            Some(t::studio::name_basket(l)),
            lever(&[Field::AverageOrderValue, Field::TotalRevenue], 0.1),
        ),
        Some(Example::Cheaper) => (
            Some(t::studio::name_cheaper(l)),
            lever(
                &[
                    Field::AcquisitionCost,
                    Field::AcquisitionSpend,
                    Field::TotalSpend,
                ],
                -0.15,
            ),
        ),
    };
    if studio
        .doc
        .with_untracked(|doc| doc.scenarios.len() >= MOST_SCENARIOS)
    {
        return;
    }
    studio.history.mark();
    if example.is_some() {
        focus_soon(state, ".scenarios .name");
    }
    studio.doc.update(|doc| {
        let name = name.map_or_else(|| unused_name(doc, l), str::to_owned);
        doc.scenarios.push(Scenario { name, levers });
    });
}

/// "Scenario A", or the next letter that no scenario has.
fn unused_name(doc: &Doc, l: crate::i18n::Locale) -> String {
    ["A", "B", "C", "D"]
        .into_iter()
        .map(|letter| t::studio::NewName { letter }.text(l))
        .find(|name| doc.scenarios.iter().all(|each| each.name != *name))
        .unwrap_or_default()
}

/// Ctrl or ⌘ with Z and Y, outside text fields: there the browser's own undo stays.
fn undo_by_key(studio: Studio, event: &web_sys::KeyboardEvent) {
    use wasm_bindgen::JsCast;
    let typing = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
        .is_some();
    if typing || !(event.ctrl_key() || event.meta_key()) {
        return;
    }
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => studio.history.undo(),
        ("z", true) | ("y", _) => studio.history.redo(),
        _ => return,
    }
    event.prevent_default();
}
