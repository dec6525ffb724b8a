//! The stages one by one: who is in it, what is at stake, what to do, and the list.

use leptos::prelude::*;
use ltv_engine::segments::lifecycle::{Scope, Stage, StageTotals, ValueBasis};
use ltv_worker::protocol::segments::Stages;

use super::{Names, Screen, words};
use crate::app::data::export::{Sheet, Value};
use crate::app::data::forecast::{about, ends, range_note, with_range_note};
use crate::app::data::state::Extra;
use crate::app::data::table::{Cell, Frame, Inside, Part, Press, Row, Section, callouts, section};
use crate::i18n::{Format, Locale, t};

pub(super) fn table(screen: Screen) -> AnyView {
    let state = screen.state;
    // The button of P waits until it is known who they are.
    let there = Memo::new(move |_| {
        let roster = screen.data.segments.roster;
        roster.with(|roster| matches!(roster, Extra::There(_)))
    });
    let notes = move || {
        screen.with(|stages, _, f| {
            let notes = stages.view.notes.iter().map(|note| words::note(*note, f));
            callouts(notes.collect())
        })
    };
    section(
        state,
        Section::of(
            Frame::of(
                "plain stages",
                move || t::segments::table_title(state.locale.get()).to_owned(),
                move || {
                    let there = there.get();
                    screen.with(|stages, names, f| inside(screen, stages, there, names, f))
                },
            ),
            notes.into_any(),
            move || screen.with(|stages, _, f| basis(stages, f)),
            move || screen.with(sheet),
        ),
    )
}

/// What the values are told from.
fn basis(stages: &Stages, f: Format) -> String {
    let l = f.locale;
    match stages.view.basis {
        None => t::segments::basis_none(l).to_owned(),
        Some(ValueBasis::Forecast) => {
            let mut all = stages.view.stages.iter();
            let ranged = all.any(|one| one.expected_interval.is_some());
            with_range_note(t::segments::basis_forecast(l).to_owned(), ranged, l)
        }
        Some(ValueBasis::Historical { months, margin }) => {
            let text = t::segments::BasisHistorical {
                months: &f.months(f64::from(months)),
            }
            .text(l);
            let of = match margin {
                Some(margin) => t::segments::BasisMargin {
                    margin: &f.percent(margin, 1),
                }
                .text(l),
                None => t::segments::basis_revenue(l).to_owned(),
            };
            [&*text, t::cohorts::between(l), &of].concat()
        }
    }
}

fn rule(stages: &Stages, stage: Stage, f: Format) -> String {
    let l = f.locale;
    let options = &stages.view.options;
    let [first, second, third] = options.multiples;
    // Days where one cycle holds for everybody, else so many cycles.
    let same = !matches!(options.scope, Scope::Customer | Scope::Segment);
    let upto = |times: f64| {
        if same {
            let days = (times * stages.view.cycle_of_all).floor();
            t::data::Days { n: &f.count(days) }.text(l)
        } else {
            t::segments::Cycles {
                n: &f.up_to(times, 2),
            }
            .text(l)
        }
    };
    let (one, two, three) = (&*upto(first), &*upto(second), &*upto(third));
    match stage {
        Stage::P => t::segments::rule_p(l).to_owned(),
        Stage::N if stages.rules.contact => t::segments::RuleNContact { to: one }.text(l),
        Stage::E0 if stages.rules.contact => t::segments::RuleE0Contact { to: one }.text(l),
        Stage::S1 if stages.rules.contact => {
            t::segments::RuleBetweenContact { from: one, to: two }.text(l)
        }
        Stage::S2 if stages.rules.contact => t::segments::RuleBetweenContact {
            from: two,
            to: three,
        }
        .text(l),
        Stage::S3 if stages.rules.contact => t::segments::RuleBeyondContact { from: three }.text(l),
        Stage::N => t::segments::RuleN { to: one }.text(l),
        Stage::E0 => t::segments::RuleE0 { to: one }.text(l),
        Stage::S1 => t::segments::RuleBetween { from: one, to: two }.text(l),
        Stage::S2 => t::segments::RuleBetween {
            from: two,
            to: three,
        }
        .text(l),
        Stage::S3 => t::segments::RuleBeyond { from: three }.text(l),
    }
}

