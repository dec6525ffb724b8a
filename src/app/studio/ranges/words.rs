//! The sentences of the ranges: how far the answer can be trusted, and what to do.

use leptos::prelude::*;
use ltv_engine::scenario::Figure;

use super::Tool;
use crate::app::studio::parts::{figure_short, name_in_sentence};
use crate::i18n::{Format, t};

/// The name of the value that is simulated, inside a sentence.
pub(super) fn figure(tool: Tool, figure: Figure, f: Format) -> &'static str {
    tool.ground
        .with(|ground| figure_short(figure, ground.as_ref().map(|ground| &ground.result), f))
}

/// A simulated chance: never quite 0 or 1, which draws cannot tell.
fn chance(share: f64, f: Format) -> String {
    if share < 0.005 {
        t::tools::ChanceBelow {
            chance: &f.percent(0.01, 0),
        }
        .text(f.locale)
    } else if share > 0.995 {
        t::tools::ChanceAbove {
            chance: &f.percent(0.99, 0),
        }
        .text(f.locale)
    } else {
        f.percent(share, 0)
    }
}

pub(super) fn sentence(tool: Tool) -> String {
    let f = tool.state.format();
    let l = f.locale;
    let target = tool
        .ground
        .with(|ground| ground.as_ref().map(|ground| ground.inputs.target_ratio));
    tool.outcome.with(|outcome| {
        let Some(found) = outcome else {
            return t::tools::ranges_invite(l).to_owned();
        };
        let (low, high) = (&f.money(found.ltv.low), &f.money(found.ltv.high));
        let figure = figure(tool, Figure::Ltv, f);
        match (found.chance_of_target, target) {
            (Some(share), Some(target)) => t::tools::RangesSays {
                figure,
                low,
                high,
                target: &f.up_to(target, 2),
                chance: &chance(share, f),
            }
            .text(l),
            _ => t::tools::RangesSaysOnly { figure, high, low }.text(l),
        }
    })
}

pub(super) fn loss(tool: Tool) -> String {
    let f = tool.state.format();
    let share = tool
        .outcome
        .with(|outcome| outcome.as_ref().and_then(|found| found.chance_of_loss));
    share.map_or_else(String::new, |share| {
        t::tools::RangesLoss {
            chance: &chance(share, f),
        }
        .text(f.locale)
    })
}

pub(super) fn advice(tool: Tool) -> String {
    let l = tool.state.locale.get();
    let business = tool.state.form.with(|form| form.business);
    tool.outcome.with(|outcome| {
        let drivers = outcome.as_ref().map_or(&[][..], |found| &found.drivers);
        match drivers {
            [first, _, ..] if first.share > 0.0 => t::tools::RangesDo {
                name: &name_in_sentence(first.field, business, l),
            }
            .text(l),
            _ => String::new(),
        }
    })
}
