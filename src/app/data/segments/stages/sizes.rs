//! How many are in each stage, today and month by month.

use std::sync::Arc;

use ltv_engine::segments::lifecycle::{Stage, StageTotals};
use ltv_engine::units::Period;
use ltv_worker::protocol::segments::Stages;

use super::{Names, words};
use crate::app::data::periods;
use crate::chart::curves::{Curve, CurvesChart};
use crate::chart::shares::bars;
use crate::chart::waterfall::{Fall, Kind, WaterfallChart};
use crate::chart::{Heading, SharedChart};
use crate::i18n::{Format, t};

#[allow(clippy::unnecessary_wraps)] // what a chart's view takes
pub(super) fn sizes(stages: &Stages, names: &Names, f: Format) -> Option<SharedChart> {
    let l = f.locale;
    let bar = |one: &StageTotals| Fall {
        label: names.titled(one.stage),
        from: 0.0,
        to: f64::from(one.customers),
        text: [
            &f.count(f64::from(one.customers)),
            " · ",
            &f.percent(one.share, 0),
        ]
        .concat(),
        kind: Kind::Gain,
        strong: one.stage == Stage::E0,
    };
    let known = stages.view.stages.iter();
    let known = known.filter(|one| one.stage != Stage::P || one.customers > 0);
    let title = t::segments::SizesTitle {
        share: &f.percent(stages.view.active_share(), 0),
        name: names.name(Stage::E0),
    }
    .text(l);
    let heading = Heading {
        description: t::data::ChartDescription {
            title: &title,
            count: &f.count(stages.view.stages.len() as f64),
        }
        .text(l),
        title,
        subtitle: t::segments::sizes_sub(l).to_owned(),
    };
    let heads = [
        t::segments::stage(l).to_owned(),
        t::data::customers(l).to_owned(),
    ];
    let tones = known.clone().map(|one| words::tone(one.stage)).collect();
    Some(Arc::new(WaterfallChart {
        tones,
        ..bars(heading, heads, known.map(bar).collect())
    }))
}

/// Months shown; one has nothing to be compared with.
const LEAST: usize = 2;

pub(super) fn months(stages: &Stages, _: &Names, f: Format) -> Option<SharedChart> {
    let l = f.locale;
    let months = &stages.flow.months;
    if months.len() < LEAST {
        return None;
    }
    let names: Vec<String> = months
        .iter()
        .map(|month| periods::name(month.end, Period::Month, f))
        .collect();
    let curve = |(place, &stage): (usize, &Stage)| Curve {
        label: words::symbol(stage).to_owned(),
        tone: words::tone(stage),
        emphasis: true,
        values: months
            .iter()
            .map(|month| Some(f64::from(month.sizes[place])))
            .collect(),
        running_from: months
            .last()
            .filter(|month| month.running)
            .map(|_| months.len() - 1),
        ahead: Vec::new(),
    };
    let share = |at: usize| months[at].late_share();
    let last = months.len() - 1;
    let before = last.saturating_sub(12);
    let title = t::segments::MonthsTitle {
        then: &f.percent(share(before), 0),
        month: &names[before],
        now: &f.percent(share(last), 0),
    }
    .text(l);
    let (ticks, labels) = (names.clone(), names);
    let name = |names: &[String], at: f64| {
        let name = names.get(at.max(0.0) as usize);
        name.cloned().unwrap_or_default()
    };
    Some(Arc::new(CurvesChart {
        heading: Heading {
            description: t::data::ChartDescription {
                title: &title,
                count: &f.count(months.len() as f64),
            }
            .text(l),
            title,
            subtitle: t::segments::months_sub(l).to_owned(),
        },
        x_name: t::data::month(l).to_owned(),
        first: 0,
        x_tick: Arc::new(move |at| name(&ticks, at)),
        x_label: Arc::new(move |at| name(&labels, at)),
        y_tick: Arc::new(move |value| f.count(value)),
        y_label: Arc::new(move |value| f.count(value)),
        curves: Stage::BUYERS.iter().enumerate().map(curve).collect(),
        levels: Vec::new(),
        points: Vec::new(),
    }))
}
