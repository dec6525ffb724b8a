//! The result to take along: a document to print or keep, a text, a table.

mod clipboard;
mod facts;
mod html;
mod page;
mod pictures;
mod print;
mod sections;

use js_sys::Array;
use leptos::prelude::*;
use web_sys::{Blob, BlobPropertyBag, Element};

pub(super) use clipboard::{table, text};
pub(super) use print::print;

use super::Studio;
use crate::app::state::AppState;
use crate::chart::save;

/// The report as one self-contained HTML document.
pub(super) fn html(state: AppState, studio: Studio) -> String {
    untrack(|| page::document(state, studio))
}

/// Saves the report as `ltv-report-YYYY-MM-DD.html`.
pub(super) fn download(state: AppState, studio: Studio) -> Result<(), ()> {
    let options = BlobPropertyBag::new();
    options.set_type("text/html;charset=utf-8");
    let parts = Array::of1(&html(state, studio).into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).map_err(drop)?;
    let name = save::name_today("report", "html");
    save::download(&blob, &name, &place(state).ok_or(())?).map_err(drop)
}

/// Inside the shadow root: the page's own listeners see nothing of the link there.
fn place(state: AppState) -> Option<Element> {
    let root = state.host.try_with_value(|host| host.shadow_root())??;
    root.query_selector(".ltv").ok()?
}
