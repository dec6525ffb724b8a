//! The top shares: how much they brought, what they are worth, and their lists.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::concentration::{GroupWorth, TopShare};
use ltv_worker::protocol::segments::{TopAnswer, TopGroup};

use super::parts::{list_button, table};
use super::{Open, Shown, words};
use crate::app::data::export::{Sheet, Value};
use crate::app::data::forecast::{ends, range_note, with_range_note};
use crate::app::data::table::{Cell, Inside, Part, Row, Section, section};
use crate::app::state::AppState;
use crate::i18n::{Format, Locale, t};

pub(super) fn shares(state: AppState, shown: Shown, format: Memo<Format>, open: Open) -> AnyView {
    let inside = move |answer: &TopAnswer, f: Format| inside(answer, f, &open);
    section(
        state,
        Section::of(
            table(
                "plain top-cards top-shares",
                t::top::shares_title,
                shown,
                format,
                Arc::new(inside),
            ),
            ().into_any(),
            move || {
                let f = format.get();
                shown.with(|shown| {
                    let answer = shown.as_deref()?;
                    let told = |worth: &GroupWorth| worth.expected_interval.is_some();
                    let ranged = answer.top.iter().any(told);
                    Some(with_range_note(words::basis(answer, f), ranged, f.locale))
                })
            },
            move || shown.with(|shown| Some(sheet(shown.as_deref()?, format.get()))),
        ),
    )
}

fn heads(answer: &TopAnswer, l: Locale) -> [&'static str; 5] {
    [
        t::top::name,
        t::data::customers,
        t::top::brought,
        t::top::of_revenue,
        words::worth_head(answer),
    ]
    .map(|words| words(l))
}

fn inside(answer: &TopAnswer, f: Format, open: &Open) -> Inside {
    let rows = answer.concentration.top.iter().zip(&answer.top);
    let rows = rows.map(|(share, worth)| line(answer, share, worth, f, open.clone()));
    let l = f.locale;
    Inside::of(
        &heads(answer, l),
        Some(t::segments::list(l)),
        rows.collect(),
    )
}

/// A share of revenue; a dash where there is none to be shared.
pub(super) fn share_of(share: Option<f64>, f: Format) -> String {
    share.map_or_else(|| "–".to_owned(), |share| f.percent_fixed(share, 1))
}

fn line(answer: &TopAnswer, share: &TopShare, worth: &GroupWorth, f: Format, open: Open) -> Row {
    let percent = &*words::percent(share.percent, f);
    let group = TopGroup::Share {
        percent: share.percent,
    };
    let title = t::top::ListBest { percent }.text(f.locale);
    let name = format!("best-{}", share.percent);
    let [_, customers, brought, of_revenue, ahead] = heads(answer, f.locale);
    Row::of(
        vec![Part::Text(words::best(share.percent, f))],
        vec![
            Cell::text(customers, f.count(f64::from(share.customers))),
            Cell::text(brought, f.money(share.revenue.as_f64())),
            Cell::text(of_revenue, share_of(share.share, f)),
            Cell::text(ahead, words::worth(worth, f)).note(range_note(worth.expected_interval, f)),
            Cell::press(Some(list_button(group, title, name, open, f))),
        ],
    )
}

fn sheet(answer: &TopAnswer, f: Format) -> Sheet {
    let l = f.locale;
    let money = |words: &str| [words, " ", f.currency.code()].concat();
    let row = |(share, worth): (&TopShare, &GroupWorth)| {
        vec![
            Value::Text(words::best(share.percent, f)),
            Value::Number(f64::from(share.customers)),
            Value::Money(share.revenue.as_f64()),
            Value::or_empty(share.share, Value::Percent),
            Value::Money(worth.year_revenue.as_f64()),
            Value::or_empty(worth.expected, Value::Money),
            Value::or_empty(worth.expected_interval.map(|own| own.0), Value::Money),
            Value::or_empty(worth.expected_interval.map(|own| own.1), Value::Money),
        ]
    };
    let rows = answer.concentration.top.iter().zip(&answer.top);
    let [at_least, at_most] = ends(t::top::ahead(l));
    Sheet {
        name: "best-shares".to_owned(),
        heads: vec![
            t::top::name(l).to_owned(),
            t::data::customers(l).to_owned(),
            money(t::top::brought(l)),
            t::top::of_revenue(l).to_owned(),
            money(t::top::last_year(l)),
            money(t::top::ahead(l)),
            money(&at_least),
            money(&at_most),
        ],
        rows: rows.map(row).collect(),
    }
}
