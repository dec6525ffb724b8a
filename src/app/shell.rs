//! The frame around the places.

use leptos::prelude::*;

use super::calculator::calculator;
use super::header::header;
use super::state::{AppState, Place};
use crate::embed::attributes::Mode;

/// Builds the view of a place that only the full module carries.
pub type PlaceView = fn(AppState) -> AnyView;

/// The whole widget. `data` is the view of the data place, where the module has it.
pub fn shell(state: AppState, data: Option<PlaceView>) -> AnyView {
    // Read once through memos: a place is rebuilt when it changes, not when it is set again.
    let place = Memo::new(move |_| match (state.mode.get(), data) {
        (Mode::Calculator, _) | (_, None) => Place::Calculator,
        (Mode::Data, _) => Place::Data,
        (Mode::Scenarios | Mode::Full, _) => state.place.get(),
    });
    view! {
        <div class="ltv" lang=move || state.locale.get().attribute()>
            <div class="shell" part="shell">
                {header(state, data.is_some(), place)}
                <div class="place">
                    {move || match (place.get(), data) {
                        (Place::Data, Some(view)) => view(state),
                        _ => calculator(state),
                    }}
                </div>
            </div>
        </div>
    }
    .into_any()
}
