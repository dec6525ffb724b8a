//! The table of customers. Only the rows in view are asked for and drawn.

mod columns;
mod filters;
mod take;

use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;
use ltv_engine::forecast::{Person, Sort, Verdict};
use ltv_worker::protocol::Failure;
use ltv_worker::protocol::models::PeopleAsk;

use self::columns::{COLUMNS, Column};
use super::{Shown, customer, words};
use crate::app::data::long_table::{MARGIN, ROW, first_in_view, height, in_view, spacer};
use crate::app::data::state::{DataState, Problem, Results};
use crate::app::state::AppState;
use crate::i18n::{Format, Locale, say, t};

/// The rows at hand.
#[derive(Clone)]
struct Rows {
    /// Of what they are: rows of another forecast, order or filter are others.
    of: Of,
    from: u32,
    total: u32,
    people: Vec<Person>,
}

/// What rows are of.
#[derive(Clone)]
struct Of {
    results: Arc<Results>,
    ask: PeopleAsk,
}

impl Of {
    fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.results, &other.results) && self.ask == other.ask
    }
}

/// The handles of the table.
#[derive(Clone, Copy)]
struct Table {
    ask: RwSignal<PeopleAsk>,
    rows: RwSignal<Option<Rows>>,
    failure: RwSignal<Option<Failure>>,
    waiting: RwSignal<bool>,
    /// How far it is scrolled.
    top: RwSignal<f64>,
    /// Counts what is shown: rows are made anew when it changes.
    stamp: RwSignal<u32>,
}

pub(super) fn people(
    state: AppState,
    data: DataState,
    format: Memo<Format>,
    shown: Shown,
) -> AnyView {
    let table = Table {
        ask: RwSignal::new(PeopleAsk::default()),
        rows: RwSignal::new(None),
        failure: RwSignal::new(None),
        waiting: RwSignal::new(false),
        top: RwSignal::new(0.0),
        stamp: RwSignal::new(0),
    };
    let opened = RwSignal::new(None::<u32>);
    let scroller = NodeRef::<Div>::new();
    follow(data, table, shown, scroller);
    let total = Memo::new(move |_| {
        table
            .rows
            .with(|rows| rows.as_ref().map_or(0, |rows| rows.total))
    });
    let money = Memo::new(move |_| {
        shown.with(|shown| {
            let outlook = shown.as_ref().and_then(|shown| shown.outlook.as_ref());
            outlook.is_some_and(|outlook| outlook.value.is_some())
        })
    });
    let columns = move || {
        let money = money.get();
        COLUMNS
            .into_iter()
            .filter(move |own| money || *own != Column::Value)
    };
    let before = move || spacer(table.top.get(), from(table), total.get());
    let after = move || {
        let drawn = table
            .rows
            .with(|rows| rows.as_ref().map_or(0, |rows| rows.people.len()));
        (height(total.get()) - before() - ROW * drawn as f64).max(0.0)
    };
    let each = move || {
        let locale = format.get().locale;
        let stamp = table.stamp.get();
        table.rows.with(|rows| {
            let rows = rows.iter().flat_map(|rows| {
                let places = rows.from..;
                places.zip(rows.people.iter().cloned())
            });
            rows.map(|(place, person)| (place, person, stamp, locale))
                .collect::<Vec<_>>()
        })
    };
    let key = |(place, person, stamp, locale): &(u32, Person, u32, Locale)| {
        (*place, person.index, *stamp, *locale == Locale::En)
    };
    let line = move |(place, person, ..): (u32, Person, u32, Locale)| {
        let f = format.get_untracked();
        row(place, &person, untrack(|| columns().collect()), f, opened)
    };
    let on_scroll = move |_| {
        if let Some(scroller) = scroller.get_untracked() {
            table.top.set(f64::from(scroller.scroll_top()));
        }
    };
    let problem = move || {
        let failure = table.failure.get()?;
        let text = super::super::words::problem(&Problem::Engine(failure), format.get());
        Some(view! { <p class="problem" role="alert">{text}</p> })
    };
    let count = move || {
        table.rows.with(Option::is_some).then(|| {
            let f = format.get();
            match total.get() {
                0 => t::forecast::people_none(f.locale).to_owned(),
                total => t::forecast::PeopleCount {
                    total: &f.count(f64::from(total)),
                }
                .text(f.locale),
            }
        })
    };
    let thin = move || {
        let thin = shown.with(|shown| {
            let fitness = shown.as_ref().and_then(|shown| shown.fitness.as_ref());
            fitness.is_some_and(|fitness| fitness.verdict == Verdict::Thin)
        });
        thin.then(|| t::forecast::customers_fold(state.locale.get()))
    };
    let heads = move || {
        let heads = columns().map(|column| head(state, table, column, shown, format));
        heads.collect::<Vec<_>>()
    };
    view! {
        <section class="evidence people">
            <h3>{say(state.locale, t::forecast::customers_title)}</h3>
            <p class="hint">
                {say(state.locale, t::forecast::people_sub)}
                {say(state.locale, t::cohorts::between)}
                {thin}
            </p>
            {filters::filters(state, table.ask)}
            {problem}
            <div
                node_ref=scroller
                class="scroll window"
                class:waiting=move || table.waiting.get()
                class:filled=move || table.rows.with(Option::is_some)
                tabindex="0"
                role="region"
                aria-label=move || t::forecast::people_rest(state.locale.get())
                on:scroll=on_scroll
            >
                <table
                    class="plain rows"
                    aria-rowcount=move || (total.get() + 1).to_string()
                    aria-busy=move || table.waiting.get().to_string()
                >
                    <thead>
                        <tr aria-rowindex="1">{heads}</tr>
                    </thead>
                    <tbody>
                        <tr class="gap" aria-hidden="true"><td colspan="8" style:height=move || px(before())></td></tr>
                        <For each=each key=key children=line />
                        <tr class="gap" aria-hidden="true"><td colspan="8" style:height=move || px(after())></td></tr>
                    </tbody>
                </table>
            </div>
            <div class="buttons">
                <span class="hint" role="status">{count}</span>
                <span class="grow"></span>
                {take::take(state, data, table.ask, total, format)}
            </div>
            {customer::customer(state, data, format, opened)}
        </section>
    }
    .into_any()
}

