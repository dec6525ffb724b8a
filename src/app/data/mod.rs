//! Your data: from files to what they say. Carried by the full module only.

mod answers;
mod cohorts;
mod columns;
mod desk;
pub mod export;
mod files;
mod focus;
mod forecast;
pub mod groups;
mod iso;
pub mod long_table;
mod open;
mod outside;
mod overview;
mod parts;
mod periods;
mod problem;
mod progress;
mod report;
mod results;
mod retention;
mod segments;
pub mod state;
mod survival;
pub mod survivors;
mod table;
mod told;
mod trend;
mod words;

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use self::state::{DataState, Stage};
pub use self::told::told;
use super::state::AppState;
use crate::i18n::t;

/// Sets up the state of opened files under the current owner.
pub fn provide(state: AppState, environment: JsValue) {
    provide_context(DataState::new(state, &environment));
    let desk = desk::Desk::new();
    groups::follow(desk, super::studio::studio());
    provide_context(desk);
}

/// The data place.
pub fn view(state: AppState) -> AnyView {
    let Some(data) = use_context::<DataState>() else {
        return ().into_any();
    };
    // One stage gives way to another of its kind without being rebuilt: progress
    // moves inside its view.
    let kind = Memo::new(move |_| data.stage.with(std::mem::discriminant));
    let page = NodeRef::<Div>::new();
    focus::keep(page, data, kind);
    open::paste_anywhere(state, data, page);
    view! {
        <div class="page" node_ref=page tabindex="-1">
            <p class="sr" role="status">{move || announcement(state, data)}</p>
            {problem::problem(state, data)}
            {move || {
                kind.get();
                match data.stage.get_untracked() {
                    Stage::Start => open::start(state, data),
                    Stage::Fetching(_) | Stage::Reading { .. } => progress::progress(state, data),
                    Stage::Files => files::files(state, data),
                    Stage::Results => results::results(state, data),
                }
            }}
        </div>
    }
    .into_any()
}

/// What a screen reader hears when the stage changes. Progress is not read out:
/// the bar itself is there for that.
fn announcement(state: AppState, data: DataState) -> &'static str {
    let l = state.locale.get();
    data.stage.with(|stage| match stage {
        Stage::Start => "",
        Stage::Fetching(_) => t::data::inspecting(l),
        Stage::Reading { .. } => t::data::reading(l),
        Stage::Files => t::data::confirm_columns(l),
        Stage::Results => t::data::ready(l),
    })
}
