//! The fold of the control bar: every way to look at cohorts.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::cohorts::{Basis, CohortView, Measure, Projected, Retention, Scale, Span};

use super::super::desk::Desk;
use super::super::focus;
use super::super::state::DataState;
use super::bar::sources;
use super::choices::{Given, RETENTION, lacking, so_far};
use super::figures;
use super::margin::margin;
use super::parts::{Typed, always, chips, said, typed};
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

const MEASURES: [Measure; 6] = [
    Measure::Active,
    Measure::Retained,
    Measure::Orders,
    Measure::Revenue,
    Measure::Contribution,
    Measure::OrderValue,
];
const SPANS: [(Span, Words); 2] = [
    (Span::Period, t::cohorts::per_period),
    (Span::Cumulative, t::cohorts::so_far),
];
const BASES: [(Basis, Words); 3] = [
    (Basis::Customer, t::cohorts::per_customer),
    (Basis::Active, t::cohorts::per_active),
    (Basis::Total, t::cohorts::total),
];
const SCALES: [(Scale, Words); 3] = [
    (Scale::Absolute, t::cohorts::absolute),
    (Scale::OfFirst, t::cohorts::of_first),
    (Scale::VersusAverage, t::cohorts::versus_average),
];
/// Days of silence that are no lapse, until somebody says otherwise.
const GAP: u32 = 90;
const PROJECTED: [(Projected, Measure, Words); 4] = [
    (Projected::Orders, Measure::Orders, t::cohorts::orders),
    (Projected::Revenue, Measure::Revenue, t::cohorts::revenue),
    (
        Projected::Contribution,
        Measure::Contribution,
        t::cohorts::contribution,
    ),
    (Projected::Retained, Measure::Retained, t::cohorts::retained),
];

pub(super) fn ways(
    state: AppState,
    data: DataState,
    desk: Desk,
    format: Memo<Format>,
    given: Memo<Given>,
) -> AnyView {
    let choices = desk.choices;
    // Buttons of one part of the view; those that do not go with the rest say why.
    let part = move |label: Words,
                     words: Vec<Words>,
                     at: fn(CohortView) -> Option<usize>,
                     with: fn(CohortView, usize) -> CohortView| {
        chips(
            state,
            label,
            words,
            Arc::new(move || at(choices.with(|now| now.view))),
            Arc::new(move |index| lacking(with(choices.with(|now| now.view), index), given.get())),
            Arc::new(move |index| choices.update(|now| now.view = with(now.view, index))),
        )
    };
    let measure = part(
        t::cohorts::what,
        MEASURES.map(figures::measure).to_vec(),
        |view| MEASURES.iter().position(|own| *own == view.measure),
        |view, index| CohortView {
            measure: MEASURES[index],
            ..view
        },
    );
    let span = part(
        t::cohorts::when,
        SPANS.map(|(_, words)| words).to_vec(),
        |view| SPANS.iter().position(|(own, _)| *own == view.span),
        |view, index| CohortView {
            span: SPANS[index].0,
            ..view
        },
    );
    let basis = chips(
        state,
        t::cohorts::of_whom,
        BASES.map(|(_, words)| words).to_vec(),
        Arc::new(move || {
            let view = choices.with(|now| now.view);
            let own = BASES.iter().position(|(own, _)| *own == view.basis);
            own.filter(|_| view.measure != Measure::OrderValue)
        }),
        Arc::new(move |index| {
            let view = choices.with(|now| now.view);
            if view.measure == Measure::OrderValue {
                return Some(t::cohorts::why_order_value as Words);
            }
            let basis = BASES[index].0;
            lacking(CohortView { basis, ..view }, given.get())
        }),
        Arc::new(move |index| choices.update(|now| now.view.basis = BASES[index].0)),
    );
    let scale = chips(
        state,
        t::cohorts::against,
        SCALES.map(|(_, words)| words).to_vec(),
        Arc::new(move || {
            let now = choices.with(|now| now.scale);
            SCALES.iter().position(|(own, _)| *own == now)
        }),
        always(),
        Arc::new(move |index| choices.update(|now| now.scale = SCALES[index].0)),
    );
    let panels = move || {
        if given.get().by_label {
            return view! { <p class="note">{say(state.locale, t::cohorts::why_panels)}</p> }
                .into_any();
        }
        sources(
            state,
            data,
            t::cohorts::panels_by,
            t::cohorts::none,
            Arc::new(move || choices.with(|now| now.panels.clone())),
            Arc::new(move |chosen| choices.update(|now| now.panels = chosen)),
        )
    };
    view! {
        <div class="ways">
            {measure} {span} {basis} {scale} {retention(state, desk)}
            {projection(state, desk, given)} {margin(state, data, desk, format)} {panels}
        </div>
    }
    .into_any()
}

