//! Your data: from a file to what it says. Carried by the full module only.

mod cohorts;
mod heat;
mod mapping;
mod overview;
mod problem;
mod progress;
mod report;
mod results;
mod start;
pub mod state;
mod words;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use self::state::{DataState, Stage};
use super::state::AppState;
use crate::i18n::t;

/// Sets up the state of opened files under the current owner.
pub fn provide(state: AppState, environment: JsValue) {
    provide_context(DataState::new(state, &environment));
}

/// The data place.
pub fn view(state: AppState) -> AnyView {
    let Some(data) = use_context::<DataState>() else {
        return ().into_any();
    };
    // One stage gives way to another of its kind without being rebuilt: progress
    // moves inside its view.
    let kind = Memo::new(move |_| data.stage.with(std::mem::discriminant));
    view! {
        <div class="page">
            <p class="sr" role="status">{move || announcement(state, data)}</p>
            {problem::problem(state, data)}
            {move || {
                kind.get();
                match data.stage.get_untracked() {
                    Stage::Start => start::start(state, data),
                    Stage::Inspecting | Stage::Importing { .. } => progress::progress(state, data),
                    Stage::Mapping(preview) => mapping::mapping(state, data, preview),
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
        Stage::Inspecting => t::data::inspecting(l),
        Stage::Importing { .. } => t::data::reading(l),
        Stage::Mapping(_) => t::data::confirm_columns(l),
        Stage::Results => t::data::ready(l),
    })
}
