//! Whose table is shown where there is one a label: everyone's, or a label's.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_worker::protocol::CohortAnswer;

use super::heat::Shown;
use super::parts::{Said, picker, said};
use super::said::row_name;
use crate::app::state::AppState;
use crate::i18n::{Format, t};

/// What is shown with the table of the chosen panel in the place of everyone's.
/// A choice that the answer does not have, since it is of another question, is
/// taken back.
pub(super) fn table_of(shown: Memo<Shown>, chosen: RwSignal<Option<usize>>) -> Memo<Shown> {
    Effect::new(move |_| {
        let count = shown.with(|shown| shown.as_ref().map(|(answer, _)| answer.panels.len()));
        if let (Some(count), Some(at)) = (count, chosen.get_untracked())
            && at >= count
        {
            chosen.set(None);
        }
    });
    Memo::new(move |_| {
        let (answer, choices) = shown.get()?;
        let panel = chosen.get().and_then(|at| answer.panels.get(at));
        let Some(panel) = panel else {
            return Some((answer, choices));
        };
        let own = CohortAnswer {
            table: panel.table.clone(),
            panels: Vec::new(),
            // What is projected is everyone's.
            projection: None,
            no_projection: None,
        };
        Some((Arc::new(own), choices))
    })
}

/// The label whose table is shown; `None` for everyone's.
pub(super) fn name_of(
    shown: Memo<Shown>,
    chosen: RwSignal<Option<usize>>,
    f: Format,
) -> Option<String> {
    let (answer, _) = shown.get_untracked()?;
    let panel = answer.panels.get(chosen.get_untracked()?)?;
    Some(row_name(&panel.key, answer.table.period, f))
}

/// The list to choose from, while there are panels.
pub(super) fn choice(
    state: AppState,
    format: Memo<Format>,
    shown: Memo<Shown>,
    chosen: RwSignal<Option<usize>>,
) -> AnyView {
    let names = Memo::new(move |_| {
        let f = format.get();
        shown.with(|shown| {
            let (answer, _) = shown.as_ref()?;
            let period = answer.table.period;
            let names = answer
                .panels
                .iter()
                .map(|panel| row_name(&panel.key, period, f));
            Some(names.collect::<Vec<_>>())
        })
    });
    let list = move || {
        let names = names.get().filter(|names| !names.is_empty())?;
        let everyone: Said = said(t::cohorts::everyone);
        let labels = names
            .into_iter()
            .map(|name| -> Said { Arc::new(move |_| name.clone()) });
        let options = std::iter::once(everyone).chain(labels).collect();
        let current = move || chosen.get().map_or(0, |at| at + 1);
        Some(picker(
            state,
            t::cohorts::table_of,
            options,
            Arc::new(current),
            Arc::new(move |index: usize| chosen.set(index.checked_sub(1))),
        ))
    };
    view! { <div class="look">{list}</div> }.into_any()
}
