//! The business by period: who buys, how much, and what cohorts come to.

mod change;
mod lead;
mod lines;
mod sheets;
mod stacks;

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::trend::Trend;
use ltv_engine::units::Period;
use ltv_worker::protocol::{Analysis, Ask};

use super::cohorts::margin;
use super::cohorts::parts::{always, chips};
use super::cohorts::said;
use super::desk::Desk;
use super::export::buttons;
use super::state::DataState;
use super::{periods, words};
use crate::app::state::AppState;
use crate::chart::{Chart, SharedChart, chart_view};
use crate::i18n::{Format, rich, say, t};

pub(super) fn trend(state: AppState, data: DataState, format: Memo<Format>) -> AnyView {
    let Some(desk) = use_context::<Desk>() else {
        return ().into_any();
    };
    let l = move || state.locale.get();
    let ask = Memo::new(move |_| {
        Some(Ask::Trend {
            period: desk.trend.get(),
            contribution: desk.contribution(state, data),
        })
    });
    let question = desk.answers.follow(data, ask);
    let trend = Memo::new(move |_| {
        question.answer.with(|answer| match answer.as_deref() {
            Some(Analysis::Trend { trend }) => Some(Arc::new((**trend).clone())),
            _ => None,
        })
    });
    let problem = move || {
        let refused = question.answer.with(|answer| match answer.as_deref() {
            Some(Analysis::None { error }) => Some(said::error(*error, format.get())),
            _ => None,
        });
        let text = match question.failure.get() {
            Some(failure) => words::reread(&failure, data, format.get()),
            None => refused?,
        };
        Some(view! { <p class="problem" role="alert">{text}</p> })
    };
    let period = chips(
        state,
        t::cohorts::period,
        Period::ALL.map(periods::every).to_vec(),
        Arc::new(move || Period::ALL.iter().position(|own| *own == desk.trend.get())),
        always(),
        Arc::new(move |index| desk.trend.set(Period::ALL[index])),
    );
    let chart = move |make: fn(&Trend, Format) -> Option<SharedChart>| {
        move || trend.with(|trend| make(trend.as_deref()?, format.get()))
    };
    let take = move |make: fn(&Trend, Format) -> super::export::Sheet| {
        buttons(state, move |give| {
            if let Some(trend) = trend.get_untracked() {
                give(make(&trend, format.get_untracked()));
            }
        })
    };
    view! {
        <h2 class="lead">
            {move || trend.with(|trend| Some(rich(&lead::lead(trend.as_deref()?, format.get()))))}
        </h2>
        <div class="look">{period}</div>
        <p class="hint" role="status">
            {move || question.waiting.get().then(|| t::cohorts::reckoning(l()))}
        </p>
        {problem}
        <div
            class="cohort-work"
            class:waiting=move || question.waiting.get()
            aria-busy=move || question.waiting.get().to_string()
            hidden=move || trend.with(Option::is_none)
        >
            {chart_view("trend-revenue", state.locale, chart(|trend, f| shared(stacks::revenue(trend, f))))}
            {chart_view("trend-customers", state.locale, chart(|trend, f| shared(stacks::customers(trend, f))))}
            {chart_view("trend-ltv", state.locale, chart(|trend, f| lines::ltv(trend, f).and_then(shared)))}
            <div class="two">
                {chart_view("trend-aov", state.locale, chart(|trend, f| shared(lines::aov(trend, f))))}
                {chart_view("trend-frequency", state.locale, chart(|trend, f| shared(lines::frequency(trend, f))))}
            </div>
            {chart_view("trend-repeat", state.locale, chart(|trend, f| shared(lines::repeat_rate(trend, f))))}
            <p class="hint">{say(state.locale, t::cohorts::by_period_table)} " " {take(sheets::by_period)}</p>
            <p class="hint">{say(state.locale, t::cohorts::by_cohort_table)} " " {take(sheets::by_cohort)}</p>
            <details class="more-ways">
                <summary>{say(state.locale, t::cohorts::margin_fold)}</summary>
                {margin(state, data, desk, format)}
            </details>
        </div>
    }
    .into_any()
}

#[allow(clippy::unnecessary_wraps)] // what a chart's view takes
fn shared(chart: impl Chart + 'static) -> Option<SharedChart> {
    Some(Arc::new(chart) as SharedChart)
}
