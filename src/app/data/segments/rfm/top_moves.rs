//! The moves of most customers, up or down.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::rfm::{Direction, Move};

use super::open::Opener;
use super::{Shown, Told, moves, words};
use crate::app::data::forecast::about;
use crate::app::data::table::{Cell, Frame, Inside, Part, Press, Row, frame};
use crate::app::state::AppState;
use crate::i18n::{Format, t};

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
    let inside = move || {
        let f = format.get();
        shown.with(|told| {
            let told = told.as_deref()?;
            Some(inside(told, own(told), f, opener))
        })
    };
    let nobody = move || shown.with(|told| told.as_deref().is_none_or(|told| own(told).is_empty()));
    frame(Frame {
        caption: true,
        hidden: Some(Arc::new(nobody)),
        ..Frame::of(
            "plain rfm-top rfm-cards",
            move || name(state.locale.get()).to_owned(),
            inside,
        )
    })
}

fn inside(told: &Told, moves: Vec<Move>, f: Format, opener: Opener) -> Inside {
    let l = f.locale;
    let worth = words::worth(told.answer.worth)(l);
    let rows = moves.into_iter().map(|one| {
        let name = words::moved(&told.view, one.from, one.to, l);
        let list = Press::list(&name, l, move || opener.moved(one.from, one.to));
        let expected = one.expected.map(|value| about(value, f));
        Row::of(
            vec![Part::Text(name)],
            vec![
                Cell::text(t::data::customers(l), f.count(f64::from(one.customers))),
                Cell::text(worth, expected.unwrap_or_default()),
                Cell::press(Some(list)),
            ],
        )
    });
    Inside::of(
        &[t::rfm::from_to(l), t::data::customers(l), worth],
        Some(t::segments::list(l)),
        rows.collect(),
    )
}
