//! The calculator: inputs left, answer right.

mod answer;
mod break_even;
mod explain;
mod field;
pub mod form;
mod inputs;
pub mod number;
pub mod prefill;
pub mod slider;
mod words;

pub use form::{Entry, FIELDS, Form, Problem};

use leptos::prelude::*;

use super::state::AppState;
use crate::i18n::{spoken, t};

/// The calculator's place.
pub fn calculator(state: AppState) -> AnyView {
    view! {
        <div class="grid">
            <section class="inputs" aria-label=spoken(state.locale, t::calculator::inputs_label)>
                {inputs::inputs(state)}
            </section>
            <section class="answer" aria-label=spoken(state.locale, t::calculator::answer_label)>
                {answer::answer(state)}
            </section>
        </div>
    }
    .into_any()
}
