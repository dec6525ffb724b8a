//! Parts that the tools share: numbers to type, choices, values and figures in words.

mod aim;
mod choice;
mod number;
mod speak;

use leptos::prelude::*;
use ltv_engine::economics::{Business, CalculatorInputs, CalculatorResult};
use ltv_engine::error::Field;

pub(super) use aim::{Aim, figure_short, needs};
pub(super) use choice::{chips, field_menu, said, share};
pub(super) use number::{Number, Unit, number_field, number_field_beside};
pub(super) use speak::{
    change, figure_cell, figure_in_words, figure_name, figure_text, in_sentence, label, lever_name,
    missing, name_in_sentence, rounded, value_per,
};

use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{rich, say};

/// What the tools reckon with: the last valid inputs and what comes of them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ground {
    /// The kind of business.
    pub business: Business,
    /// The inputs.
    pub inputs: CalculatorInputs,
    /// What the engine makes of them.
    pub result: CalculatorResult,
}

/// The [`Ground`] of the moment. It stays while the form has no valid values.
pub(super) fn ground(state: AppState) -> Memo<Option<Ground>> {
    Memo::new(move |before: Option<&Option<Ground>>| {
        let business = state.form.with(|form| form.business);
        let now = state.answer.with(|answer| {
            answer.as_ref().map(|answer| Ground {
                business,
                inputs: answer.inputs,
                result: answer.result.clone(),
            })
        });
        now.or_else(|| before.cloned().flatten())
    })
}

/// The inputs that one may want to move. How many pay is counted, not chosen: with
/// the same revenue, fewer of them would pass for an improvement.
pub(super) fn moved_by_will(mut fields: Vec<Field>) -> Vec<Field> {
    fields.retain(|field| *field != Field::Payers);
    fields
}

/// The ground of a tool: grey while a field of the form cannot be used.
pub(super) fn frame(state: AppState, inside: AnyView) -> AnyView {
    frame_beside(state, || false, inside)
}

/// The same for a tool that may hold something that cannot be used, too.
pub(super) fn frame_beside(
    state: AppState,
    wrong: impl Fn() -> bool + Send + Sync + 'static,
    inside: AnyView,
) -> AnyView {
    let stale = move || {
        state
            .answer
            .with(|answer| answer.as_ref().is_none_or(|answer| answer.stale))
            || wrong()
    };
    view! { <div class="work" class:stale=stale>{inside}</div> }.into_any()
}

/// The sentence that a tool opens with, said again when it changes.
pub(super) fn opening(text: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    let text = Memo::new(move |_| text());
    view! { <p class="says" aria-live="polite">{move || rich(&text.get())}</p> }.into_any()
}

/// A line that is there while it has words.
pub(super) fn hint(text: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    let text = Memo::new(move |_| text());
    view! {
        <p class="hint" hidden=move || text.with(String::is_empty)>
            {move || rich(&text.get())}
        </p>
    }
    .into_any()
}

/// A button for an action.
pub(super) fn action(
    state: AppState,
    class: &'static str,
    words: Words,
    press: impl Fn() + 'static,
) -> AnyView {
    view! {
        <button type="button" class=class on:click=move |_| press()>
            {say(state.locale, words)}
        </button>
    }
    .into_any()
}
