//! Reading all files, or what stands in the way of it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::data::parts::action;
use crate::app::data::state::DataState;
use crate::app::data::words;
use crate::app::header::currency_menu;
use crate::app::state::AppState;
use crate::i18n::{Currency, say, t};

pub(super) fn foot(state: AppState, data: DataState) -> AnyView {
    let obstacle = Memo::new(move |_| data.obstacle());
    let back = move || {
        data.dataset
            .with(Option::is_some)
            .then(|| action(state, "link", t::data::back_to_results, move || data.back()))
    };
    let shared = Memo::new(move |_| {
        data.files.with(|files| {
            let keys = files
                .iter()
                .filter_map(|file| Some(&file.look.as_ref()?.key));
            let keys: Vec<&String> = keys.collect();
            keys.iter()
                .enumerate()
                .any(|(at, key)| keys[..at].contains(key))
        })
    });
    view! {
        <div class="choose few">
            <label>
                {say(state.locale, t::data::currency_of_file)}
                {currency_menu(
                    state,
                    Arc::new(move || data.settings.get().shown.code()),
                    move |code| {
                        if let Some(currency) = Currency::from_code(&code) {
                            data.settings.update(|settings| settings.shown = currency);
                        }
                    },
                )}
                <span class="note">{say(state.locale, t::data::currency_note)}</span>
            </label>
        </div>
        {move || shared.get().then(|| view! { <p class="hint">{say(state.locale, t::files::same_headers)}</p> })}
        <div class="buttons">
            <button
                type="button"
                class="primary"
                disabled=move || obstacle.get().is_some()
                on:click=move |_| data.load()
            >
                {say(state.locale, t::data::import)}
            </button>
            {action(state, "secondary", t::data::other_file, move || data.another())}
            {back}
        </div>
        <p class="hint" role="status">
            {move || obstacle.get().map(|obstacle| words::obstacle(obstacle, state.format()))}
        </p>
    }
    .into_any()
}