fn px(length: f64) -> String {
    [&crate::digits::fixed(length, 1), "px"].concat()
}

fn from(table: Table) -> u32 {
    table
        .rows
        .with(|rows| rows.as_ref().map_or(0, |rows| rows.from))
}

/// Asks for the rows in view whenever they are not at hand, one question at a
/// time: the last one asked for while it was on its way comes next.
fn follow(data: DataState, table: Table, shown: Shown, scroller: NodeRef<Div>) {
    let busy = RwSignal::new(false);
    // Another order or filter begins at the top.
    Effect::new(move |before: Option<()>| {
        table.ask.track();
        if before.is_some() {
            table.top.set(0.0);
            if let Some(scroller) = scroller.get_untracked() {
                scroller.set_scroll_top(0);
            }
        }
    });
    let first = Memo::new(move |_| {
        let total = table
            .rows
            .with(|rows| rows.as_ref().map_or(0, |rows| rows.total));
        first_in_view(table.top.get(), total)
    });
    Effect::new(move |_| {
        let Some(results) = shown.get().filter(|results| results.outlook.is_some()) else {
            return;
        };
        // It is about the last forecast that was completed.
        if !data.forecasts.kept.with(|kept| {
            kept.as_ref()
                .is_some_and(|kept| Arc::ptr_eq(kept, &results))
        }) {
            return;
        }
        let of = Of {
            results,
            ask: table.ask.get(),
        };
        let first = first.get();
        let there = table.rows.with(|rows| {
            rows.as_ref().is_some_and(|rows| {
                let last = (first + in_view()).min(rows.total);
                rows.of.same(&of)
                    && rows.from <= first
                    && rows.from + rows.people.len() as u32 >= last
            })
        });
        if there || busy.get() || table.failure.with_untracked(Option::is_some) {
            if there {
                table.waiting.set(false);
            }
            return;
        }
        busy.set(true);
        table.waiting.set(true);
        let from = first.saturating_sub(MARGIN);
        let asked = of.clone();
        data.people(of.ask, from, in_view() + 2 * MARGIN, move |told| {
            // Whoever asked may be gone.
            if busy.try_get_untracked().is_none() {
                return;
            }
            match told {
                Ok((total, people)) => {
                    let anew = table.rows.with_untracked(|rows| {
                        !rows.as_ref().is_some_and(|rows| rows.of.same(&asked))
                    });
                    if anew {
                        table.stamp.update(|stamp| *stamp += 1);
                    }
                    table.failure.set(None);
                    table.rows.set(Some(Rows {
                        of: asked.clone(),
                        from,
                        total,
                        people,
                    }));
                }
                Err(failure) => {
                    table.failure.set(Some(failure));
                    table.waiting.set(false);
                }
            }
            busy.set(false);
        });
    });
}

fn head(
    state: AppState,
    table: Table,
    column: Column,
    shown: Shown,
    format: Memo<Format>,
) -> AnyView {
    let sort = column.sort();
    let words = move || -> String {
        let f = format.get();
        let horizon = shown.with(|shown| {
            let options = shown.as_ref().map(|shown| shown.options.horizon);
            options.map_or_else(String::new, |days| words::horizon(days, f))
        });
        column.head(&horizon, f.locale)
    };
    let pressed = move || {
        table
            .ask
            .with(|ask| (ask.sort == sort).then_some(ask.reversed))
    };
    // Ids go up as they stand, all else goes down.
    let order = move || {
        pressed().map(|reversed| {
            if reversed == (sort == Sort::Id) {
                "descending"
            } else {
                "ascending"
            }
        })
    };
    let press = move |_| {
        table.failure.set(None);
        table.ask.update(|ask| {
            ask.reversed = ask.sort == sort && !ask.reversed;
            ask.sort = sort;
        });
    };
    let label = move || t::forecast::SortBy { name: &words() }.text(state.locale.get());
    view! {
        <th scope="col" aria-sort=order>
            <button type="button" class="sort" title=label on:click=press>{words}</button>
        </th>
    }
    .into_any()
}

fn row(
    place: u32,
    person: &Person,
    columns: Vec<Column>,
    f: Format,
    opened: RwSignal<Option<u32>>,
) -> AnyView {
    let index = person.index;
    let id = person.id.clone();
    let cells = columns.into_iter().skip(1).map(|column| {
        let text = column.cell(person, f);
        view! { <td>{text}</td> }.into_any()
    });
    let cells: Vec<AnyView> = cells.collect();
    view! {
        <tr aria-rowindex=(place + 2).to_string() on:click=move |_| opened.set(Some(index))>
            <th scope="row">
                <button type="button" class="link">{id}</button>
            </th>
            {cells}
        </tr>
    }
    .into_any()
}
