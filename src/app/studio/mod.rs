//! What goes beyond the first answer: the tools below it, the scenarios, links
//! and reports. Only the larger module carries it.

pub mod doc;
mod history;
pub mod state;

mod compare;
mod contradiction;
pub(crate) mod explain;
mod folds;
mod goal;
mod inputs;
mod parts;
mod programmes;
mod ranges;
mod report;
mod scenarios;
mod sensitivity;
pub(crate) mod share;
pub(crate) mod speech;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

pub use explain::explain;
pub use folds::tools;
pub use inputs::inputs;
pub(crate) use programmes::words::name as programme_name;
pub use scenarios::scenarios;
pub use state::Studio;

use super::calculator::Tool;
use super::state::AppState;

/// Sets up the state of the tools under the element's owner.
pub fn provide(state: AppState, environment: &JsValue) {
    let studio = Studio::new(state);
    provide_context(studio);
    crate::chart::save::install();
    share::open_kept(state, studio, environment);
    ranges::follow(state, studio);
}

/// The state of the tools of this element.
pub(crate) fn studio() -> Studio {
    expect_context::<Studio>()
}

/// What stands above the places while there is something to say.
pub fn bar(state: AppState) -> AnyView {
    share::bar(state)
}

/// What the last action came to.
pub fn said(state: AppState) -> AnyView {
    share::said(state)
}

/// Opens a link's fragment in place of what is there.
pub fn open_link(state: AppState, fragment: String) {
    share::open_link(state, studio(), fragment);
}

/// The report as one self-contained HTML document.
pub fn report_document(state: AppState) -> String {
    report::html(state, studio())
}

/// What the tools hold, for the next module or after a retry.
pub fn snapshot() -> Option<String> {
    share::kept::snapshot(studio())
}

/// The way back from [`snapshot`].
pub fn restore(text: &str) {
    share::kept::restore(studio(), text);
}

/// What stands in a tool's fold.
fn tool(state: AppState, tool: Tool) -> AnyView {
    let studio = studio();
    let inside = match tool {
        Tool::Compare => compare::compare(state),
        Tool::Goal => goal::goal(state, studio),
        Tool::Sensitivity => sensitivity::sensitivity(state, studio),
        Tool::Ranges => ranges::ranges(state, studio),
        Tool::Programmes => programmes::programmes(state, studio),
        Tool::Share => share::share(state, studio),
    };
    view! { <div class="inside">{inside}</div> }.into_any()
}
