//! The interface's own parts, run in a real browser: the engine's tests are
//! native, whole journeys are in tests/e2e.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, missing_docs)]

mod chart;
mod element;
mod embed;
mod export;
mod form;
mod format;
mod models;
mod segments;
mod service;
mod sheets;
mod simulation;
mod source;
mod tables;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
