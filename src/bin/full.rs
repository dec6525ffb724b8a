//! The app module with every place, for all modes but `calculator`.
#![allow(missing_docs)] // the exports are documented where they are implemented

use ltv_calculator::app::data;
use ltv_calculator::embed::element::{self, Extension};
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
    element::mount(
        host,
        root,
        attributes,
        environment,
        Extension {
            provide: Some(data::provide),
            data: Some(data::view),
        },
    )
}

include!("../exports.rs");
