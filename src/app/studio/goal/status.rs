//! Applying a value, and taking it back.

use leptos::prelude::*;
use ltv_engine::error::Field;

use super::Tool;
use crate::app::calculator::Form;
use crate::app::studio::parts::{lever_name, rounded};
use crate::i18n::t;

/// What was applied: the form before and after. While it is one of the two, the
/// step can be taken back or made again.
#[derive(Clone, PartialEq)]
pub(super) struct Done {
    field: Field,
    before: Form,
    after: Form,
}

/// Sets the value in the form; the goal stays the goal.
pub(super) fn apply(tool: Tool, field: Field, value: f64) {
    tool.studio.history.mark();
    tool.aim.pin();
    let before = tool.state.form.get_untracked();
    let mut after = before.clone();
    if after.set_value(field, value).is_ok() {
        tool.state.form.set(after.clone());
        tool.done.set(Some(Done {
            field,
            before,
            after,
        }));
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Applied,
    TakenBack,
    /// Something else has changed since.
    Past,
}

pub(super) fn status(tool: Tool) -> AnyView {
    let state = tool.state;
    let stage = Memo::new(move |_| {
        tool.done.with(|done| {
            let Some(done) = done else {
                return Stage::Past;
            };
            state.form.with(|form| match form {
                form if *form == done.after => Stage::Applied,
                form if *form == done.before => Stage::TakenBack,
                _ => Stage::Past,
            })
        })
    });
    let text = move || {
        let (stage, done) = (stage.get(), tool.done.get());
        let field = done.filter(|_| stage != Stage::Past)?.field;
        let f = state.format();
        let (name, value) = &state.form.with(|form| {
            (
                lever_name(form, field, f.locale),
                rounded(field, form.value(field), f),
            )
        });
        Some(if stage == Stage::Applied {
            t::tools::Applied { name, value }.text(f.locale)
        } else {
            t::tools::TakenBack { name, value }.text(f.locale)
        })
    };
    let verb = move || {
        let l = state.locale.get();
        if stage.get() == Stage::TakenBack {
            t::tools::redo(l)
        } else {
            t::tools::undo(l)
        }
    };
    let press = move |_| match stage.get_untracked() {
        Stage::Applied => tool.studio.history.undo(),
        Stage::TakenBack => tool.studio.history.redo(),
        Stage::Past => {}
    };
    view! {
        <p class="status">
            <span role="status">{text}</span>
            " "
            <button
                type="button"
                class="link"
                hidden=move || stage.get() == Stage::Past
                on:click=press
            >
                {verb}
            </button>
        </p>
    }
    .into_any()
}
