//! New beside returning: revenue and customers.

use std::sync::Arc;

use ltv_engine::trend::{Trend, TrendPeriod};

use super::super::periods;
use super::change::{change, compared};
use crate::chart::Heading;
use crate::chart::stacked::{Stack, StackedChart};
use crate::i18n::{Format, t};

pub(super) fn revenue(trend: &Trend, f: Format) -> StackedChart {
    let l = f.locale;
    let title = compared(trend).map_or_else(String::new, |(last, _)| {
        let share = last.returning_revenue() / last.revenue.as_f64();
        t::cohorts::RevenueTitle {
            period: &periods::name(last.start, trend.period, f),
            share: &f.percent(share, 0),
        }
        .text(l)
    });
    let subtitle = t::cohorts::RevenueSub {
        currency: f.currency.symbol(l),
    }
    .text(l);
    let total = t::cohorts::revenue(l);
    stacked(trend, title, subtitle, total, f, &|period| {
        let (returning, new) = (period.returning_revenue(), period.new_revenue.as_f64());
        let all = period.revenue.as_f64();
        (
            [returning, new],
            [returning, new, all].map(|value| f.money(value)),
        )
    })
}

pub(super) fn customers(trend: &Trend, f: Format) -> StackedChart {
    let l = f.locale;
    let title = compared(trend).map_or_else(String::new, |(last, _)| {
        let period = &*periods::name(last.start, trend.period, f);
        let new = &*f.count(f64::from(last.new_customers));
        let change = change(trend, |period| Some(f64::from(period.new_customers)), f);
        change.map_or_else(
            || t::cohorts::CustomersTitleFirst { new, period }.text(l),
            |change| {
                t::cohorts::CustomersTitle {
                    period,
                    new,
                    change: &change,
                }
                .text(l)
            },
        )
    });
    let subtitle = t::cohorts::customers_sub(l).to_owned();
    let total = t::data::customers(l);
    stacked(trend, title, subtitle, total, f, &|period| {
        let parts = [period.returning_customers(), period.new_customers].map(f64::from);
        let all = f64::from(period.customers);
        (parts, [parts[0], parts[1], all].map(|value| f.count(value)))
    })
}

/// Returning and new, and both and their sum in words.
type Parts = ([f64; 2], [String; 3]);

fn stacked(
    trend: &Trend,
    title: String,
    subtitle: String,
    total: &str,
    f: Format,
    of: &dyn Fn(&TrendPeriod) -> Parts,
) -> StackedChart {
    let l = f.locale;
    let running = trend.periods.iter().any(|period| period.running);
    let bar = |period: &TrendPeriod| {
        let (parts, texts) = of(period);
        Stack {
            label: periods::name(period.start, trend.period, f),
            parts: parts.map(|part| part.max(0.0)),
            texts,
            running: period.running,
        }
    };
    StackedChart {
        heading: Heading {
            description: t::data::ChartDescription {
                title: &title,
                count: &f.count(trend.periods.len() as f64),
            }
            .text(l),
            title,
            subtitle: if running {
                [&subtitle, t::cohorts::outlined_running(l)].join(" · ")
            } else {
                subtitle
            },
        },
        x_name: periods::one(trend.period)(l).to_owned(),
        names: [
            t::cohorts::returning(l).to_owned(),
            t::cohorts::newly_won(l).to_owned(),
            total.to_owned(),
        ],
        y_tick: Arc::new(move |value| f.money_axis(value)),
        running: t::data::running(l).to_owned(),
        bars: trend.periods.iter().map(bar).collect(),
    }
}
