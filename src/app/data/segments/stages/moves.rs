//! Who moved from stage to stage in a month, and who came back.

use leptos::prelude::*;
use ltv_engine::segments::lifecycle::{FlowMonth, Stage};
use ltv_engine::units::Period;
use ltv_worker::protocol::segments::Stages;

use super::{Shown, words};
use crate::app::data::export::{Sheet, Value, buttons};
use crate::app::data::periods;
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

pub(super) fn moves(state: AppState, shown: Shown, format: Memo<Format>) -> AnyView {
    // Months back from the last one.
    let back = RwSignal::new(0_usize);
    let months = Memo::new(move |_| {
        shown.with(|shown| shown.as_ref().map_or(0, |stages| stages.flow.months.len()))
    });
    Effect::new(move |_| {
        months.get();
        back.set(0);
    });
    let month = move |stages: &Stages| {
        let months = &stages.flow.months;
        months
            .len()
            .checked_sub(1 + back.get())
            .map(|at| months[at])
    };
    let title = move || {
        let f = format.get();
        shown.with(|shown| {
            let month = month(shown.as_ref()?)?;
            Some(title(&month, f))
        })
    };
    let rows = move || {
        let f = format.get();
        shown.with(|shown| {
            let stages = shown.as_ref()?;
            Some(rows(stages, &month(stages)?, f))
        })
    };
    let heads = move || {
        let stages = Stage::BUYERS.into_iter();
        let heads = stages.map(|stage| {
            let l = state.locale.get();
            view! { <th scope="col" title=words::stage(stage)(l)>{words::symbol(stage)}</th> }
        });
        heads.collect::<Vec<_>>()
    };
    let turn = move |words: crate::app::menu::Words, to: fn(usize) -> usize| {
        let able = move || {
            let (now, months) = (back.get(), months.get());
            to(now) != now && to(now) + 1 < months.max(1)
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
        if let Some(stages) = shown.get_untracked() {
            give(sheet(&stages, format.get_untracked()));
        }
    };
    view! {
        <section class="evidence" hidden=move || months.get() < 2>
            <h3>{title}</h3>
            <p class="hint">{say(state.locale, t::segments::moves_sub)}</p>
            <div
                class="scroll"
                tabindex="0"
                role="region"
                aria-label=move || t::segments::moves_name(state.locale.get())
            >
                <table class="plain moves">
                    <thead>
                        <tr>
                            <th scope="col">{say(state.locale, t::segments::from_stage)}</th>
                            {heads}
                            <th scope="col">{say(state.locale, t::segments::ordered_again)}</th>
                            <th scope="col">{say(state.locale, t::segments::usual_month)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <div class="buttons">
                {turn(t::segments::month_before, |back| back + 1)}
                {turn(t::segments::month_after, |back| back.saturating_sub(1))}
                <span class="grow"></span>
                {buttons(state, take)}
            </div>
        </section>
    }
    .into_any()
}

fn title(month: &FlowMonth, f: Format) -> String {
    let [_, active, drowsy, half, asleep, _] = month.moves;
    // From active (N, E0) to late, and the other way.
    let late = |row: [u32; 5]| -> u32 { row[2..].iter().sum() };
    let fell = late(month.moves[0]) + late(active);
    let came: u32 = [drowsy, half, asleep].iter().map(|row| row[1]).sum();
    t::segments::MovesTitle {
        month: &periods::name(month.end, Period::Month, f),
        fell: &f.count(f64::from(fell)),
        came: &f.count(f64::from(came)),
    }
    .text(f.locale)
}

fn rows(stages: &Stages, month: &FlowMonth, f: Format) -> Vec<AnyView> {
    let l = f.locale;
    let names = Stage::BUYERS.iter().map(|&stage| words::titled(stage, l));
    let names = names.chain([t::segments::not_yet(l).to_owned()]);
    let rows = names
        .zip(month.moves)
        .enumerate()
        .map(|(place, (name, to))| {
            let cells = to.into_iter().enumerate().map(|(at, count)| {
                let stays = (at == place).then_some("base");
                let text = if count == 0 {
                    "–".to_owned()
                } else {
                    f.count(f64::from(count))
                };
                view! { <td class=stays>{text}</td> }.into_any()
            });
            let came = month.returned.get(place).map(|&count| {
                let size: u32 = to.iter().sum();
                let share = f64::from(count) / f64::from(size.max(1));
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
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    {cells.collect::<Vec<_>>()}
                    <td>{came}</td>
                    <td>{usual}</td>
                </tr>
            }
            .into_any()
        });
    rows.collect()
}

/// Every month: one row for each stage that was left.
fn sheet(stages: &Stages, f: Format) -> Sheet {
    let l = f.locale;
    let mut heads = vec![
        t::data::month(l).to_owned(),
        t::segments::from_stage(l).to_owned(),
    ];
    heads.extend(Stage::BUYERS.map(|stage| words::titled(stage, l)));
    heads.push(t::segments::ordered_again(l).to_owned());
    let mut rows = Vec::new();
    for month in &stages.flow.months {
        for (place, to) in month.moves.iter().enumerate() {
            let name = Stage::BUYERS.get(place).map_or_else(
                || t::segments::not_yet(l).to_owned(),
                |&stage| words::titled(stage, l),
            );
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
