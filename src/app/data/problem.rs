//! What stands in the way of the place as a whole, with the way out.

use leptos::prelude::*;
use ltv_engine::ingest::values::CurrencyCode;
use ltv_worker::protocol::Failure;

use super::parts::action;
use super::state::{DataState, Problem, Stage};
use super::words;
use crate::app::state::AppState;
use crate::i18n::{say, t};

pub(super) fn problem(state: AppState, data: DataState) -> AnyView {
    let panel = move |problem: Problem| match problem {
        Problem::Currencies(found) => currencies(state, data, &found),
        problem => alert(state, data, problem),
    };
    view! { {move || data.problem.get().map(panel)} }.into_any()
}

fn alert(state: AppState, data: DataState, problem: Problem) -> AnyView {
    let retry = matches!(
        problem,
        Problem::Engine(Failure::Unavailable | Failure::Crashed)
    )
    .then(|| action(state, "secondary", t::data::retry, move || data.load()));
    let back = move || {
        let away = data.stage.with(|stage| *stage == Stage::Start);
        (away && data.dataset.with(Option::is_some))
            .then(|| action(state, "link", t::data::back_to_results, move || data.back()))
    };
    view! {
        <div class="problem" role="alert">
            <strong>{say(state.locale, t::errors::title)}</strong>
            <p>{move || words::problem(&problem, state.format())}</p>
            <div class="buttons">{retry} {back}</div>
        </div>
    }
    .into_any()
}

/// Amounts of several currencies cannot be added up: one press chooses which
/// count, and reads again.
fn currencies(state: AppState, data: DataState, found: &[(Option<CurrencyCode>, u64)]) -> AnyView {
    let unnamed: u64 = found
        .iter()
        .filter(|(code, _)| code.is_none())
        .map(|(_, rows)| rows)
        .sum();
    let buttons: Vec<AnyView> = found
        .iter()
        .filter_map(|&(code, rows)| Some((code?, rows)))
        .map(|(code, rows)| {
            let text = move || {
                let f = state.format();
                t::files::CurrencyRows {
                    code: code.as_str(),
                    rows: &f.count(rows as f64),
                }
                .text(f.locale)
            };
            view! {
                <button type="button" class="secondary" on:click=move |_| data.choose_currency(code)>
                    {text}
                </button>
            }
            .into_any()
        })
        .collect();
    let note = move || {
        (unnamed > 0).then(|| {
            let f = state.format();
            t::files::CurrencyUnnamed {
                rows: &f.count(unnamed as f64),
            }
            .text(f.locale)
        })
    };
    view! {
        <div class="problem question" role="alert">
            <strong>{say(state.locale, t::files::which_currency)}</strong>
            <p>
                {say(state.locale, t::files::which_currency_help)}
                {say(state.locale, t::cohorts::between)} {note}
            </p>
            <div class="buttons">{buttons}</div>
        </div>
    }
    .into_any()
}
