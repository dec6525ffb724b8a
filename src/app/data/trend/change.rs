//! The last full period beside one it can be compared with.

use ltv_engine::trend::{Trend, TrendPeriod};
use ltv_engine::units::Period;

use super::super::periods;
use crate::i18n::{Format, t};

/// The last period that is over, and the one before it to hold it against: a
/// year earlier where there is one, for trade has seasons; else the one before.
pub(super) fn compared(trend: &Trend) -> Option<(&TrendPeriod, Option<&TrendPeriod>)> {
    let full: Vec<&TrendPeriod> = trend.periods.iter().filter(|p| !p.running).collect();
    let last = *full.last()?;
    let year = match trend.period {
        Period::Week => 52,
        Period::Month => 12,
        Period::Quarter => 4,
        Period::Year => 1,
    };
    let back = |by: usize| full.len().checked_sub(1 + by).map(|at| full[at]);
    Some((last, back(year).or_else(|| back(1))))
}

/// `+12% on Jan 2024`; nothing where there is nothing to compare with.
pub(super) fn change(
    trend: &Trend,
    of: impl Fn(&TrendPeriod) -> Option<f64>,
    f: Format,
) -> Option<String> {
    let (last, before) = compared(trend)?;
    let before = before?;
    relative(
        of(last)?,
        of(before)?,
        &periods::name(before.start, trend.period, f),
        f,
    )
}

/// `+5.5 points on Jan 2024`, for figures that are shares themselves.
pub(super) fn points(
    trend: &Trend,
    of: impl Fn(&TrendPeriod) -> Option<f64>,
    f: Format,
) -> Option<String> {
    let (last, before) = compared(trend)?;
    let before = before?;
    let points = (of(last)? - of(before)?) * 100.0;
    let n = f.fixed(points.abs(), 1);
    let change = [
        sign(&n, points),
        &t::cohorts::Points { n: &n }.text(f.locale),
    ]
    .concat();
    let when = &periods::name(before.start, trend.period, f);
    Some(
        t::cohorts::ChangeOn {
            change: &change,
            when,
        }
        .text(f.locale),
    )
}

/// A change in words.
pub(super) fn relative(now: f64, then: f64, when: &str, f: Format) -> Option<String> {
    let share = now / then - 1.0;
    if !share.is_finite() {
        return None;
    }
    let text = f.percent(share.abs(), 1);
    let change = &[sign(&text, share), &text].concat();
    Some(t::cohorts::ChangeOn { change, when }.text(f.locale))
}

/// The sign of what is shown as `text`: what rounds to nothing has neither.
fn sign(text: &str, value: f64) -> &'static str {
    match (
        text.contains(|c: char| ('1'..='9').contains(&c)),
        value < 0.0,
    ) {
        (false, _) => "±",
        (true, true) => "−",
        (true, false) => "+",
    }
}
