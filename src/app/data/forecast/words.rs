//! Models, ranges and lengths of time in words.

use ltv_engine::btyd::ModelKind;
use ltv_engine::calendar::Day;
use ltv_engine::forecast::{Estimate, Refused};

use crate::app::menu::Words;
use crate::i18n::{Format, Locale, t};

/// Days of a month, on average.
const MONTH: f64 = 365.25 / 12.0;

pub(super) fn model(kind: ModelKind) -> Words {
    match kind {
        ModelKind::Nbd => t::forecast::model_nbd,
        ModelKind::BgNbd => t::forecast::model_bg,
        ModelKind::MbgNbd => t::forecast::model_mbg,
        ModelKind::ParetoNbd => t::forecast::model_pareto,
    }
}

/// What a model takes customers to do.
pub(super) fn model_text(kind: ModelKind) -> Words {
    match kind {
        ModelKind::Nbd => t::forecast::how_nbd,
        ModelKind::BgNbd => t::forecast::how_bg,
        ModelKind::MbgNbd => t::forecast::how_mbg,
        ModelKind::ParetoNbd => t::forecast::how_pareto,
    }
}

/// A horizon in months.
pub(in crate::app::data) fn horizon(days: u32, f: Format) -> String {
    f.months((f64::from(days) / MONTH * 10.0).round() / 10.0)
}

pub(super) fn day(day: Day, f: Format) -> String {
    let (year, month, day) = day.civil();
    f.day(year, u32::from(month), u32::from(day))
}

/// An estimated amount: no cents where there are thousands.
pub(in crate::app::data) fn about(amount: f64, f: Format) -> String {
    if amount.abs() < 1e3 || amount.abs() >= 1e5 {
        return f.money_compact(amount);
    }
    let sign = if amount < 0.0 { "−" } else { "" };
    let symbol = f.currency.symbol(f.locale);
    [sign, symbol, &f.count(amount.abs())].concat()
}

/// How far off, of a whole: `+4.9%`.
pub(super) fn signed(share: f64, f: Format) -> String {
    let sign = if share < 0.0 { "−" } else { "+" };
    [sign, &f.percent(share.abs(), 1)].concat()
}

/// `1,980–2,660`; words where it cannot be told.
pub(super) fn range(of: &Estimate, say: impl Fn(f64) -> String, f: Format) -> String {
    let Some((low, high)) = of.interval else {
        return t::forecast::not_told(f.locale).to_owned();
    };
    between(low, high, say, f)
}

pub(in crate::app::data) fn between(
    low: f64,
    high: f64,
    say: impl Fn(f64) -> String,
    f: Format,
) -> String {
    t::forecast::Range {
        from: &say(low),
        to: &say(high),
    }
    .text(f.locale)
}

/// Between which amounts a sum of estimates will lie, 19 times out of 20; nothing where
/// that cannot be told.
pub(in crate::app::data) fn about_between(
    interval: Option<(f64, f64)>,
    f: Format,
) -> Option<String> {
    interval.map(|(low, high)| between(low, high, |amount| about(amount, f), f))
}

/// The heads of the columns with the two ends of such ranges, of the head of the estimates.
pub(in crate::app::data) fn ends(head: &str) -> [String; 2] {
    [" ≥", " ≤"].map(|sign| [head, sign].concat())
}

/// What such a range means, after `text`, where there is one.
pub(in crate::app::data) fn with_range_note(text: String, ranged: bool, l: Locale) -> String {
    if ranged {
        [
            &*text,
            t::cohorts::between(l),
            t::forecast::interval_note(l),
        ]
        .concat()
    } else {
        text
    }
}

/// The small line below an expected amount: its interval, where there is one.
pub(in crate::app::data) fn range_note(interval: Option<(f64, f64)>, f: Format) -> Option<String> {
    let (low, high) = interval?;
    let range = &between(low, high, |end| about(end, f), f);
    Some(t::forecast::RangeNote { range }.text(f.locale))
}

/// Why there is no model of a kind.
pub(super) fn refused(model: &str, reason: Refused, f: Format) -> String {
    let l = f.locale;
    let count = |n: u32| f.count(f64::from(n));
    match reason {
        Refused::RepeatBuyers { found, needed } => t::forecast::RefusedRepeat {
            model,
            found: &count(found),
            needed: &count(needed),
        }
        .text(l),
        Refused::Customers { found, needed } => t::forecast::RefusedCustomers {
            model,
            found: &count(found),
            needed: &count(needed),
        }
        .text(l),
        Refused::Span => t::forecast::RefusedSpan { model }.text(l),
        Refused::Amounts => t::forecast::refused_amounts(l).to_owned(),
        Refused::SameAmount => t::forecast::refused_same_amount(l).to_owned(),
    }
}
