//! The scenarios as pictures: their break-even curves over one another, and what
//! each lever contributes to a change.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::economics::break_even_curve;
use ltv_engine::scenario::{Attribution, Figure, NotAttributable, attribute};

use super::super::parts::{figure_name, figure_text, label};
use super::super::state::Studio;
use super::table::{delta, result_text};
use super::{Column, columns};
use crate::app::calculator::break_even::money_by_month;
use crate::app::menu::menu;
use crate::app::state::AppState;
use crate::chart::contributions::{Contributions, Part};
use crate::chart::line::{Line, LineChart};
use crate::chart::{Heading, SharedChart, chart_view};
use crate::i18n::{Format, t};

const FIGURES: [&str; 4] = ["ltv", "net", "ratio", "payback"];

pub(super) fn pictures(state: AppState, studio: Studio) -> AnyView {
    let figure = RwSignal::new(Figure::Ltv);
    let chosen = RwSignal::new(0_usize);
    let overlay = chart_view("scenarios", state.locale, move || {
        let all = columns(state, studio);
        overlay_chart(&all, state.format()).map(|chart| Arc::new(chart) as SharedChart)
    });
    let found = move || {
        let all = columns(state, studio);
        let at = (chosen.get() + 1).min(all.len().saturating_sub(1));
        let column = all.get(at)?.clone();
        Some((attribution(&all, at, figure.get())?, column))
    };
    let parts = chart_view("attribution", state.locale, move || {
        let (found, column) = found()?;
        let tone = chosen.get() + 1;
        let chart = parts_chart(state, found.ok()?, (&column.name, tone), figure.get());
        Some(Arc::new(chart.chart()) as SharedChart)
    });
    let why_not = move || {
        let l = state.locale.get();
        let all = columns(state, studio);
        let at = (chosen.get() + 1).min(all.len().saturating_sub(1));
        if all.get(at)?.inputs.is_err() {
            return Some(t::studio::other_method(l).to_owned());
        }
        let (found, column) = found()?;
        Some(match found.err()? {
            NotAttributable::NothingChanged => {
                t::studio::NothingChanged { name: &column.name }.text(l)
            }
            NotAttributable::Undefined { .. } => t::studio::not_attributable(l).to_owned(),
            _ => t::studio::other_method(l).to_owned(),
        })
    };
    view! {
        {overlay}
        <div class="controls">
            {scenario_menu(state, studio, chosen)}
            {menu(
                state,
                "pick",
                Arc::new(|l| t::studio::figure(l).to_owned()),
                FIGURES.into_iter().zip(Figure::ALL.map(figure_name)).collect(),
                Arc::new(move || FIGURES[figure.get() as usize]),
                move |choice| {
                    if let Some(at) = FIGURES.iter().position(|name| *name == choice) {
                        figure.set(Figure::ALL[at]);
                    }
                },
            )}
        </div>
        <p class="callout" hidden=move || why_not().is_none()>{why_not}</p>
        <div hidden=move || why_not().is_some()>{parts}</div>
    }
    .into_any()
}

/// Names are the user's own words, so this menu is not one of ready messages.
fn scenario_menu(state: AppState, studio: Studio, chosen: RwSignal<usize>) -> AnyView {
    let count = studio.doc.with_untracked(|doc| doc.scenarios.len());
    let option = move |index: usize| {
        let name = move || {
            studio.doc.with(|doc| {
                doc.scenarios
                    .get(index)
                    .map_or_else(String::new, |each| each.name.clone())
            })
        };
        view! {
            <option value=index.to_string() selected=move || chosen.get() == index>
                {name}
            </option>
        }
        .into_any()
    };
    view! {
        <select
            class="pick"
            aria-label=move || t::studio::scenario(state.locale.get())
            on:change=move |event| chosen.set(event_target_value(&event).parse().unwrap_or_default())
        >
            {(0..count).map(option).collect::<Vec<_>>()}
        </select>
    }
    .into_any()
}

/// What leads from the baseline to the scenario; `None` while either has no result.
pub(crate) fn attribution(
    all: &[Column],
    at: usize,
    figure: Figure,
) -> Option<Result<Attribution, NotAttributable>> {
    let from = all.first()?.inputs.as_ref().ok()?;
    let to = all.get(at)?.inputs.as_ref().ok()?;
    Some(attribute(from, to, figure))
}

/// The sentence above the table: which scenario brings most.
pub(super) fn finding(state: AppState, studio: Studio) -> String {
    let f = state.format();
    let l = f.locale;
    let all = columns(state, studio);
    if all.len() < 2 {
        return t::studio::finding_none(l).to_owned();
    }
    // Net value where a CAC is known, else LTV: what a customer leaves in the end.
    let net = all
        .first()
        .and_then(|base| base.result.as_ref())
        .is_some_and(|result| result.net_ltv.is_some());
    let figure = if net { Figure::NetLtv } else { Figure::Ltv };
    let value = |column: &Column| column.result.as_ref().and_then(|result| figure.of(result));
    let Some(base) = all.first().and_then(value) else {
        return t::studio::finding_none(l).to_owned();
    };
    let best = all
        .iter()
        .skip(1)
        .filter_map(|column| Some((column, value(column)?)))
        .max_by(|a, b| a.1.total_cmp(&b.1));
    match best {
        Some((column, value)) if value > base * (1.0 + 1e-9) => {
            let change = delta(figure, base, value, f).map_or_else(String::new, |(text, _)| text);
            t::studio::Finding {
                name: &plain(&column.name),
                figure: figure_name(figure)(l),
                value: &figure_text(figure, Some(value), f),
                change: &change,
            }
            .text(l)
        }
        _ => t::studio::finding_nothing(l).to_owned(),
    }
}

