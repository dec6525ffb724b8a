//! A number to type that is asked whether it can be used: what cannot says why at the
//! field, and the last one that could stays in force.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;

use crate::app::calculator::number;
use crate::app::state::AppState;
use crate::digits;
use crate::i18n::t;

/// Words that follow the language and the choices.
pub(super) type Text = Arc<dyn Fn() -> String + Send + Sync>;

/// A number to type.
pub(super) struct Number {
    /// Its name.
    pub label: Text,
    /// Whether the name stands above it; in a table its column's head is seen instead.
    pub labelled: bool,
    /// Before and after it.
    pub marks: [Text; 2],
    /// The value in force, as typed.
    pub get: Arc<dyn Fn() -> Option<f64> + Send + Sync>,
    /// Takes a value (`None` when the field was emptied), or says why not.
    pub set: Arc<dyn Fn(Option<f64>) -> Result<(), String> + Send + Sync>,
}

/// No mark.
pub(super) fn bare() -> Text {
    Arc::new(String::new)
}

/// A percent sign.
pub(super) fn percent_sign() -> Text {
    Arc::new(|| "%".to_owned())
}

/// A share as percent, to a hundredth: 0.29 × 100 is not 29 in floats.
pub(super) fn percent(share: f64) -> f64 {
    (share * 10_000.0).round() / 100.0
}

/// Shows a [`Number`].
pub(super) fn number(state: AppState, model: Number) -> AnyView {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let id = format!("tier-note-{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let Number {
        label,
        labelled,
        marks: [before, after],
        get,
        set,
    } = model;
    let wrong = RwSignal::new(None::<String>);
    let value = Memo::new(move |_| get());
    // What is in force changed by another way: nothing is wrong any more.
    Effect::new(move |_| {
        value.get();
        wrong.set(None);
    });
    let shown = move || value.get().map(number::grouped).unwrap_or_default();
    let on_change = move |event: web_sys::Event| {
        let field = event_target::<web_sys::HtmlInputElement>(&event);
        let text = number::plain(&field.value());
        let typed = if text.is_empty() {
            Ok(None)
        } else {
            let l = state.locale.get_untracked();
            let parsed = digits::parse(&text).filter(|value| value.is_finite());
            parsed.map(Some).ok_or(t::tiers::wrong_number(l).to_owned())
        };
        let done = typed.and_then(|value| untrack(|| set(value)));
        if done.is_ok() {
            // What was typed may come to what was there: then nothing else writes it.
            field.set_value(&untrack(shown));
        }
        wrong.set(done.err());
    };
    let (name, seen) = (label.clone(), label);
    view! {
        <label class="n" class:wrong=move || wrong.with(Option::is_some)>
            {labelled.then(|| view! { <span>{move || seen()}</span> })}
            <span class="box">
                <i>{move || before()}</i>
                <input
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    aria-label=move || name()
                    aria-describedby=id.clone()
                    aria-invalid=move || wrong.with(Option::is_some).to_string()
                    prop:value=shown
                    on:change=on_change
                />
                <i>{move || after()}</i>
            </span>
            <span class="note" id=id role=move || wrong.with(Option::is_some).then_some("alert")>
                {move || wrong.get()}
            </span>
        </label>
    }
    .into_any()
}
