//! Parts that the screens of this place share.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{Locale, say};

/// Words made anew for each language.
pub(super) type Said = Arc<dyn Fn(Locale) -> String + Send + Sync>;

/// Fixed words as [`Said`].
pub(super) fn said(words: Words) -> Said {
    Arc::new(move |l| words(l).to_owned())
}

/// A note below a menu, and whether it asks for something.
pub(super) type Note = Arc<dyn Fn() -> (String, bool) + Send + Sync>;

/// A labelled menu of `(value, words)`, with a note below.
pub(super) fn pick(
    state: AppState,
    label: Said,
    options: Vec<(String, Said)>,
    current: impl Fn() -> String + Send + Sync + 'static,
    choose: impl Fn(String) + 'static,
    note: Option<Note>,
) -> AnyView {
    let current = Memo::new(move |_| current());
    picked(state, label, options, current, Box::new(choose), note)
}

/// One piece of code for all menus.
fn picked(
    state: AppState,
    label: Said,
    options: Vec<(String, Said)>,
    current: Memo<String>,
    choose: Box<dyn Fn(String)>,
    note: Option<Note>,
) -> AnyView {
    let option = |(value, words): (String, Said)| {
        let own = value.clone();
        view! {
            <option value=value prop:selected=move || current.with(|current| *current == own)>
                {move || words(state.locale.get())}
            </option>
        }
        .into_any()
    };
    let note = note.map(|note| {
        let asks = note.clone();
        view! { <span class="note" class:asks=move || asks().1>{move || note().0}</span> }
            .into_any()
    });
    view! {
        <label>
            {move || label(state.locale.get())}
            <select class="pick" on:change=move |event| choose(event_target_value(&event))>
                {options.into_iter().map(option).collect::<Vec<_>>()}
            </select>
            {note}
        </label>
    }
    .into_any()
}

/// A button for an action.
pub(super) fn action(
    state: AppState,
    class: &'static str,
    words: Words,
    press: impl Fn() + 'static,
) -> AnyView {
    button(state, class, words, Box::new(press))
}

fn button(state: AppState, class: &'static str, words: Words, press: Box<dyn Fn()>) -> AnyView {
    view! {
        <button type="button" class=class on:click=move |_| press()>
            {say(state.locale, words)}
        </button>
    }
    .into_any()
}
