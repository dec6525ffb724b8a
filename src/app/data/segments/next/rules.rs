//! Which pairs are counted.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::next_product::{Exposure, MOST_PRODUCTS, NextOptions, Together};

use super::NextChoices;
use crate::app::data::cohorts::parts::{Typed, always, chips, said, typed};
use crate::app::data::desk::Desk;
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{say, t};

const TOGETHER: [Together; 2] = [Together::Later, Together::SameDay];
const EXPOSURES: [Exposure; 2] = [Exposure::LaterOrder, Exposure::Buyers];

/// One of the numbers.
struct Limit {
    label: Words,
    unit: Words,
    range: (f64, f64),
    get: fn(&NextChoices) -> Option<u32>,
    set: fn(&mut NextChoices, Option<u32>),
}

pub(super) fn rules(state: AppState, desk: Desk) -> AnyView {
    let choices = desk.next;
    let options = move || choices.with(|choices| choices.options);
    let change = move |change: &dyn Fn(&mut NextOptions)| {
        choices.update(|choices| change(&mut choices.options));
    };
    let together = chips(
        state,
        t::next_product::rule_when,
        vec![t::next_product::rule_later, t::next_product::rule_basket],
        Arc::new(move || TOGETHER.iter().position(|own| *own == options().together)),
        always(),
        Arc::new(move |at| change(&|options| options.together = TOGETHER[at])),
    );
    let later = move || options().together == Together::Later;
    let barred = Arc::new(move |_| (!later()).then_some(t::next_product::rule_only_later as Words));
    let exposure = chips(
        state,
        t::next_product::rule_whose,
        vec![t::next_product::rule_back, t::next_product::rule_buyers],
        Arc::new(move || EXPOSURES.iter().position(|own| *own == options().exposure)),
        barred,
        Arc::new(move |at| change(&|options| options.exposure = EXPOSURES[at])),
    );
    let number = move |limit: Limit| {
        let Limit {
            label,
            unit,
            range,
            get,
            set,
        } = limit;
        typed(
            state,
            Typed {
                label,
                marks: [said(t::cohorts::nothing), said(unit)],
                range,
                get: Arc::new(move || choices.with(|choices| get(choices).map(f64::from))),
                set: Arc::new(move |typed| {
                    let typed = typed.map(|number| number.round() as u32);
                    choices.update(|choices| set(choices, typed));
                }),
            },
        )
    };
    let usual = NextChoices::default;
    let customers = t::next_product::unit_customers;
    let days = t::segments::days_unit;
    let limits = [
        Limit {
            label: t::next_product::rule_within,
            unit: days,
            range: (1.0, 3650.0),
            get: |choices| choices.options.within,
            set: |choices, days| choices.options.within = days,
        },
        Limit {
            label: t::next_product::rule_pair,
            unit: customers,
            range: (1.0, 100_000.0),
            get: |choices| Some(choices.options.least_pair),
            set: |choices, least| {
                let usual = NextOptions::default().least_pair;
                choices.options.least_pair = least.unwrap_or(usual);
            },
        },
        Limit {
            label: t::next_product::rule_exposed,
            unit: customers,
            range: (1.0, 100_000.0),
            get: |choices| Some(choices.options.least_exposed),
            set: |choices, least| {
                let usual = NextOptions::default().least_exposed;
                choices.options.least_exposed = least.unwrap_or(usual);
            },
        },
        Limit {
            label: t::next_product::rule_products,
            unit: t::next_product::unit_products,
            range: (2.0, f64::from(MOST_PRODUCTS)),
            get: |choices| Some(choices.options.products),
            set: |choices, most| {
                choices.options.products = most.unwrap_or(NextOptions::default().products);
            },
        },
    ];
    let limits: Vec<AnyView> = limits.into_iter().map(number).collect();
    let quiet = [
        Limit {
            label: t::next_product::rule_quiet,
            unit: days,
            range: (1.0, 3650.0),
            get: |choices| Some(choices.quiet_days),
            set: |choices, days| {
                choices.quiet_days = days.unwrap_or(NextChoices::default().quiet_days);
            },
        },
        Limit {
            label: t::next_product::rule_once,
            unit: customers,
            range: (1.0, 100_000.0),
            get: |choices| Some(choices.least_once),
            set: |choices, least| {
                choices.least_once = least.unwrap_or(NextChoices::default().least_once);
            },
        },
    ];
    let quiet: Vec<AnyView> = quiet.into_iter().map(number).collect();
    let reset = move |_| {
        choices.update(|choices| {
            let first = choices.first.take();
            *choices = NextChoices { first, ..usual() };
        });
    };
    view! {
        <details class="more-ways">
            <summary>{say(state.locale, t::next_product::rules_fold)}</summary>
            <p class="hint">{say(state.locale, t::next_product::rules_text)}</p>
            <div class="look">{together} {exposure}</div>
            <div class="look">{limits}</div>
            <p class="hint">{say(state.locale, t::next_product::rules_once)}</p>
            <div class="look">{quiet}</div>
            <div class="buttons next-reset">
                <button type="button" class="secondary" on:click=reset>
                    {say(state.locale, t::next_product::rules_reset)}
                </button>
            </div>
        </details>
    }
    .into_any()
}
