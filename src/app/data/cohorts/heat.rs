//! The cohort table as a heatmap with the number in each cell. One cell at a
//! time is in the order of Tab; arrow keys go on from there.

use std::sync::Arc;

use leptos::html::{Div, Table};
use leptos::prelude::*;
use ltv_engine::cohorts::CohortBy;
use ltv_engine::units::Period;
use ltv_worker::protocol::{CellPlace, CohortAnswer};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::super::periods;
use super::Choices;
use super::card::{Spot, card};
use super::grid::{self, Row, Window};
use super::keys::{fit, step};
use super::said::has_cost;
use super::window::{pager, window_of};
use crate::app::state::AppState;
use crate::i18n::{Format, t};

/// What is shown: the answer and how it is looked at.
pub(super) type Shown = Option<(Arc<CohortAnswer>, Choices)>;

/// Where the card stands, within the figure.
#[derive(Clone, Copy, PartialEq)]
struct Held {
    spot: Spot,
    left: f64,
    top: f64,
}

/// `open` is told which cell was pressed; the focus goes to the cell in `back`.
pub(super) fn heat(
    state: AppState,
    format: Memo<Format>,
    shown: Memo<Shown>,
    open: impl Fn(usize, usize) + Copy + Send + Sync + 'static,
    back: RwSignal<Option<CellPlace>>,
) -> AnyView {
    let wrap = NodeRef::<Div>::new();
    let body = NodeRef::<Table>::new();
    let wanted = RwSignal::new(None::<Window>);
    let focused = RwSignal::<Spot>::new((None, 0));
    let held = RwSignal::new(None::<Held>);
    let told = RwSignal::new(None::<Spot>);
    // A touch first shows the card; the same cell touched again is pressed.
    let touched = StoredValue::new(None::<Spot>);
    let window = Memo::new(move |_| {
        shown.with(|shown| {
            shown
                .as_ref()
                .map(|(answer, choices)| window_of(answer, choices, wanted.get()))
        })
    });
    let hold = move |cell: &Element| {
        let Some((spot, wrap)) = spot_of(cell).zip(wrap.get_untracked()) else {
            return;
        };
        let (own, around) = (
            cell.get_bounding_client_rect(),
            wrap.get_bounding_client_rect(),
        );
        let most = (around.width() - 256.0).max(0.0);
        let left = (own.left() + own.width() / 2.0 - around.left() - 128.0).max(0.0);
        held.set(Some(Held {
            spot,
            left: left.min(most),
            top: own.bottom() - around.top() + 6.0,
        }));
    };
    let go = move |to: Spot| {
        focused.set(to);
        let find = move || {
            let cell = body.get_untracked()?.query_selector(&selector(to)).ok()??;
            cell.dyn_into::<HtmlElement>().ok()
        };
        // It may first have to be brought into the part that is shown.
        request_animation_frame(move || {
            if let Some(cell) = find() {
                // An element that cannot be focused leaves the focus where it is.
                let _ = cell.focus();
            }
        });
    };
    Effect::new(move |_| {
        if let Some(cell) = back.get() {
            go((Some(cell.row as usize), cell.age as usize));
        }
    });
    let on_key = move |event: web_sys::KeyboardEvent| {
        let Some(cell) = target_cell(&event) else {
            return;
        };
        let Some(spot) = spot_of(&cell) else { return };
        let key = event.key();
        if key == "Escape" && held.get_untracked().is_some() {
            held.set(None);
            event.stop_propagation();
        } else if let (true, Some(row)) = (key == "Enter" || key == " ", spot.0) {
            event.prevent_default();
            open(row, spot.1);
        } else if let Some((answer, choices)) = shown.get_untracked()
            && let Some(to) = step(&key, spot, &answer, &choices)
        {
            event.prevent_default();
            if let Some(window) = window.get_untracked() {
                wanted.set(Some(fit(window, to)));
            }
            go(to);
        }
    };
    let on_click = move |event: web_sys::MouseEvent| {
        let Some((row, age)) = target_cell(&event).and_then(|cell| spot_of(&cell)) else {
            return;
        };
        if touched.try_update_value(Option::take).flatten().is_some() {
            return;
        }
        if let Some(row) = row {
            open(row, age);
        }
    };
    let on_down = move |event: web_sys::PointerEvent| {
        let Some(cell) = target_cell(&event) else {
            return;
        };
        let spot = spot_of(&cell);
        let again = held.with_untracked(|held| held.map(|held| held.spot)) == spot;
        touched.set_value(spot.filter(|_| event.pointer_type() == "touch" && !again));
        hold(&cell);
    };
    let on_over = move |event: web_sys::PointerEvent| {
        if event.pointer_type() == "mouse" {
            match target_cell(&event) {
                Some(cell) => hold(&cell),
                None => held.set(None),
            }
        }
    };
    let on_focus = move |event: web_sys::FocusEvent| {
        let Some(cell) = target_cell(&event) else {
            return;
        };
        let Some(spot) = spot_of(&cell) else { return };
        if let Some(table) = body.get_untracked()
            && let Ok(Some(before)) = table.query_selector("td[tabindex='0']")
        {
            let _ = before.set_attribute("tabindex", "-1");
        }
        let _ = cell.set_attribute("tabindex", "0");
        focused.set(spot);
        told.set(Some(spot));
        hold(&cell);
    };
    let table = move || {
        let (answer, choices) = shown.get()?;
        let window = window.get()?;
        let rows = grid::rows(&answer, &choices, window, format.get());
        let tabbed = focused.get_untracked();
        let there = rows.iter().any(|row| row.at == tabbed.0)
            && (window.ages.0..window.ages.1).contains(&tabbed.1);
        let tabbed = if there { tabbed } else { (None, window.ages.0) };
        Some(inside(&answer, rows, window, tabbed, format.get()))
    };
    let card_of = move |spot: Spot| {
        let (answer, _) = shown.get()?;
        card(&answer, spot, format.get())
    };
    let shown_card = move || {
        let place = held.get()?;
        let card = card_of(place.spot)?;
        let lines = card
            .lines
            .into_iter()
            .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any());
        Some(view! {
            <div
                class="card"
                aria-hidden="true"
                style:left=format!("{}px", place.left.round())
                style:top=format!("{}px", place.top.round())
            >
                <b>{card.title}</b>
                <dl>{lines.collect::<Vec<_>>()}</dl>
                {card.lists.then(|| view! { <p class="note">{t::cohorts::press_for_list(state.locale.get())}</p> })}
            </div>
        })
    };
    let spoken_card = move || {
        let card = card_of(told.get()?)?;
        let lines = card
            .lines
            .into_iter()
            .map(|(name, value)| [name, " ", &value].concat());
        Some([card.title, lines.collect::<Vec<_>>().join(", ")].join(": "))
    };
    view! {
        <div
            class="heat-wrap"
            node_ref=wrap
            on:pointerleave=move |event| {
                // A finger leaves with every touch: its card stays.
                if event.pointer_type() == "mouse" {
                    held.set(None);
                }
            }
            on:focusout=move |_| held.set(None)
        >
            <div class="scroll" tabindex="-1">
                <table
                    node_ref=body
                    class="heat"
                    role="grid"
                    aria-label=move || t::cohorts::heat_label(state.locale.get())
                    on:keydown=on_key
                    on:click=on_click
                    on:pointerdown=on_down
                    on:pointerover=on_over
                    on:focusin=on_focus
                >
                    {table}
                </table>
            </div>
            {shown_card}
            <p class="sr" aria-live="polite">{spoken_card}</p>
        </div>
        {pager(state, shown, window, wanted)}
    }
    .into_any()
}

