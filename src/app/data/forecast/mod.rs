//! What customers will do: orders, value, who is likely gone; and how far to
//! trust that.

mod compared;
mod controls;
mod customer;
mod facts;
mod frequency;
mod heat;
mod how;
mod lead;
mod people;
mod progress;
mod scorecard;
mod spread;
mod tracking;
mod trust;
mod words;

use std::sync::Arc;

use leptos::prelude::*;

use super::desk::Desk;
use super::state::{DataState, Problem, Results, Run};
use crate::app::state::AppState;
use crate::chart::{Chart, SharedChart, chart_view};
use crate::i18n::{Format, rich, say, t};

pub(super) use self::words::{
    about, about_between, between, ends, horizon, range_note, with_range_note,
};

/// How a forecast is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Look {
    /// Orders over time added up.
    pub cumulative: bool,
    /// The heat map shows expected orders, not P(alive).
    pub orders: bool,
}

/// What is shown, as far as it is there.
type Shown = Memo<Option<Arc<Results>>>;

pub(super) fn forecast(state: AppState, data: DataState, format: Memo<Format>) -> AnyView {
    let Some(desk) = use_context::<Desk>() else {
        return ().into_any();
    };
    let forecasts = data.forecasts;
    // Whenever something else is to be reckoned with, or other data are there.
    Effect::new(move |_| {
        let options = desk.forecast_options(state, data);
        if data.dataset.with(Option::is_some) {
            untrack(|| data.forecast_unless_left(options));
        }
    });
    // The last complete one stays until the next is complete.
    let shown: Shown = Memo::new(move |_| forecasts.kept.get().or_else(|| forecasts.fresh.get()));
    let waiting = Memo::new(move |_| {
        forecasts.run.get() == Run::Running && forecasts.kept.with(Option::is_some)
    });
    let insufficient = Memo::new(move |_| {
        shown.with(|shown| shown.as_ref().is_some_and(|results| results.insufficient()))
    });
    let there = Memo::new(move |_| {
        shown.with(|shown| {
            shown
                .as_ref()
                .is_some_and(|results| results.outlook.is_some())
        })
    });
    let problem = move || {
        let Run::Failed(failure) = forecasts.run.get() else {
            return None;
        };
        let text = super::words::problem(&Problem::Engine(failure), format.get());
        Some(view! {
            <div class="problem" role="alert">
                <p>{text}</p>
                {controls::again(state, data, desk)}
            </div>
        })
    };
    let cancelled = move || {
        (forecasts.run.get() == Run::Cancelled).then(|| {
            let words = if forecasts.kept.with(Option::is_some) {
                t::forecast::cancelled_kept
            } else {
                t::forecast::cancelled
            };
            view! {
                <div class="callout">
                    <span>{say(state.locale, words)}</span>
                    {controls::again(state, data, desk)}
                </div>
            }
        })
    };
    let chart = move |make: fn(&Results, Look, Format) -> Option<SharedChart>| {
        move || {
            shown.with(|shown| {
                let results = shown.as_ref()?;
                make(results, desk.look.get(), format.get())
            })
        }
    };
    let lead = move || {
        let f = format.get();
        let text = shown.with(|shown| match shown {
            Some(results) => lead::lead(results, f),
            None => t::forecast::lead_waiting(f.locale).to_owned(),
        });
        rich(&text)
    };
    view! {
        <h2 class="lead" class:waiting=move || waiting.get()>{lead}</h2>
        <div hidden=move || insufficient.get()>{controls::controls(state, desk, format)}</div>
        {progress::progress(state, data, format)}
        {cancelled}
        {problem}
        {move || insufficient.get().then(|| trust::insufficient(state, shown, format))}
        <div
            class="cohort-work"
            class:waiting=move || waiting.get()
            aria-busy=move || waiting.get().to_string()
            hidden=move || insufficient.get()
        >
            {move || facts::facts(shown.get().as_deref(), format.get())}
            {trust::concerns(shown, format)}
            <div class="stack" hidden=move || shown.with(|s| s.as_ref().is_none_or(|r| r.tracking.is_none()))>
                {controls::tracking_view(state, desk, shown, format)}
                {chart_view("forecast-tracking", state.locale, chart(tracking::tracking))}
            </div>
            {move || there.get().then(|| people::people(state, data, format, shown))}
            {chart_view("forecast-spread", state.locale, chart(|results, _, f| spread::spread(results, f)))}
            {compared::compared(state, shown, format)}
            {scorecard::scorecard(state, data, desk, shown, format)}
            {chart_view("forecast-frequency", state.locale, chart(|results, _, f| frequency::frequency(results, f)))}
            <div class="stack" hidden=move || !there.get()>
                {controls::heat_view(state, desk)}
                {chart_view("forecast-heat", state.locale, chart(heat::heat))}
            </div>
        </div>
        {how::how(state, shown, format)}
        {super::retention::fold(state, data, format)}
    }
    .into_any()
}

#[allow(clippy::unnecessary_wraps)] // what a chart's view takes
fn shared(chart: impl Chart + 'static) -> Option<SharedChart> {
    Some(Arc::new(chart) as SharedChart)
}
