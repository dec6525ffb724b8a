//! Prints the report from a page of HOST, fed by messages: under the strict policy
//! of a page that embeds the widget, a document of that page would have no styles.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Url, Window};

use crate::app::state::AppState;
use crate::app::studio::Studio;
use crate::i18n::t;

/// How long the page has to answer before the user is told. Milliseconds.
const PATIENCE: i32 = 15_000;
/// How long it is answered, so that it may be loaded again. Milliseconds.
const STAYS: i32 = 120_000;

/// Opens `report.html` of `home`, the folder that the widget was loaded from, and
/// hands it the report. `Err`: the browser has not opened a window.
pub(in crate::app::studio) fn print(state: AppState, studio: Studio, home: &str) -> Result<(), ()> {
    let window = web_sys::window().ok_or(())?;
    let address = Url::new_with_base("report.html", home).map_err(drop)?;
    let origin = address.origin();
    let opened = window
        .open_with_url_and_target(&address.href(), "_blank")
        .map_err(drop)?
        .ok_or(())?;
    let itself = JsValue::from(opened.clone());
    let message = message(state, studio);
    let answered = Rc::new(Cell::new(false));
    let seen = answered.clone();
    // Both are checked: the window may have gone elsewhere, and other pages of the
    // same origin may write.
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let ours = event.origin() == origin
            && event
                .source()
                .is_some_and(|source| JsValue::from(source) == itself);
        if ours && kind(&event.data()).as_deref() == Some("report-ready") {
            seen.set(true);
            // A window that has been closed meanwhile wants nothing.
            let _ = opened.post_message(&message, &origin);
        }
    });
    window
        .add_event_listener_with_callback("message", listener.as_ref().unchecked_ref())
        .map_err(drop)?;
    let words = t::report::no_answer(state.locale.get_untracked());
    after(&window, PATIENCE, move || {
        if !answered.get() {
            // The widget may be gone by now.
            studio
                .message
                .try_set(Some(crate::app::studio::state::Message {
                    text: words.to_owned(),
                    bad: true,
                }));
        }
    });
    let held = window.clone();
    after(&window, STAYS, move || {
        let callback = listener.as_ref().unchecked_ref();
        // It was added above; nothing else takes it away.
        let _ = held.remove_event_listener_with_callback("message", callback);
    });
    Ok(())
}

fn message(state: AppState, studio: Studio) -> JsValue {
    let l = state.locale.get_untracked();
    let object = Object::new();
    for (key, value) in [
        ("ltv", "report"),
        ("html", &super::html(state, studio)),
        ("title", t::report::title(l)),
        ("print", t::report::print(l)),
        ("lang", l.tag()),
    ] {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &key.into(), &value.into());
    }
    object.into()
}

fn kind(data: &JsValue) -> Option<String> {
    Reflect::get(data, &"ltv".into()).ok()?.as_string()
}

fn after(window: &Window, milliseconds: i32, run: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(run);
    // Only a timer that cannot be set fails, and then the page is going away.
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
        callback.unchecked_ref(),
        milliseconds,
    );
}
