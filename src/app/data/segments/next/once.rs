//! Products that were bought first, and then nothing ever again.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::next_product::FirstProduct;
use ltv_worker::protocol::segments::{NextAnswer, NextGroup};

use super::columns::p_value;
use super::words::{list_title, range};
use super::{Open, Shown};
use crate::app::data::export::{Sheet, Value};
use crate::app::data::forecast::about;
use crate::app::data::table::{Cell, Frame, Inside, Part, Press, Row, Section, section};
use crate::app::state::AppState;
use crate::i18n::{Format, Locale, t};

/// Heads of the cells after the product.
fn heads(l: Locale) -> [&'static str; 5] {
    [
        t::next_product::once_customers(l),
        t::next_product::once_gone(l),
        t::next_product::once_share(l),
        t::next_product::usual(l),
        t::next_product::chance(l),
    ]
}

pub(super) fn once(state: AppState, shown: Shown, format: Memo<Format>, open: Open) -> AnyView {
    let none = Memo::new(move |_| {
        shown.with(|shown| shown.as_ref().is_none_or(|answer| answer.once.is_empty()))
    });
    let title = move || shown.with(|shown| Some(title(shown.as_deref()?, format.get())));
    let text = move || shown.with(|shown| Some(text(shown.as_deref()?, format.get())));
    let inside = move || {
        let f = format.get();
        shown.with(|shown| Some(inside(shown.as_deref()?, f, &open)))
    };
    let table = Frame {
        id: Some("next-once"),
        hidden: Some(Arc::new(move || none.get())),
        ..Frame::of(
            "plain next-pairs",
            move || t::next_product::once_name(state.locale.get()).to_owned(),
            inside,
        )
    };
    section(
        state,
        Section {
            title: Arc::new(move || title().unwrap_or_default()),
            below: None,
            ..Section::of(
                table,
                view! { <p>{text}</p> }.into_any(),
                || None,
                move || shown.with(|shown| Some(sheet(shown.as_deref()?, format.get()))),
            )
        },
    )
}

fn title(answer: &NextAnswer, f: Format) -> String {
    let l = f.locale;
    // The surest one; each is in the order of how many are lost.
    let worst = answer.once.iter().find(|one| one.is_sure());
    match (worst, answer.once.first()) {
        (Some(worst), _) => t::next_product::OnceTitle {
            product: &worst.name,
            share: &f.percent(worst.share, 0),
            usual: &f.percent(worst.usual, 0),
        }
        .text(l),
        (None, Some(any)) => t::next_product::OnceChance {
            usual: &f.percent(any.usual, 0),
        }
        .text(l),
        (None, None) => t::next_product::once_name(l).to_owned(),
    }
}

fn text(answer: &NextAnswer, f: Format) -> String {
    let l = f.locale;
    let days = &*f.count(f64::from(answer.ask.quiet_days));
    if answer.once.is_empty() {
        return t::next_product::OnceNone {
            days,
            least: &f.count(f64::from(answer.ask.least_once)),
        }
        .text(l);
    }
    let about_them = t::next_product::OnceText { days }.text(l);
    let worth = answer.later.map(|later| {
        t::next_product::OnceWorth {
            later: &about(later, f),
        }
        .text(l)
    });
    [
        &*about_them,
        t::cohorts::between(l),
        &worth.unwrap_or_default(),
    ]
    .concat()
}

fn inside(answer: &NextAnswer, f: Format, open: &Open) -> Inside {
    let l = f.locale;
    let mut texts = vec![t::next_product::once_product(l)];
    texts.extend(heads(l));
    let rows = answer.once.iter().map(|one| line(answer, one, f, open));
    Inside::of(&texts, Some(t::segments::list(l)), rows.collect())
}

fn line(answer: &NextAnswer, one: &FirstProduct, f: Format, open: &Open) -> Row {
    let l = f.locale;
    let group = NextGroup::NeverAgain {
        product: one.name.clone(),
        quiet_days: answer.ask.quiet_days,
    };
    let verdict = if one.is_sure() {
        t::next_product::sure(l)
    } else if one.beyond <= 0.0 {
        t::next_product::fewer(l)
    } else {
        t::next_product::unsure(l)
    };
    let label = [t::segments::list(l), " · ", &list_title(&group, f)].concat();
    let open = open.clone();
    let list = (one.never_again > 0).then(|| Press {
        label,
        ..Press::list("", l, move || open(group.clone()))
    });
    let interval = range(one.interval.low, one.interval.high, f);
    let figures = [
        (f.count(f64::from(one.customers)), None),
        (f.count(f64::from(one.never_again)), None),
        (f.percent_fixed(one.share, 1), Some(interval)),
        (f.percent_fixed(one.usual, 1), None),
        (verdict.to_owned(), Some(p_value(one.adjusted, f))),
    ];
    let cells = heads(l).into_iter().zip(figures);
    let cells = cells
        .map(|(head, (text, note))| Cell::of(head, vec![Part::Whole(text)]).note(note))
        .chain([Cell::press(list)]);
    Row::of(vec![Part::Text(one.name.clone())], cells.collect())
}

fn sheet(answer: &NextAnswer, f: Format) -> Sheet {
    let l = f.locale;
    let row = |one: &FirstProduct| {
        vec![
            Value::Text(one.name.clone()),
            Value::Number(f64::from(one.customers)),
            Value::Number(f64::from(one.never_again)),
            Value::Percent(one.share),
            Value::Percent(one.interval.low),
            Value::Percent(one.interval.high),
            Value::Percent(one.usual),
            Value::Number(one.adjusted),
        ]
    };
    let heads = [
        t::next_product::once_product,
        t::next_product::once_customers,
        t::next_product::once_gone,
        t::next_product::once_share,
        t::next_product::from_95,
        t::next_product::to_95,
        t::next_product::usual,
        t::next_product::chance_term,
    ];
    Sheet {
        name: "never-again".to_owned(),
        heads: heads.map(|words| words(l).to_owned()).into(),
        rows: answer.once.iter().map(row).collect(),
    }
}
