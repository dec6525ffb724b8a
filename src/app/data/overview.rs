//! The key figures of a file, and its revenue by month.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::summary::Summary;

use super::state::Dataset;
use crate::app::state::AppState;
use crate::chart::bars::{Bar, BarChart};
use crate::chart::{Heading, SharedChart, chart_view};
use crate::i18n::{Format, rich, t};

pub(super) fn overview(state: AppState, format: Memo<Format>, dataset: Arc<Dataset>) -> AnyView {
    let (lead_of, facts_of) = (dataset.clone(), dataset.clone());
    let chart = move || {
        Some(Arc::new(revenue_by_month(&dataset.loaded.summary, format.get())) as SharedChart)
    };
    view! {
        <h2 class="lead">{move || rich(&lead(&lead_of.loaded.summary, format.get()))}</h2>
        {move || facts(&facts_of.loaded.summary, format.get())}
        {chart_view("monthly-revenue", state.locale, chart)}
    }
    .into_any()
}

fn lead(summary: &Summary, f: Format) -> String {
    let (year, month, _) = summary.first_day.civil();
    t::data::OverviewLead {
        customers: &f.count(summary.customers as f64),
        repeat: &f.percent(summary.repeat_rate_by_days, 1),
        since: &f.month(year, u32::from(month)),
        value: &f.money(summary.historical_ltv.mean),
    }
    .text(f.locale)
}

fn facts(summary: &Summary, f: Format) -> AnyView {
    let l = f.locale;
    let days = |gap: Option<f64>| {
        gap.map_or_else(
            || t::data::no_gap(l).to_owned(),
            |gap| {
                t::data::Days {
                    n: &f.up_to(gap, 1),
                }
                .text(l)
            },
        )
    };
    let (y0, m0, d0) = summary.first_day.civil();
    let (y1, m1, d1) = summary.as_of.civil();
    let ltv = summary.historical_ltv;
    let rows: Vec<(&str, String, String)> = vec![
        (
            t::data::customers(l),
            f.count(summary.customers as f64),
            t::data::distinct_ids(l).to_owned(),
        ),
        (
            t::data::orders(l),
            f.count(summary.orders as f64),
            t::data::Span {
                from: &f.day(y0, u32::from(m0), u32::from(d0)),
                to: &f.day(y1, u32::from(m1), u32::from(d1)),
            }
            .text(l),
        ),
        (
            t::data::revenue(l),
            f.money(summary.revenue.as_f64()),
            t::data::whole_time(l).to_owned(),
        ),
        (
            t::data::aov(l),
            f.money(summary.aov),
            t::data::aov_note(l).to_owned(),
        ),
        (
            t::data::orders_per_customer(l),
            f.fixed(summary.orders_per_customer, 2),
            t::data::whole_time(l).to_owned(),
        ),
        (
            t::data::repeat_rate(l),
            f.percent(summary.repeat_rate_by_days, 2),
            t::data::RepeatNote {
                rate: &f.percent(summary.repeat_rate_by_orders, 2),
            }
            .text(l),
        ),
        (
            t::data::median_gap(l),
            days(summary.median_gap_days),
            summary
                .median_gap_days_all_orders
                .map_or_else(String::new, |gap| {
                    t::data::GapNote {
                        gap: &days(Some(gap)),
                    }
                    .text(l)
                }),
        ),
        (
            t::data::ltv_mean(l),
            f.money(ltv.mean),
            t::data::ltv_mean_note(l).to_owned(),
        ),
        (
            t::data::ltv_median(l),
            f.money(ltv.median),
            t::data::ltv_median_note(l).to_owned(),
        ),
        (
            t::data::top_share(l),
            ltv.top_decile_share.map_or_else(
                || t::shell::undefined(l).to_owned(),
                |share| f.percent(share, 1),
            ),
            t::data::top_share_note(l).to_owned(),
        ),
    ];
    view! {
        <dl class="facts">
            {rows
                .into_iter()
                .map(|(name, value, note)| {
                    view! {
                        <div>
                            <dt>{name}</dt>
                            <dd>{value} <span class="note">{note}</span></dd>
                        </div>
                    }
                })
                .collect_view()}
        </dl>
    }
    .into_any()
}

fn revenue_by_month(summary: &Summary, f: Format) -> BarChart {
    let l = f.locale;
    let best = summary
        .months
        .iter()
        .max_by(|a, b| a.revenue.cmp(&b.revenue).then(b.month.cmp(&a.month)));
    let label = |month: ltv_engine::calendar::Month| f.month(month.year, u32::from(month.month));
    let title = best.map_or_else(String::new, |best| {
        t::data::RevenueTitle {
            month: &label(best.month),
            revenue: &f.money_compact(best.revenue.as_f64()),
        }
        .text(l)
    });
    let running = summary.months.last().is_some_and(|month| month.running);
    let subtitle = t::data::RevenueSub {
        currency: f.currency.symbol(l),
    }
    .text(l);
    BarChart {
        heading: Heading {
            description: t::data::ChartDescription {
                title: &title,
                count: &f.count(summary.months.len() as f64),
            }
            .text(l),
            subtitle: if running {
                format!("{subtitle} · {}", t::data::running_month(l))
            } else {
                subtitle
            },
            title,
        },
        heads: [t::data::month(l).to_owned(), t::data::revenue(l).to_owned()],
        y_tick: Arc::new(move |value| f.money_axis(value)),
        bars: summary
            .months
            .iter()
            .map(|month| Bar {
                label: label(month.month),
                value: month.revenue.as_f64(),
                text: if month.running {
                    format!(
                        "{} ({})",
                        f.money(month.revenue.as_f64()),
                        t::data::running(l)
                    )
                } else {
                    f.money(month.revenue.as_f64())
                },
                running: month.running,
            })
            .collect(),
    }
}
