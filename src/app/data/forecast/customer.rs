//! A customer's card: what they bought, how likely they are a customer still,
//! when they will order next, and what they are worth.

use std::sync::Arc;

use leptos::html::Dialog;
use leptos::prelude::*;
use ltv_engine::calendar::Day;
use ltv_engine::forecast::Card;
use ltv_worker::protocol::Failure;

use super::shared;
use super::words::{between, day, horizon};
use crate::app::data::state::{DataState, Problem};
use crate::app::data::table::{Cell, Inside, Part, Row, still};
use crate::app::state::AppState;
use crate::chart::line::{Line, LineChart};
use crate::chart::{Heading, SharedChart, chart_view};
use crate::i18n::{Format, rich, say, t};

/// A card, with the day of the forecast and how far it looks ahead.
#[derive(Clone)]
struct Told {
    card: Card,
    today: Day,
    horizon: u32,
}

/// The card of the customer in `opened`.
pub(super) fn customer(
    state: AppState,
    data: DataState,
    format: Memo<Format>,
    opened: RwSignal<Option<u32>>,
) -> AnyView {
    let dialog = NodeRef::<Dialog>::new();
    let told = RwSignal::new(None::<Arc<Told>>);
    let failure = RwSignal::new(None::<Failure>);
    Effect::new(move |_| {
        let (Some(index), Some(dialog)) = (opened.get(), dialog.get()) else {
            return;
        };
        told.set(None);
        failure.set(None);
        if !dialog.open() {
            // An open dialog refuses to be opened again.
            let _ = dialog.show_modal();
        }
        let today = data
            .dataset
            .with_untracked(|all| all.as_ref().map(|all| all.loaded.summary.as_of));
        let horizon = data
            .forecasts
            .kept
            .with_untracked(|kept| kept.as_ref().map(|kept| kept.options.horizon));
        let (Some(today), Some(horizon)) = (today, horizon) else {
            return;
        };
        data.customer(index, move |answer| {
            // Another may have been opened since, or none.
            if opened.try_get_untracked().flatten() != Some(index) {
                return;
            }
            match answer {
                Ok(card) => told.set(Some(Arc::new(Told {
                    card,
                    today,
                    horizon,
                }))),
                Err(why) => failure.set(Some(why)),
            }
        });
    });
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let name = move || told.with(|told| told.as_ref().map(|told| told.card.person.id.clone()));
    let inside = move || {
        let f = format.get();
        told.with(|told| told.as_ref().map(|told| facts(told, f)))
    };
    let history = move || {
        let f = format.get();
        told.with(|told| told.as_ref().map(|told| bought(told, f)))
    };
    let chart = move || {
        let f = format.get();
        told.with(|told| path(told.as_ref()?, f))
    };
    let problem = move || {
        let text = super::super::words::problem(&Problem::Engine(failure.get()?), format.get());
        Some(view! { <p class="problem" role="alert">{text}</p> })
    };
    let waiting = move || {
        let wait = told.with(Option::is_none) && failure.with(Option::is_none);
        wait.then(|| t::cohorts::reckoning(state.locale.get()))
    };
    view! {
        <dialog
            node_ref=dialog
            class="members customer"
            aria-label=move || t::forecast::card_label(state.locale.get())
            on:close=move |_| opened.set(None)
        >
            <div class="members-head">
                <h2>{say(state.locale, t::forecast::card_label)} " " {name}</h2>
                <button type="button" class="secondary" on:click=close>
                    {say(state.locale, t::studio::close)}
                </button>
            </div>
            <p class="hint" role="status">{waiting}</p>
            {problem}
            {inside}
            {chart_view("customer-path", state.locale, chart)}
            {history}
        </dialog>
    }
    .into_any()
}

