//! The tags of the book: who has each, what they are worth, and their list.

use leptos::prelude::*;
use ltv_engine::segments::figures::FEW_CUSTOMERS;
use ltv_engine::segments::tags::{Tag, TagBook};
use ltv_worker::protocol::segments::TagRow;

use super::desk::Tools;
use super::draft::Draft;
use super::{Counted, Shown, lead, told, words};
use crate::app::data::export::{Sheet, Value, buttons};
use crate::app::data::forecast::{about, horizon};
use crate::app::menu::Words;
use crate::i18n::{say, t};

pub(super) fn table(tools: Tools, shown: Shown) -> AnyView {
    let l = tools.state.locale;
    let rows = move || {
        let book = tools.desk.tags.get();
        shown.with(|shown| {
            let counted = shown.as_deref();
            let count = book.tags.len();
            let rows = book.tags.iter().enumerate();
            rows.map(|(at, tag)| {
                let row = counted.and_then(|all| all.rows.iter().find(|row| row.tag == *tag));
                line(tools, (at, count), tag, row)
            })
            .collect::<Vec<_>>()
        })
    };
    let few = move || {
        let f = tools.format.get();
        let customers = shown.with(|shown| shown.as_ref().map(|all| all.customers))?;
        (customers < FEW_CUSTOMERS).then(|| {
            let text = t::tags::FewCustomers {
                customers: &f.count(f64::from(customers)),
            };
            view! { <p class="callout">{text.text(f.locale)}</p> }
        })
    };
    let valued = move || {
        let f = tools.format.get();
        let horizon_of = shown.with(|shown| shown.as_ref().map(|all| all.horizon));
        Some(match horizon_of? {
            Some(days) => t::tags::ExpectedText {
                horizon: &horizon(days, f),
            }
            .text(f.locale),
            None => t::tags::no_expected(f.locale).to_owned(),
        })
    };
    let take = move |give: Box<dyn FnOnce(Sheet)>| {
        let book = tools.desk.tags.get_untracked();
        if let Some(counted) = shown.get_untracked() {
            let names = tools.names.get_untracked();
            give(sheet(&book, &counted, &names));
        }
    };
    let head = |words: Words| view! { <th scope="col">{say(l, words)}</th> }.into_any();
    let hidden = |words: Words| {
        view! {
            <th scope="col">
                <span class="sr">{say(l, words)}</span>
            </th>
        }
        .into_any()
    };
    view! {
        <section class="evidence">
            <h3>{say(l, t::tags::table_title)}</h3>
            {few}
            <div
                class="scroll"
                tabindex="0"
                role="region"
                aria-label=move || t::tags::table_title(l.get())
            >
                <table class="plain stages tag-table">
                    <thead>
                        <tr>
                            {head(t::tags::tag)} {head(t::data::customers)}
                            {head(t::tags::unknown)} {head(t::tags::revenue)}
                            {head(t::tags::expected)} {hidden(t::segments::list)}
                            {hidden(t::tags::actions)}
                        </tr>
                    </thead>
                    <tbody class="tag-rows">{rows}</tbody>
                </table>
            </div>
            <p class="hint">{valued} " " {say(l, t::tags::unknown_text)}</p>
            <div class="buttons">{buttons(tools.state, take)}</div>
        </section>
    }
    .into_any()
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
    let list = row.filter(|row| row.count.members > 0).map(|_| {
        let (tag, label) = (tag.clone(), t::segments::ListOf { group: name }.text(l));
        view! {
            <button
                type="button"
                class="secondary"
                aria-label=label
                on:click=move |_| tools.list(tag.clone())
            >
                {t::segments::list(l)}
            </button>
        }
    });
    let action =
        |class: &'static str, words: Words, label: String, able: bool, press: fn(Tools, usize)| {
            view! {
                <button
                    type="button"
                    class=["link ", class].concat()
                    aria-label=label
                    aria-disabled=(!able).then_some("true")
                    on:click=move |_| {
                        if able {
                            press(tools, at);
                        }
                    }
                >
                    {words(l)}
                </button>
            }
            .into_any()
        };
    let edit = |tools: Tools, at| {
        if let Some(tag) = tools.tag(at) {
            tools.write(Draft::of(&tag, Some(at)));
        }
    };
    view! {
        <tr>
            <th scope="row">
                <b>{name.to_owned()}</b>
                <span class="note">{words::rule(&tag.rule, &names)}</span>
                {notes}
            </th>
            <td data-members="" data-head=t::data::customers(l)>{members}</td>
            <td data-unknown="" data-head=t::tags::unknown(l)>{row.map(|row| number(row.count.unknown))}</td>
            <td data-head=t::tags::revenue(l)>{revenue}</td>
            <td data-head=t::tags::expected(l)>{row.map(|row| money(row.worth.expected))}</td>
            <td>{list}</td>
            <td>
                <div class="buttons">
                    {action("", t::tags::edit, t::tags::EditOf { name }.text(l), true, edit)}
                    {action("", t::tags::copy, t::tags::CopyOf { name }.text(l), true, Tools::copy)}
                    {action("up", t::tags::up, t::tags::UpOf { name }.text(l), at > 0, |tools, at| {
                        tools.shift(at, false);
                    })}
                    {action(
                        "down",
                        t::tags::down,
                        t::tags::DownOf { name }.text(l),
                        at + 1 < count,
                        |tools, at| tools.shift(at, true),
                    )}
                    {action("", t::tags::delete, t::tags::DeleteOf { name }.text(l), true, Tools::delete)}
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
        ]
    };
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
        ],
        rows: lead::rows(book, counted).into_iter().map(row).collect(),
    }
}
