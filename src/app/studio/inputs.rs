//! The inputs: the kind of business, the method, and the fields it asks for.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::economics::{Business, Method, Timing};
use ltv_engine::error::Field;
use ltv_engine::units::Period;

use super::{contradiction, speech};
use crate::app::calculator::field::field;
use crate::app::calculator::fields::{FIELDS, FOLDED};
use crate::app::calculator::prefill::name as period_name;
use crate::app::calculator::{Form, words};
use crate::app::menu::{Words, menu};
use crate::app::state::AppState;
use crate::i18n::{say, spoken, t};

/// The form's side of the calculator.
pub fn inputs(state: AppState) -> AnyView {
    let business = move |value: Business| {
        view! {
            <button
                type="button"
                data-grow=grow(value)
                aria-pressed=move || state.form.with(|form| form.business == value).to_string()
                on:click=move |_| state.choose_business(value)
            >
                {say(state.locale, speech::business(value))}
            </button>
        }
        .into_any()
    };
    // The choice of a method stays while its fields change, so that its focus does.
    let kind = Memo::new(move |_| state.form.with(|form| form.business));
    // What decides which fields are there, as one number: they are built anew
    // only when it changes, so that typing keeps its field.
    let shape = Memo::new(move |_| {
        state.form.with(|form| {
            form.method as u32
                + 8 * form.business as u32
                + 32 * u32::from(form.by_span)
                + 64 * u32::from(form.from_spend)
        })
    });
    view! {
        <div class="kind" role="group" aria-label=spoken(state.locale, t::calculator::business_label)>
            {Vec::from(Business::ALL.map(business))}
        </div>
        {move || method(state, kind.get())}
        {move || {
            shape.get();
            fields(state)
        }}
        <details class="more">
            <summary data-grow="more">{say(state.locale, t::calculator::more)}</summary>
            {move || {
                shape.get();
                more(state)
            }}
        </details>
        <p class="example" hidden=move || state.form.with(|form| form.edited)>
            {say(state.locale, t::calculator::example_note)}
        </p>
    }
    .into_any()
}

/// The names under which the small module's own buttons ask for these.
pub(crate) fn grow(business: Business) -> Option<&'static str> {
    match business {
        Business::RepeatPurchases => None,
        Business::Subscription => Some("kind-subscription"),
        Business::WholeBase => Some("kind-base"),
    }
}

fn fields(state: AppState) -> Vec<AnyView> {
    let form = state.form.get_untracked();
    let mut views = Vec::new();
    if form.method.discounts() {
        views.push(timing(state));
    }
    if form.business == Business::Subscription {
        views.push(rhythm(state));
    }
    for id in FIELDS[..FOLDED].iter().copied().filter(|id| form.uses(*id)) {
        views.push(field(state, id, speech::speech(id, form.business)));
        match id {
            Field::Churn | Field::Lifespan => {
                views.push(contradiction::note(state));
                if matches!(form.method, Method::MarginAdjusted | Method::FiniteHorizon) {
                    let words: Words = if form.by_span {
                        t::calculator::use_churn
                    } else {
                        t::calculator::use_lifespan
                    };
                    views.push(switch(state, words, |form| form.by_span ^= true));
                }
            }
            Field::AcquisitionCost => {
                let flip = |form: &mut Form| form.from_spend = true;
                views.push(switch(state, t::calculator::use_spend, flip));
            }
            Field::NewCustomers => {
                let flip = |form: &mut Form| form.from_spend = false;
                views.push(switch(state, t::calculator::use_cost, flip));
            }
            _ => {}
        }
    }
    views
}

/// Enters the same thing in another way.
fn switch(state: AppState, words: Words, flip: fn(&mut Form)) -> AnyView {
    view! {
        <button type="button" class="link switch" on:click=move |_| state.form.update(flip)>
            {say(state.locale, words)}
        </button>
    }
    .into_any()
}

