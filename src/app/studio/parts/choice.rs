//! Choices: buttons of which one is pressed, a menu of inputs.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::error::Field;

use crate::app::calculator::{FIELDS, prefill};
use crate::app::menu::{Words, menu};
use crate::app::state::AppState;
use crate::app::studio::speech;
use crate::i18n::{Locale, say, spoken};

/// Words made anew for each language.
pub(in crate::app::studio) type Said = Arc<dyn Fn(Locale) -> String + Send + Sync>;

/// Fixed words as [`Said`].
pub(in crate::app::studio) fn said(words: Words) -> Said {
    Arc::new(move |l| words(l).to_owned())
}

/// A share as [`Said`]: "±10%".
pub(in crate::app::studio) fn share(state: AppState, share: f64) -> Said {
    Arc::new(move |_| format!("±{}", state.format().percent(share, 0)))
}

/// Buttons of which one is pressed. `current` and `choose` count them from 0.
pub(in crate::app::studio) fn chips(
    state: AppState,
    label: Words,
    options: Vec<Said>,
    current: impl Fn() -> Option<usize> + Send + Sync + 'static,
    choose: impl Fn(usize) + 'static,
) -> AnyView {
    let current = Memo::new(move |_| current());
    let choose = std::rc::Rc::new(choose);
    let button = |(index, said): (usize, Said)| {
        let choose = choose.clone();
        view! {
            <button
                type="button"
                aria-pressed=move || (current.get() == Some(index)).to_string()
                on:click=move |_| choose(index)
            >
                {move || said(state.locale.get())}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="pair">
            <span aria-hidden="true">{say(state.locale, label)}</span>
            <div class="chips" role="group" aria-label=spoken(state.locale, label)>
                {options.into_iter().enumerate().map(button).collect::<Vec<_>>()}
            </div>
        </div>
    }
    .into_any()
}

/// A menu of inputs.
pub(in crate::app::studio) fn field_menu(
    state: AppState,
    label: Words,
    fields: &[Field],
    current: impl Fn() -> Option<Field> + Send + Sync + 'static,
    choose: impl Fn(Field) + 'static,
) -> AnyView {
    let business = state.form.with_untracked(|form| form.business);
    let options = fields
        .iter()
        .map(|field| (prefill::key(*field), speech::label(*field, business)))
        .collect();
    view! {
        <div class="pair">
            <span aria-hidden="true">{say(state.locale, label)}</span>
            {menu(
                state,
                "pick",
                said(label),
                options,
                Arc::new(move || current().map_or("", prefill::key)),
                move |chosen| {
                    if let Some(field) = FIELDS.into_iter().find(|field| prefill::key(*field) == chosen) {
                        choose(field);
                    }
                },
            )}
        </div>
    }
    .into_any()
}