/// What *retained* means.
fn retention(state: AppState, desk: Desk) -> AnyView {
    let choices = desk.choices;
    let kind = Memo::new(move |_| match choices.with(|now| now.retention) {
        Retention::Active => 0_usize,
        Retention::Rolling => 1,
        Retention::Survival { .. } => 2,
    });
    let means = move || {
        let words: Words = match kind.get() {
            0 => t::cohorts::active_means,
            1 => t::cohorts::rolling_means,
            _ => t::cohorts::survival_means,
        };
        words(state.locale.get())
    };
    let gap = move || {
        (kind.get() == 2).then(|| {
            typed(
                state,
                Typed {
                    label: t::cohorts::gap_days,
                    marks: [said(t::cohorts::nothing), said(t::cohorts::days)],
                    range: (1.0, 3_650.0),
                    get: Arc::new(move || match choices.with(|now| now.retention) {
                        Retention::Survival { gap_days } => Some(f64::from(gap_days)),
                        _ => None,
                    }),
                    set: Arc::new(move |days| {
                        let gap_days = days.map_or(GAP, |days| days.round() as u32);
                        choices.update(|now| now.retention = Retention::Survival { gap_days });
                    }),
                },
            )
        })
    };
    view! {
        <div class="way">
            {chips(
                state,
                t::cohorts::retained_means,
                vec![t::cohorts::retention_active, t::cohorts::rolling, t::cohorts::survival],
                Arc::new(move || Some(kind.get())),
                always(),
                Arc::new(move |index| {
                    choices.update(|now| {
                        now.retention = match index {
                            0 => Retention::Active,
                            1 => Retention::Rolling,
                            _ => Retention::Survival { gap_days: GAP },
                        };
                    });
                }),
            )}
            <p class="note">{means}</p>
            {gap}
        </div>
    }
    .into_any()
}

/// What is continued into periods not observed yet.
fn projection(state: AppState, desk: Desk, given: Memo<Given>) -> AnyView {
    let choices = desk.choices;
    let mut words: Vec<Words> = vec![t::cohorts::off];
    words.extend(PROJECTED.map(|(_, _, words)| words));
    let elsewhere = Memo::new(move |_| {
        choices.with(|now| {
            let of = PROJECTED
                .iter()
                .find(|(own, ..)| Some(*own) == now.project)?;
            (!now.shows_projection()).then_some(of.1)
        })
    });
    view! {
        <div class="way" data-project="">
            {chips(
                state,
                t::cohorts::project,
                words,
                Arc::new(move || {
                    let now = choices.with(|now| now.project);
                    let at = PROJECTED.iter().position(|(own, ..)| Some(*own) == now);
                    Some(at.map_or(0, |at| at + 1))
                }),
                Arc::new(move |index| {
                    let given = given.get();
                    match index {
                        0 => None,
                        _ if given.by_label => Some(t::cohorts::why_project_label as Words),
                        3 if !given.contribution => Some(t::cohorts::why_margin as Words),
                        _ => None,
                    }
                }),
                Arc::new(move |index| {
                    let of = index.checked_sub(1).map(|at| PROJECTED[at].0);
                    choices.update(|now| now.project = of);
                }),
            )}
            {move || {
                elsewhere
                    .get()
                    .map(|measure| {
                        let share = measure == Measure::Retained;
                        let where_else = if share {
                            t::cohorts::project_elsewhere_share
                        } else {
                            t::cohorts::project_elsewhere
                        };
                        view! {
                            <p class="note">
                                {say(state.locale, where_else)} " "
                                <button
                                    type="button"
                                    class="link"
                                    on:click=move |event| {
                                        // This line is gone then.
                                        focus::pass(&event, "[data-project] [aria-pressed=true]");
                                        choices
                                            .update(|now| {
                                                now.view = if share { RETENTION } else { so_far(measure) };
                                                if share && !matches!(now.retention, Retention::Survival { .. }) {
                                                    now.retention = Retention::Survival { gap_days: GAP };
                                                }
                                                now.scale = Scale::Absolute;
                                            });
                                    }
                                >
                                    {say(state.locale, t::cohorts::project_show)}
                                </button>
                            </p>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}
