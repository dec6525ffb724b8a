//! The moves of most customers, up or down.

use leptos::prelude::*;
use ltv_engine::segments::rfm::{Direction, Move};

use super::open::Opener;
use super::{Shown, Told, moves, words};
use crate::app::data::forecast::about;
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

/// Moves shown each way; all of them are in the table below.
const MOST: usize = 5;

pub(super) fn top(
    state: AppState,
    shown: Shown,
    format: Memo<Format>,
    opener: Opener,
    direction: Direction,
) -> AnyView {
    let name = match direction {
        Direction::Up => t::rfm::top_up,
        _ => t::rfm::top_down,
    };
    let own = move |told: &Told| -> Vec<Move> {
        let all = moves::told_moves(told).map(|moves| moves.moves.iter());
        let own = all.into_iter().flatten();
        let own = own.filter(|one| one.direction == direction);
        own.take(MOST).copied().collect()
    };
    let rows = move || {
        let f = format.get();
        shown.with(|told| {
            let told = told.as_deref()?;
            let rows = own(told).into_iter();
            Some(
                rows.map(|one| row(told, one, f, opener))
                    .collect::<Vec<_>>(),
            )
        })
    };
    let worth = move || {
        let l = state.locale.get();
        shown.with(|told| Some(words::worth(told.as_ref()?.answer.worth)(l)))
    };
    let nobody = move || shown.with(|told| told.as_deref().is_none_or(|told| own(told).is_empty()));
    view! {
        <div
            class="scroll"
            tabindex="0"
            role="region"
            aria-label=move || name(state.locale.get())
            hidden=nobody
        >
            <table class="plain rfm-top rfm-cards" role="table">
                <caption>{say(state.locale, name)}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">{say(state.locale, t::rfm::from_to)}</th>
                        <th scope="col" role="columnheader">{say(state.locale, t::data::customers)}</th>
                        <th scope="col" role="columnheader">{worth}</th>
                        <th scope="col" role="columnheader">
                            <span class="sr">{say(state.locale, t::segments::list)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(told: &Told, one: Move, f: Format, opener: Opener) -> AnyView {
    let l = f.locale;
    let name = words::moved(&told.view, one.from, one.to, l);
    let label = t::segments::ListOf { group: &name }.text(l);
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{name}</th>
            <td role="cell" data-head=t::data::customers(l)>{f.count(f64::from(one.customers))}</td>
            <td role="cell" data-head=words::worth(told.answer.worth)(l)>
                {one.expected.map(|value| about(value, f))}
            </td>
            <td role="cell">
                <button
                    type="button"
                    class="secondary"
                    aria-label=label
                    on:click=move |_| opener.moved(one.from, one.to)
                >
                    {t::segments::list(l)}
                </button>
            </td>
        </tr>
    }
    .into_any()
}
