//! What is done of a forecast, what is being computed, and the way out.

use leptos::prelude::*;

use crate::app::data::focus;
use crate::app::data::state::{DataState, Results, Run};
use crate::app::state::AppState;
use crate::i18n::{Format, say, spoken, t};

/// A part of the work: its words, and whether it is done.
type Part = (String, bool);

pub(super) fn progress(state: AppState, data: DataState, format: Memo<Format>) -> AnyView {
    let forecasts = data.forecasts;
    let running = Memo::new(move |_| forecasts.run.get() == Run::Running);
    let parts = Memo::new(move |_| {
        forecasts
            .fresh
            .with(|fresh| fresh.as_ref().map(|fresh| parts(fresh, format.get())))
    });
    let share = move || {
        let share = forecasts
            .fresh
            .with(|fresh| fresh.as_ref().map_or(0.0, |fresh| share(fresh)));
        crate::digits::fixed(share, 3)
    };
    let list = move || {
        let parts = parts.get().unwrap_or_default();
        let now = parts.iter().position(|(_, done)| !done);
        let line = |(at, (text, done)): (usize, Part)| {
            let class = match (done, Some(at) == now) {
                (true, _) => "done",
                (false, true) => "doing",
                (false, false) => "ahead",
            };
            view! { <li class=class aria-current=(Some(at) == now).then_some("step")>{text}</li> }
                .into_any()
        };
        parts.into_iter().enumerate().map(line).collect::<Vec<_>>()
    };
    let words = move || {
        let l = format.get().locale;
        if forecasts.kept.with(Option::is_some) {
            t::forecast::running_new(l)
        } else {
            t::forecast::running(l)
        }
    };
    let said = move || {
        let l = state.locale.get();
        match forecasts.run.get() {
            Run::Running => t::forecast::running(l),
            Run::Cancelled => t::forecast::cancelled(l),
            _ => "",
        }
    };
    let cancel = move |event| {
        data.cancel_forecast();
        focus::pass(&event, ".again");
    };
    view! {
        <p class="sr" role="status">
            {said}
        </p>
        <div class="making" hidden=move || !running.get()>
            <p><b>{words}</b></p>
            <progress max="1" value=share aria-label=spoken(state.locale, t::forecast::running)></progress>
            <ol class="parts">{list}</ol>
            <div class="buttons">
                <button type="button" class="secondary" on:click=cancel>
                    {say(state.locale, t::data::cancel)}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// Steps told, of those expected. A scorecard that is left out jumps over its own.
fn share(results: &Results) -> f64 {
    let models = results.options.models.len();
    let of = models * 2 + 5;
    let tried = if results.scorecard.is_some() {
        models
    } else {
        results.tried.len()
    };
    let flags = [
        results.fitness.is_some(),
        results.spend.is_some(),
        results.scorecard.is_some(),
        results.tracking.is_some(),
        results.outlook.is_some(),
    ];
    let done = fitted(results) + tried + flags.into_iter().filter(|flag| *flag).count();
    done as f64 / of as f64
}

fn fitted(results: &Results) -> usize {
    results.fits.len() + results.refused.len()
}

fn parts(results: &Results, f: Format) -> Vec<Part> {
    let l = f.locale;
    let models = results.options.models.len();
    let count = |n: usize| f.count(n as f64);
    vec![
        (
            t::forecast::step_fitness(l).to_owned(),
            results.fitness.is_some(),
        ),
        (
            t::forecast::StepModels {
                done: &count(fitted(results)),
                all: &count(models),
            }
            .text(l),
            fitted(results) >= models,
        ),
        (
            t::forecast::step_spend(l).to_owned(),
            results.spend.is_some(),
        ),
        (
            t::forecast::StepScorecard {
                done: &count(results.tried.len()),
                all: &count(models),
            }
            .text(l),
            results.scorecard.is_some(),
        ),
        (
            t::forecast::step_tracking(l).to_owned(),
            results.tracking.is_some(),
        ),
        (
            t::forecast::step_outlook(l).to_owned(),
            results.outlook.is_some(),
        ),
    ]
}
