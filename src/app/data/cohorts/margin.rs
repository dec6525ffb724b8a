//! Margin and cost to serve: the calculator's, until others are typed here.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::desk::Desk;
use super::super::state::DataState;
use super::parts::{Typed, said, typed};
use crate::app::state::AppState;
use crate::i18n::{Format, t};

pub(in crate::app::data) fn margin(
    state: AppState,
    data: DataState,
    desk: Desk,
    format: Memo<Format>,
) -> AnyView {
    let note = move || {
        let l = state.locale.get();
        let example = state.form.with(|form| !form.edited);
        let other = format.get().currency != state.currency.get();
        let own = desk.margin.get().is_some();
        match (own, example, other) {
            (true, ..) => t::cohorts::margin_own(l),
            (_, _, true) => t::cohorts::margin_other_currency(l),
            (_, true, _) => t::cohorts::margin_example(l),
            _ => t::cohorts::margin_calculator(l),
        }
    };
    // To a hundredth of a percent: 0.29 × 100 is not 29 in floats.
    let percent = |share: f64| (share * 10_000.0).round() / 100.0;
    view! {
        <div class="way">
            <div class="controls">
                {typed(
                    state,
                    Typed {
                        label: t::cohorts::margin,
                        marks: [said(t::cohorts::nothing), Arc::new(|_| "%".to_owned())],
                        range: (0.0, 100.0),
                        get: Arc::new(move || desk.margin_of(state).map(percent)),
                        set: Arc::new(move |typed| desk.margin.set(typed.map(|value| value / 100.0))),
                    },
                )}
                {typed(
                    state,
                    Typed {
                        label: t::cohorts::cost,
                        marks: [
                            Arc::new(move |l| format.get().currency.symbol(l).to_owned()),
                            said(t::cohorts::nothing),
                        ],
                        range: (0.0, 1e9),
                        get: Arc::new(move || Some(desk.cost_of(state, data))),
                        set: Arc::new(move |typed| desk.cost.set(typed)),
                    },
                )}
            </div>
            <p class="note">{note}</p>
        </div>
    }
    .into_any()
}
