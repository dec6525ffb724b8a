//! The tiers one by one: who is in it, what it brings and costs, and the list.

use leptos::prelude::*;
use ltv_engine::segments::tiers::{Tier, TierLimit};
use ltv_worker::protocol::segments::{Group, TierGroup};

use super::screen::{Screen, Table};
use super::spread_chart::shade;
use super::words;
use crate::app::data::export::{Sheet, Value};
use crate::app::data::forecast::{about, ends, range_note, with_range_note};
use crate::app::data::segments::list::Opened;
use crate::app::data::table::{
    Cell, Frame, Inside, Part, Press, Row, Section, callouts, row, section,
};
use crate::i18n::{Format, Locale, t};

pub(super) fn table(screen: Screen) -> AnyView {
    let state = screen.state;
    let limits = move || {
        let f = screen.format.get();
        let table = screen.shown.get();
        let limits = table.iter().flat_map(|table| table.tiers.limits.iter());
        let texts = limits.map(|limit| {
            screen
                .choices
                .with(|choices| words::limit(*limit, choices, f))
        });
        callouts(texts.collect())
    };
    let basis = move || {
        let l = state.locale.get();
        let day = &*screen.day.get();
        let year = t::tiers::TableYear { day }.text(l);
        let valued = screen
            .shown
            .with(|table| table.as_deref().is_some_and(valued));
        let values = if valued {
            t::tiers::table_values(l)
        } else {
            t::tiers::table_no_values(l)
        };
        let ranged = screen.shown.with(|table| {
            let total = table.as_deref().map(|table| &table.tiers.total);
            total.is_some_and(|total| total.expected_interval.is_some())
        });
        let text = [&*year, t::cohorts::between(l), values].concat();
        with_range_note(text, ranged, l)
    };
    section(
        state,
        Section::of(
            Frame::of(
                "plain tier-table tier-cards",
                move || t::tiers::table_title(state.locale.get()).to_owned(),
                move || {
                    let f = screen.format.get();
                    Some(inside(screen, &*screen.shown.get()?, f))
                },
            ),
            limits.into_any(),
            move || Some(basis()),
            move || {
                let table = screen.shown.get()?;
                Some(sheet(screen, &table, screen.format.get()))
            },
        ),
    )
}

fn inside(screen: Screen, table: &Table, f: Format) -> Inside {
    let l = f.locale;
    let tiers = table.tiers.tiers.iter().enumerate();
    let rows = tiers.map(|(tier, one)| line(screen, table, tier, one, f));
    let mut total = cells(screen, table, &table.tiers.total, f);
    total.push(Cell::press(None));
    let foot = Row::of(vec![Part::Text(t::tiers::total(l).to_owned())], total);
    Inside {
        foot: Some(row(foot)),
        ..Inside::of(
            &heads(l, valued(table)),
            Some(t::segments::list(l)),
            rows.collect(),
        )
    }
}

/// Whether the forecast values anybody.
fn valued(table: &Table) -> bool {
    table.tiers.total.expected_value.is_some()
}

fn margin_known(table: &Table) -> bool {
    !table.tiers.limits.contains(&TierLimit::NoMargin)
}

fn heads(l: Locale, valued: bool) -> Vec<&'static str> {
    let mut heads = vec![
        t::tiers::tier(l),
        t::tiers::members(l),
        t::tiers::year_revenue(l),
        t::tiers::year_orders(l),
        t::tiers::margin(l),
        t::tiers::reward_cost(l),
        t::tiers::net(l),
    ];
    heads.extend(valued.then(|| t::segments::expected(l)));
    heads
}

fn line(screen: Screen, table: &Table, tier: usize, one: &Tier, f: Format) -> Row {
    let name = screen.name(tier);
    let list = (one.members > 0).then(|| {
        let opened = Opened {
            group: Group::Tier {
                group: TierGroup::In {
                    tier: tier as u8,
                    options: table.options.clone(),
                },
            },
            title: t::segments::ListOf { group: &name }.text(f.locale),
            name: format!("tier-{tier}"),
        };
        Press::list(&name, f.locale, move || {
            screen.opened.set(Some(opened.clone()));
        })
    });
    let shade = shade(tier, table.tiers.tiers.len());
    let mut cells = cells(screen, table, one, f);
    cells.push(Cell::press(list));
    Row::of(
        vec![
            Part::Swatch(format!("tier-swatch tier-{shade}")),
            Part::Strong(name),
            Part::Note(words::rule(&table.options, tier, f)),
        ],
        cells,
    )
}

