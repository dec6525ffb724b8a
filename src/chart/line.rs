//! A line chart: direct labels, benchmark lines, one marker, a readout for
//! pointer and keyboard, and the table behind it.

use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::measured_width;
use super::scale::Scale;
use super::ticks;
use crate::i18n::{Locale, t};

type Label = Arc<dyn Fn(f64) -> String + Send + Sync>;

/// One line.
#[derive(Clone, PartialEq)]
pub struct Line {
    /// (x, y), ascending in x.
    pub points: Vec<(f64, f64)>,
    /// What stands at its end, and in the head of the table's column.
    pub label: String,
    /// Colour by number: the same thing has the same tone everywhere.
    pub tone: usize,
    /// Drawn strongly, with its label.
    pub emphasis: bool,
    /// The ground below it is tinted.
    pub area: bool,
    /// From this point on the period is still running: drawn dashed.
    pub dashed_from: Option<usize>,
}

/// A level to hold the lines against.
#[derive(Clone, PartialEq)]
pub struct Benchmark {
    /// The level.
    pub y: f64,
    /// What it is.
    pub label: String,
}

/// A marked point.
#[derive(Clone, PartialEq)]
pub struct Marker {
    /// Where.
    pub x: f64,
    /// Where.
    pub y: f64,
    /// What happens there.
    pub label: String,
}

/// What to draw. Labels are ready sentences; the chart only lays out.
#[derive(Clone)]
pub struct LineChart {
    /// The finding.
    pub title: String,
    /// What is drawn, in which unit.
    pub subtitle: String,
    /// The picture in words.
    pub description: String,
    /// Head of the table's first column.
    pub x_name: String,
    /// What y is.
    pub y_name: String,
    /// Places and labels below the plot.
    pub x_ticks: Vec<(f64, String)>,
    /// An axis label for y.
    pub y_label: Label,
    /// A value of y in the readout and the table.
    pub value_label: Label,
    /// A value of x in the readout and the table.
    pub x_label: Label,
    /// The lines.
    pub lines: Vec<Line>,
    /// The levels.
    pub benchmarks: Vec<Benchmark>,
    /// The marked point.
    pub marker: Option<Marker>,
}

impl PartialEq for LineChart {
    fn eq(&self, other: &Self) -> bool {
        // The label functions depend on language and currency, which are in the texts.
        self.title == other.title
            && self.subtitle == other.subtitle
            && self.description == other.description
            && self.x_ticks == other.x_ticks
            && self.lines == other.lines
            && self.benchmarks == other.benchmarks
            && self.marker == other.marker
    }
}

/// The geometry of one drawing.
struct Layout {
    width: f64,
    height: f64,
    x: Scale,
    y: Scale,
    y_ticks: Vec<f64>,
    right: f64,
}

const LEFT: f64 = 52.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 26.0;

fn lay_out(chart: &LineChart, width: f64) -> Layout {
    let height = if width < 480.0 { 200.0 } else { 240.0 };
    let longest = chart
        .lines
        .iter()
        .filter(|line| line.emphasis)
        .map(|line| &line.label)
        .chain(chart.benchmarks.iter().map(|mark| &mark.label))
        .map(|label| text_width(label))
        .fold(24.0, f64::max);
    let right = (width - longest - 14.0).max(width * 0.55);
    let points = || chart.lines.iter().flat_map(|line| &line.points);
    let x_last = points().map(|point| point.0).fold(1.0, f64::max);
    let levels = chart.benchmarks.iter().map(|mark| mark.y);
    let values = || points().map(|point| point.1).chain(levels.clone());
    let (low, high) = (
        values().fold(0.0, f64::min),
        values().fold(f64::MIN_POSITIVE, f64::max),
    );
    let y_ticks = ticks::round(low, high, 4);
    let ends = (
        y_ticks.first().copied().unwrap_or(low),
        y_ticks.last().copied().unwrap_or(high),
    );
    Layout {
        width,
        height,
        x: Scale::new((0.0, x_last), (LEFT, right)),
        y: Scale::new(ends, (height - BOTTOM, TOP)),
        y_ticks,
        right,
    }
}

/// A label's width at 12 px: wide glyphs count double.
pub(crate) fn text_width(text: &str) -> f64 {
    text.chars()
        .map(|c| if c.is_ascii() { 7.0 } else { 12.5 })
        .sum()
}

