//! Every move: a row for each segment of the earlier day, a column for each of today.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::rfm::Move;

use super::look::{RfmLook, Shade};
use super::open::Opener;
use super::{Shown, Told, moves, words};
use crate::app::data::cohorts::parts::{always, chips};
use crate::app::data::table::{Frame, Inside, frame, head};
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

const SHADES: [Shade; 2] = [Shade::Customers, Shade::Revenue];

pub(super) fn matrix(
    state: AppState,
    look: RfmLook,
    shown: Shown,
    format: Memo<Format>,
    opener: Opener,
) -> AnyView {
    let what = chips(
        state,
        t::rfm::shade,
        vec![t::data::customers, t::data::revenue],
        Arc::new(move || SHADES.iter().position(|own| *own == look.moves.get())),
        always(),
        Arc::new(move |at| look.moves.set(SHADES[at])),
    );
    let inside = move || {
        let f = format.get();
        shown.with(|told| inside(told.as_deref()?, look.moves.get(), f, opener))
    };
    let table = Frame::of(
        "plain rfm-matrix",
        move || t::rfm::matrix_fold(state.locale.get()).to_owned(),
        inside,
    );
    view! {
        <details class="more-ways">
            <summary>{say(state.locale, t::rfm::matrix_fold)}</summary>
            <p class="hint">{say(state.locale, t::rfm::matrix_text)}</p>
            <div class="look">{what}</div>
            {frame(table)}
        </details>
    }
    .into_any()
}

fn inside(told: &Told, shade: Shade, f: Format, opener: Opener) -> Option<Inside> {
    let l = f.locale;
    let all = &moves::told_moves(told)?.moves;
    // Segments without a single move on either day need neither row nor column.
    let columns: Vec<u8> = (0..told.view.segments.len() as u8)
        .filter(|&at| all.iter().any(|one| one.to == at))
        .collect();
    let mut rows: Vec<Option<u8>> = (0..told.view.segments.len() as u8)
        .map(Some)
        .filter(|&at| all.iter().any(|one| one.from == at))
        .collect();
    rows.extend(all.iter().any(|one| one.from.is_none()).then_some(None));
    let name = |at: u8| {
        let one = told.view.segments.get(usize::from(at));
        one.map_or_else(String::new, |one| words::segment(&one.name, l))
    };
    let mut heads = vec![head(t::rfm::matrix_corner(l).to_owned())];
    heads.extend(columns.iter().map(|&at| head(name(at))));
    let row = |from: Option<u8>| {
        let cells = columns.iter().map(|&to| {
            let own = all.iter().find(|one| one.from == from && one.to == to);
            own.map_or_else(
                || view! { <td role="cell">"–"</td> }.into_any(),
                |own| cell(told, *own, shade, f, opener),
            )
        });
        let head = from.map_or_else(|| t::rfm::not_yet(l).to_owned(), name);
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">
                    {head}
                </th>
                {cells.collect::<Vec<_>>()}
            </tr>
        }
        .into_any()
    };
    Some(Inside {
        heads,
        rows: rows.into_iter().map(row).collect(),
        ..Inside::default()
    })
}

fn cell(told: &Told, own: Move, shade: Shade, f: Format, opener: Opener) -> AnyView {
    let l = f.locale;
    let text = match shade {
        Shade::Revenue => f.money_axis(own.revenue.as_f64().round()),
        Shade::Customers | Shade::Value => f.count(f64::from(own.customers)),
    };
    let label = t::rfm::MoveLabel {
        way: &words::moved(&told.view, own.from, own.to, l),
        customers: &f.count(f64::from(own.customers)),
        revenue: &f.money(own.revenue.as_f64()),
    }
    .text(l);
    let title = label.clone();
    let class = (own.from == Some(own.to)).then_some("stays");
    view! {
        <td role="cell" class=class title=title>
            <button type="button" class="link" on:click=move |_| opener.moved(own.from, own.to)>
                <b>{text}</b>
                <span class="sr">{label}</span>
            </button>
        </td>
    }
    .into_any()
}
