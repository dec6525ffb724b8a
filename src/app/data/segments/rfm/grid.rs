//! Recency by frequency (or by frequency and money together): every cell a button
//! that opens its list.

mod inside;
mod said;

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::rfm::{Axis, Cell};

use super::look::{RfmLook, Shade};
use super::open::Opener;
use super::{Shown, Told, words};
use crate::app::data::cohorts::parts::{always, chips};
use crate::app::data::export::{Sheet, Value};
use crate::app::data::table::{Frame, Section, section};
use crate::app::state::AppState;
use crate::i18n::{Format, t};

const AXES: [Axis; 2] = [Axis::Combined, Axis::Frequency];
const SHADES: [Shade; 3] = [Shade::Customers, Shade::Revenue, Shade::Value];

pub(super) fn grid(
    state: AppState,
    look: RfmLook,
    shown: Shown,
    format: Memo<Format>,
    opener: Opener,
) -> AnyView {
    let axis = chips(
        state,
        t::rfm::axis,
        vec![t::rfm::axis_combined, t::rfm::axis_frequency],
        Arc::new(move || AXES.iter().position(|own| *own == look.axis.get())),
        always(),
        Arc::new(move |at| look.axis.set(AXES[at])),
    );
    let shade = chips(
        state,
        t::rfm::shade,
        vec![t::data::customers, t::data::revenue, t::rfm::worth],
        Arc::new(move || SHADES.iter().position(|own| *own == look.shade.get())),
        always(),
        Arc::new(move |at| look.shade.set(SHADES[at])),
    );
    let title = move || {
        let f = format.get();
        shown.with(|told| said::title(told.as_deref()?, look.axis.get(), look.shade.get(), f))
    };
    let sub = move || {
        let f = format.get();
        shown.with(|told| {
            Some(said::sub(
                told.as_deref()?,
                look.axis.get(),
                look.shade.get(),
                f,
            ))
        })
    };
    let inside = move || {
        let f = format.get();
        shown.with(|told| {
            let told = told.as_deref()?;
            Some(inside::inside(
                told,
                look.axis.get(),
                look.shade.get(),
                f,
                opener,
            ))
        })
    };
    let above = view! {
        <p class="hint">{sub}</p>
        <div class="look">{axis} {shade}</div>
    };
    let sheet = move || {
        let (axis, f) = (look.axis.get(), format.get());
        shown.with(|told| Some(sheet(told.as_deref()?, axis, f)))
    };
    section(
        state,
        Section {
            title: Arc::new(move || title().unwrap_or_default()),
            ..Section::of(
                Frame::of(
                    "heat rfm-grid",
                    move || t::rfm::grid_name(state.locale.get()).to_owned(),
                    inside,
                ),
                above.into_any(),
                move || Some(t::rfm::grid_text(state.locale.get()).to_owned()),
                sheet,
            )
        },
    )
}

pub(super) fn cells(told: &Told, axis: Axis) -> &[Cell] {
    match axis {
        Axis::Frequency => &told.view.by_frequency,
        Axis::Combined => &told.view.by_combined,
    }
}

fn number(cell: &Cell, shade: Shade) -> f64 {
    match shade {
        Shade::Customers => f64::from(cell.customers),
        Shade::Revenue => cell.revenue.as_f64(),
        Shade::Value => cell.expected.unwrap_or(0.0),
    }
}

/// `3`, or `3–8`.
pub(super) fn words_range(from: &str, to: &str) -> String {
    if from == to {
        from.to_owned()
    } else {
        [from, "–", to].concat()
    }
}

fn sheet(told: &Told, axis: Axis, f: Format) -> Sheet {
    let l = f.locale;
    let money = |words: &str| [words, " ", f.currency.code()].concat();
    let row = |cell: &Cell| {
        let named = cell
            .segment
            .and_then(|at| told.view.segments.get(usize::from(at)));
        vec![
            Value::Number(f64::from(cell.r)),
            Value::Number(f64::from(cell.other)),
            named.map_or(Value::Empty, |one| {
                Value::Text(words::segment(&one.name, l))
            }),
            Value::Number(f64::from(cell.customers)),
            Value::Money(cell.revenue.as_f64()),
            Value::or_empty(cell.expected, Value::Money),
        ]
    };
    Sheet {
        name: "rfm-grid".to_owned(),
        heads: vec![
            "R".to_owned(),
            words::axis_symbol(axis).to_owned(),
            t::rfm::segment(l).to_owned(),
            t::data::customers(l).to_owned(),
            money(t::data::revenue(l)),
            money(words::worth(told.answer.worth)(l)),
        ],
        rows: cells(told, axis).iter().rev().map(row).collect(),
    }
}
