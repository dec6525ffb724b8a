//! The rows of a list, on the page and in a file.

use leptos::prelude::*;
use ltv_engine::calendar::Day;
use ltv_engine::segments::Member;

use super::hold_out::Test;
use crate::app::data::export::{Sheet, Value};
use crate::i18n::{Format, Locale, t};

/// What is known of the people of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Shape {
    /// They have bought nothing: who they are.
    pub(super) prospects: bool,
    /// What is expected of them.
    pub(super) valued: bool,
    /// What each lacks for the next membership tier.
    pub(super) lacking: bool,
}

impl Shape {
    pub(super) fn of(member: &Member) -> Self {
        Self {
            prospects: member.about.is_some(),
            valued: member.expected.is_some(),
            lacking: member.missing.is_some(),
        }
    }
}

pub(super) fn heads(l: Locale, shape: Shape, tested: bool) -> Vec<&'static str> {
    let mut heads = vec![t::cohorts::member_id(l)];
    if shape.prospects {
        heads.extend(about(l));
    } else {
        heads.extend([
            t::cohorts::member_orders(l),
            t::cohorts::member_revenue(l),
            t::cohorts::member_last(l),
        ]);
    }
    if shape.valued {
        heads.extend([t::forecast::chance(l), t::forecast::value(l)]);
    }
    if shape.lacking {
        heads.extend([t::tiers::missing_spend(l), t::tiers::missing_orders(l)]);
    }
    if tested {
        heads.push(t::segments::test_group(l));
    }
    heads
}

fn about(l: Locale) -> [&'static str; 4] {
    [
        t::segments::person_name(l),
        t::segments::person_contact(l),
        t::segments::person_channel(l),
        t::segments::person_seen(l),
    ]
}

pub(super) fn line(member: &Member, shape: Shape, test: Option<Test>, f: Format) -> AnyView {
    let l = f.locale;
    let day = |day: Option<Day>| {
        day.map_or_else(String::new, |day| {
            let (year, month, day) = day.civil();
            f.day(year, u32::from(month), u32::from(day))
        })
    };
    // In a list of both, who has bought nothing has no orders.
    let mut cells = if shape.prospects {
        let about = member.about.clone().unwrap_or_default();
        vec![about.name, about.contact, about.channel, day(about.seen)]
    } else {
        vec![
            f.count(f64::from(member.orders)),
            f.money(member.revenue),
            day(member.last),
        ]
    };
    if shape.valued {
        cells.push(member.p_alive.map_or_else(String::new, |p| f.percent(p, 0)));
        let expected = member.expected.map(|value| f.money(value));
        cells.push(expected.unwrap_or_default());
    }
    if let Some(missing) = member.missing.filter(|_| shape.lacking) {
        cells.push(f.money_exact(missing.spend));
        cells.push(f.count(f64::from(missing.orders)));
    }
    if let Some(test) = test {
        cells.push(test.word(&member.id, l).to_owned());
    }
    let cells = cells
        .into_iter()
        .map(|cell| view! { <td>{cell}</td> }.into_any());
    view! {
        <tr>
            <th scope="row">{member.id.clone()}</th>
            {cells.collect::<Vec<_>>()}
        </tr>
    }
    .into_any()
}

pub(super) fn sheet(
    name: &str,
    members: Vec<Member>,
    shape: Shape,
    test: Option<Test>,
    f: Format,
) -> Sheet {
    let l = f.locale;
    let money = |words: &str| [words, " ", f.currency.code()].concat();
    let day = |day: Option<Day>| day.map_or(Value::Empty, Value::Day);
    let text = |text: String| {
        if text.is_empty() {
            Value::Empty
        } else {
            Value::Text(text)
        }
    };
    let row = |member: Member| {
        let word = test.map(|test| Value::Text(test.word(&member.id, l).to_owned()));
        let missing = member.missing;
        let mut row = vec![Value::Text(member.id)];
        if shape.prospects {
            let about = member.about.unwrap_or_default();
            row.extend([
                text(about.name),
                text(about.contact),
                text(about.channel),
                day(about.seen),
            ]);
        } else {
            row.extend([
                Value::Number(f64::from(member.orders)),
                Value::Money(member.revenue),
                day(member.first),
                day(member.last),
                Value::or_empty(member.p_alive, Value::Percent),
                Value::or_empty(member.expected, Value::Money),
            ]);
        }
        if shape.lacking {
            row.push(Value::or_empty(missing.map(|one| one.spend), Value::Money));
            let orders = missing.map(|one| f64::from(one.orders));
            row.push(Value::or_empty(orders, Value::Number));
        }
        row.extend(word);
        row
    };
    let mut heads = vec![t::cohorts::member_id(l).to_owned()];
    if shape.prospects {
        heads.extend(about(l).map(str::to_owned));
    } else {
        heads.extend([
            t::cohorts::member_orders(l).to_owned(),
            money(t::cohorts::member_revenue(l)),
            t::cohorts::member_first(l).to_owned(),
            t::cohorts::member_last(l).to_owned(),
            t::forecast::chance(l).to_owned(),
            money(t::forecast::value(l)),
        ]);
    }
    if shape.lacking {
        heads.push(money(t::tiers::missing_spend(l)));
        heads.push(t::tiers::missing_orders(l).to_owned());
    }
    if test.is_some() {
        heads.push(t::segments::test_group(l).to_owned());
    }
    Sheet {
        name: name.to_owned(),
        heads,
        rows: members.into_iter().map(row).collect(),
    }
}
