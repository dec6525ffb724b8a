//! Who moved from segment to segment since an earlier day.

use leptos::prelude::*;
use ltv_engine::segments::rfm::{Direction, Move, Moved, Moves};

use super::look::RfmLook;
use super::open::Opener;
use super::{Shown, Told, matrix, since, top_moves, words};
use crate::app::data::export::{Sheet, Value, buttons};
use crate::app::data::forecast::about;
use crate::app::state::AppState;
use crate::i18n::{Format, rich, say, t};

pub(super) fn moves(
    state: AppState,
    look: RfmLook,
    shown: Shown,
    format: Memo<Format>,
    opener: Opener,
) -> AnyView {
    let title = move || {
        let f = format.get();
        shown.with(|told| Some(title(told_moves(told.as_deref()?)?, f)))
    };
    let todo = move || {
        let f = format.get();
        shown.with(|told| {
            let told = told.as_deref()?;
            Some(rich(&todo(told, told_moves(told)?, f)?))
        })
    };
    let whole = move |direction: Direction| {
        move || {
            let f = format.get();
            shown.with(|told| {
                let all = total(told_moves(told.as_deref()?)?, direction);
                (all.customers > 0).then(|| whole(all, f, opener))
            })
        }
    };
    let none = move || {
        let l = state.locale.get();
        shown.with(|told| {
            let text = match &told.as_ref()?.answer.moves {
                None => t::rfm::one_day(l).to_owned(),
                Some(Err(error)) => words::error(error, l),
                Some(Ok(_)) => return None,
            };
            Some(view! { <p class="callout">{text}</p> })
        })
    };
    let none_there = move || shown.with(|told| told.as_deref().and_then(told_moves).is_none());
    let take = move |give: Box<dyn FnOnce(Sheet)>| {
        if let Some(told) = shown.get_untracked()
            && let Some(moves) = told_moves(&told)
        {
            give(sheet(&told, moves, format.get_untracked()));
        }
    };
    view! {
        <section class="evidence">
            <h3>{say(state.locale, t::rfm::moves_name)}</h3>
            <p class="says-small">{title}</p>
            {none}
            <div class="look">{since::since(state, look, shown, format)}</div>
            <div class="evidence" hidden=none_there>
                <p>{todo}</p>
                <div class="buttons">{whole(Direction::Down)} {whole(Direction::Up)}</div>
                <div class="two">
                    {top_moves::top(state, shown, format, opener, Direction::Down)}
                    {top_moves::top(state, shown, format, opener, Direction::Up)}
                </div>
                <p class="hint">{say(state.locale, t::rfm::moves_text)}</p>
                {matrix::matrix(state, look, shown, format, opener)}
                <div class="buttons">{buttons(state, take)}</div>
            </div>
        </section>
    }
    .into_any()
}

/// Who moved, where that can be told.
pub(super) fn told_moves(told: &Told) -> Option<&Moves> {
    told.answer.moves.as_ref()?.as_ref().ok()
}

/// All who went one way.
fn total(moves: &Moves, direction: Direction) -> Moved {
    let found = moves.totals.iter().find(|all| all.direction == direction);
    found.copied().unwrap_or(moves.totals[0])
}

fn title(moves: &Moves, f: Format) -> String {
    let count = |direction| f.count(f64::from(total(moves, direction).customers));
    t::rfm::MovesTitle {
        day: &words::day(moves.earlier, f),
        up: &count(Direction::Up),
        down: &count(Direction::Down),
        came: &count(Direction::Came),
    }
    .text(f.locale)
}

fn todo(told: &Told, moves: &Moves, f: Format) -> Option<String> {
    let l = f.locale;
    let down = total(moves, Direction::Down);
    if down.customers == 0 {
        return Some(t::rfm::moves_none_down(l).to_owned());
    }
    Some(
        t::rfm::MovesDo {
            customers: &f.count(f64::from(down.customers)),
            worth: words::worth(told.answer.worth)(l),
            value: &about(down.expected?, f),
        }
        .text(l),
    )
}

fn whole(all: Moved, f: Format, opener: Opener) -> AnyView {
    let l = f.locale;
    let customers = &*f.count(f64::from(all.customers));
    let text = match all.direction {
        Direction::Up => t::rfm::AllUp { customers }.text(l),
        _ => t::rfm::AllDown { customers }.text(l),
    };
    let class = match all.direction {
        Direction::Up => "secondary",
        _ => "primary",
    };
    view! {
        <button type="button" class=class on:click=move |_| opener.went(all.direction)>
            {text}
        </button>
    }
    .into_any()
}

fn way(direction: Direction, f: Format) -> String {
    let l = f.locale;
    match direction {
        Direction::Up => t::rfm::way_up(l),
        Direction::Down => t::rfm::way_down(l),
        Direction::Across => t::rfm::way_across(l),
        Direction::Stayed => t::rfm::way_stayed(l),
        Direction::Came => t::rfm::way_came(l),
    }
    .to_owned()
}

fn sheet(told: &Told, moves: &Moves, f: Format) -> Sheet {
    let l = f.locale;
    let money = |words: &str| [words, " ", f.currency.code()].concat();
    let name = |at: u8| {
        let one = told.view.segments.get(usize::from(at));
        Value::Text(one.map_or_else(String::new, |one| words::segment(&one.name, l)))
    };
    let row = |own: &Move| {
        vec![
            own.from
                .map_or_else(|| Value::Text(t::rfm::not_yet(l).to_owned()), name),
            name(own.to),
            Value::Text(way(own.direction, f)),
            Value::Number(f64::from(own.customers)),
            Value::Money(own.revenue.as_f64()),
            Value::or_empty(own.expected, Value::Money),
        ]
    };
    let on = |day| [t::rfm::segment(l), " ", &words::day(day, f)].concat();
    Sheet {
        name: "rfm-moves".to_owned(),
        heads: vec![
            on(moves.earlier),
            on(moves.later),
            t::rfm::way(l).to_owned(),
            t::data::customers(l).to_owned(),
            money(t::data::revenue(l)),
            money(words::worth(told.answer.worth)(l)),
        ],
        rows: moves.moves.iter().map(row).collect(),
    }
}
