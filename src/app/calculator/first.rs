//! The inputs of the first answer: repeat purchases, with or without a margin.
//! Other kinds of business and further inputs come with the larger module.

use leptos::prelude::*;
use ltv_engine::economics::Method;
use ltv_engine::error::Field;

use super::ask::ask;
use super::field::{Speech, aside, field};
use super::fields::FIELDS;
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{say, spoken, t};

pub(super) fn inputs(state: AppState) -> AnyView {
    let method = Memo::new(move |_| {
        state
            .form
            .with(|form| form.method as u32 + 8 * u32::from(form.uses_span()))
    });
    let choice = move |value: Method, words: Words| {
        view! {
            <button
                type="button"
                aria-pressed=move || state.form.with(|form| form.method == value).to_string()
                on:click=move |_| state.form.update(|form| form.method = value)
            >
                {say(state.locale, words)}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="kind" role="group" aria-label=spoken(state.locale, t::calculator::business_label)>
            <button type="button" aria-pressed="true">
                {say(state.locale, t::calculator::business_repeat)}
            </button>
            {ask(state, "", "kind-subscription", t::calculator::business_subscription, None)}
            {ask(state, "", "kind-base", t::calculator::business_base, None)}
        </div>
        <div class="kind" role="group" aria-label=spoken(state.locale, t::calculator::method_label)>
            {choice(Method::MarginAdjusted, t::calculator::method_margin)}
            {choice(Method::Simple, t::calculator::method_simple)}
        </div>
        {move || {
            method.get();
            FIELDS
                .into_iter()
                .filter(|id| state.form.with_untracked(|form| form.uses(*id)))
                .filter_map(|id| Some(field(state, id, speech(id)?)))
                .collect::<Vec<_>>()
        }}
        {ask(state, "ask", "more", t::calculator::more, None)}
        <p class="example" hidden=move || state.form.with(|form| form.edited)>
            {say(state.locale, t::calculator::example_note)}
        </p>
    }
    .into_any()
}

/// `None`: not a field of the first answer.
fn speech(field: Field) -> Option<Speech> {
    let (label, help): (Words, Words) = match field {
        Field::AverageOrderValue => (t::calculator::aov, t::calculator::aov_help),
        Field::PurchaseFrequency => (t::calculator::frequency, t::calculator::frequency_help),
        Field::GrossMargin => (t::calculator::margin, t::calculator::margin_help),
        Field::CostToServe => (t::calculator::cost, t::calculator::cost_help),
        Field::Churn => (t::calculator::churn, t::calculator::churn_help),
        Field::Lifespan => (t::calculator::lifespan, t::calculator::lifespan_help),
        Field::AcquisitionCost => (t::calculator::cac, t::calculator::cac_help),
        _ => return None,
    };
    Some(Speech { label, help, aside })
}
