//! Cohorts: customers by when they first bought or by a label, followed period
//! by period.

mod bar;
mod card;
mod choices;
mod curves;
mod figures;
mod grid;
mod heat;
mod keys;
mod lead;
mod margin;
mod members;
mod multiples;
mod panel;
pub(super) mod parts;
pub(super) mod said;
mod sheets;
mod titles;
mod ways;
mod window;

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::cohorts::Contribution;
use ltv_worker::protocol::{Analysis, Ask, CellPlace, LabelSource};

pub(super) use self::choices::Choices;
use self::choices::{Given, lacking};
use self::heat::Shown;
pub(super) use self::margin::margin;
use self::members::Opened;
use super::desk::Desk;
use super::export::buttons;
use super::state::DataState;
use super::words;
use crate::app::state::AppState;
use crate::chart::{SharedChart, chart_view};
use crate::i18n::{Format, rich, say, t};

pub(super) fn cohorts(state: AppState, data: DataState, format: Memo<Format>) -> AnyView {
    let Some(desk) = use_context::<Desk>() else {
        return ().into_any();
    };
    let choices = desk.choices;
    let has = move |source: &LabelSource| data.label_sources().iter().any(|(_, own)| own == source);
    let ask = Memo::new(move |_| {
        let contribution = desk.contribution(state, data);
        choices.with(|choices| choices.ask(contribution, has))
    });
    let given = Memo::new(move |_| {
        ask.with(|ask| Given {
            by_label: ask.options.by == ltv_engine::cohorts::CohortBy::Label,
            contribution: ask.options.contribution != Contribution::Unknown,
        })
    });
    let question = Memo::new(move |_| Some(Ask::Cohorts { ask: ask.get() }));
    let question = desk.answers.follow(data, question);
    // Why nothing can be shown of it, in the place of the table.
    let missing = Memo::new(move |_| {
        let f = format.get();
        if let Some(words) = lacking(choices.with(|now| now.view), given.get()) {
            return Some(words(f.locale).to_owned());
        }
        if let Some(failure) = question.failure.get() {
            return Some(words::reread(&failure, data, f));
        }
        question.answer.with(|answer| match answer.as_deref() {
            Some(Analysis::None { error }) => Some(said::error(*error, f)),
            _ => None,
        })
    });
    // Taken out of the answer once, not whenever it is looked at in another way.
    let answer = Memo::new(move |_| {
        question.answer.with(|answer| match answer.as_deref() {
            Some(Analysis::Cohorts { cohorts }) => Some(Arc::new((**cohorts).clone())),
            _ => None,
        })
    });
    let shown: Memo<Shown> = Memo::new(move |_| Some((answer.get()?, choices.get())));
    page(
        state,
        data,
        desk,
        format,
        given,
        ask,
        question.waiting,
        missing,
        shown,
    )
}

#[allow(clippy::too_many_arguments)] // the parts of one page, made in one place
fn page(
    state: AppState,
    data: DataState,
    desk: Desk,
    format: Memo<Format>,
    given: Memo<Given>,
    ask: Memo<ltv_worker::protocol::CohortAsk>,
    waiting: RwSignal<bool>,
    missing: Memo<Option<String>>,
    shown: Memo<Shown>,
) -> AnyView {
    let l = move || state.locale.get();
    let with = move |make: fn(&ltv_worker::protocol::CohortAnswer, &Choices, Format) -> String| {
        shown.with(|shown| {
            let (answer, choices) = shown.as_ref()?;
            Some(make(answer, choices, format.get()))
        })
    };
    let lead = move || {
        let text = with(|answer, _, f| lead::lead(&answer.table, f))?;
        // Names from the file may hold the marks of emphasis: shown as they are.
        Some(if given.get().by_label {
            vec![text.into_any()]
        } else {
            rich(&text)
        })
    };
    let caption = move || with(|_, choices, f| figures::caption(choices, f));
    let opened = RwSignal::new(None::<Opened>);
    let chosen = RwSignal::new(None::<usize>);
    let tabled = panel::table_of(shown, chosen);
    let open = move |row: usize, age: usize| {
        let Some((answer, _)) = tabled.get_untracked() else {
            return;
        };
        let Some(own) = answer.table.rows.get(row) else {
            return;
        };
        // Projected cells hold nobody yet; an old answer is of another question.
        if age >= own.cells.len() || waiting.get_untracked() {
            return;
        }
        let f = format.get_untracked();
        let title = members::title(&own.key, &answer.table, age, f);
        let group = panel::name_of(shown, chosen, f);
        let title = group.map_or_else(|| title.clone(), |group| [&group, " · ", &title].concat());
        opened.set(Some(Opened {
            ask: ask.get_untracked(),
            cell: CellPlace {
                panel: chosen.get_untracked().map(|panel| panel as u32),
                row: row as u32,
                age: age as u32,
            },
            title,
        }));
    };
    let back = RwSignal::new(None::<CellPlace>);
    let no_projection = move || {
        shown.with(|shown| {
            let (answer, _) = shown.as_ref()?;
            let why = answer.no_projection?;
            let text = said::no_projection(why, format.get());
            Some(view! { <p class="callout">{text}</p> })
        })
    };
    let method = move || {
        let (answer, choices) = shown.get()?;
        grid::shown_projection(&answer, &choices)?;
        let by = said::projection_method(answer.projection.as_ref()?.method);
        Some(view! { <p class="note">{by(l())}</p> })
    };
    let take = move |all: bool| {
        buttons(state, move |give| {
            let of = if all { shown } else { tabled };
            if let Some((answer, choices)) = of.get_untracked() {
                let f = format.get_untracked();
                give(if all {
                    sheets::everything(&answer, f)
                } else {
                    sheets::shown(&answer, &choices, f)
                });
            }
        })
    };
    let curves = move || {
        shown.with(|shown| {
            let (answer, choices) = shown.as_ref()?;
            Some(Arc::new(curves::curves(answer, choices, format.get())) as SharedChart)
        })
    };
    let panels = move || {
        shown.with(|shown| {
            let (answer, choices) = shown.as_ref()?;
            let chart = multiples::multiples(answer, choices, format.get())?;
            Some(Arc::new(chart) as SharedChart)
        })
    };
    let first = move || shown.with(Option::is_none) && waiting.get();
    view! {
        <h2 class="lead">{lead}</h2>
        {bar::bar(state, data, desk, format, given)}
        <p class="hint" role="status">
            {move || waiting.get().then(|| t::cohorts::reckoning(l()))}
        </p>
        <p class="callout" role="status" hidden=move || missing.with(Option::is_none)>
            {move || missing.get()}
        </p>
        {no_projection}
        <div
            class="cohort-work"
            class:waiting=move || waiting.get()
            aria-busy=move || waiting.get().to_string()
            hidden=move || missing.with(Option::is_some) || first()
        >
            <figure class="chart">
                <figcaption>
                    <h2>{caption}</h2>
                    <p class="sub">{move || with(titles::key)}</p>
                    <p class="chart-tools">{take(false)}</p>
                </figcaption>
                {panel::choice(state, format, shown, chosen)}
                {heat::heat(state, format, tabled, open, back)}
                {method}
                <p class="hint">{say(state.locale, t::cohorts::every_figure)} " " {take(true)}</p>
            </figure>
            {chart_view("cohort-curves", state.locale, curves)}
            {chart_view("cohort-panels", state.locale, panels)}
        </div>
        {members::members(state, data, desk, format, opened, move |cell| back.set(Some(cell)))}
    }
    .into_any()
}
