//! What the data are fit for.

use ltv_engine::fitness::{Analysis, Fact};

use crate::app::menu::Words;
use crate::i18n::{Format, t};

/// An analysis that is touched.
pub(in crate::app::data) fn analysis(analysis: Analysis) -> Option<Words> {
    Some(match analysis {
        Analysis::Summary => t::files::touches_summary,
        Analysis::Cohorts => t::files::touches_cohorts,
        Analysis::Trend => t::files::touches_trend,
        Analysis::Habits => t::files::touches_habits,
        Analysis::Forecast => t::files::touches_forecast,
        Analysis::Values => t::files::touches_values,
        _ => return None,
    })
}

/// What was found, and what it means.
pub(in crate::app::data) fn fact(fact: &Fact, f: Format) -> Option<(String, Words)> {
    let l = f.locale;
    let count = |value: u32| f.count(f64::from(value));
    Some(match *fact {
        Fact::ShortSpan { days, wanted } => (
            t::files::FactSpan {
                days: &count(days),
                wanted: &count(wanted),
            }
            .text(l),
            t::files::fact_span_means,
        ),
        Fact::FewCustomers { customers, wanted } => (
            t::files::FactFew {
                customers: &count(customers),
                wanted: &count(wanted),
            }
            .text(l),
            t::files::fact_few_means,
        ),
        Fact::OneTimeBuyers { customers, share } => (
            t::files::FactOnce {
                customers: &count(customers),
                share: &f.percent(share, 1),
            }
            .text(l),
            t::files::fact_once_means,
        ),
        Fact::Gap {
            gaps,
            first,
            last,
            expected,
        } => {
            let day = |day: ltv_engine::calendar::Day| {
                let (year, month, day) = day.civil();
                f.day(year, u32::from(month), u32::from(day))
            };
            let text = t::files::FactGap {
                from: &day(first),
                to: &day(last),
                expected: &f.count(expected),
                gaps: &count(gaps),
            }
            .text(l);
            (text, t::files::fact_gap_means)
        }
        Fact::Duplicates {
            orders,
            share,
            revenue,
            days,
        } => {
            let text = t::files::FactDuplicates {
                orders: &count(orders),
                share: &f.percent(share, 1),
                revenue: &f.money(revenue),
            }
            .text(l);
            let text = match days {
                0 => text,
                days => {
                    let days = t::files::FactDuplicateDays { days: &count(days) }.text(l);
                    super::joined(&text, &days, l)
                }
            };
            (text, t::files::fact_duplicates_means)
        }
        Fact::Outliers {
            orders,
            above,
            largest,
            revenue_share,
        } => (
            t::files::FactOutliers {
                orders: &count(orders),
                above: &f.money(above),
                largest: &f.money(largest),
                share: &f.percent(revenue_share, 1),
            }
            .text(l),
            t::files::fact_outliers_means,
        ),
        Fact::MedianJump {
            jumps,
            month,
            before,
            after,
        } => (
            t::files::FactJump {
                month: &f.month(month.year, u32::from(month.month)),
                before: &f.money(before),
                after: &f.money(after),
                jumps: &count(jumps),
            }
            .text(l),
            t::files::fact_jump_means,
        ),
        Fact::DominantCustomer { orders, share, .. } => (
            t::files::FactDominant {
                orders: &count(orders),
                share: &f.percent(share, 1),
            }
            .text(l),
            t::files::fact_dominant_means,
        ),
        _ => return None,
    })
}