fn cells(screen: Screen, table: &Table, one: &Tier, f: Format) -> Vec<Cell> {
    let l = f.locale;
    let cell = |text: String, note: String| (text, note);
    let plain = |text: String| (text, String::new());
    let share = |share: Option<f64>| share.map_or_else(String::new, |share| f.percent(share, 1));
    // A cost that nobody has set is not a cost of nothing.
    let unset = screen.choices.with(|choices| choices.rewards.is_none());
    let open = |text: String| {
        if unset {
            t::tiers::not_set(l).to_owned()
        } else {
            text
        }
    };
    let mut cells = vec![
        cell(f.count(f64::from(one.members)), f.percent(one.share, 1)),
        cell(
            f.money_compact(one.year_revenue.as_f64()),
            share(one.year_revenue_share),
        ),
        cell(
            f.count(one.year_orders as f64),
            one.year_order_value.map_or_else(String::new, |value| {
                let value = &*f.money(value);
                t::tiers::OrderValueNote { value }.text(l)
            }),
        ),
        plain(
            one.margin
                .map_or_else(|| "–".to_owned(), |value| f.money_compact(value)),
        ),
        plain(open(f.money_compact(one.reward_cost))),
        plain(match one.net {
            Some(net) => open(f.money_compact(net)),
            None => "–".to_owned(),
        }),
    ];
    let valued = valued(table);
    if valued {
        let value = one.expected_value;
        cells.push(cell(
            value.map_or_else(|| "–".to_owned(), |value| about(value, f)),
            range_note(one.expected_interval, f).unwrap_or_default(),
        ));
    }
    // Where a row is a card, the head of the column stands in it.
    let heads = heads(l, valued).into_iter().skip(1);
    let cells = cells.into_iter().zip(heads);
    let cells = cells.map(|((text, note), head)| Cell::text(head, text).note(Some(note)));
    cells.collect()
}

fn sheet(screen: Screen, table: &Table, f: Format) -> Sheet {
    let l = f.locale;
    let money = |words: &str| [words, " ", f.currency.code()].concat();
    let unset = screen.choices.with(|choices| choices.rewards.is_none());
    let net = margin_known(table) && !unset;
    let row = |name: String, rule: String, one: &Tier| {
        vec![
            Value::Text(name),
            Value::Text(rule),
            Value::Number(f64::from(one.members)),
            Value::Percent(one.share),
            Value::Money(one.year_revenue.as_f64()),
            Value::or_empty(one.year_revenue_share, Value::Percent),
            Value::Number(one.year_orders as f64),
            Value::or_empty(one.year_order_value, Value::Money),
            Value::or_empty(one.margin, Value::Money),
            Value::or_empty((!unset).then_some(one.reward_cost), Value::Money),
            Value::or_empty(one.net.filter(|_| net), Value::Money),
            Value::or_empty(one.expected_value, Value::Money),
            Value::or_empty(one.expected_interval.map(|own| own.0), Value::Money),
            Value::or_empty(one.expected_interval.map(|own| own.1), Value::Money),
            Value::Number(f64::from(one.near)),
            Value::Money(one.near_spend.as_f64()),
        ]
    };
    let tiers = table.tiers.tiers.iter().enumerate();
    let mut rows: Vec<_> = tiers
        .map(|(tier, one)| row(screen.name(tier), words::rule(&table.options, tier, f), one))
        .collect();
    rows.push(row(
        t::tiers::total(l).to_owned(),
        String::new(),
        &table.tiers.total,
    ));
    let [at_least, at_most] = ends(t::segments::expected(l));
    Sheet {
        name: "tiers".to_owned(),
        heads: vec![
            t::tiers::tier(l).to_owned(),
            t::segments::rule(l).to_owned(),
            t::tiers::members(l).to_owned(),
            t::tiers::member_share(l).to_owned(),
            money(t::tiers::year_revenue(l)),
            t::tiers::revenue_share(l).to_owned(),
            t::tiers::year_orders(l).to_owned(),
            money(t::tiers::order_value(l)),
            money(t::tiers::margin(l)),
            money(t::tiers::reward_cost(l)),
            money(t::tiers::net(l)),
            money(t::segments::expected(l)),
            money(&at_least),
            money(&at_most),
            t::tiers::near(l).to_owned(),
            money(t::tiers::missing_spend(l)),
        ],
        rows,
    }
}
