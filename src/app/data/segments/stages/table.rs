//! The stages one by one: who is in it, what is at stake, what to do, and the list.

use leptos::prelude::*;
use ltv_engine::segments::lifecycle::{Scope, Stage, StageTotals, ValueBasis};
use ltv_worker::protocol::segments::Stages;

use super::{Names, Screen, words};
use crate::app::data::export::{Sheet, Value, buttons};
use crate::app::data::forecast::about;
use crate::app::data::state::Extra;
use crate::i18n::{Format, say, t};

pub(super) fn table(screen: Screen) -> AnyView {
    let state = screen.state;
    // The button of P waits until it is known who they are.
    let there = Memo::new(move |_| {
        let roster = screen.data.segments.roster;
        roster.with(|roster| matches!(roster, Extra::There(_)))
    });
    let rows = move || {
        let there = there.get();
        screen.with(|stages, names, f| {
            let rows = stages.view.stages.iter();
            // Nobody is P where no members are known.
            let rows = rows.filter(|one| one.stage != Stage::P || one.customers > 0);
            rows.map(|one| row(screen, stages, one, there, names, f))
                .collect::<Vec<_>>()
        })
    };
    let basis = move || screen.with(|stages, _, f| basis(stages, f));
    let notes = move || {
        screen.with(|stages, _, f| {
            let notes = stages.view.notes.iter().map(|note| words::note(*note, f));
            notes
                .map(|text| view! { <p class="callout">{text}</p> }.into_any())
                .collect::<Vec<_>>()
        })
    };
    let take = move |give: Box<dyn FnOnce(Sheet)>| {
        if let Some(sheet) = untrack(|| screen.with(sheet)) {
            give(sheet);
        }
    };
    // On a phone every stage is a card: the roles keep it a table for who hears it.
    let head = |words| {
        view! { <th scope="col" role="columnheader">{say(state.locale, words)}</th> }.into_any()
    };
    view! {
        <section class="evidence">
            <h3>{say(state.locale, t::segments::table_title)}</h3>
            {notes}
            <div
                class="scroll"
                tabindex="0"
                role="region"
                aria-label=move || t::segments::table_title(state.locale.get())
            >
                <table class="plain stages" role="table">
                    <thead role="rowgroup">
                        <tr role="row">
                            {head(t::segments::stage)} {head(t::data::customers)}
                            {head(t::cohorts::member_revenue)} {head(t::segments::expected)}
                            {head(t::segments::at_stake)} {head(t::segments::what_to_do)}
                            <th scope="col" role="columnheader">
                                <span class="sr">{say(state.locale, t::segments::list)}</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
            <p class="hint">{basis}</p>
            <div class="buttons">{buttons(state, take)}</div>
        </section>
    }
    .into_any()
}

/// What the values are told from.
fn basis(stages: &Stages, f: Format) -> String {
    let l = f.locale;
    match stages.view.basis {
        None => t::segments::basis_none(l).to_owned(),
        Some(ValueBasis::Forecast) => t::segments::basis_forecast(l).to_owned(),
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

fn row(
    screen: Screen,
    stages: &Stages,
    one: &StageTotals,
    there: bool,
    names: &Names,
    f: Format,
) -> AnyView {
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
    let list = (one.customers > 0).then(|| {
        let label = t::segments::ListOf {
            group: &names.titled(stage),
        }
        .text(l);
        let press = move |_| {
            if !waits {
                screen.open(stage);
            }
        };
        view! {
            <button
                type="button"
                class="secondary"
                aria-label=label
                aria-disabled=waits.then_some("true")
                on:click=press
            >
                {t::segments::list(l)}
            </button>
        }
    });
    let share = f.percent(one.share, 1);
    let play = screen.desk.plays.with(|plays| plays.text(stage, l));
    let cell = |head: &'static str, text: String| {
        view! { <td role="cell" data-head=head>{text}</td> }.into_any()
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <span class=format!("swatch tone-{}", words::tone(stage)) aria-hidden="true"></span>
                <b>{names.titled(stage)}</b>
                <span class="note">{rule(stages, stage, f)}</span>
            </th>
            <td role="cell" data-head=t::data::customers(l)>
                {f.count(f64::from(one.customers))} " " <span class="note">{share}</span>
            </td>
            {cell(t::cohorts::member_revenue(l), revenue)}
            {cell(t::segments::expected(l), expected)}
            {cell(t::segments::at_stake(l), at_stake)}
            <td role="cell" class="do">{play}</td>
            <td role="cell">{list}</td>
        </tr>
    }
    .into_any()
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
        ]
    };
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
        ],
        rows: stages.view.stages.iter().map(row).collect(),
    }
}
