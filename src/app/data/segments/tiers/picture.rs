//! How spend is spread, and where the tiers begin in it.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::tiers::{Range, Spread};

use super::axis::Axis;
use super::handles::handles;
use super::screen::{Screen, Table};
use super::spread_chart::{SpreadChart, Stop, shade};
use super::steps::Measure;
use super::words;
use crate::app::data::cohorts::parts::{always, chips};
use crate::chart::{Heading, SharedChart, chart_with};
use crate::i18n::{Format, t};

pub(super) fn picture(screen: Screen) -> AnyView {
    let axis = Memo::new(move |_| {
        let measure = screen.measure.get();
        screen.spread.with(|spread| axis(spread.as_ref()?, measure))
    });
    let chart = move || {
        let (f, measure) = (screen.format.get(), screen.measure.get());
        let axis = axis.get()?;
        let spread = screen.spread.get()?;
        let table = screen.shown.get();
        let stops = screen.choices.with(|choices| {
            let stops = choices.thresholds.iter().enumerate().map(|(at, one)| {
                let value = measure.of(one);
                let words = match measure {
                    Measure::Spend => f.money_exact(value),
                    Measure::Orders => words::orders(value, f),
                };
                Stop {
                    at: value,
                    label: [&*choices.name(at + 1, f.locale), " ", &words].concat(),
                }
            });
            stops.collect()
        });
        let names = screen.choices.with(|choices| choices.names(f.locale));
        let heading = heading(table.as_deref(), &names, measure, &screen.day.get(), f);
        Some(Arc::new(drawing(heading, &spread, measure, axis, stops, f)) as SharedChart)
    };
    let both = move || {
        screen
            .choices
            .with(|choices| choices.rule.by_spend() && choices.rule.by_orders())
    };
    let measures = chips(
        screen.state,
        t::tiers::picture_of,
        vec![t::tiers::rule_spend, t::tiers::rule_orders],
        Arc::new(move || Some(usize::from(screen.by_orders.get()))),
        always(),
        Arc::new(move |at| screen.by_orders.set(at == 1)),
    );
    view! {
        <div class="stack">
            <div hidden=move || !both()>{measures}</div>
            {chart_with("tier-spread", screen.state.locale, chart, handles(screen, axis))}
            {counts(screen)}
        </div>
    }
    .into_any()
}

/// How many are in each tier, as it stands.
fn counts(screen: Screen) -> AnyView {
    let lines = move || {
        let f = screen.format.get();
        let table = screen.shown.get()?;
        let all = table.tiers.tiers.len();
        let lines = table.tiers.tiers.iter().enumerate().map(|(tier, one)| {
            let class = format!("tier-swatch tier-{}", shade(tier, all));
            view! {
                <li>
                    <span class=class aria-hidden="true"></span>
                    {screen.name(tier)} " "
                    <b>{f.count(f64::from(one.members))}</b> " "
                    <span class="note">{f.percent(one.share, 1)}</span>
                </li>
            }
            .into_any()
        });
        Some(lines.collect::<Vec<_>>())
    };
    let outside = move || {
        let f = screen.format.get();
        let spread = screen.spread.get()?;
        let (measure, tier) = (screen.measure.get(), &*screen.name(0));
        let nothing = match measure {
            Measure::Spend => spread.spent_nothing,
            Measure::Orders => spread.ordered_nothing,
        };
        let customers = &*f.count(f64::from(nothing));
        let text = match measure {
            Measure::Spend => t::tiers::SpentNothing { customers, tier }.text(f.locale),
            Measure::Orders => t::tiers::OrderedNothing { customers, tier }.text(f.locale),
        };
        (nothing > 0).then_some(text)
    };
    view! {
        <ul class="tier-counts">{lines}</ul>
        <p class="hint">{outside}</p>
    }
    .into_any()
}

fn axis(spread: &Spread, measure: Measure) -> Option<Axis> {
    Some(match measure {
        Measure::Spend => {
            let ranges = &spread.spend;
            Axis::Log(ranges.first()?.from, ranges.last()?.to)
        }
        // All above share the last place.
        Measure::Orders => Axis::Linear(1.0, spread.orders.last()?.from + 1.0),
    })
}

fn heading(
    table: Option<&Table>,
    names: &[String],
    measure: Measure,
    day: &str,
    f: Format,
) -> Heading {
    let l = f.locale;
    let found = table.and_then(|table| {
        let top = table.tiers.tiers.len() - 1;
        let (tier, threshold) = (table.tiers.tiers.last()?, table.options.thresholds.last()?);
        let members = &*f.count(f64::from(tier.members));
        let (name, takes) = (
            names.get(top)?,
            words::takes(threshold, table.options.rule, f),
        );
        Some(match tier.year_revenue_share {
            Some(share) => t::tiers::PictureTitle {
                tier: name,
                takes: &takes,
                members,
                share: &f.percent(share, 0),
            }
            .text(l),
            None => t::tiers::PictureTitleBare {
                tier: name,
                takes: &takes,
                members,
            }
            .text(l),
        })
    });
    let title = found.unwrap_or_else(|| t::tiers::picture_plain(l).to_owned());
    Heading {
        description: t::tiers::PictureDescription { title: &title }.text(l),
        subtitle: match measure {
            Measure::Spend => t::tiers::PictureSpend { day }.text(l),
            Measure::Orders => t::tiers::PictureOrders { day }.text(l),
        },
        title,
    }
}

fn drawing(
    heading: Heading,
    spread: &Spread,
    measure: Measure,
    axis: Axis,
    stops: Vec<Stop>,
    f: Format,
) -> SpreadChart {
    let l = f.locale;
    let ranges = match measure {
        Measure::Spend => spread.spend.clone(),
        Measure::Orders => {
            let ranges = spread.orders.iter();
            ranges
                .map(|range| Range {
                    to: range.from + 1.0,
                    ..*range
                })
                .collect()
        }
    };
    let ends: Vec<f64> = spread.orders.iter().map(|range| range.to).collect();
    let range = move |range: &Range| match measure {
        Measure::Spend => t::tiers::SpendRange {
            from: &f.money_exact(range.from),
            to: &f.money_exact(range.to),
        }
        .text(l),
        Measure::Orders => {
            let whole = ends.last().copied().unwrap_or(0.0);
            let more = (range.to + 0.5 < whole) && ends.len() as f64 + 0.5 < range.to;
            let n = &*f.count(range.from);
            if more {
                t::tiers::OrdersOrMore { n }.text(l)
            } else {
                words::orders(range.from, f)
            }
        }
    };
    let range = Arc::new(range);
    let of = range.clone();
    SpreadChart {
        heading,
        heads: [
            match measure {
                Measure::Spend => t::tiers::spend_year(l).to_owned(),
                Measure::Orders => t::tiers::orders_year(l).to_owned(),
            },
            t::data::customers(l).to_owned(),
        ],
        ranges,
        axis,
        stops,
        tick: Arc::new(move |value| match measure {
            Measure::Spend => f.money_axis(value),
            Measure::Orders => f.count(value),
        }),
        centred: measure == Measure::Orders,
        range,
        words: Arc::new(move |one| {
            t::tiers::RangeRead {
                range: &of(one),
                customers: &f.count(f64::from(one.customers)),
            }
            .text(l)
        }),
        count: Arc::new(move |value| f.count(value)),
    }
}
