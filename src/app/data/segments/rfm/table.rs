//! The segments one by one: their rule, what they brought, what they are worth, what
//! to do, and the list.

use leptos::prelude::*;
use ltv_engine::segments::rfm::SegmentTotals;

use super::open::Opener;
use super::{Shown, Told, words};
use crate::app::data::export::{Sheet, Value};
use crate::app::data::forecast::{about, ends, range_note, with_range_note};
use crate::app::data::table::{Cell, Frame, Inside, Part, Press, Row, Section, callouts, section};
use crate::app::state::AppState;
use crate::i18n::{Format, Locale, say, t};

pub(super) fn table(
    state: AppState,
    shown: Shown,
    format: Memo<Format>,
    opener: Opener,
) -> AnyView {
    let notes = move || {
        let f = format.get();
        shown.with(|told| Some(callouts(notes(told.as_deref()?, f))))
    };
    let below = move || {
        let f = format.get();
        shown.with(|told| {
            let told = told.as_deref()?;
            let basis = words::basis(told.answer.worth, f);
            let ranged = told.view.expected_interval.is_some();
            Some(with_range_note(basis, ranged, f.locale))
        })
    };
    let inside = move || {
        let f = format.get();
        shown.with(|told| Some(inside(told.as_deref()?, f, opener)))
    };
    section(
        state,
        Section::of(
            Frame::of(
                "plain rfm-segments rfm-cards",
                move || t::rfm::table_title(state.locale.get()).to_owned(),
                inside,
            ),
            view! {
                <p class="hint">{say(state.locale, t::rfm::scores_text)}</p>
                {notes}
            }
            .into_any(),
            below,
            move || shown.with(|told| Some(sheet(told.as_deref()?, format.get()))),
        ),
    )
}

fn notes(told: &Told, f: Format) -> Vec<String> {
    let options = &told.answer.options;
    let notes = told.view.notes.iter();
    let notes = notes.filter_map(|note| words::note(*note, options, f));
    let unvalued = told
        .answer
        .unvalued
        .then(|| t::rfm::no_money(f.locale).to_owned());
    notes.chain(unvalued).collect()
}

/// Heads of the cells with figures.
fn heads(told: &Told, l: Locale) -> [&'static str; 5] {
    [
        t::data::customers(l),
        t::data::revenue(l),
        words::worth(told.answer.worth)(l),
        t::rfm::usual_order(l),
        t::rfm::silent(l),
    ]
}

fn inside(told: &Told, f: Format, opener: Opener) -> Inside {
    let l = f.locale;
    let mut texts = vec![t::rfm::segment(l)];
    texts.extend(heads(told, l));
    texts.push(t::segments::what_to_do(l));
    let rows = (0_u8..).zip(&told.view.segments);
    let rows = rows.map(|(at, one)| line(told, at, one, f, opener));
    Inside::of(&texts, Some(t::segments::list(l)), rows.collect())
}

fn line(told: &Told, at: u8, one: &SegmentTotals, f: Format, opener: Opener) -> Row {
    let l = f.locale;
    let name = words::segment(&one.name, l);
    // Where there is nobody, there is nothing.
    let some = one.customers > 0;
    let share = |share: Option<f64>| share.filter(|_| some).map(|share| f.percent(share, 1));
    let list = some.then(|| Press::list(&name, l, move || opener.segment(at)));
    let expected = one.expected.filter(|_| some).map(|value| about(value, f));
    let revenue = some.then(|| about(one.revenue.as_f64(), f));
    let order = one.average_order.map(|value| f.money(value));
    let silent = one.median_recency_days.map(|days| {
        t::data::Days {
            n: &f.up_to(days, 1),
        }
        .text(l)
    });
    let [customers, brought, worth, usual, quiet] = heads(told, l);
    let count = Part::Strong(f.count(f64::from(one.customers)));
    let cell = |head, text: Option<String>| Cell::text(head, text.unwrap_or_default());
    Row::of(
        vec![
            Part::Strong(name),
            Part::Note(words::rules(&told.answer.options, &one.name, l)),
        ],
        vec![
            Cell::of(customers, vec![count]).note(share(Some(one.share))),
            cell(brought, revenue).note(share(one.revenue_share)),
            cell(worth, expected)
                .note(share(one.expected_share))
                .note(range_note(one.expected_interval.filter(|_| some), f)),
            cell(usual, order),
            cell(quiet, silent),
            Cell::told("do", words::play(&one.name)(l).to_owned()),
            Cell::press(list),
        ],
    )
}

fn sheet(told: &Told, f: Format) -> Sheet {
    let l = f.locale;
    let money = |words: &str| [words, " ", f.currency.code()].concat();
    let row = |one: &SegmentTotals| {
        vec![
            Value::Text(words::segment(&one.name, l)),
            Value::Text(words::rules(&told.answer.options, &one.name, l)),
            Value::Number(f64::from(one.customers)),
            Value::Percent(one.share),
            Value::Number(one.orders as f64),
            Value::Money(one.revenue.as_f64()),
            Value::or_empty(one.revenue_share, Value::Percent),
            Value::or_empty(one.expected, Value::Money),
            Value::or_empty(one.expected_interval.map(|own| own.0), Value::Money),
            Value::or_empty(one.expected_interval.map(|own| own.1), Value::Money),
            Value::or_empty(one.expected_share, Value::Percent),
            Value::or_empty(one.average_order, Value::Money),
            Value::or_empty(one.median_recency_days, Value::Number),
            Value::Text(words::play(&one.name)(l).to_owned()),
        ]
    };
    let [at_least, at_most] = ends(words::worth(told.answer.worth)(l));
    Sheet {
        name: "rfm".to_owned(),
        heads: vec![
            t::rfm::segment(l).to_owned(),
            t::segments::rule(l).to_owned(),
            t::data::customers(l).to_owned(),
            t::segments::share(l).to_owned(),
            t::cohorts::member_orders(l).to_owned(),
            money(t::data::revenue(l)),
            t::rfm::revenue_share(l).to_owned(),
            money(words::worth(told.answer.worth)(l)),
            money(&at_least),
            money(&at_most),
            t::rfm::worth_share(l).to_owned(),
            money(t::rfm::usual_order(l)),
            t::segments::silent_days(l).to_owned(),
            t::segments::what_to_do(l).to_owned(),
        ],
        rows: told.view.segments.iter().map(row).collect(),
    }
}
