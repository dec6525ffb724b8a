//! Figures of the business as lines over time.

use std::sync::Arc;

use ltv_engine::trend::{CohortValue, HORIZON_DAYS, Trend, TrendPeriod};

use super::super::periods;
use super::change::{change, compared, points, relative};
use crate::app::menu::Words;
use crate::chart::curves::{Curve, CurvesChart};
use crate::chart::{Heading, Label};
use crate::i18n::{Format, t};

pub(super) fn aov(trend: &Trend, f: Format) -> CurvesChart {
    let say: Label = Arc::new(move |value| f.money(value));
    let axis: Label = Arc::new(move |value| f.money_axis(value));
    let name = t::cohorts::order_value;
    let unit = f.currency.symbol(f.locale);
    let change = change(trend, TrendPeriod::aov, f);
    single(trend, name, unit, [say, axis], TrendPeriod::aov, change, f)
}

pub(super) fn frequency(trend: &Trend, f: Format) -> CurvesChart {
    let say: Label = Arc::new(move |value| f.fixed(value, 2));
    let axis: Label = Arc::new(move |value| f.up_to(value, 2));
    let name = t::cohorts::frequency;
    let unit = t::cohorts::frequency_unit(f.locale);
    let (of, change) = (
        TrendPeriod::frequency,
        change(trend, TrendPeriod::frequency, f),
    );
    single(trend, name, unit, [say, axis], of, change, f)
}

pub(super) fn repeat_rate(trend: &Trend, f: Format) -> CurvesChart {
    let say: Label = Arc::new(move |value| f.percent(value, 1));
    let axis: Label = Arc::new(move |value| f.percent(value, 1));
    let name = t::data::repeat_rate;
    let unit = t::cohorts::repeat_unit(f.locale);
    let of = |period: &TrendPeriod| (period.customers_to_date > 0).then(|| period.repeat_rate());
    single(trend, name, unit, [say, axis], of, points(trend, of, f), f)
}

/// One figure by period; `change` says how it moved.
fn single(
    trend: &Trend,
    name: Words,
    unit: &str,
    [say, axis]: [Label; 2],
    of: impl Fn(&TrendPeriod) -> Option<f64>,
    change: Option<String>,
    f: Format,
) -> CurvesChart {
    let l = f.locale;
    let last = compared(trend).and_then(|(last, _)| Some((last, of(last)?)));
    let title = last.map_or_else(
        || name(l).to_owned(),
        |(period, value)| {
            let period = &*periods::name(period.start, trend.period, f);
            let value = &*say(value);
            change.map_or_else(
                || {
                    t::cohorts::FigureTitleFirst {
                        figure: name(l),
                        period,
                        value,
                    }
                    .text(l)
                },
                |change| {
                    t::cohorts::FigureTitle {
                        figure: name(l),
                        period,
                        value,
                        change: &change,
                    }
                    .text(l)
                },
            )
        },
    );
    let running = trend.periods.iter().position(|period| period.running);
    let mut subtitle = [name(l), unit].join(" · ");
    if running.is_some() {
        subtitle = [&subtitle, t::cohorts::dashed_running(l)].join(" · ");
    }
    let curve = Curve {
        // Where the line ends, be the period over or not: the title tells the last full one.
        label: trend
            .periods
            .last()
            .and_then(&of)
            .map_or_else(String::new, |value| say(value)),
        emphasis: true,
        values: trend.periods.iter().map(of).collect(),
        running_from: running,
        ..Curve::default()
    };
    let names = trend.periods.iter().map(|period| period.start);
    let names = names
        .map(|start| periods::name(start, trend.period, f))
        .collect();
    chart(trend, title, subtitle, names, vec![curve], [say, axis], f)
}

/// What cohorts were worth after so many days; `None` while none has been
/// observed for the shortest of them.
pub(super) fn ltv(trend: &Trend, f: Format) -> Option<CurvesChart> {
    let l = f.locale;
    let of = |cohort: &CohortValue, at: usize| Some(cohort.values[at]?.revenue);
    let days = |at: usize| {
        t::data::Days {
            n: &f.count(f64::from(HORIZON_DAYS[at])),
        }
        .text(l)
    };
    // The longest horizon that at least two cohorts have passed.
    let seen = |at: usize| trend.cohorts.iter().filter(move |c| of(c, at).is_some());
    let at = (0..HORIZON_DAYS.len())
        .rev()
        .find(|at| seen(*at).count() > 1);
    let at = at.or_else(|| (seen(0).count() > 0).then_some(0))?;
    let all: Vec<&CohortValue> = seen(at).collect();
    let last = *all.last()?;
    let value = of(last, at)?;
    let before = all.len().checked_sub(2).map(|before| all[before]);
    let change = before.and_then(|before| {
        let when = periods::name(before.start, trend.period, f);
        relative(value, of(before, at)?, &when, f)
    });
    let (cohort, value) = (
        &*periods::name(last.start, trend.period, f),
        &*f.money(value),
    );
    let days_seen = &*days(at);
    let title = match &change {
        Some(change) => t::cohorts::LtvTitle {
            cohort,
            value,
            days: days_seen,
            change,
        }
        .text(l),
        None => t::cohorts::LtvTitleFirst {
            cohort,
            value,
            days: days_seen,
        }
        .text(l),
    };
    // By period, so that one that won nobody leaves a hole, not a shortcut.
    let starts: Vec<_> = trend.periods.iter().map(|period| period.start).collect();
    let curve = |horizon: usize| Curve {
        label: days(horizon),
        tone: horizon,
        emphasis: true,
        values: starts
            .iter()
            .map(|start| {
                let cohort = trend.cohorts.iter().find(|cohort| cohort.start == *start)?;
                of(cohort, horizon)
            })
            .collect(),
        ..Curve::default()
    };
    let curves = (0..HORIZON_DAYS.len())
        .filter(|at| seen(*at).count() > 0)
        .map(curve)
        .collect();
    let names = starts
        .iter()
        .map(|start| periods::name(*start, trend.period, f))
        .collect();
    let subtitle = t::cohorts::LtvSub {
        currency: f.currency.symbol(l),
    }
    .text(l);
    let say: Label = Arc::new(move |value| f.money(value));
    let axis: Label = Arc::new(move |value| f.money_axis(value));
    let mut chart = chart(trend, title, subtitle, names, curves, [say, axis], f);
    t::cohorts::first_order(l).clone_into(&mut chart.x_name);
    Some(chart)
}

fn chart(
    trend: &Trend,
    title: String,
    subtitle: String,
    names: Vec<String>,
    curves: Vec<Curve>,
    [y_label, y_tick]: [Label; 2],
    f: Format,
) -> CurvesChart {
    let l = f.locale;
    let count = f.count(names.len() as f64);
    let names = Arc::new(names);
    let name: Label = Arc::new(move |x| names.get(x as usize).cloned().unwrap_or_default());
    CurvesChart {
        heading: Heading {
            description: t::data::ChartDescription {
                title: &title,
                count: &count,
            }
            .text(l),
            subtitle,
            title,
        },
        x_name: periods::one(trend.period)(l).to_owned(),
        first: 0,
        x_tick: name.clone(),
        x_label: name,
        y_tick,
        y_label,
        curves,
        levels: Vec::new(),
        points: Vec::new(),
    }
}
