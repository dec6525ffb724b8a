//! Your data: from a file to what it says. Carried by the full module only.

mod cohorts;
mod heat;
mod mapping;
mod outside;
mod overview;
mod problem;
mod progress;
mod report;
mod results;
pub mod stage;
mod start;
pub mod state;
mod words;

use std::mem::Discriminant;

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ShadowRoot;

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
    let page = NodeRef::<Div>::new();
    keep_focus(page, kind);
    view! {
        <div class="page" node_ref=page tabindex="-1">
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

/// When a step gives way to the next, the button that was pressed is gone and
/// with it the focus: then it goes to the place itself, not to the page's top.
fn keep_focus(page: NodeRef<Div>, kind: Memo<Discriminant<Stage>>) {
    Effect::new(move |before: Option<Discriminant<Stage>>| {
        let now = kind.get();
        if before.is_some_and(|before| before != now)
            && let Some(page) = page.get_untracked()
        {
            let root = page.get_root_node().dyn_into::<ShadowRoot>().ok();
            let lost = root.is_some_and(|root| root.active_element().is_none());
            let elsewhere = web_sys::window()
                .and_then(|window| window.document())
                .and_then(|document| document.active_element())
                .is_some_and(|element| element.tag_name() != "BODY");
            if lost && !elsewhere {
                // An element that cannot be focused leaves the focus where it is.
                let _ = page.focus();
            }
        }
        now
    });
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
