//! Ranges follow their inputs: the likely value is the form's until it is edited,
//! and a range stated for another period stays the same range.

use leptos::prelude::*;
use ltv_engine::error::Field;
use ltv_engine::scenario::Spread;
use ltv_engine::units::Period;

use super::around;
use crate::app::calculator::{FIELDS, Form, fields};
use crate::app::state::AppState;
use crate::app::studio::Studio;

type Values = Vec<(f64, Period)>;

/// Watches from now on, whether the tool is open or not.
pub(in crate::app::studio) fn follow(state: AppState, studio: Studio) {
    let spreads = move || studio.doc.with(|doc| doc.spreads.clone());
    let seen = StoredValue::new((state.form.with_untracked(values), untrack(spreads)));
    Effect::new(move |_| {
        let (now, held) = (state.form.with(values), spreads());
        let (before, had) = seen.get_value();
        // Both at once: an undo or a link, which bring what belongs together.
        let next: Vec<Spread> = if before == now || had != held {
            held.clone()
        } else {
            held.iter()
                .map(|spread| moved(spread, &before, &now))
                .collect()
        };
        seen.set_value((now, next.clone()));
        if next != held {
            studio.doc.update(|doc| doc.spreads = next);
        }
    });
}

fn values(form: &Form) -> Values {
    FIELDS
        .map(|field| (form.value(field), form.period(field)))
        .to_vec()
}

fn same(a: f64, b: f64) -> bool {
    a.total_cmp(&b).is_eq()
}

fn moved(spread: &Spread, before: &Values, now: &Values) -> Spread {
    let field = spread.field;
    let at = fields::index(field);
    let (Some((old, from)), Some((new, to))) = (before.get(at), now.get(at)) else {
        return *spread;
    };
    let followed = same(spread.likely, *old);
    let usual = around(field, *old, spread.shape);
    if followed && same(spread.low, usual.low) && same(spread.high, usual.high) {
        return around(field, *new, spread.shape);
    }
    let stated = |value: f64| restated(field, value, *from, *to);
    let (low, high) = (stated(spread.low), stated(spread.high));
    let likely = if followed {
        *new
    } else {
        stated(spread.likely)
    };
    Spread {
        low,
        likely: likely.max(low).min(high),
        high,
        ..*spread
    }
}

fn restated(field: Field, value: f64, from: Period, to: Period) -> f64 {
    if from == to {
        value
    } else {
        field
            .range()
            .nearest(fields::restated(field, value, from, to))
    }
}
