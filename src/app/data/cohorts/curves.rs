//! The cohorts as curves by age, on what the cells show.

use std::sync::Arc;

use ltv_engine::cohorts::{Basis, CohortRow, Measure, Payback, Span};
use ltv_engine::units::Period;
use ltv_worker::protocol::CohortAnswer;

use super::super::periods;
use super::Choices;
use super::figures::{Unit, caption};
use super::grid::shown_projection;
use super::said::row_name;
use super::titles;
use crate::chart::Heading;
use crate::chart::curves::{Ahead, Curve, CurvesChart, Level, Point};
use crate::i18n::{Format, t};

/// Rows drawn in their own colours with their names; beyond that the average
/// leads and the others recede.
const TOLD_APART: usize = 6;
/// Rows that are drawn at most: more are a grey area.
const DRAWN: usize = 48;
/// The tone of what recedes.
const PALE: usize = 7;

pub(super) fn curves(answer: &CohortAnswer, choices: &Choices, f: Format) -> CurvesChart {
    let l = f.locale;
    let table = &answer.table;
    let (period, unit) = (table.period, Unit::of(choices.view, choices.scale));
    let first = choices.first_shade();
    let few = table.rows.len() <= TOLD_APART;
    let by_size = matches!(table.by, ltv_engine::cohorts::CohortBy::Label);
    // The latest cohorts, or the largest labels.
    let skipped = table.rows.len().saturating_sub(DRAWN);
    let drawn = if by_size {
        0..table.rows.len().min(DRAWN)
    } else {
        skipped..table.rows.len()
    };
    let projected = shown_projection(answer, choices);
    let youngest = drawn.clone().rev().find(|index| {
        !few && projected.is_some_and(|rows| rows.get(*index).is_some_and(|row| !row.is_empty()))
    });
    let mut curves: Vec<Curve> = Vec::new();
    for index in drawn {
        let row = &table.rows[index];
        let (tone, emphasis) = match (few, youngest == Some(index)) {
            (true, _) => (1 + index % 6, true),
            (false, true) => (2, true),
            (false, false) if by_size && index < 5 => (1 + index, true),
            _ => (PALE, false),
        };
        let value = |age| table.value(index, age, choices.view, choices.scale);
        curves.push(Curve {
            label: row_name(&row.key, period, f),
            tone,
            emphasis,
            values: (0..row.cells.len()).map(value).collect(),
            running_from: row.cells.iter().position(|cell| cell.running),
            ahead: projected
                .and_then(|rows| rows.get(index))
                .map(|cells| ahead(cells, row, choices, unit, f))
                .unwrap_or_default(),
        });
    }
    // What is told apart stands before what recedes.
    curves.sort_by_key(|curve| curve.emphasis);
    let average = |age| table.average_value(age, choices.view, choices.scale);
    curves.push(Curve {
        label: t::data::average(l).to_owned(),
        tone: 0,
        emphasis: true,
        values: (0..table.average.len()).map(average).collect(),
        ..Curve::default()
    });
    let mut levels = Vec::new();
    let mut points = Vec::new();
    if against_cac(choices) {
        if let Some(cac) = table.cac {
            levels.push(Level {
                y: cac,
                label: t::cohorts::CacIs { cac: &f.money(cac) }.text(l),
            });
            points.extend(paid(table.payback, cac, 0, None, period, f));
        }
        if few {
            for (index, row) in table.rows.iter().enumerate() {
                let name = row_name(&row.key, period, f);
                let point = row
                    .cac
                    .and_then(|cac| paid(row.payback, cac, 1 + index % 6, Some(name), period, f));
                points.extend(point);
            }
            points.truncate(4);
        }
    }
    let mut subtitle = vec![caption(choices, f), periods::since(period)(l).to_owned()];
    if table
        .rows
        .iter()
        .any(|row| row.cells.iter().any(|cell| cell.running))
    {
        subtitle.push(t::cohorts::dashed_running(l).to_owned());
    }
    if projected.is_some() {
        subtitle.push(t::cohorts::dotted_projected(l).to_owned());
    }
    if table.rows.len() > DRAWN {
        let words = t::cohorts::CurvesOf {
            drawn: &f.count(DRAWN as f64),
            all: &f.count(table.rows.len() as f64),
        };
        subtitle.push(words.text(l));
    }
    let title = titles::curves(answer, choices, f);
    CurvesChart {
        heading: Heading {
            subtitle: subtitle.join(" · "),
            description: t::data::ChartDescription {
                title: &title,
                count: &f.count(curves.len() as f64),
            }
            .text(l),
            title,
        },
        x_name: periods::since(period)(l).to_owned(),
        first,
        x_tick: Arc::new(move |x| f.count(x)),
        x_label: Arc::new(move |x| periods::age(x as usize, period, f)),
        y_tick: Arc::new(move |y| unit.axis(y, f)),
        y_label: Arc::new(move |y| unit.full(y, f)),
        curves,
        levels,
        points,
    }
}

/// What the cells show can be held against what a customer cost.
fn against_cac(choices: &Choices) -> bool {
    let view = choices.view;
    view.measure == Measure::Contribution
        && view.span == Span::Cumulative
        && view.basis == Basis::Customer
        && choices.scale == ltv_engine::cohorts::Scale::Absolute
}

fn ahead(
    cells: &[ltv_engine::cohorts::ProjectedCell],
    row: &CohortRow,
    choices: &Choices,
    unit: Unit,
    f: Format,
) -> Vec<Ahead> {
    let times = match choices.view.basis {
        Basis::Total => f64::from(row.size),
        _ => 1.0,
    };
    let step = |cell: &ltv_engine::cohorts::ProjectedCell| Ahead {
        at: cell.age as usize,
        value: cell.cumulative * times,
        low: cell.low * times,
        high: cell.high * times,
        text: t::cohorts::ProjectedRange {
            value: &unit.full(cell.cumulative * times, f),
            low: &unit.full(cell.low * times, f),
            high: &unit.full(cell.high * times, f),
        }
        .text(f.locale),
    };
    cells.iter().map(step).collect()
}

fn paid(
    payback: Option<Payback>,
    cac: f64,
    tone: usize,
    name: Option<String>,
    period: Period,
    f: Format,
) -> Option<Point> {
    let Some(Payback::Reached { age, periods, .. }) = payback else {
        return None;
    };
    let label = match age {
        0 => t::cohorts::paid_at_once(f.locale).to_owned(),
        age => t::cohorts::PaidBackIn {
            age: &periods::age(age as usize, period, f),
        }
        .text(f.locale),
    };
    Some(Point {
        // A cell's sum stands at the end of its period: one later on that scale.
        x: (periods - 1.0).max(0.0),
        y: cac,
        label: name.map_or(label.clone(), |name| [name, label].join(" · ")),
        tone,
    })
}
