//! The grid of two inputs as a picture.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::scenario::Figure;

use super::Tool;
use super::pair::{Axis, Grid};
use crate::app::studio::parts::{figure_cell, figure_name, figure_text, rounded};
use crate::chart::grid::{Contour, GridCell, GridChart};
use crate::chart::{Heading, SharedChart, chart_view};
use crate::i18n::{Format, t};

pub(super) fn pair_chart(tool: Tool, grid: Memo<Option<Grid>>) -> AnyView {
    chart_view("pair", tool.state.locale, move || {
        let f = tool.state.format();
        grid.with(|grid| Some(Arc::new(chart(tool, grid.as_ref()?, f)) as SharedChart))
    })
}

fn chart(tool: Tool, grid: &Grid, f: Format) -> GridChart {
    let l = f.locale;
    let figure = grid.figure;
    let cells: Vec<GridCell> = grid
        .values
        .iter()
        .flatten()
        .map(|value| GridCell {
            value: *value,
            text: match (figure, value) {
                (Figure::Ratio, Some(value)) => f.ratio(*value),
                (Figure::Payback, Some(value)) => f.up_to(*value, 1),
                _ => figure_text(figure, *value, f),
            },
            compact: value.map_or_else(|| "–".to_owned(), |value| figure_cell(figure, value, f)),
            met: grid.met(*value),
        })
        .collect();
    let target = tool.aim.words(f);
    let met = cells.iter().filter(|cell| cell.met).count();
    let names = [&grid.across, &grid.down].map(|axis| tool.name(axis.field).to_owned());
    let title = if grid.target.is_some() {
        t::tools::PairTitle {
            met: &f.count(met as f64),
            all: &f.count(cells.len() as f64),
            target: &target,
        }
        .text(l)
    } else {
        let values = || cells.iter().filter_map(|cell| cell.value);
        let shown = |value: Option<f64>| figure_text(figure, value, f);
        t::tools::PairTitlePlain {
            figure: tool.figure(f),
            low: &shown(values().min_by(f64::total_cmp)),
            high: &shown(values().max_by(f64::total_cmp)),
        }
        .text(l)
    };
    let labels = |axis: &Axis| {
        let values = axis.values.iter();
        values.map(|value| rounded(axis.field, *value, f)).collect()
    };
    let [x_name, y_name] = names;
    GridChart {
        heading: Heading {
            subtitle: t::tools::PairSub {
                figure: figure_name(figure)(l),
                unit: &tool.unit(f),
            }
            .text(l),
            description: t::tools::PairDescription {
                title: &title,
                x: &x_name,
                y: &y_name,
            }
            .text(l),
            title,
        },
        x_name,
        y_name,
        xs: labels(&grid.across),
        ys: labels(&grid.down),
        cells,
        current: grid.across.now.zip(grid.down.now),
        contour: grid.target.map(|_| Contour {
            label: target,
            segments: grid.line.clone(),
            met: [t::tools::met(l), t::tools::not_met(l)].map(str::to_owned),
        }),
    }
}
