//! Numbers of the top against those of the rest.

use super::contrast::ContrastOptions;
use super::effect::Effect;
use super::groups::Groups;
use crate::amount::SCALE;
use crate::history::{Buyer, History};
use crate::segments::evidence::{Ranks, mann_whitney};

/// Days of [`MeasureKind::EarlyOrders`], that of the first order included.
const EARLY_DAYS: i32 = 90;

/// A number of a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum MeasureKind {
    /// Days from the first day with an order to the second; of those who have one.
    DaysToSecond,
    /// What was spent on the first day with an order, in units of currency.
    FirstAmount,
    /// Orders of the first 90 days, of those who were seen that long.
    EarlyOrders,
    /// Days from the first order to the analysis date.
    DaysKnown,
}

impl MeasureKind {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::DaysToSecond,
        Self::FirstAmount,
        Self::EarlyOrders,
        Self::DaysKnown,
    ];
}

/// Why a difference is no cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Caution {
    /// Circular: the number is a part of the revenue by which customers are ranked.
    PartOfRanking,
    /// Only customers who came back are compared, and who comes back soon has more time
    /// left to spend.
    OnlyReturned,
    /// Not of the customers, but of the time they had to spend.
    TimeToSpend,
}

/// One number of the top against the rest.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct MeasureContrast {
    /// Which.
    pub measure: MeasureKind,
    /// Counts are of those who have the number.
    pub ranks: Ranks,
    /// The top's median less the rest's.
    pub difference: f64,
    /// Its size.
    pub effect: Effect,
    /// The p-value, corrected for all comparisons.
    pub adjusted: f64,
    /// What to think of before acting on it.
    pub caution: Option<Caution>,
}

pub(super) fn compare(
    history: &History,
    groups: &Groups,
    measure: MeasureKind,
    options: &ContrastOptions,
) -> Option<MeasureContrast> {
    let mut numbers = [Vec::new(), Vec::new()];
    for (buyer, group) in history.iter().zip(&groups.is_top) {
        if let (Some(is_top), Some(number)) = (group, number(buyer, measure, history.as_of().0)) {
            numbers[usize::from(!is_top)].push(number);
        }
    }
    let mut ranks = mann_whitney(&numbers[0], &numbers[1])?;
    if measure == MeasureKind::FirstAmount {
        ranks.median /= SCALE as f64;
        ranks.other_median /= SCALE as f64;
    }
    Some(MeasureContrast {
        measure,
        difference: ranks.median - ranks.other_median,
        effect: Effect::of_ranks(&ranks),
        adjusted: ranks.p_value,
        ranks,
        caution: match measure {
            MeasureKind::DaysToSecond => Some(Caution::OnlyReturned),
            MeasureKind::FirstAmount | MeasureKind::EarlyOrders => Some(Caution::PartOfRanking),
            MeasureKind::DaysKnown => options.first_days.is_none().then_some(Caution::TimeToSpend),
        },
    })
}

fn number(buyer: Buyer<'_>, measure: MeasureKind, as_of: i32) -> Option<i128> {
    let first = buyer.first_day().0;
    match measure {
        MeasureKind::DaysToSecond => {
            let second = buyer.days().iter().find(|day| day.0 > first)?;
            Some(i128::from(second.0 - first))
        }
        MeasureKind::FirstAmount => buyer.purchases().next().map(|(_, amount)| amount),
        MeasureKind::EarlyOrders => {
            let early = buyer
                .days()
                .partition_point(|day| day.0 < first + EARLY_DAYS);
            (first + EARLY_DAYS <= as_of + 1).then_some(early as i128)
        }
        MeasureKind::DaysKnown => Some(i128::from(as_of - first)),
    }
}
