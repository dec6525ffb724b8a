//! The sentence that the page opens with.

use ltv_engine::trend::Trend;

use super::super::periods;
use super::change::{change, compared};
use crate::i18n::{Format, t};

pub(super) fn lead(trend: &Trend, f: Format) -> String {
    let l = f.locale;
    let Some((last, _)) = compared(trend) else {
        return t::cohorts::trend_young(l).to_owned();
    };
    let revenue = last.revenue.as_f64();
    let returning = last.returning_revenue() / revenue;
    if !returning.is_finite() {
        return t::cohorts::TrendNone {
            period: &periods::name(last.start, trend.period, f),
        }
        .text(l);
    }
    let period = &*periods::name(last.start, trend.period, f);
    let revenue = &*f.money_compact(revenue);
    let share = &*f.percent(returning, 0);
    match change(trend, |period| Some(period.revenue.as_f64()), f) {
        Some(change) => t::cohorts::TrendLead {
            period,
            revenue,
            change: &change,
            share,
        }
        .text(l),
        None => t::cohorts::TrendLeadFirst {
            period,
            revenue,
            share,
        }
        .text(l),
    }
}
