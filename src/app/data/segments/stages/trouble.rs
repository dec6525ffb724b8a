//! Why there are no stages, and what would bring some.

use leptos::prelude::*;
use ltv_engine::segments::lifecycle::LifecycleError;

use super::{Screen, words};
use crate::app::data::parts::action;
use crate::app::data::segments::question::Question;
use crate::app::data::segments::trouble;
use crate::app::data::state::Extra;
use crate::app::data::words::reread;
use crate::i18n::{rich, t};

/// Days to begin with where no rhythm can be told.
const CYCLES: [f64; 3] = [30.0, 60.0, 90.0];

pub(super) fn trouble(
    screen: Screen,
    question: Question,
    refused: Memo<Option<LifecycleError>>,
) -> AnyView {
    let failed = trouble::failed(screen.state, screen.data, screen.format, move || {
        question.failure.get()
    });
    let without = move || {
        let error = refused.get()?;
        let text = words::error(error, screen.format.get());
        let ways = matches!(error, LifecycleError::NoCycle { .. }).then(|| cycles(screen));
        Some(view! {
            <div class="problem" role="alert">
                <p>{text}</p>
                {ways}
            </div>
        })
    };
    let members = move || {
        let f = screen.format.get();
        let (text, failed) = screen.data.segments.roster.with(|roster| match roster {
            Extra::Waiting => Some((t::segments::roster_waiting(f.locale).to_owned(), false)),
            Extra::Failed(failure) => {
                let why = reread(failure, screen.data, f);
                Some((t::segments::RosterFailed { why: &why }.text(f.locale), true))
            }
            Extra::Unasked | Extra::There(_) => None,
        })?;
        if !failed {
            return Some(view! { <p class="hint" role="status">{rich(&text)}</p> }.into_any());
        }
        let again = action(screen.state, "secondary", t::data::retry, move || {
            screen.data.bring_roster();
        });
        Some(
            view! { <div class="problem" role="alert"><p>{rich(&text)}</p> {again}</div> }
                .into_any(),
        )
    };
    view! { {failed} {without} {members} }.into_any()
}

/// Cycles to try.
fn cycles(screen: Screen) -> AnyView {
    let state = screen.state;
    let button = |days: f64| {
        let text = move || {
            let f = screen.format.get();
            t::segments::TryCycle {
                days: &f.count(days),
            }
            .text(f.locale)
        };
        let set = move |_| {
            screen
                .desk
                .stages
                .update(|choices| choices.fixed = Some(days));
        };
        view! {
            <button type="button" class="secondary" on:click=set>
                {text}
            </button>
        }
        .into_any()
    };
    view! {
        <p>{move || t::segments::no_cycle_do(state.locale.get())}</p>
        <div class="buttons">{CYCLES.map(button).into_iter().collect::<Vec<_>>()}</div>
    }
    .into_any()
}
