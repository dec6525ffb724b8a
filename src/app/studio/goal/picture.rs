//! How far each input would have to move, as bars.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Tool, called, effort, needed};
use crate::app::studio::parts::{change, rounded};
use crate::chart::shares;
use crate::chart::waterfall::{Fall, Kind, WaterfallChart};
use crate::chart::{Heading, SharedChart, chart_view};
use crate::i18n::t;

pub(super) fn picture(tool: Tool) -> AnyView {
    chart_view("goal", tool.state.locale, move || {
        Some(Arc::new(chart(tool)?) as SharedChart)
    })
}

/// None with less than two inputs to hold against each other.
fn chart(tool: Tool) -> Option<WaterfallChart> {
    let f = tool.state.format();
    let l = f.locale;
    let mut ways: Vec<(f64, Fall)> = tool.seeks.with(|seeks| {
        seeks
            .iter()
            .filter_map(|seek| {
                let (share, value) = (effort(seek)?, needed(seek)?);
                let way = t::tools::GoalBar {
                    change: &change(seek.current, value, f)?,
                    needed: &rounded(seek.field, value, f),
                };
                let fall = Fall {
                    label: called(tool.state, seek.field).to_owned(),
                    from: 0.0,
                    to: share,
                    text: way.text(l),
                    kind: Kind::Gain,
                    strong: false,
                };
                Some((share.abs(), fall))
            })
            .collect()
    });
    if ways.len() < 2 {
        return None;
    }
    ways.sort_by(|a, b| a.0.total_cmp(&b.0));
    let share = |at: usize| f.percent(ways[at].0, 1);
    let target = &tool.aim.words(f);
    let (least, most) = (&share(0), &share(ways.len() - 1));
    let title = if least == most {
        t::tools::GoalTitleOne { most, target }.text(l)
    } else if tool.past().is_some() {
        t::tools::GoalTitleBeyond {
            least,
            most,
            target,
        }
        .text(l)
    } else {
        t::tools::GoalTitle {
            least,
            most,
            target,
        }
        .text(l)
    };
    let mut bars: Vec<Fall> = ways.into_iter().map(|(_, fall)| fall).collect();
    bars[0].strong = true;
    Some(shares::bars(
        Heading {
            description: title.clone(),
            title,
            subtitle: t::tools::goal_sub(l).to_owned(),
        },
        [t::tools::input(l), t::tools::needed(l)].map(str::to_owned),
        bars,
    ))
}
