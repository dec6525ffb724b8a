//! Why a question has no answer, and the way to ask it again.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_worker::protocol::Failure;

use crate::app::data::parts::action;
use crate::app::data::state::{DataState, Problem};
use crate::app::data::table::Live;
use crate::app::data::words::problem;
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{Format, Locale, t};

/// The words, where there is no answer.
pub(super) fn failed(
    state: AppState,
    data: DataState,
    format: Memo<Format>,
    failure: impl Fn() -> Option<Failure> + Send + Sync + 'static,
) -> AnyView {
    refused(state, data, format, Arc::new(failure))
}

fn refused(
    state: AppState,
    data: DataState,
    format: Memo<Format>,
    failure: Live<Option<Failure>>,
) -> AnyView {
    let told = move || {
        let text = problem(&Problem::Engine(failure()?), format.get());
        let again = move || data.segments.ask_again();
        Some(view! {
            <div class="problem" role="alert">
                <p>{text}</p>
                {action(state, "secondary", t::data::retry, again)}
            </div>
        })
    };
    told.into_any()
}

/// What leads a screen without an answer: one is on its way, or will not come.
pub(super) fn lead(failed: bool, waiting: Words, l: Locale) -> String {
    if failed {
        t::segments::lead_failed(l).to_owned()
    } else {
        waiting(l).to_owned()
    }
}
