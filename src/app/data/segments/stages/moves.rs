//! Who moved from stage to stage in a month, and who came back.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::lifecycle::{FlowMonth, Stage};
use ltv_worker::protocol::segments::{Group, StageGroup, Stages};

use super::{Names, Screen, flow, words};
use crate::app::data::export::{Sheet, Value, buttons};
use crate::app::data::segments::list::Opened;
use crate::app::data::table::{Cell, Frame, Inside, Part, Press, Row, frame, head, head_with, row};
use crate::chart::chart_view;
use crate::i18n::{Format, say, t};

/// A month shown, and the one before it.
#[derive(Clone, Copy)]
struct Shown {
    before: Option<FlowMonth>,
    month: FlowMonth,
}

pub(super) fn moves(screen: Screen) -> AnyView {
    let state = screen.state;
    // Months back from the last one.
    let back = RwSignal::new(0_usize);
    let months = Memo::new(move |_| {
        let count = screen.with(|stages, _, _| stages.flow.months.len());
        count.unwrap_or(0)
    });
    Effect::new(move |_| {
        months.get();
        back.set(0);
    });
    let at = move |stages: &Stages| {
        let months = &stages.flow.months;
        let at = months.len().checked_sub(1 + back.get())?;
        Some(Shown {
            before: at.checked_sub(1).map(|before| months[before]),
            month: months[at],
        })
    };
    let picture = move || {
        screen.with(|stages, names, f| {
            let shown = at(stages)?;
            // In the first month there is nothing to come from.
            shown.before?;
            Some(flow::flow(&shown.month, names, f))
        })?
    };
    let title = move || screen.with(|stages, _, f| Some(flow::title(&at(stages)?.month, f)));
    let running = move || {
        screen.with(|stages, _, f| {
            at(stages)?
                .month
                .running
                .then(|| t::segments::month_running(f.locale))
        })
    };
    let inside = move || {
        screen.with(|stages, names, f| Some(inside(screen, stages, &at(stages)?, names, f)))?
    };
    let table = Frame::of(
        "plain moves",
        move || t::segments::moves_name(state.locale.get()).to_owned(),
        inside,
    );
    let turn = move |words: crate::app::menu::Words, to: fn(usize) -> usize| {
        // The first month has none before it.
        let able = move || {
            let (now, months) = (back.get(), months.get());
            to(now) != now && to(now) + 2 <= months
        };
        view! {
            <button
                type="button"
                class="secondary"
                aria-disabled=move || (!able()).then_some("true")
                on:click=move |_| {
                    if untrack(able) {
                        back.update(|back| *back = to(*back));
                    }
                }
            >
                {say(state.locale, words)}
            </button>
        }
        .into_any()
    };
    let take = move |give: Box<dyn FnOnce(Sheet)>| {
        if let Some(sheet) = untrack(|| screen.with(sheet)) {
            give(sheet);
        }
    };
    view! {
        <section class="evidence" hidden=move || months.get() < 2>
            {chart_view("stage-moves", state.locale, picture)}
            <div class="buttons month-turn">
                {turn(t::segments::month_before, |back| back + 1)}
                {turn(t::segments::month_after, |back| back.saturating_sub(1))}
                <span class="sr" role="status">{title}</span>
                <span class="hint">{running}</span>
            </div>
            {frame(table)}
            <p class="hint">{say(state.locale, t::segments::moves_sub)}</p>
            <div class="buttons">{buttons(state, take)}</div>
        </section>
    }
    .into_any()
}

/// The names of the rows: the stages, and who was in none.
fn left(names: &Names, f: Format) -> impl Iterator<Item = (Option<Stage>, String)> {
    let stages = Stage::BUYERS.map(|stage| (Some(stage), names.titled(stage)));
    let outside = t::segments::not_yet(f.locale).to_owned();
    stages.into_iter().chain([(None, outside)])
}

