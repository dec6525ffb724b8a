//! Vertical bars from a zero baseline, with a readout and the table behind.

use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::line::text_width;
use super::measured_width;
use super::scale::Scale;
use super::ticks;
use crate::i18n::{Locale, t};

/// One bar.
#[derive(Clone, PartialEq)]
pub struct Bar {
    /// Below it.
    pub label: String,
    /// Its height, 0 or more.
    pub value: f64,
    /// The value as read out.
    pub text: String,
    /// Its period is still running: drawn hatched by its outline.
    pub running: bool,
}

/// What to draw.
#[derive(Clone, PartialEq)]
pub struct BarChart {
    /// The finding.
    pub title: String,
    /// What is drawn, in which unit.
    pub subtitle: String,
    /// The picture in words.
    pub description: String,
    /// Heads of the table's two columns.
    pub heads: [String; 2],
    /// Labels of the value axis, in the order of `axis`.
    pub axis: Vec<(f64, String)>,
    /// The bars, left to right.
    pub bars: Vec<Bar>,
}

const LEFT: f64 = 60.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 26.0;

/// The chart as a view.
pub fn bar_chart(locale: RwSignal<Locale>, model: Memo<Option<BarChart>>) -> AnyView {
    let node = NodeRef::<Div>::new();
    let width = measured_width(node);
    let cursor = RwSignal::new(None::<usize>);
    let height = move || if width.get() < 480.0 { 180.0 } else { 210.0 };
    let count =
        move || model.with_untracked(|chart| chart.as_ref().map_or(0, |chart| chart.bars.len()));
    let on_key = move |event: web_sys::KeyboardEvent| {
        let last = count().saturating_sub(1);
        let now = cursor.get_untracked();
        let next = match event.key().as_str() {
            "ArrowRight" => Some(now.map_or(0, |i| (i + 1).min(last))),
            "ArrowLeft" => Some(now.map_or(last, |i| i.saturating_sub(1))),
            "Home" => Some(0),
            "End" => Some(last),
            "Escape" => None,
            _ => return,
        };
        event.prevent_default();
        cursor.set(next);
    };
    let on_pointer = move |event: web_sys::PointerEvent| {
        let Some(svg) = event
            .current_target()
            .and_then(|t| t.dyn_into::<web_sys::Element>().ok())
        else {
            return;
        };
        let at = f64::from(event.client_x()) - svg.get_bounding_client_rect().left() - LEFT;
        let step = (width.get_untracked() - LEFT) / count().max(1) as f64;
        let index = (at / step).floor();
        let next = (index >= 0.0 && index < count() as f64).then_some(index as usize);
        if cursor.get_untracked() != next {
            cursor.set(next);
        }
    };
    let readout = move || {
        let at = cursor.get()?;
        model.with(|chart| {
            let bar = chart.as_ref()?.bars.get(at)?;
            Some(format!("{} · {}", bar.label, bar.text))
        })
    };
    view! {
        <figure class="chart">
            <figcaption>
                <h2>{move || model.with(|c| c.as_ref().map(|c| c.title.clone()))}</h2>
                <p class="sub">{move || model.with(|c| c.as_ref().map(|c| c.subtitle.clone()))}</p>
            </figcaption>
            <div
                node_ref=node
                class="plot"
                tabindex="0"
                role="group"
                aria-label=move || model.with(|c| c.as_ref().map(|c| c.description.clone()))
                on:keydown=on_key
                on:blur=move |_| cursor.set(None)
            >
                <svg
                    aria-hidden="true"
                    width=move || width.get().to_string()
                    height=move || height().to_string()
                    viewBox=move || format!("0 0 {} {}", width.get(), height())
                    on:pointermove=on_pointer
                    on:pointerdown=on_pointer
                    on:pointerleave=move |_| cursor.set(None)
                >
                    {move || {
                        model.with(|chart| {
                            chart.as_ref().map(|chart| draw(chart, width.get(), height(), cursor.get()))
                        })
                    }}
                </svg>
                <p class="readout" aria-live="polite">{readout}</p>
            </div>
            <details class="behind">
                <summary>{move || t::shell::table(locale.get())}</summary>
                {move || model.with(|chart| chart.as_ref().map(table))}
            </details>
        </figure>
    }
    .into_any()
}

fn draw(chart: &BarChart, width: f64, height: f64, cursor: Option<usize>) -> AnyView {
    let high = chart.axis.last().map_or(1.0, |tick| tick.0);
    let y = Scale::new((0.0, high), (height - BOTTOM, TOP));
    let step = (width - LEFT) / chart.bars.len().max(1) as f64;
    let widest = chart
        .bars
        .iter()
        .map(|bar| text_width(&bar.label))
        .fold(1.0, f64::max);
    let every = ticks::every(chart.bars.len(), width - LEFT, widest + 12.0);
    let grid = chart
        .axis
        .iter()
        .map(|(value, label)| {
            let at = y.place(*value);
            view! {
                <line class="grid-line" x1=LEFT x2=width y1=at y2=at></line>
                <text x=LEFT - 8.0 y=at + 4.0 text-anchor="end">{label.clone()}</text>
            }
        })
        .collect_view();
    let bars = chart
        .bars
        .iter()
        .enumerate()
        .map(|(index, bar)| {
            let x = LEFT + step * index as f64;
            let top = y.place(bar.value);
            let class = match (bar.running, cursor == Some(index)) {
                (true, _) => "bar running",
                (false, true) => "bar lit",
                (false, false) => "bar",
            };
            let label = (index % every == 0).then(|| {
                view! { <text x=x + step / 2.0 y=height - 6.0 text-anchor="middle">{bar.label.clone()}</text> }
            });
            view! {
                <rect class=class x=x + step * 0.12 y=top width=(step * 0.76).max(1.0) height=(height - BOTTOM - top).max(0.0) rx="2"></rect>
                {label}
            }
        })
        .collect_view();
    view! { {grid} {bars} }.into_any()
}

fn table(chart: &BarChart) -> AnyView {
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=chart.title.clone()>
            <table class="plain">
                <thead>
                    <tr>{chart.heads.iter().map(|head| view! { <th scope="col">{head.clone()}</th> }).collect_view()}</tr>
                </thead>
                <tbody>
                    {chart
                        .bars
                        .iter()
                        .map(|bar| view! { <tr><th scope="row">{bar.label.clone()}</th><td>{bar.text.clone()}</td></tr> })
                        .collect_view()}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Round ticks with labels for values from 0 to `high`.
pub fn axis(high: f64, label: &Arc<dyn Fn(f64) -> String + Send + Sync>) -> Vec<(f64, String)> {
    ticks::round(0.0, high, 4)
        .into_iter()
        .map(|tick| (tick, label(tick)))
        .collect()
}
