//! The tenths of the customers, from the best down.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::concentration::{Decile, GroupWorth};
use ltv_worker::protocol::segments::{TopAnswer, TopGroup};

use super::parts::{list_button, table as frame_of};
use super::shares::share_of;
use super::{Open, Shown, words};
use crate::app::data::export::{Sheet, Value, buttons};
use crate::app::data::forecast::between;
use crate::app::data::table::{Cell, Inside, Part, Row, frame};
use crate::app::state::AppState;
use crate::chart::shares::bars;
use crate::chart::waterfall::{Fall, Kind};
use crate::chart::{Heading, SharedChart};
use crate::i18n::{Format, Locale, say, t};

/// The tenths with their numbers from 1 up.
fn numbered(answer: &TopAnswer) -> impl Iterator<Item = (u8, &Decile)> {
    (1..).zip(&answer.concentration.deciles)
}

pub(super) fn deciles(answer: &TopAnswer, f: Format) -> Option<SharedChart> {
    let l = f.locale;
    let deciles = &answer.concentration.deciles;
    let (first, last) = (deciles.first()?.share?, deciles.last()?.share?);
    let bar = |(number, decile): (u8, &Decile)| {
        let share = &*f.percent_fixed(decile.share.unwrap_or_default(), 1);
        Fall {
            label: words::tenth(number, f),
            from: 0.0,
            to: decile.revenue.as_f64(),
            text: [&f.money_compact(decile.revenue.as_f64()), " · ", share].concat(),
            kind: Kind::Gain,
            strong: number == 1,
        }
    };
    let title = t::top::DecilesTitle {
        first: &f.percent(first, 1),
        last: &f.percent(last, 1),
    }
    .text(l);
    let heading = Heading {
        description: t::data::ChartDescription {
            title: &title,
            count: &f.count(deciles.len() as f64),
        }
        .text(l),
        title,
        subtitle: t::top::DecilesSub {
            currency: f.currency.code(),
        }
        .text(l),
    };
    let heads = [t::top::tenth(l).to_owned(), t::data::revenue(l).to_owned()];
    Some(Arc::new(bars(
        heading,
        heads,
        numbered(answer).map(bar).collect(),
    )))
}

pub(super) fn table(state: AppState, shown: Shown, format: Memo<Format>, open: Open) -> AnyView {
    let inside = move |answer: &TopAnswer, f: Format| inside(answer, f, &open);
    let table = frame_of(
        "plain top-cards top-tenths",
        t::top::deciles_fold,
        shown,
        format,
        Arc::new(inside),
    );
    let take = move |give: Box<dyn FnOnce(Sheet)>| {
        if let Some(answer) = shown.get_untracked() {
            give(sheet(&answer, format.get_untracked()));
        }
    };
    view! {
        <details class="more-ways">
            <summary>{say(state.locale, t::top::deciles_fold)}</summary>
            {frame(table)}
            <div class="buttons">{buttons(state, take)}</div>
        </details>
    }
    .into_any()
}

fn heads(answer: &TopAnswer, l: Locale) -> [&'static str; 7] {
    [
        t::top::tenth,
        t::data::customers,
        t::data::orders,
        t::data::revenue,
        t::top::of_revenue,
        t::top::each,
        words::worth_head(answer),
    ]
    .map(|words| words(l))
}

fn inside(answer: &TopAnswer, f: Format, open: &Open) -> Inside {
    let rows = numbered(answer).zip(&answer.deciles);
    let rows = rows.map(|(decile, worth)| line(answer, decile, worth, f, open.clone()));
    let l = f.locale;
    Inside::of(
        &heads(answer, l),
        Some(t::segments::list(l)),
        rows.collect(),
    )
}

fn line(
    answer: &TopAnswer,
    (number, decile): (u8, &Decile),
    worth: &GroupWorth,
    f: Format,
    open: Open,
) -> Row {
    let tenth = words::tenth(number, f);
    let there = decile.customers > 0;
    let list = there.then(|| {
        let group = TopGroup::Decile { decile: number };
        let title = t::top::ListTenth { name: &tenth }.text(f.locale);
        list_button(group, title, format!("tenth-{number}"), open, f)
    });
    let (least, most) = (decile.least.as_f64(), decile.most.as_f64());
    let each = there.then(|| between(least, most, |one| f.money(one), f));
    let [_, customers, orders, revenue, of_revenue, each_head, ahead] = heads(answer, f.locale);
    Row::of(
        vec![Part::Text(tenth)],
        vec![
            Cell::text(customers, f.count(f64::from(decile.customers))),
            Cell::text(orders, f.count(decile.orders as f64)),
            Cell::text(revenue, f.money(decile.revenue.as_f64())),
            Cell::text(of_revenue, share_of(decile.share, f)),
            Cell::text(each_head, each.unwrap_or_default()),
            Cell::text(ahead, words::worth(worth, f)),
            Cell::press(list),
        ],
    )
}

fn sheet(answer: &TopAnswer, f: Format) -> Sheet {
    let l = f.locale;
    let money = |words: &str| [words, " ", f.currency.code()].concat();
    let row = |((number, decile), worth): ((u8, &Decile), &GroupWorth)| {
        vec![
            Value::Text(words::tenth(number, f)),
            Value::Number(f64::from(decile.customers)),
            Value::Number(decile.orders as f64),
            Value::Money(decile.revenue.as_f64()),
            Value::or_empty(decile.share, Value::Percent),
            Value::Money(decile.least.as_f64()),
            Value::Money(decile.most.as_f64()),
            Value::Money(worth.year_revenue.as_f64()),
            Value::or_empty(worth.expected, Value::Money),
        ]
    };
    let rows = numbered(answer).zip(&answer.deciles);
    Sheet {
        name: "tenths".to_owned(),
        heads: vec![
            t::top::tenth(l).to_owned(),
            t::data::customers(l).to_owned(),
            t::data::orders(l).to_owned(),
            money(t::data::revenue(l)),
            t::top::of_revenue(l).to_owned(),
            money(t::top::least(l)),
            money(t::top::most(l)),
            money(t::top::last_year(l)),
            money(t::top::ahead(l)),
        ],
        rows: rows.map(row).collect(),
    }
}
