//! The one menu of all choices from a list.

use std::sync::Arc;

use leptos::prelude::*;

use super::state::AppState;
use crate::i18n::Locale;

/// Words that follow the language.
pub type Words = fn(Locale) -> &'static str;

/// A menu of `(value, words)`. `label` names it for those who do not see it.
pub fn menu(
    state: AppState,
    class: &'static str,
    label: Arc<dyn Fn(Locale) -> String + Send + Sync>,
    options: Vec<(&'static str, Words)>,
    current: Arc<dyn Fn() -> &'static str + Send + Sync>,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let option = |(value, words): (&'static str, Words)| {
        let current = current.clone();
        view! {
            <option value=value prop:selected=move || current() == value>
                {move || words(state.locale.get())}
            </option>
        }
        .into_any()
    };
    view! {
        <select
            class=class
            aria-label=move || label(state.locale.get())
            on:change=move |event| choose(event_target_value(&event))
        >
            {options.into_iter().map(option).collect::<Vec<_>>()}
        </select>
    }
    .into_any()
}
