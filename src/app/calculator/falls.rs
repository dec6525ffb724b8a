//! From revenue to net value as a waterfall.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::economics::{Step, StepKind, waterfall};

use crate::app::menu::Words;
use crate::app::state::{Answer, AppState};
use crate::chart::waterfall::{Fall, Kind, WaterfallChart};
use crate::chart::{Heading, SharedChart, chart_view};
use crate::i18n::{Format, t};

pub(super) fn falls(state: AppState) -> AnyView {
    chart_view("waterfall", state.locale, move || {
        let format = state.format();
        state
            .answer
            .with(|answer| Some(Arc::new(chart(answer.as_ref()?, format)?) as SharedChart))
    })
}

/// None where there is nothing to take away.
pub(crate) fn chart(answer: &Answer, f: Format) -> Option<WaterfallChart> {
    let l = f.locale;
    let steps = waterfall(&answer.inputs)
        .ok()
        .filter(|steps| steps.len() > 1)?;
    let last = steps.last()?;
    let (revenue, net) = (&f.money(steps[0].amount), &f.money(last.amount));
    let title = if last.kind == StepKind::Net {
        t::calculator::FallsTitle { net, revenue }.text(l)
    } else {
        t::calculator::FallsTitleLtv { net, revenue }.text(l)
    };
    let fall = |step: &Step| {
        let (words, total): (Words, bool) = match step.kind {
            StepKind::Revenue => (t::calculator::falls_revenue, true),
            StepKind::CostOfGoods => (t::calculator::falls_cost, false),
            StepKind::CostToServe => (t::calculator::falls_service, false),
            StepKind::TimeAndHorizon => (t::calculator::falls_time, false),
            StepKind::LifetimeValue => (t::calculator::falls_ltv, true),
            StepKind::Acquisition => (t::calculator::falls_cac, false),
            StepKind::Net => (t::calculator::falls_net, true),
        };
        Fall {
            label: words(l).to_owned(),
            from: step.from,
            to: step.to,
            text: f.money(step.amount),
            kind: match (total, step.amount < 0.0) {
                (true, _) => Kind::Total,
                (false, true) => Kind::Loss,
                (false, false) => Kind::Gain,
            },
            strong: total && step.kind != StepKind::Revenue,
        }
    };
    Some(WaterfallChart {
        heading: Heading {
            subtitle: format!("{} · {}", t::calculator::falls_sub(l), f.currency.symbol(l)),
            description: title.clone(),
            title,
        },
        heads: [t::calculator::falls_step(l), t::calculator::falls_amount(l)].map(str::to_owned),
        falls: steps.iter().map(fall).collect(),
        joined: true,
        tones: Vec::new(),
    })
}
