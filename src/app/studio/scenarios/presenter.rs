//! The presenter view: large type over the whole window, one scenario at a time
//! or two side by side, moved by the arrow keys.

use leptos::html::Dialog;
use leptos::prelude::*;

use super::super::parts::label;
use super::super::state::Studio;
use super::pictures::figures;
use super::{Column, columns};
use crate::app::calculator::words;
use crate::app::state::AppState;
use crate::i18n::{say, spoken, t};

pub(super) fn presenter(state: AppState, studio: Studio) -> AnyView {
    let node = NodeRef::<Dialog>::new();
    let open = RwSignal::new(false);
    let at = RwSignal::new(0_usize);
    let two = RwSignal::new(false);
    let last = move || columns(state, studio).len().saturating_sub(1);
    let show = move |_| {
        at.set(0);
        open.set(true);
        if let Some(dialog) = node.get_untracked() {
            // An open dialog refuses to be opened again: then it is there already.
            let _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = node.get_untracked() {
            dialog.close();
        }
    };
    let step = move |forward: bool| {
        let last = untrack(last);
        at.update(|at| {
            *at = if forward {
                (*at + 1).min(last)
            } else {
                at.saturating_sub(1)
            };
        });
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        match event.key().as_str() {
            "ArrowRight" | "PageDown" => step(true),
            "ArrowLeft" | "PageUp" => step(false),
            "Home" => at.set(0),
            "End" => at.set(untrack(last)),
            "2" => two.update(|two| *two = !*two),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    // Two side by side: the baseline beside the one that the keys have come to.
    let shown = move || {
        let all = columns(state, studio);
        let at = at.get().min(all.len().saturating_sub(1));
        match (two.get(), at) {
            (false, at) => vec![at],
            (true, 0) if all.len() > 1 => vec![0, 1],
            (true, at) => vec![0, at],
        }
    };
    let position = move || {
        t::studio::Position {
            at: &(at.get() + 1).to_string(),
            of: &(last() + 1).to_string(),
        }
        .text(state.locale.get())
    };
    let slides = move || {
        let all = columns(state, studio);
        shown()
            .into_iter()
            .filter_map(|at| Some(slide(state, studio, at, all.get(at)?, all.first())))
            .collect::<Vec<_>>()
    };
    view! {
        <button type="button" class="secondary" on:click=show>
            {say(state.locale, t::studio::present)}
        </button>
        <dialog
            node_ref=node
            class="presenter"
            aria-label=spoken(state.locale, t::studio::present)
            on:keydown=on_key
            on:close=move |_| open.set(false)
        >
            <div class="bar">
                <button type="button" class="secondary" aria-label=spoken(state.locale, t::studio::previous) on:click=move |_| step(false)>"←"</button>
                <span>{position}</span>
                <button type="button" class="secondary" aria-label=spoken(state.locale, t::studio::next) on:click=move |_| step(true)>"→"</button>
                <button
                    type="button"
                    class="secondary"
                    aria-pressed=move || two.get().to_string()
                    on:click=move |_| two.update(|two| *two = !*two)
                >
                    {say(state.locale, t::studio::two)}
                </button>
                <span class="grow"></span>
                <button type="button" class="secondary" on:click=move |_| close()>
                    {say(state.locale, t::studio::close)}
                </button>
            </div>
            <div
                class="slides"
                tabindex="0"
                role="region"
                aria-live="polite"
                aria-label=spoken(state.locale, t::studio::table)
            >
                {move || open.get().then(slides)}
            </div>
        </dialog>
    }
    .into_any()
}

fn slide(
    state: AppState,
    studio: Studio,
    at: usize,
    column: &Column,
    base: Option<&Column>,
) -> AnyView {
    let f = state.format();
    let l = f.locale;
    let rows = figures(column, base.filter(|_| at > 0), f)
        .into_iter()
        .map(|([name, value, change], class)| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                    <dd class=["change ", class].concat()>{change}</dd>
                </div>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    let levers = studio.doc.with(|doc| {
        let Some(scenario) = at.checked_sub(1).and_then(|at| doc.scenarios.get(at)) else {
            return Vec::new();
        };
        scenario
            .levers
            .iter()
            .filter_map(|lever| {
                let before = base?.inputs.as_ref().ok()?.get(lever.field)?;
                let after = column.inputs.as_ref().ok()?.get(lever.field)?;
                Some(format!(
                    "{}  {} → {}",
                    label(state, lever.field)(l),
                    words::value(lever.field, before, f),
                    words::value(lever.field, after, f)
                ))
            })
            .collect()
    });
    let levers = levers
        .into_iter()
        .map(|text| view! { <li>{text}</li> }.into_any())
        .collect::<Vec<_>>();
    view! {
        <section class=format!("slide-card tone-{at}")>
            <h2>{column.name.clone()}</h2>
            <ul>{levers}</ul>
            <dl>{rows}</dl>
        </section>
    }
    .into_any()
}
