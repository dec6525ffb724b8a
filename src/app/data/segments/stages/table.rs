//! The stages one by one: who is in it, what is at stake, what to do, and the list.

use leptos::prelude::*;
use ltv_engine::segments::lifecycle::{Scope, Stage, StageTotals, ValueBasis};
use ltv_worker::protocol::segments::Stages;

use super::{Shown, words};
use crate::app::data::export::{Sheet, Value, buttons};
use crate::app::data::forecast::about;
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

pub(super) fn table(
    state: AppState,
    shown: Shown,
    format: Memo<Format>,
    open: impl Fn(Stage) + Copy + Send + Sync + 'static,
) -> AnyView {
    let rows = move || {
        let f = format.get();
        shown.with(|shown| {
            let stages = shown.as_ref()?;
            let rows = stages.view.stages.iter();
            // Nobody is P where no members are known.
            let rows = rows.filter(|one| one.stage != Stage::P || one.customers > 0);
            Some(
                rows.map(|one| row(stages, one, f, open))
                    .collect::<Vec<_>>(),
            )
        })
    };
    let basis =
        move || shown.with(|shown| shown.as_ref().map(|stages| basis(stages, format.get())));
    let notes = move || {
        let f = format.get();
        shown.with(|shown| {
            let notes = shown.iter().flat_map(|stages| stages.view.notes.iter());
            let notes = notes
                .map(|note| words::note(*note, f))
                .filter(|text| !text.is_empty());
            notes
                .map(|text| view! { <p class="callout">{text}</p> }.into_any())
                .collect::<Vec<_>>()
        })
    };
    let take = move |give: Box<dyn FnOnce(Sheet)>| {
        if let Some(stages) = shown.get_untracked() {
            give(sheet(&stages, format.get_untracked()));
        }
    };
    let head = |words| view! { <th scope="col">{say(state.locale, words)}</th> }.into_any();
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
                <table class="plain stages">
                    <thead>
                        <tr>
                            {head(t::segments::stage)} {head(t::data::customers)}
                            {head(t::segments::expected)} {head(t::segments::at_stake)}
                            {head(t::segments::what_to_do)}
                            <th scope="col">
                                <span class="sr">{say(state.locale, t::segments::list)}</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
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
    stages: &Stages,
    one: &StageTotals,
    f: Format,
    open: impl Fn(Stage) + Copy + Send + Sync + 'static,
) -> AnyView {
    let l = f.locale;
    let stage = one.stage;
    let money = |value: Option<f64>| {
        value.map_or_else(
            || t::forecast::not_told(l).to_owned(),
            |value| about(value, f),
        )
    };
    let (expected, at_stake) = if stage == Stage::P {
        (String::new(), String::new())
    } else {
        (money(one.expected), money(one.at_stake))
    };
    // Members without orders have no row in the history.
    let list = (stage != Stage::P && one.customers > 0).then(|| {
        let label = t::segments::ListOf {
            group: &words::titled(stage, l),
        }
        .text(l);
        view! {
            <button type="button" class="secondary" aria-label=label on:click=move |_| open(stage)>
                {t::segments::list(l)}
            </button>
        }
    });
    view! {
        <tr>
            <th scope="row">
                <span class=format!("swatch tone-{}", words::tone(stage)) aria-hidden="true"></span>
                <b>{words::titled(stage, l)}</b>
                <span class="note">{rule(stages, stage, f)}</span>
            </th>
            <td>{f.count(f64::from(one.customers))} <span class="note">{f.percent(one.share, 1)}</span></td>
            <td>{expected}</td>
            <td>{at_stake}</td>
            <td class="do">{words::play(stage)(l)}</td>
            <td>{list}</td>
        </tr>
    }
    .into_any()
}

fn sheet(stages: &Stages, f: Format) -> Sheet {
    let l = f.locale;
    let money = |words: &str| [words, " ", f.currency.code()].concat();
    let row = |one: &StageTotals| {
        vec![
            Value::Text(words::titled(one.stage, l)),
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