/// Heads of the cells with figures.
fn heads(l: Locale) -> [&'static str; 4] {
    [
        t::data::customers(l),
        t::cohorts::member_revenue(l),
        t::segments::expected(l),
        t::segments::at_stake(l),
    ]
}

fn inside(screen: Screen, stages: &Stages, there: bool, names: &Names, f: Format) -> Inside {
    let l = f.locale;
    let mut texts = vec![t::segments::stage(l)];
    texts.extend(heads(l));
    texts.push(t::segments::what_to_do(l));
    let rows = stages.view.stages.iter();
    // Nobody is P where no members are known.
    let rows = rows.filter(|one| one.stage != Stage::P || one.customers > 0);
    let rows = rows.map(|one| line(screen, stages, one, there, names, f));
    Inside::of(&texts, Some(t::segments::list(l)), rows.collect())
}

fn line(
    screen: Screen,
    stages: &Stages,
    one: &StageTotals,
    there: bool,
    names: &Names,
    f: Format,
) -> Row {
    let l = f.locale;
    let stage = one.stage;
    let money = |value: Option<f64>| {
        value.map_or_else(
            || t::forecast::not_told(l).to_owned(),
            |value| about(value, f),
        )
    };
    // Nobody's money is not worth a line.
    let (revenue, expected, at_stake) = if stage == Stage::P || one.customers == 0 {
        Default::default()
    } else {
        let revenue = about(one.revenue.as_f64(), f);
        (revenue, money(one.expected), money(one.at_stake))
    };
    let waits = stage == Stage::P && !there;
    let roster = screen.data.segments.roster;
    let unread = waits && roster.with(|roster| matches!(roster, Extra::Failed(_)));
    let list = (one.customers > 0).then(|| Press {
        waits,
        ..Press::list(&names.titled(stage), l, move || screen.open(stage))
    });
    let play = screen.desk.plays.with(|plays| plays.text(stage, l));
    let [customers, brought, ahead, stake] = heads(l);
    let count = f.count(f64::from(one.customers));
    Row::of(
        vec![
            Part::Swatch(format!("swatch tone-{}", words::tone(stage))),
            Part::Strong(names.titled(stage)),
            Part::Note(rule(stages, stage, f)),
        ],
        vec![
            Cell::text(customers, count).note(Some(f.percent(one.share, 1))),
            Cell::text(brought, revenue),
            Cell::text(ahead, expected).note(range_note(one.expected_interval, f)),
            Cell::text(stake, at_stake),
            Cell::told("do", play),
            Cell::press(list).note(unread.then(|| t::segments::list_unread(l).to_owned())),
        ],
    )
}

fn sheet(stages: &Stages, names: &Names, f: Format) -> Sheet {
    let l = f.locale;
    let money = |words: &str| [words, " ", f.currency.code()].concat();
    let row = |one: &StageTotals| {
        vec![
            Value::Text(words::symbol(one.stage).to_owned()),
            Value::Text(names.name(one.stage).to_owned()),
            Value::Text(rule(stages, one.stage, f)),
            Value::Number(f64::from(one.customers)),
            Value::Percent(one.share),
            Value::Number(one.orders as f64),
            Value::Money(one.revenue.as_f64()),
            Value::or_empty(one.median_silent_days, Value::Number),
            Value::or_empty(one.expected, Value::Money),
            Value::or_empty(one.at_stake, Value::Money),
            Value::or_empty(one.expected_interval.map(|own| own.0), Value::Money),
            Value::or_empty(one.expected_interval.map(|own| own.1), Value::Money),
        ]
    };
    let [at_least, at_most] = ends(t::segments::expected(l));
    Sheet {
        name: "stages".to_owned(),
        heads: vec![
            t::segments::stage(l).to_owned(),
            t::segments::person_name(l).to_owned(),
            t::segments::rule(l).to_owned(),
            t::data::customers(l).to_owned(),
            t::segments::share(l).to_owned(),
            t::cohorts::member_orders(l).to_owned(),
            money(t::cohorts::member_revenue(l)),
            t::segments::silent_days(l).to_owned(),
            money(t::segments::expected(l)),
            money(t::segments::at_stake(l)),
            money(&at_least),
            money(&at_most),
        ],
        rows: stages.view.stages.iter().map(row).collect(),
    }
}
