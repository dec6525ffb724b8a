//! Rows pasted from a spreadsheet: into the box, or anywhere in the place.

use leptos::html::{Div, Textarea};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, HtmlElement};

use crate::app::data::state::{DataState, Stage};
use crate::app::state::AppState;
use crate::i18n::{say, t};

/// A box to paste into, folded.
pub(in crate::app::data) fn paste_box(state: AppState, data: DataState) -> AnyView {
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
                    <button type="button" class="secondary" on:click=read>
                        {say(state.locale, t::data::paste_read)}
                    </button>
                </div>
            </div>
        </details>
    }
    .into_any()
}

/// Hears what is pasted while the place is open and no field has the focus.
/// The event goes to what has the focus, which may be the page's body: so it is
/// heard at the window, and taken where it is meant for this element.
pub(in crate::app::data) fn paste_anywhere(state: AppState, data: DataState, page: NodeRef<Div>) {
    let listener = window_event_listener(leptos::ev::paste, move |event: ClipboardEvent| {
        let open = data
            .stage
            .with_untracked(|stage| matches!(stage, Stage::Start | Stage::Files));
        if !open || !is_meant(state, page, &event) {
            return;
        }
        let Some(clipboard) = event.clipboard_data() else {
            return;
        };
        if let Some(files) = clipboard.files().filter(|files| files.length() > 0) {
            event.prevent_default();
            data.open(&files);
            return;
        }
        let text = clipboard.get_data("text/plain").unwrap_or_default();
        if !text.trim().is_empty() {
            event.prevent_default();
            data.paste(&text);
        }
    });
    on_cleanup(move || listener.remove());
}

fn is_meant(state: AppState, page: NodeRef<Div>, event: &ClipboardEvent) -> bool {
    if page.get_untracked().is_none() {
        return false;
    }
    let path = event.composed_path();
    let first = path.get(0).dyn_into::<Element>().ok();
    if first.as_ref().is_some_and(is_field) {
        return false;
    }
    state
        .host
        .try_with_value(|host| path.includes(host, 0) || host.matches(":hover").unwrap_or(false))
        .unwrap_or_default()
}

/// Whether what is pasted belongs into an element.
fn is_field(element: &Element) -> bool {
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
        || element
            .dyn_ref::<HtmlElement>()
            .is_some_and(HtmlElement::is_content_editable)
}
