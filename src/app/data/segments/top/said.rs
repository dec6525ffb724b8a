//! The contrast in words: the finding, who is compared, and what is missing.

use ltv_engine::segments::concentration::{ContrastLimit, Finding, LabelContrast};
use ltv_worker::protocol::segments::{TopAnswer, TopLabel};

use super::compared::{Compared, compared};
use super::words;
use crate::app::data::state::Extra;
use crate::i18n::{Format, t};

/// The finding: of what is hardly chance, that which says more than the ranking does.
pub(super) fn title(answer: &TopAnswer, f: Format) -> String {
    let l = f.locale;
    if answer.contrast.rest == 0 {
        return t::top::contrast_nobody(l).to_owned();
    }
    let said = |finding: &Finding| {
        let one = compared(answer, *finding, f)?;
        (one.sure && one.telling).then_some(one)
    };
    match answer.findings.iter().find_map(said) {
        Some(Compared {
            name, best, rest, ..
        }) => t::top::ContrastTitle {
            what: &name,
            best: &best,
            rest: &rest,
        }
        .text(l),
        None => t::top::contrast_none(l).to_owned(),
    }
}

pub(super) fn who(answer: &TopAnswer, f: Format) -> String {
    let (l, contrast, options) = (f.locale, &answer.contrast, answer.ask.options);
    let count = |count: u32| f.count(f64::from(count));
    let percent = &*words::percent(options.percent, f);
    let (best, rest) = (&*count(contrast.top), &*count(contrast.rest));
    let least = &*f.money(contrast.least.as_f64());
    match options.first_days {
        None => t::top::ContrastWho {
            best,
            least,
            percent,
            rest,
        }
        .text(l),
        Some(days) => t::top::ContrastWhoDays {
            percent,
            best,
            rest,
            least,
            days: &count(days),
            new: &count(contrast.too_new),
        }
        .text(l),
    }
}

pub(super) fn limits(answer: &TopAnswer, f: Format) -> Vec<String> {
    let l = f.locale;
    let options = answer.ask.options;
    let said = |limit: &ContrastLimit| match *limit {
        ContrastLimit::FewCustomers { customers } if customers > 0 => Some(
            t::top::FewCompared {
                customers: &f.count(f64::from(customers)),
            }
            .text(l),
        ),
        ContrastLimit::NoRest => Some(match options.first_days {
            Some(days) if answer.contrast.top == 0 => t::top::NobodyLongEnough {
                days: &f.count(f64::from(days)),
            }
            .text(l),
            _ => t::top::no_rest(l).to_owned(),
        }),
        ContrastLimit::UnequalTime => Some(t::top::unequal_time(l).to_owned()),
        ContrastLimit::NoNumbers { measure } => Some(
            t::top::NoNumbers {
                what: words::measure(measure)(l),
            }
            .text(l),
        ),
        // Which column is missing, and why, is told by itself.
        ContrastLimit::NoLabels | ContrastLimit::FewCustomers { .. } => None,
    };
    answer.contrast.limits.iter().filter_map(said).collect()
}

/// The columns that are not compared, and what it takes.
pub(super) fn missing(answer: &TopAnswer, roster: &Extra, f: Format) -> Vec<String> {
    let l = f.locale;
    if answer.contrast.rest == 0 {
        return Vec::new();
    }
    if !answer.roster {
        let waiting = matches!(roster, Extra::Waiting | Extra::There(_));
        return waiting
            .then(|| t::top::roster_waiting(l).to_owned())
            .into_iter()
            .collect();
    }
    let all = [
        (TopLabel::Channel, t::top::needs_channel(l)),
        (TopLabel::FirstProduct, t::top::needs_product(l)),
    ];
    let said = |(what, needs): (TopLabel, &str)| {
        let at = answer.columns.iter().position(|own| *own == what);
        let Some(column) = at.and_then(|at| answer.contrast.labels.get(at)) else {
            return Some(needs.to_owned());
        };
        column.rows.is_empty().then(|| {
            t::top::NoLabels {
                what: words::column(what)(l),
            }
            .text(l)
        })
    };
    all.into_iter().filter_map(said).collect()
}

/// Values without a row of their own.
pub(super) fn others(answer: &TopAnswer, f: Format) -> String {
    let l = f.locale;
    let said = |(what, column): (&TopLabel, &LabelContrast)| {
        let more = column.other_labels > 0 && !column.rows.is_empty();
        more.then(|| {
            t::top::OtherLabels {
                what: words::column(*what)(l),
                count: &f.count(f64::from(column.other_labels)),
            }
            .text(l)
        })
    };
    let all = answer.columns.iter().zip(&answer.contrast.labels);
    let all: Vec<String> = all.filter_map(said).collect();
    all.join(t::cohorts::between(l))
}

pub(super) fn how_chance(answer: &TopAnswer, f: Format) -> String {
    t::top::HowChance {
        tests: &f.count(f64::from(answer.contrast.tests)),
    }
    .text(f.locale)
}
