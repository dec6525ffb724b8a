//! One input: label, period, typed field and slider in one, help or problem.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::error::Field;
use ltv_engine::units::Period;

use super::fields::{has_period, is_length, is_money, is_percent};
use super::prefill::name as period_name;
use super::{slider, words};
use crate::app::menu::{Words, menu};
use crate::app::state::AppState;
use crate::digits::pixels;
use crate::i18n::{say, spoken, t};

/// What is said about a field. The words of the fields that the first answer
/// does not need come with the larger module.
#[derive(Clone, Copy)]
pub(crate) struct Speech {
    /// Its name.
    pub label: Words,
    /// One sentence on what to enter.
    pub help: Words,
    /// What the value comes to in another unit.
    pub aside: fn(AppState, Field) -> String,
}

pub(crate) fn field(state: AppState, id: Field, speech: Speech) -> AnyView {
    let l = move || state.locale.get();
    let key = super::prefill::key(id);
    let (input_id, note_id) = (format!("f-{key}"), format!("n-{key}"));
    let problem = move || state.form.with(|form| form.entry(id).problem);
    let text = move || state.form.with(|form| form.entry(id).text.clone());
    let note = move || match problem() {
        Some(problem) => {
            let text = state.form.with(|form| form.entry(id).text.clone());
            words::problem(id, problem, &text, state.format())
        }
        None => (speech.help)(l()).to_owned(),
    };
    view! {
        <div class="f" class:wrong=move || problem().is_some()>
            <div class="top">
                <label for=input_id.clone()>{say(state.locale, speech.label)}</label>
                <small>{move || (speech.aside)(state, id)}</small>
            </div>
            <div class="box">
                {is_money(id).then(|| view! { <i>{move || state.currency.get().symbol(l())}</i> })}
                <input
                    id=input_id
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    aria-describedby=note_id.clone()
                    aria-invalid=move || problem().is_some().to_string()
                    prop:value=text
                    on:input=move |event| {
                        let typed = event_target_value(&event);
                        state.form.update(|form| form.type_text(id, &typed));
                    }
                    on:blur=move |_| state.form.update(|form| form.tidy(id))
                />
                {is_percent(id).then(|| view! { <i>"%"</i> })}
                {has_period(id).then(|| period_choice(state, id, speech.label))}
            </div>
            {range(state, id, speech.label)}
            <p class="note" id=note_id role=move || problem().map(|_| "alert")>{note}</p>
        </div>
    }
    .into_any()
}

fn range(state: AppState, id: Field, label: Words) -> AnyView {
    let top = move || {
        slider::top(
            id,
            state.form.with(|form| form.period(id)),
            state.currency.get(),
        )
    };
    let position = move || slider::position(id, state.form.with(|form| form.value(id)), top());
    view! {
        <input
            type="range"
            class="slide"
            min="0"
            max=slider::STEPS.to_string()
            step="1"
            aria-label=spoken(state.locale, label)
            aria-valuetext=move || {
                state.form.with(|form| format!("{} {}", form.entry(id).text, suffix(state, id)))
            }
            prop:value=move || position().to_string()
            style:--v=move || format!("{}%", pixels(f64::from(position()) * 100.0 / f64::from(slider::STEPS)))
            on:input=move |event| {
                let Ok(at) = event_target_value(&event).parse::<u32>() else { return };
                let current = state.form.with_untracked(|form| form.value(id));
                let value = slider::moved(id, current, untrack(position), at, untrack(top));
                // A slider offers nothing out of range.
                state.form.update(|form| _ = form.set_value(id, value));
            }
        />
    }
    .into_any()
}

fn suffix(state: AppState, id: Field) -> &'static str {
    if is_percent(id) {
        "%"
    } else if is_money(id) {
        state.currency.get().code()
    } else {
        ""
    }
}

fn period_choice(state: AppState, id: Field, label: Words) -> AnyView {
    let word = |period| {
        if is_length(id) {
            words::unit(period)
        } else {
            words::per(period)
        }
    };
    menu(
        state,
        "",
        Arc::new(move |l| t::calculator::PeriodOf { field: label(l) }.text(l)),
        Period::ALL
            .map(|period| (period_name(period), word(period)))
            .to_vec(),
        Arc::new(move || period_name(state.form.with(|form| form.period(id)))),
        move |chosen| {
            if let Some(period) = Period::ALL.into_iter().find(|p| period_name(*p) == chosen) {
                state.form.update(|form| form.restate(id, period));
            }
        },
    )
}

/// What the value comes to in another unit: the check against the commonest slip.
pub(crate) fn aside(state: AppState, id: Field) -> String {
    let format = state.format();
    let l = format.locale;
    state.form.with(|form| {
        let (value, per, paid) = (form.value(id), form.period(id), form.payment_period);
        let months = |periods: f64| format.months(periods * Period::Month.per(per));
        match id {
            Field::AverageOrderValue | Field::CostToServe => t::calculator::per_order(l).to_owned(),
            Field::GrossMargin => t::calculator::of_revenue(l).to_owned(),
            Field::AcquisitionCost => t::calculator::per_new_customer(l).to_owned(),
            Field::PurchaseFrequency => t::calculator::EveryMonths {
                months: &months(1.0 / value),
            }
            .text(l),
            // A rate of another period is converted exactly; the result is shown.
            Field::Churn if per != paid => t::calculator::EqualsRate {
                rate: &format.percent(form.churn().in_period(paid), 3),
                per: words::per(paid)(l),
            }
            .text(l),
            Field::Churn => t::calculator::OnAverage {
                months: &months(1.0 / value),
            }
            .text(l),
            Field::Lifespan => t::calculator::EqualsMonths {
                months: &months(value),
            }
            .text(l),
            _ => String::new(),
        }
    })
}
