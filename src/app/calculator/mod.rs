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
use crate::i18n::t;

/// The calculator's place.
pub fn calculator(state: AppState) -> AnyView {
    let l = move || state.locale.get();
    view! {
        <div class="grid">
            <section class="inputs" aria-label=move || t::calculator::inputs_label(l())>
                {inputs::inputs(state)}
            </section>
            <section class="answer" aria-label=move || t::calculator::answer_label(l())>
                {answer::answer(state)}
            </section>
        </div>
    }
    .into_any()
}
