//! What follows the chosen product: how often, and when.

use std::sync::Arc;

use ltv_worker::protocol::segments::{NextAnswer, NextPair};

use super::words::{self, name};
use crate::chart::marked::{Marked, MarkedChart};
use crate::chart::{Heading, SharedChart};
use crate::i18n::{Format, t};

/// Bars drawn.
const MOST: usize = 10;

/// The chosen product, and what follows it: the best pairs, the most bought first.
fn chosen(answer: &NextAnswer) -> Option<(&str, Vec<&NextPair>)> {
    let first = answer.products.get(answer.first? as usize)?;
    let mut pairs: Vec<&NextPair> = answer.after.iter().take(MOST).collect();
    pairs.sort_by(|one, other| other.pair.confidence.total_cmp(&one.pair.confidence));
    (!pairs.is_empty()).then_some((&first.name, pairs))
}

/// The best of them that is more than chance.
fn surest(answer: &NextAnswer) -> Option<&NextPair> {
    answer.after.iter().find(|one| one.pair.is_sure())
}

fn heading(title: String, subtitle: &str, count: usize, f: Format) -> Heading {
    Heading {
        description: t::data::ChartDescription {
            title: &title,
            count: &f.count(count as f64),
        }
        .text(f.locale),
        title,
        subtitle: subtitle.to_owned(),
    }
}

/// The share that buys each product next, against the usual.
pub(super) fn shares(answer: &NextAnswer, f: Format) -> Option<SharedChart> {
    let l = f.locale;
    let (first, pairs) = chosen(answer)?;
    let title = match surest(answer) {
        Some(best) => t::next_product::SharesTitle {
            first,
            second: name(answer, best.pair.second),
            share: &f.percent(best.pair.confidence, 0),
            usual: &f.percent(best.pair.base, 0),
        }
        .text(l),
        None => t::next_product::SharesChance { first }.text(l),
    };
    let bar = |one: &NextPair| {
        let pair = &one.pair;
        Marked {
            label: name(answer, pair.second).to_owned(),
            bar: (0.0, pair.confidence),
            range: Some((pair.interval.low, pair.interval.high)),
            mark: pair.base,
            strong: pair.is_sure(),
            text: f.percent(pair.confidence, 0),
            cells: vec![
                f.percent(pair.confidence, 1),
                words::range(pair.interval.low, pair.interval.high, f),
                f.percent(pair.base, 1),
            ],
        }
    };
    Some(Arc::new(MarkedChart {
        heading: heading(
            title,
            words::shares_sub(&answer.ask.options)(l),
            pairs.len(),
            f,
        ),
        heads: [
            t::next_product::then,
            t::next_product::share,
            t::forecast::interval,
            t::next_product::usual,
        ]
        .map(|words| words(l).to_owned())
        .into(),
        bars: pairs.into_iter().map(bar).collect(),
        tick: None,
    }))
}

/// When each is bought: the middle half of the waits, and the median.
pub(super) fn waits(answer: &NextAnswer, f: Format) -> Option<SharedChart> {
    let l = f.locale;
    let (_, pairs) = chosen(answer)?;
    if pairs.iter().all(|one| one.pair.late_days == 0) {
        return None;
    }
    let best = &surest(answer).or_else(|| answer.after.first())?.pair;
    let days = |days: u32| f.count(f64::from(days));
    let title = t::next_product::WaitsTitle {
        second: name(answer, best.second),
        days: &f.count(best.median_days.round()),
        early: &days(best.early_days),
        late: &days(best.late_days),
    }
    .text(l);
    let bar = |one: &NextPair| {
        let pair = &one.pair;
        let median = f.up_to(pair.median_days, 1);
        Marked {
            label: name(answer, pair.second).to_owned(),
            bar: (f64::from(pair.early_days), f64::from(pair.late_days)),
            range: None,
            mark: pair.median_days,
            strong: pair.is_sure(),
            text: t::data::Days { n: &median }.text(l),
            cells: vec![days(pair.early_days), median.clone(), days(pair.late_days)],
        }
    };
    Some(Arc::new(MarkedChart {
        heading: heading(title, t::next_product::waits_sub(l), pairs.len(), f),
        heads: [
            t::next_product::then,
            t::next_product::early,
            t::next_product::median,
            t::next_product::late,
        ]
        .map(|words| words(l).to_owned())
        .into(),
        bars: pairs.into_iter().map(bar).collect(),
        tick: Some(Arc::new(move |days| {
            t::data::Days { n: &f.count(days) }.text(l)
        })),
    }))
}