fn facts(told: &Told, f: Format) -> AnyView {
    let l = f.locale;
    let (card, person) = (&told.card, &told.card.person);
    let horizon = &*horizon(told.horizon, f);
    let (next, next_note) = next(told, f);
    let mut rows = vec![
        (
            t::forecast::chance(l).to_owned(),
            f.percent(person.p_alive, 1),
            [t::forecast::last_order(l), " ", &day(person.last, f)].concat(),
        ),
        (t::forecast::card_next(l).to_owned(), next, next_note),
        (
            t::forecast::CardOrders { horizon }.text(l),
            f.fixed(person.orders, 2),
            t::forecast::RangeNote {
                range: &between(card.orders.0, card.orders.1, |value| f.up_to(value, 1), f),
            }
            .text(l),
        ),
    ];
    if let Some(value) = person.value {
        let note = card.value.map_or_else(String::new, |(low, high)| {
            t::forecast::RangeNote {
                range: &between(low, high, |value| f.money(value), f),
            }
            .text(l)
        });
        rows.push((
            t::forecast::CardValue { horizon }.text(l),
            f.money(value),
            note,
        ));
    }
    rows.push((
        t::forecast::revenue_so_far(l).to_owned(),
        f.money(person.revenue),
        [
            t::forecast::purchases(l),
            " ",
            &f.count(f64::from(person.purchases)),
        ]
        .concat(),
    ));
    let rows = rows.into_iter().map(|(name, value, note)| {
        view! { <div><dt>{name}</dt><dd>{rich(&value)} <span class="note">{note}</span></dd></div> }
            .into_any()
    });
    view! { <dl class="facts">{rows.collect::<Vec<_>>()}</dl> }.into_any()
}

/// When the next order comes, and how that is meant.
fn next(told: &Told, f: Format) -> (String, String) {
    let l = f.locale;
    let at = |days: u32| day(Day(told.today.0 + days as i32), f);
    match told.card.next {
        [None, ..] => ("–".to_owned(), t::forecast::card_never(l).to_owned()),
        [Some(first), half, None] => {
            let mut note = t::forecast::card_next_note_open(l).to_owned();
            if let Some(half) = half {
                note += t::cohorts::between(l);
                note += &t::forecast::CardNextHalf { day: &at(half) }.text(l);
            }
            (t::forecast::CardNextOpen { from: &at(first) }.text(l), note)
        }
        [Some(first), _, Some(last)] => (
            t::forecast::CardNextRange {
                from: &at(first),
                to: &at(last),
            }
            .text(l),
            t::forecast::card_next_note(l).to_owned(),
        ),
    }
}

/// P(alive) over time.
fn path(told: &Told, f: Format) -> Option<SharedChart> {
    let l = f.locale;
    let path = &told.card.path;
    let (first, last) = (path.first()?.day, path.last()?.day);
    let since = move |day: Day| f64::from(day.0 - first.0);
    let points: Vec<(f64, f64)> = path
        .iter()
        .map(|place| (since(place.day), place.p_alive))
        .collect();
    let ahead = path.iter().position(|place| place.day > told.today);
    let title = t::forecast::CardPathTitle {
        share: &f.percent(told.card.person.p_alive, 0),
        day: &day(told.today, f),
    }
    .text(l);
    // Six marks of time, from the first order on.
    let step = since(last) / 5.0;
    let at = move |x: f64| Day(first.0 + x.round() as i32);
    shared(LineChart {
        heading: Heading {
            description: t::forecast::CardPathDescription {
                title: &title,
                count: &f.count(points.len() as f64),
            }
            .text(l),
            title,
            subtitle: t::forecast::card_path_sub(l).to_owned(),
        },
        x_name: t::forecast::day(l).to_owned(),
        y_name: t::forecast::chance(l).to_owned(),
        x_ticks: (0..6).map(|mark| step * f64::from(mark)).collect(),
        x_tick: Arc::new(move |x| {
            let (year, month, _) = at(x).civil();
            f.month(year, u32::from(month))
        }),
        y_tick: Arc::new(move |y| f.percent(y, 0)),
        x_label: Arc::new(move |x| day(at(x), f)),
        y_label: Arc::new(move |y| f.percent(y, 1)),
        lines: vec![Line {
            label: f.percent(points.last().map_or(0.0, |point| point.1), 0),
            points,
            tone: 0,
            emphasis: true,
            area: true,
            dashed_from: ahead,
        }],
        benchmarks: Vec::new(),
        markers: Vec::new(),
    })
}

fn bought(told: &Told, f: Format) -> AnyView {
    let l = f.locale;
    let line = |(bought, amount): &(Day, f64)| {
        Row::of(
            vec![Part::Text(day(*bought, f))],
            vec![Cell::bare(f.money(*amount))],
        )
    };
    let rows = told.card.history.iter().rev().map(line).collect();
    let inside = Inside::of(&[t::forecast::day(l), t::data::revenue(l)], None, rows);
    let title = t::forecast::card_history(l);
    view! {
        <details class="behind">
            <summary>{title}</summary>
            {still("plain", title.to_owned(), inside)}
        </details>
    }
    .into_any()
}
