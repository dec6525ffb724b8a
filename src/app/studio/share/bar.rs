//! The line above the places that offers what is kept here, and what actions say.

use leptos::prelude::*;

use super::super::state::Studio;
use super::{forget, kept, opened};
use crate::app::state::AppState;
use crate::app::studio::parts::action;
use crate::i18n::t;

/// Shown only while there is something to say.
pub(crate) fn bar(state: AppState) -> AnyView {
    let studio = super::super::studio();
    let dismissed = RwSignal::new(false);
    let offer = move || {
        let (year, month, day) = studio.kept.get().filter(|_| !dismissed.get())?;
        // Kept just now, by this very user: nothing to offer.
        let found = studio.found.get_value()?;
        (found == (year, month, day)).then(|| {
            let date = state.format().day(year, month, day);
            view! {
                <div class="bar-line" role="status">
                    <span>{t::studio::KeptFound { date: &date }.text(state.locale.get())}</span>
                    {action(state, "link", t::studio::open_kept, move || open(state, studio, dismissed))}
                    {action(state, "link", t::studio::forget, move || forget(state, studio))}
                    {action(state, "link", t::studio::dismiss, move || dismissed.set(true))}
                </div>
            }
            .into_any()
        })
    };
    offer.into_any()
}

/// What the last action came to, kept in view below whatever was pressed.
pub(crate) fn said(state: AppState) -> AnyView {
    let studio = super::super::studio();
    let said = move || {
        studio.message.get().map(|message| {
            let class = if message.bad { "toast bad" } else { "toast" };
            view! {
                <div class=class role=if message.bad { "alert" } else { "status" }>
                    <span>{message.text}</span>
                    {action(state, "link", t::studio::dismiss, move || studio.message.set(None))}
                </div>
            }
            .into_any()
        })
    };
    said.into_any()
}

fn open(state: AppState, studio: Studio, dismissed: RwSignal<bool>) {
    match kept::open() {
        Some(kept) => opened(state, studio, kept),
        None => studio.warn(t::studio::link_damaged(state.locale.get_untracked()).to_owned()),
    }
    dismissed.set(true);
}
