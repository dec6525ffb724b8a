//! Recency by frequency (or by frequency and money together): every cell a button
//! that opens its list.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::rfm::{Axis, Cell};

use super::look::{RfmLook, Shade};
use super::open::Opener;
use super::{Shown, Told, words};
use crate::app::data::cohorts::parts::{always, chips};
use crate::app::data::export::{Sheet, Value, buttons};
use crate::app::data::forecast::about;
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

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
        shown.with(|told| title(told.as_deref()?, look.axis.get(), look.shade.get(), f))
    };
    let sub = move || {
        let f = format.get();
        shown.with(|told| Some(sub(told.as_deref()?, look.axis.get(), look.shade.get(), f)))
    };
    let body = move || {
        let f = format.get();
        shown.with(|told| {
            let told = told.as_deref()?;
            Some(inside(told, look.axis.get(), look.shade.get(), f, opener))
        })
    };
    let take = move |give: Box<dyn FnOnce(Sheet)>| {
        if let Some(told) = shown.get_untracked() {
            give(sheet(
                &told,
                look.axis.get_untracked(),
                format.get_untracked(),
            ));
        }
    };
    view! {
        <section class="evidence">
            <h3>{title}</h3>
            <p class="hint">{sub}</p>
            <div class="look">{axis} {shade}</div>
            <div
                class="scroll"
                tabindex="0"
                role="region"
                aria-label=move || t::rfm::grid_name(state.locale.get())
            >
                <table class="heat rfm-grid">{body}</table>
            </div>
            <p class="hint">{say(state.locale, t::rfm::grid_text)}</p>
            <div class="buttons">{buttons(state, take)}</div>
        </section>
    }
    .into_any()
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

/// Where most of it is.
fn title(told: &Told, axis: Axis, shade: Shade, f: Format) -> Option<String> {
    let l = f.locale;
    let most = cells(told, axis).iter().reduce(|most, one| {
        if number(one, shade) > number(most, shade) {
            one
        } else {
            most
        }
    })?;
    let cell = &*words::cell(axis, most.r, most.other, f);
    let customers = &*f.count(f64::from(most.customers));
    Some(match shade {
        Shade::Customers => t::rfm::GridMost {
            cell,
            customers,
            all: &f.count(f64::from(told.view.customers)),
        }
        .text(l),
        Shade::Revenue => t::rfm::GridRevenue {
            cell,
            customers,
            revenue: &about(most.revenue.as_f64(), f),
        }
        .text(l),
        Shade::Value => t::rfm::GridWorth {
            cell,
            customers,
            value: &about(most.expected?, f),
        }
        .text(l),
    })
}

fn unit(told: &Told, shade: Shade, f: Format) -> String {
    let l = f.locale;
    let words = match shade {
        Shade::Customers => return t::data::customers(l).to_owned(),
        Shade::Revenue => t::data::revenue(l),
        Shade::Value => words::worth(told.answer.worth)(l),
    };
    t::rfm::InCurrency {
        what: words,
        currency: f.currency.symbol(l),
    }
    .text(l)
}

fn sub(told: &Told, axis: Axis, shade: Shade, f: Format) -> String {
    let unit = &*unit(told, shade, f);
    match axis {
        Axis::Combined => t::rfm::GridSubCombined { unit }.text(f.locale),
        Axis::Frequency => t::rfm::GridSubFrequency { unit }.text(f.locale),
    }
}

fn inside(told: &Told, axis: Axis, shade: Shade, f: Format, opener: Opener) -> AnyView {
    let l = f.locale;
    let symbol = words::axis_symbol(axis);
    let own = cells(told, axis);
    let top = own.iter().map(|cell| number(cell, shade));
    let top = top.fold(f64::MIN_POSITIVE, f64::max);
    let range = |range: Option<(f64, f64)>| {
        range.map(|(from, to)| words_range(&f.count(from), &f.count(to)))
    };
    let column = |score: u8| {
        let band = &told.view.bands.frequency[usize::from(score - 1)];
        let note = range(band.range.filter(|_| axis == Axis::Frequency));
        let note = note.map(|text| view! { <span class="note">{text}</span> });
        view! { <th scope="col">{format!("{symbol} {score}")} {note}</th> }.into_any()
    };
    let row = |r: u8| {
        let band = &told.view.bands.recency[usize::from(r - 1)];
        let note = range(band.range).map(|days| t::data::Days { n: &days }.text(l));
        let note = note.map(|text| view! { <span class="note">{text}</span> });
        let cells = own.iter().filter(|cell| cell.r == r);
        let cells = cells.map(|cell| square(told, axis, shade, cell, top, f, opener));
        view! {
            <tr>
                <th scope="row">{format!("R {r}")} {note}</th>
                {cells.collect::<Vec<_>>()}
            </tr>
        }
        .into_any()
    };
    let corner = t::rfm::GridCorner { axis: symbol }.text(l);
    view! {
        <thead>
            <tr>
                <th scope="col">{corner}</th>
                {(1..=5).map(column).collect::<Vec<_>>()}
            </tr>
        </thead>
        <tbody>{(1..=5).rev().map(row).collect::<Vec<_>>()}</tbody>
    }
    .into_any()
}

/// `3`, or `3–8`.
pub(super) fn words_range(from: &str, to: &str) -> String {
    if from == to {
        from.to_owned()
    } else {
        [from, "–", to].concat()
    }
}

fn square(
    told: &Told,
    axis: Axis,
    shade: Shade,
    cell: &Cell,
    top: f64,
    f: Format,
    opener: Opener,
) -> AnyView {
    let l = f.locale;
    if cell.customers == 0 {
        return view! { <td class="base">"–"</td> }.into_any();
    }
    let value = number(cell, shade);
    let text = match shade {
        Shade::Customers => f.count(value),
        Shade::Revenue | Shade::Value => f.money_axis(value.round()),
    };
    let named = cell
        .segment
        .and_then(|at| told.view.segments.get(usize::from(at)));
    let named = named.map(|one| words::segment(&one.name, l));
    let (r, other) = (cell.r, cell.other);
    let label = t::rfm::CellLabel {
        cell: &words::cell(axis, r, other, f),
        name: named.as_deref().unwrap_or_default(),
        customers: &f.count(f64::from(cell.customers)),
        revenue: &f.money(cell.revenue.as_f64()),
        worth: words::worth(told.answer.worth)(l),
        value: &cell
            .expected
            .map_or_else(String::new, |value| about(value, f)),
    }
    .text(l);
    let step = ((value / top).clamp(0.0, 1.0) * 5.999) as usize;
    let title = label.clone();
    let named = named.map(|name| view! { <span class="segment">{name}</span> });
    view! {
        <td class=format!("q{step}") title=title>
            <button
                type="button"
                data-cell-of=format!("{r}{other}")
                on:click=move |_| opener.cell(axis, r, other)
            >
                <b>{text}</b>
                {named}
                <span class="sr">{label}</span>
            </button>
        </td>
    }
    .into_any()
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
