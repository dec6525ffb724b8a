//! The control bar: the views wanted most, the period and the rows; all else
//! in a fold.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::cohorts::Scale;
use ltv_engine::units::Period;
use ltv_worker::protocol::LabelSource;

use super::super::desk::Desk;
use super::super::periods;
use super::super::state::DataState;
use super::choices::{Given, lacking};
use super::figures::NAMED;
use super::parts::{Said, Why, chips, picker, said};
use super::ways::ways;
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

pub(super) fn bar(
    state: AppState,
    data: DataState,
    desk: Desk,
    format: Memo<Format>,
    given: Memo<Given>,
) -> AnyView {
    let choices = desk.choices;
    let why: Why = Arc::new(move |index| lacking(NAMED[index].0, given.get()));
    let ready = chips(
        state,
        t::data::measure,
        NAMED.iter().map(|(_, words)| *words).collect(),
        Arc::new(move || {
            choices.with(|now| {
                let plain = now.scale == Scale::Absolute;
                NAMED
                    .iter()
                    .position(|(view, _)| plain && *view == now.view)
            })
        }),
        why,
        Arc::new(move |index| {
            choices.update(|now| {
                now.view = NAMED[index].0;
                now.scale = Scale::Absolute;
            });
        }),
    );
    let period = picker(
        state,
        t::cohorts::period,
        Period::ALL.map(periods::every).map(said).to_vec(),
        Arc::new(move || {
            let now = choices.with(|now| now.period);
            Period::ALL
                .iter()
                .position(|period| *period == now)
                .unwrap_or(1)
        }),
        Arc::new(move |index| choices.update(|now| now.period = Period::ALL[index])),
    );
    let rows = sources(
        state,
        data,
        t::cohorts::rows_by,
        t::cohorts::by_first_order,
        Arc::new(move || choices.with(|now| now.rows.clone())),
        Arc::new(move |chosen| choices.update(|now| now.rows = chosen)),
    );
    view! {
        <div class="look">
            {ready} <span class="grow"></span> {period} {rows}
        </div>
        <details class="more-ways">
            <summary>{say(state.locale, t::cohorts::more_ways)}</summary>
            {ways(state, data, desk, format, given)}
        </details>
    }
    .into_any()
}

/// A list of the columns that customers can be grouped by; first of all, none.
pub(super) fn sources(
    state: AppState,
    data: DataState,
    label: Words,
    none: Words,
    current: Arc<dyn Fn() -> Option<LabelSource> + Send + Sync>,
    choose: Arc<dyn Fn(Option<LabelSource>) + Send + Sync>,
) -> AnyView {
    // The list is another when other data are there.
    let sources = Memo::new(move |_| data.label_sources());
    let list = move || {
        let (current, choose) = (current.clone(), choose.clone());
        let sources = sources.get();
        let mut options: Vec<Said> = vec![said(none)];
        for (name, _) in &sources {
            let name = name.clone();
            options.push(Arc::new(move |_| name.clone()));
        }
        let sources = Arc::new(sources);
        let all = sources.clone();
        picker(
            state,
            label,
            options,
            Arc::new(move || {
                let now = current();
                let at = all.iter().position(|(_, own)| Some(own) == now.as_ref());
                at.map_or(0, |at| at + 1)
            }),
            Arc::new(move |index| {
                let source = index.checked_sub(1).and_then(|at| sources.get(at));
                choose(source.map(|(_, source)| source.clone()));
            }),
        )
    };
    view! { {list} }.into_any()
}
