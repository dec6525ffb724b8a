//! The cells of the grid, each a button.

use leptos::prelude::*;
use ltv_engine::segments::rfm::{Axis, Cell};

use super::{cells, number, words_range};
use crate::app::data::forecast::about;
use crate::app::data::segments::rfm::look::Shade;
use crate::app::data::segments::rfm::open::Opener;
use crate::app::data::segments::rfm::{Told, words};
use crate::app::data::table::{Inside, head};
use crate::i18n::{Format, t};

pub(super) fn inside(told: &Told, axis: Axis, shade: Shade, f: Format, opener: Opener) -> Inside {
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
        view! { <th scope="col" role="columnheader">{format!("{symbol} {score}")} {note}</th> }
            .into_any()
    };
    let row = |r: u8| {
        let band = &told.view.bands.recency[usize::from(r - 1)];
        let note = range(band.range).map(|days| t::data::Days { n: &days }.text(l));
        let note = note.map(|text| view! { <span class="note">{text}</span> });
        let cells = own.iter().filter(|cell| cell.r == r);
        let cells = cells.map(|cell| square(told, axis, shade, cell, top, f, opener));
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">{format!("R {r}")} {note}</th>
                {cells.collect::<Vec<_>>()}
            </tr>
        }
        .into_any()
    };
    let mut heads = vec![head(t::rfm::GridCorner { axis: symbol }.text(l))];
    heads.extend((1..=5).map(column));
    Inside {
        heads,
        rows: (1..=5).rev().map(row).collect(),
        ..Inside::default()
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
        return view! { <td role="cell" class="base">"–"</td> }.into_any();
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
        <td role="cell" class=format!("q{step}") title=title>
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
