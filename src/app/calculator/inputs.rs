//! The inputs: the method, and the fields it asks for.

use leptos::prelude::*;
use ltv_engine::economics::Method;

use super::field::field;
use super::form::FIELDS;
use crate::app::state::AppState;
use crate::i18n::{say, spoken, t};

pub(super) fn inputs(state: AppState) -> AnyView {
    let l = move || state.locale.get();
    let method = Memo::new(move |_| state.form.with(|form| form.method));
    let choice = move |value: Method, words: fn(crate::i18n::Locale) -> &'static str| {
        view! {
            <button
                type="button"
                aria-pressed=move || (method.get() == value).to_string()
                on:click=move |_| state.form.update(|form| form.method = value)
            >
                {move || words(l())}
            </button>
        }
    };
    view! {
        <div class="kind" role="group" aria-label=spoken(state.locale, t::calculator::method_label)>
            {choice(Method::MarginAdjusted, t::calculator::method_margin)}
            {choice(Method::Simple, t::calculator::method_simple)}
        </div>
        <p class="hint">
            {move || match method.get() {
                Method::Simple => t::calculator::method_simple_help(l()),
                Method::MarginAdjusted => t::calculator::method_margin_help(l()),
            }}
        </p>
        {move || {
            method.get();
            FIELDS
                .into_iter()
                .filter(|id| state.form.with_untracked(|form| form.uses(*id)))
                .map(|id| field(state, id))
                .collect_view()
        }}
        <p class="example" hidden=move || state.form.with(|form| form.edited)>
            {say(state.locale, t::calculator::example_note)}
        </p>
    }
    .into_any()
}
