//! The simulated values, and what their spread comes from.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::economics::{CalculatorInputs, calculate};
use ltv_engine::scenario::{Figure, Simulation};

use super::words::figure;
use super::{Tool, run};
use crate::app::studio::parts::{figure_name, label};
use crate::chart::histogram::{Bin, Histogram, Stop};
use crate::chart::shares::{self, Share};
use crate::chart::waterfall::WaterfallChart;
use crate::chart::{Heading, SharedChart, chart_view};
use crate::i18n::{Format, t};

pub(super) fn histogram(tool: Tool) -> AnyView {
    chart_view("ranges", tool.state.locale, move || {
        let f = tool.state.format();
        tool.outcome
            .with(|found| Some(Arc::new(values(tool, found.as_ref()?, f)) as SharedChart))
    })
}

pub(super) fn drivers(tool: Tool) -> AnyView {
    chart_view("drivers", tool.state.locale, move || {
        let f = tool.state.format();
        tool.outcome
            .with(|found| Some(Arc::new(causes(tool, found.as_ref()?, f)?) as SharedChart))
    })
}

/// What a customer costs at the likely values.
fn likely_cost(tool: Tool) -> Option<f64> {
    let inputs = tool
        .ground
        .with(|ground| ground.as_ref().map(|ground| ground.inputs))?;
    let likely: CalculatorInputs = tool.spreads.with(|spreads| {
        spreads.iter().fold(inputs, |inputs, spread| {
            inputs.with(spread.field, spread.likely)
        })
    });
    let result = calculate(&likely).ok()?;
    result.acquisition_cost.filter(|_| result.ratio.is_some())
}

pub(super) fn values(tool: Tool, found: &Simulation, f: Format) -> Histogram {
    let l = f.locale;
    let all = &found.ltv;
    let (low, median, high) = (&f.money(all.low), &f.money(all.median), &f.money(all.high));
    let title = t::tools::HistTitle { median }.text(l);
    let target = tool.ground.with(|ground| {
        ground
            .as_ref()
            .map_or(1.0, |ground| ground.inputs.target_ratio)
    });
    let benchmarks = likely_cost(tool).map_or_else(Vec::new, |cost| {
        vec![
            Stop {
                at: cost,
                label: t::tools::MarkCac {
                    value: &f.money(cost),
                }
                .text(l),
            },
            Stop {
                at: cost * target,
                label: t::tools::MarkTarget {
                    target: &f.up_to(target, 2),
                    value: &f.money(cost * target),
                }
                .text(l),
            },
        ]
    });
    Histogram {
        heading: Heading {
            subtitle: t::tools::HistSub {
                figure: figure_name(Figure::Ltv)(l),
                draws: &f.count(f64::from(run::DRAWS)),
                currency: f.currency.symbol(l),
            }
            .text(l),
            description: t::tools::HistDescription {
                title: &title,
                low,
                high,
            }
            .text(l),
            title,
        },
        heads: [
            t::tools::hist_range(l),
            t::tools::hist_count(l),
            t::tools::hist_share(l),
        ]
        .map(str::to_owned),
        bins: all
            .bins
            .iter()
            .map(|bin| Bin {
                from: bin.from,
                to: bin.to,
                count: f64::from(bin.count),
            })
            .collect(),
        band: Some([all.low, all.high].map(|at| Stop {
            at,
            label: f.money(at),
        })),
        median: Some(Stop {
            at: all.median,
            label: t::tools::MarkMedian { value: median }.text(l),
        }),
        targets: benchmarks,
        x_tick: Arc::new(move |x| f.money_axis(x)),
        x_label: Arc::new(move |x| f.money(x)),
        count_label: Arc::new(move |count| f.count(count)),
        share_label: Arc::new(move |share| f.percent_fixed(share, 1)),
        words: Arc::new(move |range, count, share| {
            t::tools::HistWords {
                count,
                range,
                share,
            }
            .text(l)
        }),
    }
}

/// None with less than two ranges: one has all of it.
fn causes(tool: Tool, found: &Simulation, f: Format) -> Option<WaterfallChart> {
    let l = f.locale;
    if found.drivers.len() < 2 {
        return None;
    }
    let shown = |share: f64| f.percent(share, 0);
    let mut shares: Vec<Share> = found
        .drivers
        .iter()
        .map(|driver| Share {
            label: label(tool.state, driver.field)(l).to_owned(),
            share: driver.share,
            text: shown(driver.share),
        })
        .collect();
    let title = t::tools::DriversTitle {
        name: &shares[0].label,
        share: &shares[0].text,
    }
    .text(l);
    if found.unexplained > 0.005 {
        shares.push(Share {
            label: t::tools::together(l).to_owned(),
            share: found.unexplained,
            text: shown(found.unexplained),
        });
    }
    let of = if found.net_ltv.is_some() {
        Figure::NetLtv
    } else {
        Figure::Ltv
    };
    let heading = Heading {
        subtitle: t::tools::DriversSub {
            figure: figure(tool, of, f),
        }
        .text(l),
        description: title.clone(),
        title,
    };
    let heads = [t::tools::input(l), t::tools::share_head(l)].map(str::to_owned);
    Some(shares::shares(heading, heads, shares))
}
