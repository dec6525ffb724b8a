//! A month's moves as a picture: from the stages at the end of the month before to those
//! at the end of this one. Who stayed is not drawn: they would leave no room for who
//! moved.

use std::sync::Arc;

use ltv_engine::segments::lifecycle::{FlowMonth, Stage};
use ltv_engine::units::Period;

use super::{Names, words};
use crate::app::data::periods;
use crate::chart::flow::{Band, FlowChart, Node};
use crate::chart::{Heading, SharedChart};
use crate::i18n::{Format, t};

/// The tone of who was no customer before.
const OUTSIDE: usize = 7;

pub(super) fn flow(month: &FlowMonth, names: &Names, f: Format) -> SharedChart {
    let l = f.locale;
    let title = title(month, f);
    let moved = month.moved();
    let left = Stage::BUYERS.iter().map(|&stage| Some(stage));
    let left = left.chain([None]).zip(month.moves).zip(0..);
    // New customers stand on top: they come in where the others begin.
    let mut left: Vec<(Option<Stage>, u32, usize)> = left
        .map(|((stage, _), row)| (stage, moved.left[row], row))
        .filter(|(_, count, _)| *count > 0)
        .collect();
    let new = left.last().is_some_and(|(stage, _, _)| stage.is_none());
    left.rotate_right(usize::from(new));
    let right: Vec<(Stage, u32, usize)> = (Stage::BUYERS.into_iter().zip(moved.came).zip(0..))
        .map(|((stage, count), column)| (stage, count, column))
        .filter(|(_, count, _)| *count > 0)
        .collect();
    let node = |stage: Option<Stage>, count: String| Node {
        label: stage.map_or_else(
            || t::segments::not_yet(l).to_owned(),
            |stage| names.titled(stage),
        ),
        short: stage.map_or_else(
            || t::segments::new_short(l).to_owned(),
            |stage| words::symbol(stage).to_owned(),
        ),
        text: count,
        tone: stage.map_or(OUTSIDE, words::tone),
    };
    let mut bands = Vec::new();
    for (from, (stage, _, row)) in left.iter().enumerate() {
        for (to, (_, _, column)) in right.iter().enumerate() {
            let count = month.moves[*row][*column];
            if count == 0 || row == column {
                continue;
            }
            let text = words::customers(count, f);
            let back = FlowMonth::is_return(*row, *column);
            bands.push(Band {
                ends: [from, to],
                value: f64::from(count),
                tone: stage.map_or(OUTSIDE, words::tone),
                strong: back,
                text: if back {
                    [&*text, " · ", t::segments::came_back(l)].concat()
                } else {
                    text
                },
            });
        }
    }
    let count = |sign: &str, count: u32| [sign, &f.count(f64::from(count))].concat();
    Arc::new(FlowChart {
        heading: Heading {
            description: t::data::ChartDescription {
                title: &title,
                count: &f.count(bands.len() as f64),
            }
            .text(l),
            title,
            subtitle: t::segments::FlowSub {
                stayed: &f.count(f64::from(moved.stayed)),
            }
            .text(l),
        },
        heads: [
            t::segments::from_stage(l).to_owned(),
            t::segments::to_stage(l).to_owned(),
            t::data::customers(l).to_owned(),
        ],
        sides: [
            left.iter()
                .map(|(stage, left, _)| {
                    let sign = if stage.is_some() { "−" } else { "+" };
                    node(*stage, count(sign, *left))
                })
                .collect(),
            right
                .iter()
                .map(|(stage, came, _)| node(Some(*stage), count("+", *came)))
                .collect(),
        ],
        bands,
    })
}

pub(super) fn title(month: &FlowMonth, f: Format) -> String {
    let moved = month.moved();
    t::segments::MovesTitle {
        month: &periods::name(month.end, Period::Month, f),
        fell: &f.count(f64::from(moved.fell_behind)),
        came: &f.count(f64::from(moved.came_back)),
    }
    .text(f.locale)
}
