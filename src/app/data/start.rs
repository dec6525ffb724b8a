//! Choosing what to open: drop, choose, paste, or the sample.

use leptos::html::{Input, Textarea};
use leptos::prelude::*;

use super::state::DataState;
use crate::app::state::AppState;
use crate::i18n::{say, t};

pub(super) fn start(state: AppState, data: DataState) -> AnyView {
    let over = RwSignal::new(false);
    let chooser = NodeRef::<Input>::new();
    let open = move |files: Option<web_sys::FileList>| {
        if let Some(file) = files.and_then(|files| files.get(0)) {
            data.open(file);
        }
    };
    let drop_file = move |event: web_sys::DragEvent| {
        event.prevent_default();
        over.set(false);
        open(event.data_transfer().and_then(|transfer| transfer.files()));
    };
    let chosen = move |_| {
        if let Some(input) = chooser.get_untracked() {
            open(input.files());
            // The same file can be chosen again after it was put right.
            input.set_value("");
        }
    };
    let press = move |_| {
        if let Some(input) = chooser.get_untracked() {
            input.click();
        }
    };
    view! {
        <h2 class="lead">{say(state.locale, t::data::start_title)}</h2>
        <div
            class="drop-zone"
            class:over=move || over.get()
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=drop_file
        >
            <p>{say(state.locale, t::data::drop_here)}</p>
            <div class="buttons">
                <button type="button" class="primary" on:click=press>{say(state.locale, t::data::choose_file)}</button>
                <button
                    type="button"
                    class="secondary"
                    on:click=move |_| data.open_sample()
                >
                    {say(state.locale, t::data::open_sample)}
                </button>
            </div>
            <input
                node_ref=chooser
                type="file"
                hidden=true
                accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
                on:change=chosen
            />
            <p class="hint">{say(state.locale, t::data::what_file)}</p>
        </div>
        {paste(state, data)}
        <p class="hint">{say(state.locale, t::data::privacy)}</p>
        <p class="hint">{say(state.locale, t::data::sample_origin)}</p>
        {move || {
            (data.dataset.with(Option::is_some) && data.problem.with(Option::is_none))
                .then(|| {
                    view! {
                        <p>
                            <button type="button" class="link" on:click=move |_| data.back()>
                                {say(state.locale, t::data::back_to_results)}
                            </button>
                        </p>
                    }
                })
        }}
    }
    .into_any()
}

fn paste(state: AppState, data: DataState) -> AnyView {
    let area = NodeRef::<Textarea>::new();
    let read = move |_| {
        if let Some(area) = area.get_untracked() {
            data.paste(&area.value());
        }
    };
    view! {
        <details class="paste-box">
            <summary>{say(state.locale, t::data::paste_title)}</summary>
            <div class="paste">
                <label for="paste" class="hint">{say(state.locale, t::data::paste_help)}</label>
                <textarea id="paste" node_ref=area spellcheck="false"></textarea>
                <div class="buttons">
                    <button type="button" class="secondary" on:click=read>{say(state.locale, t::data::paste_read)}</button>
                </div>
            </div>
        </details>
    }
    .into_any()
}
