//! The app module with every place, for all modes but `calculator`.
#![allow(missing_docs)] // the exports are documented where they are implemented

use ltv_calculator::app::{EVERYTHING, studio};
use ltv_calculator::embed::element;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};

fn main() {}

#[wasm_bindgen]
pub fn mount(
    host: HtmlElement,
    root: &ShadowRoot,
    attributes: &JsValue,
    environment: JsValue,
) -> Option<u32> {
    element::mount(host, root, attributes, environment, EVERYTHING)
}

#[wasm_bindgen]
pub fn open_link(handle: u32, fragment: String) {
    if let Some(state) = element::state_of(handle) {
        element::inside(handle, |_| studio::open_link(state, fragment));
    }
}

#[wasm_bindgen]
pub fn report(handle: u32) -> Option<String> {
    let state = element::state_of(handle)?;
    element::inside(handle, |_| studio::report_document(state))
}

include!("../exports.rs");
