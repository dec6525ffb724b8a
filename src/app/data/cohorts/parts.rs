//! The controls of the bar: buttons of which one is pressed, lists, numbers.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;

use crate::app::calculator::number;
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::digits;
use crate::i18n::{Locale, say, spoken, t};

/// Words made anew for each language.
pub(in crate::app::data) type Said = Arc<dyn Fn(Locale) -> String + Send + Sync>;

/// Fixed words as [`Said`].
pub(in crate::app::data) fn said(words: Words) -> Said {
    Arc::new(move |l| words(l).to_owned())
}

/// Says why a choice is not to be had.
pub(in crate::app::data) type Why = Arc<dyn Fn(usize) -> Option<Words> + Send + Sync>;

/// Every choice is to be had.
pub(in crate::app::data) fn always() -> Why {
    Arc::new(|_| None)
}

fn fresh_id() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("why-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Buttons of which one is pressed, counted from 0. What is not to be had is
/// there, and says why below.
pub(in crate::app::data) fn chips(
    state: AppState,
    label: Words,
    options: Vec<Words>,
    current: Arc<dyn Fn() -> Option<usize> + Send + Sync>,
    why: Why,
    choose: Arc<dyn Fn(usize) + Send + Sync>,
) -> AnyView {
    let id = fresh_id();
    let count = options.len();
    let current = Memo::new(move |_| current());
    let button = |(index, words): (usize, Words)| {
        let (why, choose, id) = (why.clone(), choose.clone(), id.clone());
        let barred = Memo::new(move |_| why(index).is_some() && current.get() != Some(index));
        view! {
            <button
                type="button"
                aria-pressed=move || (current.get() == Some(index)).to_string()
                aria-disabled=move || barred.get().then_some("true")
                aria-describedby=move || barred.get().then(|| id.clone())
                on:click=move |_| {
                    if !barred.get_untracked() {
                        choose(index);
                    }
                }
            >
                {say(state.locale, words)}
            </button>
        }
        .into_any()
    };
    let buttons: Vec<AnyView> = options.into_iter().enumerate().map(button).collect();
    let reasons = move || {
        let mut reasons: Vec<&'static str> = Vec::new();
        for index in (0..count).filter(|index| current.get() != Some(*index)) {
            if let Some(words) = why(index) {
                let text = words(state.locale.get());
                if !reasons.contains(&text) {
                    reasons.push(text);
                }
            }
        }
        reasons.join(" ")
    };
    view! {
        <div class="pair">
            <span aria-hidden="true">{say(state.locale, label)}</span>
            <div class="chips" role="group" aria-label=spoken(state.locale, label)>
                {buttons}
            </div>
            <span class="note" id=id>{reasons}</span>
        </div>
    }
    .into_any()
}

/// A list of which one is chosen, counted from 0.
pub(in crate::app::data) fn picker(
    state: AppState,
    label: Words,
    options: Vec<Said>,
    current: Arc<dyn Fn() -> usize + Send + Sync>,
    choose: Arc<dyn Fn(usize) + Send + Sync>,
) -> AnyView {
    let option = |(index, said): (usize, Said)| {
        let current = current.clone();
        view! {
            <option value=index.to_string() prop:selected=move || current() == index>
                {move || said(state.locale.get())}
            </option>
        }
        .into_any()
    };
    let options: Vec<AnyView> = options.into_iter().enumerate().map(option).collect();
    view! {
        <label class="pair">
            <span>{say(state.locale, label)}</span>
            <select
                class="pick"
                on:change=move |event| {
                    if let Ok(index) = event_target_value(&event).parse() {
                        choose(index);
                    }
                }
            >
                {options}
            </select>
        </label>
    }
    .into_any()
}

/// A number to type.
pub(in crate::app::data) struct Typed {
    /// Its name.
    pub label: Words,
    /// Before and after it.
    pub marks: [Said; 2],
    /// Smallest and largest, as typed.
    pub range: (f64, f64),
    /// The value in force, as typed.
    pub get: Arc<dyn Fn() -> Option<f64> + Send + Sync>,
    /// Takes a value; `None` when the field was emptied.
    pub set: Arc<dyn Fn(Option<f64>) + Send + Sync>,
}

/// Shows a [`Typed`]. It takes effect when it is done with, for what follows
/// may take a moment; what cannot be used says why and changes nothing.
pub(in crate::app::data) fn typed(state: AppState, model: Typed) -> AnyView {
    let id = fresh_id();
    let Typed {
        label,
        marks: [before, after],
        range,
        get,
        set,
    } = model;
    let wrong = RwSignal::new(None::<String>);
    let shown = move || get().map(number::grouped).unwrap_or_default();
    let on_change = move |event| {
        let text = number::plain(&event_target_value(&event));
        let l = state.locale.get_untracked();
        if text.is_empty() {
            wrong.set(None);
            set(None);
            return;
        }
        match digits::parse(&text) {
            Some(value) if value >= range.0 && value <= range.1 => {
                wrong.set(None);
                set(Some(value));
            }
            _ => {
                let (low, high) = (number::grouped(range.0), number::grouped(range.1));
                let text = t::cohorts::OutOfRange {
                    low: &low,
                    high: &high,
                };
                wrong.set(Some(text.text(l)));
            }
        }
    };
    view! {
        <label class="n" class:wrong=move || wrong.with(Option::is_some)>
            <span>{say(state.locale, label)}</span>
            <span class="box">
                <i>{move || before(state.locale.get())}</i>
                <input
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    aria-describedby=id.clone()
                    aria-invalid=move || wrong.with(Option::is_some).to_string()
                    prop:value=shown
                    on:change=on_change
                />
                <i>{move || after(state.locale.get())}</i>
            </span>
            <span class="note" id=id role=move || wrong.with(Option::is_some).then_some("alert")>
                {move || wrong.get()}
            </span>
        </label>
    }
    .into_any()
}
