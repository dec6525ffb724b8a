//! What is reckoned with, and how it is looked at.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::btyd::ModelKind;
use ltv_engine::units::{Discount, Period};

use super::tracking::each;
use super::words::model;
use super::{Shown, words};
use crate::app::data::cohorts::parts::{Said, Typed, always, chips, picker, said, typed};
use crate::app::data::desk::Desk;
use crate::app::data::focus;
use crate::app::data::state::DataState;
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

/// Horizons to choose from, in days.
const HORIZONS: [u32; 5] = [91, 183, 365, 730, 1826];
const MODELS: [ModelKind; 4] = [
    ModelKind::BgNbd,
    ModelKind::MbgNbd,
    ModelKind::ParetoNbd,
    ModelKind::Nbd,
];

pub(super) fn controls(state: AppState, desk: Desk, format: Memo<Format>) -> AnyView {
    let options = desk.forecast;
    let length = |days: u32| -> Said {
        Arc::new(move |_| {
            let f = format.get();
            let years = f64::from(days) / 365.25;
            if years > 2.5 {
                let n = &f.count(years.round());
                t::forecast::AllYears { n }.text(f.locale)
            } else {
                words::horizon(days, f)
            }
        })
    };
    let horizon = picker(
        state,
        t::forecast::ahead,
        HORIZONS.map(length).to_vec(),
        Arc::new(move || {
            let now = options.with(|options| options.horizon);
            HORIZONS.iter().position(|own| *own == now).unwrap_or(2)
        }),
        Arc::new(move |index| options.update(|options| options.horizon = HORIZONS[index])),
    );
    let mut names: Vec<Said> = vec![said(t::forecast::model_auto)];
    names.extend(MODELS.map(|kind| said(model(kind))));
    let chosen = picker(
        state,
        t::forecast::model_pick,
        names,
        Arc::new(move || {
            let now = options.with(|options| options.chosen);
            now.and_then(|now| MODELS.iter().position(|own| *own == now))
                .map_or(0, |at| at + 1)
        }),
        Arc::new(move |index| {
            options.update(|options| {
                options.chosen = index.checked_sub(1).map(|at| MODELS[at]);
            });
        }),
    );
    // To a hundredth of a percent: 0.29 × 100 is not 29 in floats.
    let percent = |share: f64| (share * 10_000.0).round() / 100.0;
    let percents = || -> [Said; 2] { [said(t::cohorts::nothing), Arc::new(|_| "%".to_owned())] };
    let discount = typed(
        state,
        Typed {
            label: t::forecast::discount,
            marks: percents(),
            range: (0.0, 100.0),
            get: Arc::new(move || {
                Some(percent(
                    options.with(|options| options.discount.in_period(Period::Year)),
                ))
            }),
            set: Arc::new(move |typed| {
                options.update(|options| {
                    options.discount = Discount {
                        rate: typed.map_or(0.1, |value| value / 100.0),
                        per: Period::Year,
                    };
                });
            }),
        },
    );
    let margin = typed(
        state,
        Typed {
            label: t::cohorts::margin,
            marks: percents(),
            range: (0.1, 100.0),
            get: Arc::new(move || desk.margin_of(state).map(percent)),
            set: Arc::new(move |typed| desk.margin.set(typed.map(|value| value / 100.0))),
        },
    );
    view! {
        <div class="stack">
            <div class="look">{horizon} {chosen} {discount} {margin}</div>
            <p class="hint">
                {say(state.locale, t::forecast::discount_note)}
                {say(state.locale, t::cohorts::between)}
                {say(state.locale, t::forecast::margin_note)}
            </p>
        </div>
    }
    .into_any()
}

/// The way back from a forecast that was given up or failed.
pub(super) fn again(state: AppState, data: DataState, desk: Desk) -> AnyView {
    let press = move |event| {
        data.forecast(untrack(|| desk.forecast_options(state, data)));
        // This button is gone now.
        focus::pass(&event, ".making button");
    };
    view! {
        <button type="button" class="secondary again" on:click=press>
            {say(state.locale, t::forecast::retry)}
        </button>
    }
    .into_any()
}

/// Each step of time, or all of them added up.
pub(super) fn tracking_view(
    state: AppState,
    desk: Desk,
    shown: Shown,
    format: Memo<Format>,
) -> AnyView {
    let step = Memo::new(move |_| {
        shown.with(|shown| shown.as_ref()?.tracking.as_ref().map(|own| own.step))
    });
    let step_words = move || each(step.get().unwrap_or(7), format.get());
    let look = desk.look;
    let button = move |cumulative: bool, words: Box<dyn Fn() -> String + Send + Sync>| {
        view! {
            <button
                type="button"
                aria-pressed=move || (look.with(|look| look.cumulative) == cumulative).to_string()
                on:click=move |_| look.update(|look| look.cumulative = cumulative)
            >
                {words}
            </button>
        }
        .into_any()
    };
    let all = move || t::forecast::tracking_cumulative(format.get().locale).to_owned();
    view! {
        <div
            class="chips"
            role="group"
            aria-label=move || t::forecast::tracking_view(state.locale.get())
        >
            {button(false, Box::new(step_words))} {button(true, Box::new(all))}
        </div>
    }
    .into_any()
}

/// P(alive) or orders.
pub(super) fn heat_view(state: AppState, desk: Desk) -> AnyView {
    let names: Vec<Words> = vec![t::forecast::heat_alive, t::forecast::heat_orders];
    chips(
        state,
        t::data::measure,
        names,
        Arc::new(move || Some(usize::from(desk.look.with(|look| look.orders)))),
        always(),
        Arc::new(move |index| desk.look.update(|look| look.orders = index == 1)),
    )
}
