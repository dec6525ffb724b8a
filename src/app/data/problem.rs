//! What stands in the way, with the way out.

use leptos::prelude::*;
use ltv_worker::protocol::Failure;

use super::state::{DataState, Problem, Stage};
use super::words;
use crate::app::state::AppState;
use crate::i18n::{say, t};

pub(super) fn problem(state: AppState, data: DataState) -> AnyView {
    let panel = move |problem: Problem| {
        let retry = matches!(
            problem,
            Problem::Engine(Failure::Unavailable | Failure::Crashed | Failure::Unreadable)
        )
        .then(|| {
            view! {
                <button type="button" class="secondary" on:click=move |_| data.retry()>
                    {say(state.locale, t::data::retry)}
                </button>
            }
        });
        let back = move || {
            (data.dataset.with(Option::is_some)
                && !data.stage.with(|s| matches!(s, Stage::Results)))
            .then(|| {
                view! {
                    <button type="button" class="link" on:click=move |_| data.back()>
                        {say(state.locale, t::data::back_to_results)}
                    </button>
                }
            })
        };
        let said = problem.clone();
        view! {
            <div class="problem" role="alert">
                <strong>{say(state.locale, t::errors::title)}</strong>
                <p>{move || words::problem(&said, data, state.format())}</p>
                {rejected(&problem, state, data)}
                <div class="buttons">{retry} {back}</div>
            </div>
        }
        .into_any()
    };
    view! { {move || data.problem.get().map(panel)} }.into_any()
}

/// When no row at all could be used, the account of the rows says why.
fn rejected(problem: &Problem, state: AppState, data: DataState) -> Option<AnyView> {
    let Problem::Engine(Failure::Content {
        error: ltv_engine::ingest::ImportError::NoValidRow { report },
    }) = problem
    else {
        return None;
    };
    let report = (**report).clone();
    let Stage::Mapping(preview) = data.stage.get_untracked() else {
        return None;
    };
    let names: Vec<_> = preview
        .columns
        .iter()
        .map(|column| column.name.clone())
        .collect();
    Some(view! { {move || super::report::reasons(&report, &names, state.locale.get(), state.format())} }.into_any())
}
