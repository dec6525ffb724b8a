//! The one view of all charts: title, drawing, readout for pointer and
//! keyboard, and the table behind.

use leptos::html::Div;
use leptos::prelude::*;
use leptos::svg::Svg;
use wasm_bindgen::JsCast;

use super::measure::measured_width;
use super::paint::paint;
use super::{SharedChart, Table, save_hook};
use crate::i18n::{Locale, say, t};

/// Shows whatever chart `model` makes; none while it makes none. `id` names it
/// in the files saved from it, and is its own within the widget.
pub fn chart_view(
    id: &'static str,
    locale: RwSignal<Locale>,
    model: impl Fn() -> Option<SharedChart> + Send + Sync + 'static,
) -> AnyView {
    chart_with(id, locale, model, ().into_any())
}

/// The same with something over the drawing, placed by whoever gives it.
pub fn chart_with(
    id: &'static str,
    locale: RwSignal<Locale>,
    model: impl Fn() -> Option<SharedChart> + Send + Sync + 'static,
    over: AnyView,
) -> AnyView {
    // Known at once, so that what has a chart is measured when it is mounted.
    let chart = RwSignal::new(untrack(&model));
    Effect::new(move |_| chart.set(model()));
    figure(id, locale, chart, over)
}

/// The same code for all charts.
fn figure(
    id: &'static str,
    locale: RwSignal<Locale>,
    chart: RwSignal<Option<SharedChart>>,
    over: AnyView,
) -> AnyView {
    let node = NodeRef::<Div>::new();
    let svg = NodeRef::<Svg>::new();
    let width = measured_width(node);
    let cursor = RwSignal::new(None::<usize>);
    Effect::new(move |_| {
        let (Some(svg), Some(chart)) = (svg.get(), chart.get()) else {
            return;
        };
        paint(&svg, &chart.scene(width.get(), cursor.get()));
    });
    let word = move |word: fn(&super::Heading) -> &String| {
        move || {
            chart.with(|chart| {
                chart
                    .as_ref()
                    .map(|chart| word(chart.heading()).clone())
                    .unwrap_or_default()
            })
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        let (count, columns) = chart
            .with_untracked(|chart| chart.as_ref().map_or((0, 0), |c| (c.count(), c.columns())));
        let mut next = cursor.get_untracked();
        if step(&event.key(), &mut next, count.saturating_sub(1), columns) {
            event.prevent_default();
            cursor.set(next);
        }
    };
    let on_pointer = move |event: web_sys::PointerEvent| {
        let place = event
            .current_target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let Some(place) = place else { return };
        let corner = place.get_bounding_client_rect();
        let at = (
            f64::from(event.client_x()) - corner.left(),
            f64::from(event.client_y()) - corner.top(),
        );
        let width = width.get_untracked();
        let next = chart.with_untracked(|chart| chart.as_ref().and_then(|c| c.nearest(width, at)));
        if cursor.get_untracked() != next {
            cursor.set(next);
        }
    };
    let readout = move || {
        let at = cursor.get();
        chart.with(|chart| {
            chart
                .as_ref()
                .zip(at)
                .map(|(chart, at)| chart.readout(at))
                .unwrap_or_default()
        })
    };
    let behind = move || {
        chart.with(|chart| {
            chart
                .as_ref()
                .map(|c| table(&c.table(), &c.heading().title))
        })
    };
    // What a file is made of is read from the figure: see `save`.
    let save = |kind: &'static str, name: &'static str| {
        view! {
            <button
                type="button"
                class="chart-save"
                data-grow=["save-", id, "-", kind].concat()
                aria-label=move || [t::shell::save_as(locale.get()), name].join(" ")
                on:click=move |event| save_hook::pressed(&event, locale.get_untracked())
            >
                {name}
            </button>
        }
        .into_any()
    };
    view! {
        <figure class="chart" hidden=move || chart.with(Option::is_none)>
            <figcaption>
                <h2>{word(|heading| &heading.title)}</h2>
                <p class="sub">{word(|heading| &heading.subtitle)}</p>
                <p class="chart-tools">{save("svg", "SVG")} {save("png", "PNG")}</p>
            </figcaption>
            <div
                node_ref=node
                class="plot"
                tabindex="0"
                role="group"
                aria-label=word(|heading| &heading.description)
                on:keydown=on_key
                on:pointermove=on_pointer
                on:pointerdown=on_pointer
                on:pointerleave=move |_| cursor.set(None)
                on:blur=move |_| cursor.set(None)
            >
                <svg node_ref=svg aria-hidden="true"></svg>
                {over}
                <p class="readout" aria-live="polite">{readout}</p>
            </div>
            <details class="behind">
                <summary>{say(locale, t::shell::table)}</summary>
                {behind}
            </details>
            <p class="chart-said" role="status"></p>
        </figure>
    }
    .into_any()
}

/// Moves the cursor by a key; false for keys that are not for the chart.
fn step(key: &str, cursor: &mut Option<usize>, last: usize, columns: usize) -> bool {
    *cursor = match key {
        "ArrowDown" if columns > 0 => Some(cursor.map_or(0, |at| {
            let below = at + columns;
            if below > last { at } else { below }
        })),
        "ArrowUp" if columns > 0 => {
            Some(cursor.map_or(last, |at| at.checked_sub(columns).unwrap_or(at)))
        }
        "ArrowRight" => Some(cursor.map_or(0, |at| (at + 1).min(last))),
        "ArrowLeft" => Some(cursor.map_or(last, |at| at.saturating_sub(1))),
        "Home" => Some(0),
        "End" => Some(last),
        "Escape" => None,
        _ => return false,
    };
    true
}

fn table(table: &Table, title: &str) -> AnyView {
    let head = |text: &String| view! { <th scope="col">{text.clone()}</th> }.into_any();
    let row = |cells: &Vec<String>| {
        let mut cells = cells.iter();
        let first = cells.next().cloned().unwrap_or_default();
        let rest: Vec<AnyView> = cells
            .map(|cell| view! { <td>{cell.clone()}</td> }.into_any())
            .collect();
        view! { <tr><th scope="row">{first}</th>{rest}</tr> }.into_any()
    };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=title.to_owned()>
            <table class="plain">
                <thead>
                    <tr>{table.heads.iter().map(head).collect::<Vec<_>>()}</tr>
                </thead>
                <tbody>{table.rows.iter().map(row).collect::<Vec<_>>()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
