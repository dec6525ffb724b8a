//! The sentence that the page opens with, and its picture.

use std::sync::Arc;

use ltv_engine::segments::tags::{Tag, TagBook};
use ltv_worker::protocol::segments::TagRow;

use super::Counted;
use crate::app::data::forecast::{about, horizon};
use crate::chart::shares::bars;
use crate::chart::waterfall::{Fall, Kind};
use crate::chart::{Heading, SharedChart};
use crate::i18n::{Format, t};

/// The counted rows of a book, in its order.
pub(super) fn rows<'a>(book: &TagBook, counted: &'a Counted) -> Vec<&'a TagRow> {
    let row = |tag: &Tag| counted.rows.iter().find(|row| row.tag == *tag);
    book.tags.iter().filter_map(row).collect()
}

pub(super) fn lead(book: &TagBook, counted: Option<&Counted>, f: Format) -> String {
    let l = f.locale;
    if book.tags.is_empty() {
        return t::tags::lead_none(l).to_owned();
    }
    let Some(counted) = counted else {
        return t::tags::lead_waiting(l).to_owned();
    };
    let rows = rows(book, counted);
    // Where most money is to come from, or came from so far.
    let value = |row: &TagRow| row.worth.expected.unwrap_or(row.worth.revenue.as_f64());
    let some = rows.iter().filter(|row| row.count.members > 0);
    let Some(best) = some.max_by(|one, other| value(one).total_cmp(&value(other))) else {
        let words = if rows.is_empty() {
            t::tags::lead_waiting
        } else {
            t::tags::lead_nobody
        };
        return words(l).to_owned();
    };
    // Marks of emphasis in a user's own words are none.
    let name = &*best.tag.name.replace('*', "＊").replace('_', "＿");
    let customers = &*f.count(f64::from(best.count.members));
    match best.worth.expected.zip(counted.horizon) {
        Some((expected, days)) => t::tags::LeadExpected {
            name,
            customers,
            value: &about(expected, f),
            horizon: &horizon(days, f),
        }
        .text(l),
        None => t::tags::LeadRevenue {
            name,
            customers,
            value: &about(best.worth.revenue.as_f64(), f),
        }
        .text(l),
    }
}

pub(super) fn chart(book: &TagBook, counted: &Counted, f: Format) -> Option<SharedChart> {
    let l = f.locale;
    let rows = rows(book, counted);
    let best = rows
        .iter()
        .rev()
        .max_by_key(|row| row.count.members)
        .filter(|row| row.count.members > 0)?;
    let customers = |row: &TagRow| f.count(f64::from(row.count.members));
    let bar = |row: &&TagRow| Fall {
        label: row.tag.name.clone(),
        from: 0.0,
        to: f64::from(row.count.members),
        text: [&*customers(row), " · ", &f.percent(row.worth.share, 1)].concat(),
        kind: Kind::Gain,
        strong: row.tag.name == best.tag.name,
    };
    let title = t::tags::ChartTitle {
        name: &best.tag.name,
        customers: &customers(best),
    }
    .text(l);
    let heading = Heading {
        description: t::data::ChartDescription {
            title: &title,
            count: &f.count(rows.len() as f64),
        }
        .text(l),
        title,
        subtitle: t::tags::chart_sub(l).to_owned(),
    };
    let heads = [t::tags::tag(l).to_owned(), t::data::customers(l).to_owned()];
    Some(Arc::new(bars(
        heading,
        heads,
        rows.iter().map(bar).collect(),
    )))
}
