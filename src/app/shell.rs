//! The frame around the places.

use leptos::prelude::*;

use super::calculator::calculator;
use super::header::header;
use super::state::{AppState, Place};
use crate::embed::attributes::Mode;
use crate::embed::element::Extension;

/// The whole widget, with the places that the module has.
pub fn shell(state: AppState, extension: Extension) -> AnyView {
    // Read once through memos: a place is rebuilt when it changes, not when it is set again.
    let place = Memo::new(move |_| match (state.mode.get(), state.place.get()) {
        (Mode::Calculator, _) => Place::Calculator,
        (Mode::Data, _) => Place::Data,
        (Mode::Scenarios, Place::Data) => Place::Scenarios,
        (Mode::Scenarios | Mode::Full, place) => place,
    });
    view! {
        <div class="ltv" lang=move || state.locale.get().attribute()>
            <div class="shell" part="shell">
                {header(state, place)} {extension.above.map(|view| view(state))}
                <div class="place">
                    {move || match (place.get(), extension.data, extension.scenarios) {
                        (Place::Data, Some(view), _) | (Place::Scenarios, _, Some(view)) => {
                            view(state)
                        }
                        _ => calculator(state, extension),
                    }}
                </div>
                {extension.below.map(|view| view(state))}
            </div>
        </div>
    }
    .into_any()
}
