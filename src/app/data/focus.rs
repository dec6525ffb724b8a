//! When a step gives way to the next, the button that was pressed may be gone,
//! and with it the focus: then it goes to the file that it was about, or to the
//! place itself, not to the page's top.

use std::mem::Discriminant;

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent, ShadowRoot};

use super::state::{Busy, DataState, Stage};

/// What decides what is on the screen: the stage, and what is asked at each file.
type Screen = (Discriminant<Stage>, Vec<(u32, Busy, bool)>);

pub(super) fn keep(page: NodeRef<Div>, data: DataState, kind: Memo<Discriminant<Stage>>) {
    let screen = Memo::new(move |_| {
        let files = data.files.with(|files| {
            let files = files.iter();
            let files = files.map(|file| (file.id, file.busy, file.question().is_some()));
            files.collect::<Vec<_>>()
        });
        (kind.get(), files)
    });
    Effect::new(move |before: Option<Screen>| {
        let now = screen.get();
        if let Some(before) = before.filter(|before| *before != now) {
            // Once the page has changed: until then the button still has the focus.
            let now = now.clone();
            request_animation_frame(move || {
                if let Some(page) = page.try_get_untracked().flatten() {
                    find(&page, changed(&before, &now));
                }
            });
        }
        now
    });
}

/// Hands the focus on where the button that was pressed goes away: to the first
/// element that a selector finds, once the page has changed.
pub(super) fn pass(event: &MouseEvent, to: &'static str) {
    let pressed = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let root = pressed.and_then(|pressed| pressed.get_root_node().dyn_into::<ShadowRoot>().ok());
    request_animation_frame(move || {
        let next = root.and_then(|root| root.query_selector(to).ok().flatten());
        if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
            let _ = next.focus();
        }
    });
}

/// Gives a lost focus to the card of a file, else to the place.
fn find(page: &HtmlElement, file: Option<u32>) {
    let root = page.get_root_node().dyn_into::<ShadowRoot>().ok();
    let lost = root.is_some_and(|root| root.active_element().is_none());
    let elsewhere = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.active_element())
        .is_some_and(|element| element.tag_name() != "BODY");
    if !lost || elsewhere {
        return;
    }
    let card = file
        .and_then(|id| page.query_selector(&format!("#file-{id}")).ok().flatten())
        .and_then(|card| card.dyn_into::<HtmlElement>().ok());
    // An element that cannot be focused leaves the focus where it is.
    let _ = card.as_ref().unwrap_or(page).focus();
}

/// The file that something changed at, if the stage is the same.
fn changed(before: &Screen, now: &Screen) -> Option<u32> {
    let same_stage = before.0 == now.0;
    let changed = now.1.iter().find(|file| !before.1.contains(file));
    changed.filter(|_| same_stage).map(|(id, ..)| *id)
}