fn inside(
    answer: &CohortAnswer,
    rows: Vec<Row>,
    window: Window,
    tabbed: Spot,
    f: Format,
) -> AnyView {
    let l = f.locale;
    let ages = window.ages.0..window.ages.1;
    let spend = has_cost(&answer.table);
    let head = |text: &str| view! { <th scope="col">{text.to_owned()}</th> }.into_any();
    let by = match (answer.table.by, answer.table.period) {
        (CohortBy::Label, _) => t::cohorts::label(l),
        (CohortBy::FirstOrder, Period::Week) => t::cohorts::week_from(l),
        (CohortBy::FirstOrder, _) => t::cohorts::first_order(l),
    };
    let mut heads = vec![head(by), head(t::data::new_customers(l))];
    if spend {
        let cac = format!("CAC {}", f.currency.symbol(l));
        for text in [cac, t::cohorts::payback(l).to_owned()] {
            heads.push(view! { <th scope="col" class="cost">{text}</th> }.into_any());
        }
    }
    for age in ages.clone() {
        let said = periods::age(age, answer.table.period, f);
        let short = f.count(age as f64);
        heads.push(view! { <th scope="col" aria-label=said>{short}</th> }.into_any());
    }
    let row = |row: Row| {
        let place = row.at;
        let mut cells: Vec<AnyView> = vec![view! { <td class="n">{row.size}</td> }.into_any()];
        for text in row.cost.into_iter().flatten() {
            cells.push(view! { <td class="n cost">{text}</td> }.into_any());
        }
        for (cell, age) in row.cells.into_iter().zip(ages.clone()) {
            cells.push(match cell {
                None => view! { <td></td> }.into_any(),
                Some(cell) => {
                    let tab = if (place, age) == tabbed { "0" } else { "-1" };
                    let state = cell.state.map(|state| view! { <span class="sr">{state}</span> });
                    view! {
                        <td class=cell.class tabindex=tab data-cell=code((place, age))>{cell.text} {state}</td>
                    }
                    .into_any()
                }
            });
        }
        let class = row.at.is_none().then_some("avg");
        view! { <tr class=class><th scope="row">{row.name}</th>{cells}</tr> }.into_any()
    };
    let rows: Vec<AnyView> = rows.into_iter().map(row).collect();
    view! {
        <thead>
            <tr>{heads}</tr>
        </thead>
        <tbody>{rows}</tbody>
    }
    .into_any()
}

/// A cell's place as an attribute.
fn code((row, age): Spot) -> String {
    let row = row.map_or_else(|| "a".to_owned(), |row| row.to_string());
    [&row, ":", &age.to_string()].concat()
}

pub(super) fn selector(spot: Spot) -> String {
    ["td[data-cell='", &code(spot), "']"].concat()
}

fn spot_of(cell: &Element) -> Option<Spot> {
    let code = cell.get_attribute("data-cell")?;
    let (row, age) = code.split_once(':')?;
    Some((row.parse().ok(), age.parse().ok()?))
}

fn target_cell(event: &web_sys::Event) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("td[data-cell]").ok()?
}