fn path(points: &[(f64, f64)], layout: &Layout) -> String {
    points
        .iter()
        .enumerate()
        .map(|(index, (x, y))| {
            let command = if index == 0 { 'M' } else { 'L' };
            format!(
                "{command}{:.1} {:.1}",
                layout.x.place(*x),
                layout.y.place(*y)
            )
        })
        .collect()
}

/// The chart as a view.
pub fn line_chart(locale: RwSignal<Locale>, model: Memo<Option<LineChart>>) -> AnyView {
    let node = NodeRef::<Div>::new();
    let width = measured_width(node);
    let cursor = RwSignal::new(None::<usize>);
    let layout = Memo::new_with_compare(
        move |_| {
            model.with(|chart| {
                chart
                    .as_ref()
                    .map(|chart| Arc::new(lay_out(chart, width.get())))
            })
        },
        |_, _| true,
    );
    let count = move || {
        model.with(|chart| {
            chart.as_ref().map_or(0, |chart| {
                chart
                    .lines
                    .iter()
                    .map(|line| line.points.len())
                    .max()
                    .unwrap_or(0)
            })
        })
    };
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
        let at = f64::from(event.client_x()) - svg.get_bounding_client_rect().left();
        let nearest = model.with_untracked(|chart| {
            let (chart, layout) = (chart.as_ref()?, layout.get_untracked()?);
            let longest = chart.lines.iter().max_by_key(|line| line.points.len())?;
            let x = layout.x.value(at);
            longest
                .points
                .iter()
                .enumerate()
                .min_by(|(_, a), (_, b)| (a.0 - x).abs().total_cmp(&(b.0 - x).abs()))
                .map(|(index, _)| index)
        });
        if cursor.get_untracked() != nearest {
            cursor.set(nearest);
        }
    };
    let readout = move || {
        model.with(|chart| {
            chart
                .as_ref()
                .zip(cursor.get())
                .map(|(chart, at)| read(chart, at))
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
                    height=move || layout.get().map(|l| l.height.to_string())
                    viewBox=move || layout.get().map(|l| format!("0 0 {} {}", l.width, l.height))
                    on:pointermove=on_pointer
                    on:pointerdown=on_pointer
                    on:pointerleave=move |_| cursor.set(None)
                >
                    {move || {
                        let layout = layout.get()?;
                        model.with(|chart| chart.as_ref().map(|chart| draw(chart, &layout)))
                    }}
                    {move || {
                        let (layout, at) = (layout.get()?, cursor.get()?);
                        model.with(|chart| chart.as_ref().and_then(|chart| draw_cursor(chart, &layout, at)))
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

fn read(chart: &LineChart, at: usize) -> String {
    let x = chart
        .lines
        .iter()
        .find_map(|line| line.points.get(at))
        .map_or(0.0, |point| point.0);
    let mut text = (chart.x_label)(x);
    for line in &chart.lines {
        if let Some((_, y)) = line.points.get(at) {
            text += " · ";
            if chart.lines.len() > 1 {
                text += &line.label;
                text += " ";
            }
            text += &(chart.value_label)(*y);
        }
    }
    text
}

fn draw(chart: &LineChart, layout: &Layout) -> AnyView {
    let grid = layout
        .y_ticks
        .iter()
        .map(|tick| {
            let y = layout.y.place(*tick);
            view! {
                <line class="grid-line" x1=LEFT x2=layout.right y1=y y2=y></line>
                <text x=LEFT - 8.0 y=y + 4.0 text-anchor="end">{(chart.y_label)(*tick)}</text>
            }
        })
        .collect_view();
    let below = chart
        .x_ticks
        .iter()
        .map(|(at, label)| {
            view! {
                <text x=layout.x.place(*at) y=layout.height - 6.0 text-anchor="middle">{label.clone()}</text>
            }
        })
        .collect_view();
    let lines = chart
        .lines
        .iter()
        .map(|line| draw_line(line, layout))
        .collect_view();
    let end_labels = labels(chart, layout)
        .into_iter()
        .map(|(y, class, text)| {
            view! { <text class=class x=layout.right + 8.0 y=y + 4.0>{text}</text> }
        })
        .collect_view();
    let levels = chart
        .benchmarks
        .iter()
        .map(|mark| {
            let y = layout.y.place(mark.y);
            view! { <line class="benchmark" x1=LEFT x2=layout.right y1=y y2=y></line> }
        })
        .collect_view();
    let marker = chart.marker.as_ref().map(|mark| {
        let (x, y) = (layout.x.place(mark.x), layout.y.place(mark.y));
        let wide = text_width(&mark.label);
        // Right of the point while there is room, else left of it.
        let (anchor, at) = if x + 12.0 + wide < layout.right { ("start", x + 12.0) } else { ("end", x - 12.0) };
        view! {
            <line class="drop" x1=x x2=x y1=y y2=layout.height - BOTTOM></line>
            <circle class="mark" cx=x cy=y r="5"></circle>
            <text class="acc halo" x=at y=(y + 20.0).min(layout.height - BOTTOM - 4.0) text-anchor=anchor>{mark.label.clone()}</text>
        }
    });
    view! { {grid} {below} {levels} {lines} {end_labels} {marker} }.into_any()
}

fn draw_line(line: &Line, layout: &Layout) -> AnyView {
    let solid_to = line
        .dashed_from
        .unwrap_or(line.points.len())
        .min(line.points.len());
    let solid = path(&line.points[..solid_to], layout);
    let dashed = (solid_to < line.points.len())
        .then(|| path(&line.points[solid_to.saturating_sub(1)..], layout));
    let class = format!(
        "line tone-{}{}",
        line.tone % 8,
        if line.emphasis { " strong-line" } else { "" }
    );
    let area = line.area.then(|| {
        let (first, last) = (line.points.first()?, line.points.last()?);
        let floor = layout.y.place(0.0);
        let outline = format!(
            "{}L{:.1} {floor:.1}L{:.1} {floor:.1}Z",
            path(&line.points, layout),
            layout.x.place(last.0),
            layout.x.place(first.0)
        );
        Some(view! { <path class="area" d=outline></path> })
    });
    // A line of one point is a dot: a path would not show.
    let dot = (line.points.len() == 1).then(|| {
        let (x, y) = line.points[0];
        view! { <circle class=format!("dot tone-{}", line.tone % 8) cx=layout.x.place(x) cy=layout.y.place(y) r="3"></circle> }
    });
    view! {
        {area}
        <path class=class.clone() d=solid></path>
        {dashed.map(|d| view! { <path class=format!("{class} dashed") d=d></path> })}
        {dot}
    }
    .into_any()
}

/// The labels right of the plot, moved apart where they would overlap.
fn labels(chart: &LineChart, layout: &Layout) -> Vec<(f64, &'static str, String)> {
    let ends = chart
        .lines
        .iter()
        .filter(|line| line.emphasis)
        .filter_map(|line| {
            let last = line.points.last()?;
            Some((layout.y.place(last.1), "acc", line.label.clone()))
        });
    let levels = chart
        .benchmarks
        .iter()
        .map(|mark| (layout.y.place(mark.y), "strong", mark.label.clone()));
    let mut all: Vec<_> = ends.chain(levels).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    for index in 1..all.len() {
        all[index].0 = all[index].0.max(all[index - 1].0 + 15.0);
    }
    all
}

fn draw_cursor(chart: &LineChart, layout: &Layout, at: usize) -> Option<AnyView> {
    let x = chart.lines.iter().find_map(|line| line.points.get(at))?.0;
    let place = layout.x.place(x);
    let dots = chart
        .lines
        .iter()
        .filter_map(|line| line.points.get(at).map(|point| (line.tone, layout.y.place(point.1))))
        .map(|(tone, y)| view! { <circle class=format!("dot tone-{}", tone % 8) cx=place cy=y r="3.5"></circle> })
        .collect_view();
    Some(
        view! { <line class="cursor" x1=place x2=place y1=TOP y2=layout.height - BOTTOM></line> {dots} }
            .into_any(),
    )
}

fn table(chart: &LineChart) -> AnyView {
    let rows = chart
        .lines
        .iter()
        .map(|line| line.points.len())
        .max()
        .unwrap_or(0);
    let head = if chart.lines.len() == 1 {
        vec![chart.y_name.clone()]
    } else {
        chart.lines.iter().map(|line| line.label.clone()).collect()
    };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=chart.title.clone()>
            <table class="plain">
                <thead>
                    <tr>
                        <th scope="col">{chart.x_name.clone()}</th>
                        {head.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>
                    {(0..rows)
                        .map(|at| {
                            let x = chart.lines.iter().find_map(|line| line.points.get(at)).map_or(0.0, |p| p.0);
                            view! {
                                <tr>
                                    <th scope="row">{(chart.x_label)(x)}</th>
                                    {chart
                                        .lines
                                        .iter()
                                        .map(|line| {
                                            let text = line.points.get(at).map(|point| (chart.value_label)(point.1));
                                            view! { <td>{text}</td> }
                                        })
                                        .collect_view()}
                                </tr>
                            }
                        })
                        .collect_view()}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}
