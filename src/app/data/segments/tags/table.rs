//! The tags of the book: who has each, what they are worth, and their list.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::figures::FEW_CUSTOMERS;
use ltv_engine::segments::tags::{Tag, TagBook};
use ltv_worker::protocol::segments::TagRow;

use super::desk::Tools;
use super::draft::Draft;
use super::{Counted, Shown, lead, told, words};
use crate::app::data::export::{Sheet, Value};
use crate::app::data::forecast::{about, ends, horizon, range_note, with_range_note};
use crate::app::data::table::{
    Frame, Inside, Press, Section, callout, head, hidden_head, press, section,
};
use crate::app::menu::Words;
use crate::i18n::t;

pub(super) fn table(tools: Tools, shown: Shown) -> AnyView {
    let l = tools.state.locale;
    let few = move || {
        let f = tools.format.get();
        let customers = shown.with(|shown| shown.as_ref().map(|all| all.customers))?;
        (customers < FEW_CUSTOMERS).then(|| {
            let text = t::tags::FewCustomers {
                customers: &f.count(f64::from(customers)),
            };
            callout(text.text(f.locale))
        })
    };
    let valued = move || {
        let f = tools.format.get();
        let horizon_of = shown.with(|shown| shown.as_ref().map(|all| all.horizon));
        Some(match horizon_of? {
            Some(days) => {
                let horizon = &*horizon(days, f);
                let ranged = shown.with(|shown| {
                    let rows = shown.iter().flat_map(|all| &all.rows);
                    rows.into_iter()
                        .any(|row| row.worth.expected_interval.is_some())
                });
                with_range_note(
                    t::tags::ExpectedText { horizon }.text(f.locale),
                    ranged,
                    f.locale,
                )
            }
            None => t::tags::no_expected(f.locale).to_owned(),
        })
    };
    let below = move || {
        let unknown = t::tags::unknown_text(l.get());
        [&*valued().unwrap_or_default(), " ", unknown].concat()
    };
    section(
        tools.state,
        Section::of(
            Frame::of(
                "plain stages tag-table",
                move || t::tags::table_title(l.get()).to_owned(),
                move || Some(inside(tools, shown)),
            ),
            few.into_any(),
            move || Some(below()),
            move || {
                let counted = shown.get()?;
                let book = tools.desk.tags.get();
                Some(sheet(&book, &counted, &tools.names.get()))
            },
        ),
    )
}

fn inside(tools: Tools, shown: Shown) -> Inside {
    let l = tools.state.locale.get();
    let book = tools.desk.tags.get();
    let heads: [Words; 5] = [
        t::tags::tag,
        t::data::customers,
        t::tags::unknown,
        t::tags::revenue,
        t::tags::expected,
    ];
    let heads = heads.into_iter().map(|words| head(words(l).to_owned()));
    let hidden = [t::segments::list(l), t::tags::actions(l)].map(hidden_head);
    let rows = shown.with(|shown| {
        let counted = shown.as_deref();
        let count = book.tags.len();
        let rows = book.tags.iter().enumerate();
        rows.map(|(at, tag)| {
            let row = counted.and_then(|all| all.rows.iter().find(|row| row.tag == *tag));
            line(tools, (at, count), tag, row)
        })
        .collect()
    });
    Inside {
        heads: heads.chain(hidden).collect(),
        rows,
        class: Some("tag-rows"),
        ..Inside::default()
    }
}

