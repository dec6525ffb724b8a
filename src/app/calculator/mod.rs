//! The calculator: inputs left, answer right.

pub(crate) mod answer;
pub(crate) mod ask;
pub(crate) mod break_even;
pub(crate) mod falls;
pub(crate) mod field;
pub mod fields;
mod first;
pub mod form;
pub mod number;
pub mod prefill;
pub mod slider;
mod tools;
pub mod words;

pub use fields::FIELDS;
pub use form::{Entry, Form, Problem};
pub use tools::{TOOLS, Titled, Tool};

use leptos::prelude::*;

use super::state::AppState;
use crate::embed::element::Extension;
use crate::i18n::{spoken, t};

/// The calculator's place, with what the module has beyond the first answer.
pub fn calculator(state: AppState, extension: Extension) -> AnyView {
    view! {
        <div class="grid">
            <section class="inputs" aria-label=spoken(state.locale, t::calculator::inputs_label)>
                {extension.inputs.unwrap_or(first::inputs)(state)}
            </section>
            <section class="answer" aria-label=spoken(state.locale, t::calculator::answer_label)>
                {answer::answer(state, extension)} {extension.tools.unwrap_or(tools::tools)(state)}
            </section>
        </div>
    }
    .into_any()
}
