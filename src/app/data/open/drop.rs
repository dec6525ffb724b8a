//! Files dropped or chosen, several at once.

use leptos::html::Input;
use leptos::prelude::*;

use crate::app::data::state::DataState;
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::say;

/// What the chooser offers. What a file really is, is told by its content.
const ACCEPT: &str = ".csv,.tsv,.tab,.txt,.gz,.xlsx,.xlsm,text/csv,text/tab-separated-values,text/plain,application/gzip,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// An area that takes files, around `inside`.
pub(in crate::app::data) fn drop_zone(
    data: DataState,
    class: &'static str,
    inside: AnyView,
) -> AnyView {
    let over = RwSignal::new(false);
    let drop_files = move |event: web_sys::DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(files) = event.data_transfer().and_then(|transfer| transfer.files()) {
            data.open(&files);
        }
    };
    view! {
        <div
            class=class
            class:over=move || over.get()
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=drop_files
        >
            {inside}
        </div>
    }
    .into_any()
}

/// A button that opens the browser's chooser.
pub(in crate::app::data) fn chooser(
    state: AppState,
    data: DataState,
    class: &'static str,
    words: Words,
) -> AnyView {
    let input = NodeRef::<Input>::new();
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            if let Some(files) = input.files() {
                data.open(&files);
            }
            // The same file can be chosen again after it was put right.
            input.set_value("");
        }
    };
    let press = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    view! {
        <button type="button" class=class on:click=press>
            {say(state.locale, words)}
        </button>
        <input node_ref=input type="file" multiple=true hidden=true accept=ACCEPT on:change=chosen />
    }
    .into_any()
}
