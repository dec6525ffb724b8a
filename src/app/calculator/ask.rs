//! Buttons for what only the larger module has: `embed.js` fetches it when one
//! is pressed and presses the control of the same name there.

use leptos::prelude::*;

use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::say;

/// `help` is a second line.
pub(crate) fn ask(
    state: AppState,
    class: &'static str,
    key: &'static str,
    words: Words,
    help: Option<Words>,
) -> AnyView {
    view! {
        <button type="button" class=class data-grow=key aria-pressed=class.is_empty().then_some("false")>
            <b>{say(state.locale, words)}</b>
            {help.map(|help| view! { <span>{say(state.locale, help)}</span> })}
        </button>
    }
    .into_any()
}
