//! Which part of a large table is shown: a screenful can be drawn at once, all
//! of 260 weeks could not.

use leptos::prelude::*;
use ltv_worker::protocol::CohortAnswer;

use super::Choices;
use super::grid::{self, Window};
use super::heat::Shown;
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{say, t};

/// Rows, and ages, shown before more are asked for.
const SIDE: usize = 36;
/// Cells that are drawn at most: beyond, one pages.
const MOST: usize = 5_000;

/// The wanted part as far as the table has it; the latest rows and the first
/// ages while nothing is wanted.
pub(super) fn window_of(
    answer: &CohortAnswer,
    choices: &Choices,
    wanted: Option<Window>,
) -> Window {
    let (rows, ages) = (answer.table.rows.len(), grid::ages(answer, choices));
    let by_size = matches!(answer.table.by, ltv_engine::cohorts::CohortBy::Label);
    let Some(wanted) = wanted else {
        let first = if by_size {
            0
        } else {
            rows.saturating_sub(SIDE)
        };
        return Window {
            rows: (first, rows.min(first + SIDE)),
            ages: (0, ages.min(SIDE)),
        };
    };
    let inside = |(first, end): (usize, usize), all: usize| {
        let size = (end - first).min(all);
        let first = first.min(all - size);
        (first, first + size)
    };
    Window {
        rows: inside(wanted.rows, rows),
        ages: inside(wanted.ages, ages),
    }
}

/// The way to the other parts; nothing for a table that is shown whole.
pub(super) fn pager(
    state: AppState,
    shown: Memo<Shown>,
    window: Memo<Option<Window>>,
    wanted: RwSignal<Option<Window>>,
) -> AnyView {
    // Another table begins at its own first part.
    let table = Memo::new(move |_| {
        shown.with(|shown| {
            shown.as_ref().map(|(answer, choices)| {
                let table = &answer.table;
                (table.rows.len(), grid::ages(answer, choices), table.period)
            })
        })
    });
    Effect::new(move |before: Option<Option<_>>| {
        let now = table.get();
        if before.is_some_and(|before| before != now) {
            wanted.set(None);
        }
        now
    });
    let turn = move |words: Words, able: bool, to: Window| {
        view! {
            <button
                type="button"
                class="link"
                aria-disabled=(!able).then_some("true")
                on:click=move |_| {
                    if able {
                        wanted.set(Some(to));
                    }
                }
            >
                {say(state.locale, words)}
            </button>
        }
        .into_any()
    };
    let pages = move || {
        let (rows, ages, _) = table.get()?;
        let now = window.get()?;
        let whole = Window {
            rows: (0, rows),
            ages: (0, ages),
        };
        if whole.rows.1 <= SIDE && whole.ages.1 <= SIDE {
            return None;
        }
        let mut views = Vec::new();
        let moved = |(first, end): (usize, usize), all: usize, on: bool| {
            let size = end - first;
            let first = if on {
                (first + size).min(all - size)
            } else {
                first.saturating_sub(size)
            };
            (first, first + size)
        };
        if now.rows != whole.rows {
            let to = |on| Window {
                rows: moved(now.rows, rows, on),
                ..now
            };
            views.push(turn(t::cohorts::earlier_rows, now.rows.0 > 0, to(false)));
            views.push(turn(t::cohorts::later_rows, now.rows.1 < rows, to(true)));
        }
        if now.ages != whole.ages {
            let to = |on| Window {
                ages: moved(now.ages, ages, on),
                ..now
            };
            views.push(turn(t::cohorts::younger, now.ages.0 > 0, to(false)));
            views.push(turn(t::cohorts::older, now.ages.1 < ages, to(true)));
        }
        if now == whole {
            views.push(
                view! {
                    <button type="button" class="link" on:click=move |_| wanted.set(None)>
                        {say(state.locale, t::cohorts::show_less)}
                    </button>
                }
                .into_any(),
            );
        } else if rows * ages <= MOST {
            views.push(turn(t::cohorts::show_all, true, whole));
        }
        Some(views)
    };
    view! { <div class="pages">{pages}</div> }.into_any()
}
