//! The break-even curve as a chart.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::economics::{Basis, Payback};

use crate::app::state::{Answer, AppState};
use crate::chart::line::{Benchmark, Line, LineChart, Marker};
use crate::chart::{Heading, SharedChart, chart_view, ticks};
use crate::i18n::{Format, t};

pub(super) fn break_even(state: AppState) -> AnyView {
    chart_view("break-even", state.locale, move || {
        let format = state.format();
        state
            .answer
            .with(|answer| Some(Arc::new(chart(answer.as_ref()?, format)) as SharedChart))
    })
}

pub(crate) fn chart(answer: &Answer, f: Format) -> LineChart {
    let l = f.locale;
    let result = &answer.result;
    let revenue = result.basis == Basis::Revenue;
    let last = answer.curve.last().map_or(0.0, |point| point.month);
    let end = answer.curve.last().map_or(0.0, |point| point.cumulative);
    let cac = result.acquisition_cost.filter(|cac| !revenue && *cac > 0.0);
    let title = match (result.payback, cac) {
        (Payback::After { months }, Some(_)) => t::calculator::ChartPayback {
            months: &f.up_to(months, 1),
        }
        .text(l),
        (Payback::Never, Some(_)) => t::calculator::chart_never(l).to_owned(),
        _ => t::calculator::ChartNoCac {
            value: &f.money(end),
            months: &f.months(last),
        }
        .text(l),
    };
    let payback = match result.payback {
        Payback::After { months } if months <= last => cac.map(|cac| Marker {
            x: months,
            y: cac,
            label: t::calculator::MarkPayback {
                months: &f.up_to(months, 1),
            }
            .text(l),
            tone: 0,
        }),
        _ => None,
    };
    LineChart {
        heading: Heading {
            subtitle: format!(
                "{} · {}",
                if revenue {
                    t::calculator::chart_sub_revenue(l)
                } else {
                    t::calculator::chart_sub(l)
                },
                t::calculator::ChartUnit {
                    currency: f.currency.symbol(l)
                }
                .text(l)
            ),
            description: t::calculator::ChartDescription {
                title: &title,
                value: &f.money(end),
                months: &f.months(last),
            }
            .text(l),
            title,
        },
        lines: vec![Line {
            points: answer
                .curve
                .iter()
                .map(|p| (p.month, p.cumulative))
                .collect(),
            label: f.money_axis(end.round()),
            tone: 0,
            emphasis: true,
            area: true,
            dashed_from: None,
        }],
        benchmarks: cac
            .map(|cac| Benchmark {
                y: cac,
                label: t::calculator::MarkCac {
                    cac: &f.money_axis(cac),
                }
                .text(l),
            })
            .into_iter()
            .collect(),
        markers: payback.into_iter().collect(),
        ..money_by_month(last, f)
    }
}

/// An empty chart of money over the months since a customer was won.
pub(crate) fn money_by_month(last: f64, f: Format) -> LineChart {
    let l = f.locale;
    LineChart {
        heading: Heading::default(),
        x_name: t::calculator::months(l).to_owned(),
        y_name: t::calculator::cumulative(l).to_owned(),
        x_ticks: ticks::months(last),
        x_tick: Arc::new(move |x| {
            let n = f.count(x);
            if x == 0.0 {
                n
            } else {
                t::calculator::TickMonth { n: &n }.text(l)
            }
        }),
        y_tick: Arc::new(move |y| f.money_axis(y)),
        x_label: Arc::new(move |x| t::calculator::TickMonth { n: &f.up_to(x, 1) }.text(l)),
        y_label: Arc::new(move |y| f.money(y)),
        lines: Vec::new(),
        benchmarks: Vec::new(),
        markers: Vec::new(),
    }
}
