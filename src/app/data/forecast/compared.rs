//! LTV by several ways, side by side, with the reason they differ.

use leptos::prelude::*;
use ltv_engine::forecast::{Difference, Estimate, Ltv, LtvSource};
use ltv_engine::units::Period;

use super::Shown;
use super::words::{horizon, range};
use crate::app::data::export::{Sheet, Value, buttons};
use crate::app::data::table::{Cell, Frame, Inside, Part, Row, frame};
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

fn source(source: LtvSource) -> Words {
    match source {
        LtvSource::History => t::forecast::ltv_history,
        LtvSource::Formula => t::forecast::ltv_formula,
        LtvSource::Cohorts => t::forecast::ltv_cohorts,
        LtvSource::NewCustomer => t::forecast::ltv_new,
        LtvSource::Residual => t::forecast::ltv_residual,
    }
}

fn difference(difference: Difference) -> Words {
    match difference {
        Difference::Reference => t::forecast::diff_reference,
        Difference::PastOnly => t::forecast::diff_past,
        Difference::Average => t::forecast::diff_average,
        Difference::OlderCohorts => t::forecast::diff_older,
        Difference::FutureOnly => t::forecast::diff_future,
    }
}

pub(super) fn compared(state: AppState, shown: Shown, format: Memo<Format>) -> AnyView {
    let all = Memo::new(move |_| {
        shown.with(|shown| {
            let outlook = shown.as_ref()?.outlook.as_ref()?;
            Some(outlook.compared.clone())
        })
    });
    // Of what, and over what time, the amounts are.
    let note = move || {
        let f = format.get();
        shown.with(|shown| {
            let options = &shown.as_ref()?.options;
            let note = t::forecast::ComparedNote {
                horizon: &horizon(options.horizon, f),
                margin: &f.percent(options.margin, 1),
                rate: &f.percent(options.discount.in_period(Period::Year), 1),
            };
            Some(note.text(f.locale))
        })
    };
    let table = Frame::of(
        "plain wrap",
        move || t::forecast::compared_lead(state.locale.get()).to_owned(),
        move || Some(inside(&all.get()?, format.get())),
    );
    let take = buttons(state, move |give| {
        if let Some(all) = all.get_untracked() {
            give(sheet(&all, format.get_untracked()));
        }
    });
    view! {
        <section class="evidence" hidden=move || all.with(Option::is_none)>
            <h3>{say(state.locale, t::forecast::compared_lead)}</h3>
            <p class="hint">{note}</p>
            {frame(table)}
            {take}
        </section>
    }
    .into_any()
}

fn inside(all: &[Ltv], f: Format) -> Inside {
    let l = f.locale;
    let heads = [
        t::forecast::compared_way(l),
        t::forecast::compared_value(l),
        t::forecast::interval(l),
    ];
    let mut inside = Inside::of(&heads, None, all.iter().map(|ltv| line(ltv, f)).collect());
    let why = view! {
        <th scope="col" role="columnheader" class="words">
            {t::forecast::compared_why(l)}
        </th>
    };
    inside.heads.push(why.into_any());
    inside
}

fn line(ltv: &Ltv, f: Format) -> Row {
    let l = f.locale;
    let value = ltv.value.map_or_else(
        || t::forecast::not_told(l).to_owned(),
        |value| f.money(value.mean),
    );
    Row::of(
        vec![Part::Text(source(ltv.source)(l).to_owned())],
        vec![
            Cell::bare(value),
            Cell::bare(interval(ltv.value.as_ref(), f)),
            Cell::told("words", difference(ltv.difference)(l).to_owned()),
        ],
    )
}

/// What has happened has none.
fn interval(value: Option<&Estimate>, f: Format) -> String {
    let ranged = value.filter(|value| value.interval.is_some());
    ranged.map_or_else(
        || "–".to_owned(),
        |value| range(value, |value| f.money(value), f),
    )
}

fn sheet(all: &[Ltv], f: Format) -> Sheet {
    let l = f.locale;
    let money = |words: &str| [words, " ", f.currency.code()].concat();
    let row = |ltv: &Ltv| {
        let end = |of: fn((f64, f64)) -> f64| {
            let interval = ltv.value.and_then(|value| value.interval);
            Value::or_empty(interval.map(of), Value::Money)
        };
        vec![
            Value::Text(source(ltv.source)(l).to_owned()),
            Value::or_empty(ltv.value.map(|value| value.mean), Value::Money),
            end(|(low, _)| low),
            end(|(_, high)| high),
            Value::Text(difference(ltv.difference)(l).to_owned()),
        ]
    };
    Sheet {
        name: "ltv-compared".to_owned(),
        heads: vec![
            t::forecast::compared_way(l).to_owned(),
            money(t::forecast::compared_value(l)),
            money(&[t::forecast::interval(l), " ≥"].concat()),
            money(&[t::forecast::interval(l), " ≤"].concat()),
            t::forecast::compared_why(l).to_owned(),
        ],
        rows: all.iter().map(row).collect(),
    }
}
