//! Lists that leave for the tools people use.

mod account;
mod ask;
mod choices;
mod controls;
mod each;
mod files;
mod hold;
mod lead;
mod made;
mod meanings;
mod panel;
mod parts;
mod save;
mod whom;
mod words;

use leptos::prelude::*;

use super::list::Opened;
use crate::app::data::desk::Desk;
use crate::app::data::state::DataState;
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

pub(in crate::app::data) use choices::TakeChoices;

/// The screen.
pub(super) fn take(state: AppState, data: DataState, desk: Desk, format: Memo<Format>) -> AnyView {
    panel::panel(state, data, desk, format, None)
}

/// The same within the list of a group, folded away.
pub(super) fn in_list(
    state: AppState,
    data: DataState,
    format: Memo<Format>,
    opened: RwSignal<Option<Opened>>,
) -> AnyView {
    let Some(desk) = use_context::<Desk>() else {
        return ().into_any();
    };
    let shown = RwSignal::new(false);
    // Another list begins folded.
    Effect::new(move |_| {
        if opened.with(Option::is_none) {
            shown.set(false);
        }
    });
    view! {
        <div class="take-fold">
            <button
                type="button"
                class="secondary"
                aria-expanded=move || shown.get().to_string()
                on:click=move |_| shown.update(|shown| *shown = !*shown)
            >
                {say(state.locale, t::lists::open_panel)}
            </button>
            {move || {
                shown.get().then(|| panel::panel(state, data, desk, format, Some(opened)))
            }}
        </div>
    }
    .into_any()
}
