//! The sentences of the sensitivity: what matters most, and what to do.

use leptos::prelude::*;
use ltv_engine::economics::Payback;
use ltv_engine::scenario::{Figure, Swing};

use super::Tool;
use crate::app::studio::parts::{figure_text, in_sentence, needs, rounded};
use crate::i18n::{Format, Locale, t};

/// How many of the first inputs move the figure alike.
pub(super) fn tied(swings: &[Swing]) -> usize {
    let most = swings.first().map_or(0.0, Swing::size);
    let alike = |swing: &&Swing| (swing.size() - most).abs() <= 1e-9 * most;
    swings.iter().take_while(alike).count()
}

/// Names in a row, as in a sentence: "A and B".
pub(super) fn all_of(names: impl Iterator<Item = String>, l: Locale) -> String {
    names
        .reduce(|a, b| t::tools::Both { a: &a, b: &b }.text(l))
        .unwrap_or_default()
}

pub(super) fn sentence(tool: Tool) -> String {
    let f = tool.state.format();
    let l = f.locale;
    let figure = tool.aim.figure.get();
    let (need, never) = tool.ground.with(|ground| {
        ground.as_ref().map_or((None, false), |ground| {
            let never = figure == Figure::Payback && ground.result.payback == Payback::Never;
            (needs(figure, &ground.result, f), never)
        })
    });
    if let Some(need) = need {
        return need.to_owned();
    }
    tool.swings.with(|swings| {
        if never {
            return out_of_never(tool, swings, f);
        }
        let Some(top) = swings.first().filter(|top| top.size() > 0.0) else {
            return t::tools::SensNothing {
                figure: tool.figure(f),
            }
            .text(l);
        };
        let others = swings.iter().take(tied(swings)).skip(1);
        let names = all_of(others.map(|each| in_sentence(tool.name(each.field), l)), l);
        let mut text = most(tool, top, f);
        if !names.is_empty() {
            text += &t::tools::SensTie { names: &names }.text(l);
        }
        text
    })
}

/// The sentence on the input that moves the figure most.
fn most(tool: Tool, top: &Swing, f: Format) -> String {
    let l = f.locale;
    let (figure, base) = (tool.aim.figure.get(), tool.base());
    let now = tool
        .ground
        .with(|ground| ground.as_ref()?.inputs.get(top.field))
        .unwrap_or_default();
    // The danger first; otherwise the better of the two ends.
    let lower_is_better = figure == Figure::Payback;
    let low = match (top.at_low, top.at_high) {
        (None, _) => true,
        (_, None) => false,
        (Some(low), Some(high)) => (low < high) == lower_is_better,
    };
    let (value, result) = if low {
        (top.low, top.at_low)
    } else {
        (top.high, top.at_high)
    };
    let name = tool.name(top.field);
    let share = &f.percent((value / now - 1.0).abs(), 1);
    let value = &rounded(top.field, value, f);
    if result.is_none() && figure == Figure::Payback {
        return if low {
            t::tools::SensNeverLess { name, share, value }.text(l)
        } else {
            t::tools::SensNeverMore { name, share, value }.text(l)
        };
    }
    let (base, result) = (
        &figure_text(figure, base, f),
        &figure_text(figure, result, f),
    );
    let figure = tool.figure(f);
    if low {
        t::tools::SensLess {
            base,
            figure,
            name,
            result,
            share,
            value,
        }
        .text(l)
    } else {
        t::tools::SensMore {
            base,
            figure,
            name,
            result,
            share,
            value,
        }
        .text(l)
    }
}

/// The sentence where the acquisition cost is not earned back: what would change that.
fn out_of_never(tool: Tool, swings: &[Swing], f: Format) -> String {
    let l = f.locale;
    let ways = swings.iter().flat_map(|swing| {
        [(swing.low, swing.at_low), (swing.high, swing.at_high)]
            .into_iter()
            .filter_map(|(value, result)| Some((swing.field, value, result?)))
    });
    match ways.min_by(|a, b| a.2.total_cmp(&b.2)) {
        Some((field, value, months)) => t::tools::SensBaseNever {
            name: tool.name(field),
            value: &rounded(field, value, f),
            result: &f.months(months),
        }
        .text(l),
        None => t::tools::SensStaysNever {
            share: &f.percent(tool.share.get(), 0),
        }
        .text(l),
    }
}

pub(super) fn advice(tool: Tool) -> String {
    let l = tool.state.locale.get();
    tool.swings
        .with(|swings| match (swings.first(), swings.last()) {
            // Where all move it alike, none comes first.
            (Some(first), Some(last))
                if tool.possible.get()
                    && tied(swings) < swings.len()
                    && first.size() > last.size() =>
            {
                let top = swings.iter().take(tied(swings).max(1));
                t::tools::SensDo {
                    first: &all_of(top.map(|each| in_sentence(tool.name(each.field), l)), l),
                    last: &in_sentence(tool.name(last.field), l),
                }
                .text(l)
            }
            _ => String::new(),
        })
}
