//! The comparisons one by one.

use ltv_engine::segments::concentration::{
    Caution, Effect, Finding, HARDLY_CHANCE, LabelRow, MeasureContrast, MeasureKind,
};
use ltv_engine::segments::evidence::Ranks;
use ltv_worker::protocol::segments::TopAnswer;

use super::words;
use crate::app::menu::Words;
use crate::i18n::{Format, t};

/// A comparison in words.
pub(super) struct Compared {
    /// What is compared.
    pub name: String,
    /// What to think of before acting on it.
    pub caution: Option<Words>,
    /// Share or median of the best.
    pub best: String,
    /// Of how many.
    pub best_note: String,
    /// Likewise of the rest.
    pub rest: String,
    /// Likewise.
    pub rest_note: String,
    /// The one less the other.
    pub difference: String,
    /// Its range, or how often it holds.
    pub reach: String,
    /// How large it is.
    pub effect: Effect,
    /// Hardly chance.
    pub sure: bool,
    /// It says more than the ranking does.
    pub telling: bool,
    /// The corrected p-value.
    pub adjusted: f64,
}

pub(super) fn compared(answer: &TopAnswer, finding: Finding, f: Format) -> Option<Compared> {
    match finding {
        Finding::Label { column, row } => {
            let (column, row) = (column as usize, row as usize);
            let labels = answer.contrast.labels.get(column)?;
            let name = words::column(*answer.columns.get(column)?)(f.locale);
            let known = (labels.top_known, labels.rest_known);
            Some(label(name, labels.rows.get(row)?, known, f))
        }
        Finding::Measure { at } => {
            let one = answer.contrast.measures.get(at as usize)?;
            Some(measure(one, f))
        }
    }
}

fn label(column: &str, row: &LabelRow, (best, rest): (u32, u32), f: Format) -> Compared {
    let l = f.locale;
    let count = |count: u32, all: u32| {
        t::top::CountOf {
            count: &f.count(f64::from(count)),
            all: &f.count(f64::from(all)),
        }
        .text(l)
    };
    let points = |share: f64| signed(share, f.fixed(share.abs() * 100.0, 1));
    Compared {
        name: [column, " · ", &row.name].concat(),
        caution: None,
        best: f.percent_fixed(row.top_share, 1),
        best_note: count(row.top, best),
        rest: f.percent_fixed(row.rest_share, 1),
        rest_note: count(row.rest, rest),
        difference: t::top::Points {
            n: &points(row.difference),
        }
        .text(l),
        reach: t::top::PointsRange {
            from: &points(row.interval.low),
            to: &points(row.interval.high),
        }
        .text(l),
        effect: row.effect,
        sure: row.adjusted < HARDLY_CHANCE,
        telling: true,
        adjusted: row.adjusted,
    }
}

fn measure(one: &MeasureContrast, f: Format) -> Compared {
    let l = f.locale;
    let said = |value: f64| match one.measure {
        MeasureKind::FirstAmount => f.money(value),
        MeasureKind::EarlyOrders => t::top::OrderCount {
            n: &f.up_to(value, 1),
        }
        .text(l),
        MeasureKind::DaysToSecond | MeasureKind::DaysKnown => t::data::Days {
            n: &f.up_to(value, 1),
        }
        .text(l),
    };
    let people = |count: u32| {
        t::top::People {
            count: &f.count(f64::from(count)),
        }
        .text(l)
    };
    let ranks = &one.ranks;
    let part = matches!(
        one.caution,
        Some(Caution::PartOfRanking | Caution::TimeToSpend)
    );
    Compared {
        name: words::measure(one.measure)(l).to_owned(),
        caution: one.caution.map(caution),
        best: said(ranks.median),
        best_note: people(ranks.count),
        rest: said(ranks.other_median),
        rest_note: people(ranks.other_count),
        difference: signed(one.difference, said(one.difference.abs())),
        reach: larger(ranks, f),
        effect: one.effect,
        sure: one.adjusted < HARDLY_CHANCE,
        telling: !part,
        adjusted: one.adjusted,
    }
}

/// How often one of the best has the larger number, with its range.
fn larger(ranks: &Ranks, f: Format) -> String {
    let share = &*f.percent(ranks.superiority, 0);
    match ranks.interval {
        Some(interval) => t::top::LargerRange {
            share,
            from: &f.percent(interval.low, 0),
            to: &f.percent(interval.high, 0),
        }
        .text(f.locale),
        None => t::top::LargerIn { share }.text(f.locale),
    }
}

fn caution(of: Caution) -> Words {
    match of {
        Caution::PartOfRanking => t::top::part_of_ranking,
        Caution::OnlyReturned => t::top::only_returned,
        Caution::TimeToSpend => t::top::time_to_spend,
    }
}

/// With its sign, a plus included.
fn signed(value: f64, text: String) -> String {
    if value > 0.0 {
        ["+", &text].concat()
    } else if value < 0.0 {
        ["−", &text].concat()
    } else {
        text
    }
}