/// A name inside a sentence with marks: without the characters that are marks.
pub(crate) fn plain(name: &str) -> String {
    name.replace(['*', '_'], " ")
}

/// The break-even curves over one another, on the longest horizon that any needs.
pub(crate) fn overlay_chart(all: &[Column], f: Format) -> Option<LineChart> {
    let l = f.locale;
    let mut lines = Vec::new();
    for (at, column) in all.iter().enumerate() {
        let Ok(inputs) = &column.inputs else { continue };
        let Ok(curve) = break_even_curve(inputs) else {
            continue;
        };
        lines.push(Line {
            points: curve
                .iter()
                .map(|p| {
                    (
                        p.month,
                        p.cumulative
                            - column
                                .result
                                .as_ref()
                                .and_then(|r| r.acquisition_cost)
                                .unwrap_or(0.0),
                    )
                })
                .collect(),
            label: column.name.clone(),
            tone: at,
            emphasis: true,
            area: false,
            dashed_from: None,
        });
    }
    // The shortest horizon that all curves reach: beyond it one would end alone.
    let shared = lines
        .iter()
        .filter_map(|line| line.points.last().map(|point| point.0))
        .fold(f64::INFINITY, f64::min);
    if lines.len() < 2 {
        return None;
    }
    for line in &mut lines {
        line.points.retain(|point| point.0 <= shared);
    }
    let earliest = all
        .iter()
        .filter_map(|column| {
            let months = Figure::Payback.of(column.result.as_ref()?)?;
            Some((column, months))
        })
        .min_by(|a, b| a.1.total_cmp(&b.1));
    let title = match earliest {
        Some((column, months)) => t::studio::OverlayTitle {
            name: &column.name,
            months: &f.months(months),
        }
        .text(l),
        None => t::studio::overlay_never(l).to_owned(),
    };
    Some(LineChart {
        heading: Heading {
            subtitle: t::studio::OverlaySub {
                currency: f.currency.symbol(l),
            }
            .text(l),
            description: t::studio::OverlayDescription { title: &title }.text(l),
            title,
        },
        lines,
        ..money_by_month(shared, f)
    })
}

/// The change lever by lever, of a scenario by its name and colour.
pub(crate) fn parts_chart(
    state: AppState,
    found: Attribution,
    (name, tone): (&str, usize),
    figure: Figure,
) -> Contributions {
    let f = state.format();
    let l = f.locale;
    let show = |value: f64| figure_text(figure, Some(value), f);
    let signed = |value: f64| {
        let sign = if value < 0.0 { "−" } else { "+" };
        format!("{sign}{}", show(value.abs()))
    };
    let most = found
        .parts
        .iter()
        .max_by(|a, b| a.amount.abs().total_cmp(&b.amount.abs()));
    let change = signed(found.to - found.from);
    let title = t::studio::PartsTitle {
        lever: most.map_or("", |part| label(state, part.field)(l)),
        amount: &most.map_or_else(String::new, |part| signed(part.amount)),
        change: &change,
    }
    .text(l);
    Contributions {
        heading: Heading {
            subtitle: t::studio::PartsSub {
                figure: figure_name(figure)(l),
                name,
            }
            .text(l),
            description: t::studio::PartsDescription { title: &title }.text(l),
            title,
        },
        heads: [t::studio::input(l), t::studio::change(l)].map(str::to_owned),
        from: (t::studio::baseline(l).to_owned(), show(found.from)),
        to: (name.to_owned(), [&change, " → ", &show(found.to)].concat()),
        tone,
        parts: found
            .parts
            .iter()
            .map(|part| Part {
                label: label(state, part.field)(l).to_owned(),
                value: part.amount,
                text: signed(part.amount),
                better: (part.amount < 0.0) == (figure == Figure::Payback),
            })
            .collect(),
    }
}

/// A figure's name, its value and how it changed, and the class of the change.
pub(crate) type Shown = ([String; 3], &'static str);

/// The figures of a column, for the presenter and the report.
pub(crate) fn figures(column: &Column, base: Option<&Column>, f: Format) -> Vec<Shown> {
    let Some(result) = &column.result else {
        return Vec::new();
    };
    Figure::ALL
        .into_iter()
        .map(|figure| {
            let own = figure.of(result);
            let change = base
                .and_then(|base| figure.of(base.result.as_ref()?))
                .zip(own)
                .and_then(|(base, own)| delta(figure, base, own, f));
            let (change, class) = change.unwrap_or_default();
            let name = figure_name(figure)(f.locale).to_owned();
            ([name, result_text(figure, own, result, f), change], class)
        })
        .collect()
}
