//! Models of retention and what is wrong with survivors, in words.

use ltv_engine::forecast::Estimate;
use ltv_engine::retention::{Retention, RetentionError, RetentionFit, RetentionKind};

use crate::app::data::forecast::between;
use crate::app::data::periods;
use crate::app::menu::Words;
use crate::i18n::{Format, t};

pub(super) fn short(kind: RetentionKind) -> Words {
    match kind {
        RetentionKind::Geometric => t::forecast::ret_short_churn,
        RetentionKind::Sbg => t::forecast::ret_short_sbg,
        RetentionKind::Bdw => t::forecast::ret_short_bdw,
    }
}

pub(super) fn long(kind: RetentionKind) -> Words {
    match kind {
        RetentionKind::Geometric => t::forecast::ret_churn,
        RetentionKind::Sbg => t::forecast::ret_sbg,
        RetentionKind::Bdw => t::forecast::ret_bdw,
    }
}

pub(super) fn error(error: RetentionError, f: Format) -> String {
    let l = f.locale;
    let count = |n: u32| f.count(f64::from(n));
    match error {
        RetentionError::TooFew { .. } => t::forecast::ret_few(l).to_owned(),
        RetentionError::TooMany { found } => t::forecast::RetMany {
            found: &count(found),
        }
        .text(l),
        RetentionError::NotACount { age } => t::forecast::RetNotCount { age: &count(age) }.text(l),
        RetentionError::Rises { age } => t::forecast::RetRises { age: &count(age) }.text(l),
        RetentionError::NobodyAtStart => t::forecast::ret_nobody_start(l).to_owned(),
        RetentionError::NobodyLost => t::forecast::ret_nobody(l).to_owned(),
        RetentionError::Customers | RetentionError::Discount | RetentionError::Payment => {
            t::forecast::ret_range_input(l).to_owned()
        }
    }
}

/// The proposed model's fit.
pub(super) fn best(retention: &Retention) -> Option<&RetentionFit> {
    let mut models = retention.models.iter();
    let found = models.find(|fit| fit.kind == retention.best);
    found.or(retention.models.first())
}

pub(super) fn naive(retention: &Retention) -> Option<&RetentionFit> {
    let mut models = retention.models.iter();
    models.find(|fit| fit.kind == RetentionKind::Geometric)
}

/// The last age that is told.
pub(super) fn last_age(fit: &RetentionFit) -> usize {
    fit.survival.len().saturating_sub(1)
}

/// An amount's range, named as such.
fn range(value: &Estimate, f: Format) -> String {
    let Some((low, high)) = value.interval else {
        return t::forecast::not_told(f.locale).to_owned();
    };
    let range = between(low, high, |value| f.money(value), f);
    t::forecast::RangeNote { range: &range }.text(f.locale)
}

/// The sentence that the curve opens with.
pub(super) fn lead(retention: &Retention, f: Format) -> Option<String> {
    let l = f.locale;
    let (best, naive) = (best(retention)?, naive(retention)?);
    let age = last_age(best);
    let Some(value) = best.ltv else {
        let model = short(best.kind)(l);
        return Some(t::forecast::RetLeadLost { model }.text(l));
    };
    let naive = naive.ltv.map_or_else(
        || t::forecast::ret_forever(l).to_owned(),
        |value| f.money(value.mean),
    );
    Some(
        t::forecast::RetLead {
            ages: &periods::length(age, retention.period, f),
            share: &f.percent(best.survival.get(age)?.mean, 1),
            value: &f.money(value.mean),
            range: &range(&value, f),
            naive: &naive,
        }
        .text(l),
    )
}