fn line(tools: Tools, (at, count): (usize, usize), tag: &Tag, row: Option<&TagRow>) -> AnyView {
    let names = tools.names.get();
    let (f, l) = (names.f, names.f.locale);
    let number = |value: u32| f.count(f64::from(value));
    let name = &*tag.name;
    let notes = row.map(|row| {
        let notes = row.count.notes.iter();
        let notes = notes.map(|note| told::note(note, &tag.rule, tools.data, f));
        notes
            .map(|text| view! { <span class="note asks">{text}</span> }.into_any())
            .collect::<Vec<_>>()
    });
    let money = |value: Option<f64>| {
        value.map_or_else(
            || t::forecast::not_told(l).to_owned(),
            |value| about(value, f),
        )
    };
    let members = row.map(|row| {
        let share = f.percent(row.worth.share, 1);
        view! { {number(row.count.members)} <span class="note">{share}</span> }
    });
    let revenue = row.map(|row| {
        let share = row.worth.revenue_share.map(|share| {
            let share = &*f.percent(share, 1);
            t::tags::ShareOfRevenue { share }.text(l)
        });
        view! {
            {about(row.worth.revenue.as_f64(), f)}
            <span class="note">{share}</span>
        }
    });
    let expected = row.map(|row| {
        let range = range_note(row.worth.expected_interval, f);
        let range = range.map(|range| view! { <span class="note">{range}</span> });
        view! { {money(row.worth.expected)} {range} }
    });
    let list = row.filter(|row| row.count.members > 0).map(|_| {
        let tag = tag.clone();
        press(Press::list(name, l, move || tools.list(tag.clone())))
    });
    let action = |class, words: Words, label, able: bool, act: fn(Tools, usize)| {
        press(Press {
            class,
            text: words(l).to_owned(),
            label,
            waits: !able,
            act: Arc::new(move || act(tools, at)),
        })
    };
    let edit = |tools: Tools, at| {
        if let Some(tag) = tools.tag(at) {
            tools.write(Draft::of(&tag, Some(at)));
        }
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <b>{name.to_owned()}</b>
                <span class="note">{words::rule(&tag.rule, &names)}</span>
                {notes}
            </th>
            <td role="cell" data-members="" data-head=t::data::customers(l)>{members}</td>
            <td role="cell" data-unknown="" data-head=t::tags::unknown(l)>{row.map(|row| number(row.count.unknown))}</td>
            <td role="cell" data-head=t::tags::revenue(l)>{revenue}</td>
            <td role="cell" data-head=t::tags::expected(l)>{expected}</td>
            <td role="cell">{list}</td>
            <td role="cell">
                <div class="buttons">
                    {action("link", t::tags::edit, t::tags::EditOf { name }.text(l), true, edit)}
                    {action("link", t::tags::copy, t::tags::CopyOf { name }.text(l), true, Tools::copy)}
                    {action("link up", t::tags::up, t::tags::UpOf { name }.text(l), at > 0, |tools, at| {
                        tools.shift(at, false);
                    })}
                    {action(
                        "link down",
                        t::tags::down,
                        t::tags::DownOf { name }.text(l),
                        at + 1 < count,
                        |tools, at| tools.shift(at, true),
                    )}
                    {action("link", t::tags::delete, t::tags::DeleteOf { name }.text(l), true, Tools::delete)}
                </div>
            </td>
        </tr>
    }
    .into_any()
}

fn sheet(book: &TagBook, counted: &Counted, names: &words::Names) -> Sheet {
    let (f, l) = (names.f, names.f.locale);
    let money = |words: &str| [words, " ", f.currency.code()].concat();
    let row = |row: &TagRow| {
        vec![
            Value::Text(row.tag.name.clone()),
            Value::Text(words::rule(&row.tag.rule, names)),
            Value::Number(f64::from(row.count.members)),
            Value::Percent(row.worth.share),
            Value::Number(f64::from(row.count.unknown)),
            Value::Number(row.worth.orders as f64),
            Value::Money(row.worth.revenue.as_f64()),
            Value::or_empty(row.worth.expected, Value::Money),
            Value::or_empty(row.worth.expected_interval.map(|own| own.0), Value::Money),
            Value::or_empty(row.worth.expected_interval.map(|own| own.1), Value::Money),
        ]
    };
    let [at_least, at_most] = ends(t::tags::expected(l));
    Sheet {
        name: "tags".to_owned(),
        heads: vec![
            t::tags::tag(l).to_owned(),
            t::segments::rule(l).to_owned(),
            t::data::customers(l).to_owned(),
            t::segments::share(l).to_owned(),
            t::tags::unknown(l).to_owned(),
            t::cohorts::member_orders(l).to_owned(),
            money(t::tags::revenue(l)),
            money(t::tags::expected(l)),
            money(&at_least),
            money(&at_most),
        ],
        rows: lead::rows(book, counted).into_iter().map(row).collect(),
    }
}