const METHODS: [&str; 6] = [
    "simple",
    "margin",
    "retention",
    "discounted",
    "horizon",
    "total",
];

fn method(state: AppState, business: Business) -> AnyView {
    let methods = business.methods();
    let choice = match business {
        _ if methods.len() < 2 => ().into_any(),
        // The two of the small module stay the two buttons that they are there.
        Business::RepeatPurchases => {
            let (few, more) = methods.split_at(2);
            let other = Memo::new(move |_| state.form.with(|form| more.contains(&form.method)));
            view! {
                {buttons(state, few)}
                <details class="ways" prop:open=move || other.get()>
                    <summary>{say(state.locale, t::calculator::more_methods)}</summary>
                    {buttons(state, more)}
                </details>
            }
            .into_any()
        }
        _ => row(
            state,
            t::calculator::method_label,
            methods
                .iter()
                .map(|each| (METHODS[*each as usize], speech::method(*each)))
                .collect(),
            Arc::new(move || METHODS[state.form.with(|form| form.method) as usize]),
            move |chosen| {
                if let Some(at) = METHODS.iter().position(|name| *name == chosen) {
                    state.form.update(|form| form.method = Method::ALL[at]);
                }
            },
        ),
    };
    view! {
        {choice}
        <p class="hint">
            {move || speech::method_help(state.form.with(|form| form.method))(state.locale.get())}
        </p>
    }
    .into_any()
}

fn buttons(state: AppState, methods: &'static [Method]) -> AnyView {
    let button = |each: &'static Method| {
        view! {
            <button
                type="button"
                value=METHODS[*each as usize]
                aria-pressed=move || state.form.with(|form| form.method == *each).to_string()
                on:click=move |_| state.form.update(|form| form.method = *each)
            >
                {say(state.locale, speech::method(*each))}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="kind" role="group" aria-label=spoken(state.locale, t::calculator::method_label)>
            {methods.iter().map(button).collect::<Vec<_>>()}
        </div>
    }
    .into_any()
}

fn timing(state: AppState) -> AnyView {
    row(
        state,
        t::calculator::timing,
        vec![
            ("start", t::calculator::timing_start),
            ("end", t::calculator::timing_end),
        ],
        Arc::new(move || match state.form.with(|form| form.timing) {
            Timing::AtOnce => "start",
            Timing::EndOfPeriod => "end",
        }),
        move |chosen| {
            state.form.update(|form| {
                form.timing = if chosen == "end" {
                    Timing::EndOfPeriod
                } else {
                    Timing::AtOnce
                };
            });
        },
    )
}

fn rhythm(state: AppState) -> AnyView {
    row(
        state,
        t::calculator::payment_period,
        Period::ALL
            .map(|period| (period_name(period), words::per(period)))
            .to_vec(),
        Arc::new(move || period_name(state.form.with(|form| form.payment_period))),
        move |chosen| {
            if let Some(period) = Period::ALL.into_iter().find(|p| period_name(*p) == chosen) {
                state.form.update(|form| {
                    form.payment_period = period;
                    form.edited = true;
                });
            }
        },
    )
}

/// A choice with its name before it.
fn row(
    state: AppState,
    label: Words,
    options: Vec<(&'static str, Words)>,
    current: Arc<dyn Fn() -> &'static str + Send + Sync>,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    view! {
        <div class="row">
            <span aria-hidden="true">{say(state.locale, label)}</span>
            {menu(state, "pick", Arc::new(move |l| label(l).to_owned()), options, current, choose)}
        </div>
    }
    .into_any()
}

fn more(state: AppState) -> Vec<AnyView> {
    let form = state.form.get_untracked();
    let mut views = Vec::new();
    if form.business != Business::Subscription {
        views.push(rhythm(state));
    }
    let folded = FIELDS[FOLDED..].iter().copied();
    views.extend(
        folded
            .filter(|id| form.uses(*id))
            .map(|id| field(state, id, speech::speech(id, form.business))),
    );
    views
}