fn inside(screen: Screen, stages: &Stages, shown: &Shown, names: &Names, f: Format) -> Inside {
    let l = f.locale;
    let mut heads = vec![head(t::segments::from_stage(l).to_owned())];
    heads.extend(Stage::BUYERS.map(|stage| {
        let title = names.name(stage).to_owned();
        head_with(words::symbol(stage).to_owned(), Some(title))
    }));
    let rest = [t::segments::ordered_again(l), t::segments::usual_month(l)];
    heads.extend(rest.map(|text| head(text.to_owned())));
    let rows = left(names, f).enumerate();
    let rows = rows.map(|(place, from)| row(line(screen, stages, shown, place, from, names, f)));
    Inside {
        heads,
        rows: rows.collect(),
        ..Inside::default()
    }
}

/// Where those of one row went; it is the `place`th.
fn line(
    screen: Screen,
    stages: &Stages,
    shown: &Shown,
    place: usize,
    (from, name): (Option<Stage>, String),
    names: &Names,
    f: Format,
) -> Row {
    let (l, month) = (f.locale, &shown.month);
    let cell = |(at, count): (usize, u32)| {
        let text = f.count(f64::from(count));
        if count == 0 {
            return Cell::bare("–".to_owned());
        }
        if at == place || shown.before.is_none() {
            return Cell::told("base", text);
        }
        let to = Stage::BUYERS[at];
        let label = t::segments::ListMoved {
            count: &text,
            from: &name,
            to: &names.titled(to),
        }
        .text(l);
        let group = opened(stages, shown, from, to, &label);
        let list = Press {
            class: "link",
            text,
            label,
            waits: false,
            act: Arc::new(move || screen.opened.set(group.clone())),
        };
        Cell {
            class: FlowMonth::is_return(place, at).then_some("back"),
            ..Cell::press(Some(list))
        }
    };
    let to = month.moves[place].into_iter().enumerate();
    let mut cells: Vec<Cell> = to.map(cell).collect();
    let came = month.returned.get(place).map(|&count| {
        let share = month.returned_share(place).unwrap_or(0.0);
        [&f.count(f64::from(count)), " · ", &f.percent(share, 0)].concat()
    });
    let usual = stages.flow.next_month.get(place).and_then(|rate| {
        let (low, high) = rate.interval?;
        let share = &*f.percent(rate.share?, 1);
        Some(
            t::segments::Usual {
                share,
                from: &f.percent(low, 1),
                to: &f.percent(high, 1),
            }
            .text(l),
        )
    });
    cells.extend([came, usual].map(|text| Cell::bare(text.unwrap_or_default())));
    Row::of(vec![Part::Text(name)], cells)
}

/// The list of those who moved.
fn opened(
    stages: &Stages,
    shown: &Shown,
    from: Option<Stage>,
    to: Stage,
    title: &str,
) -> Option<Opened> {
    let symbol = |stage: Option<Stage>| stage.map_or("new", words::symbol);
    Some(Opened {
        group: Group::Stage {
            group: StageGroup::Moved {
                before: shown.before?.end,
                end: shown.month.end,
                from,
                to,
                rules: stages.rules,
            },
        },
        title: title.to_owned(),
        name: ["moved-", symbol(from), "-to-", symbol(Some(to))].concat(),
    })
}

/// Every month: one row for each stage that was left.
fn sheet(stages: &Stages, names: &Names, f: Format) -> Sheet {
    let l = f.locale;
    let mut heads = vec![
        t::data::month(l).to_owned(),
        t::segments::from_stage(l).to_owned(),
    ];
    heads.extend(Stage::BUYERS.map(|stage| names.titled(stage)));
    heads.push(t::segments::ordered_again(l).to_owned());
    let mut rows = Vec::new();
    for month in &stages.flow.months {
        for (place, ((_, name), to)) in left(names, f).zip(month.moves).enumerate() {
            let mut row = vec![Value::Day(month.end), Value::Text(name)];
            row.extend(to.iter().map(|&count| Value::Number(f64::from(count))));
            let returned = month.returned.get(place).map(|&count| f64::from(count));
            row.push(Value::or_empty(returned, Value::Number));
            rows.push(row);
        }
    }
    Sheet {
        name: "stage-moves".to_owned(),
        heads,
        rows,
    }
}
