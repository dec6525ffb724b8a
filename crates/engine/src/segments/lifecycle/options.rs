//! What a lifecycle analysis is asked for.

use super::LifecycleError;
use crate::calendar::Day;
use crate::segments::rfm::Frequency;

/// Gaps below whose number a customer, or a segment, has no cycle of its own.
pub const LEAST_GAPS: usize = 5;

/// How stages are told.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase", default)
)]
pub struct LifecycleOptions {
    /// Which statistic of gaps a cycle is.
    pub statistic: Statistic,
    /// Of whose gaps.
    pub scope: Scope,
    /// Cycles at which the bands end, ascending, above 0 and at most 1000.
    pub multiples: [f64; 3],
    /// What *one order* counts, which tells N from E0.
    pub frequency: Frequency,
    /// The day as of which customers are looked at: later orders are left out. `None`:
    /// the history's analysis date.
    pub as_of: Option<Day>,
}

impl Default for LifecycleOptions {
    fn default() -> Self {
        Self {
            statistic: Statistic::Mean,
            scope: Scope::Customer,
            multiples: [1.0, 2.0, 3.0],
            frequency: Frequency::OrderDays,
            as_of: None,
        }
    }
}

/// A statistic of gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Statistic {
    /// The mean, which is customary.
    #[default]
    Mean,
    /// The median.
    Median,
    /// The 80th percentile.
    Percentile80,
}

/// Whose gaps make a cycle.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(tag = "kind", rename_all = "camelCase")
)]
pub enum Scope {
    /// The customer's own where there are enough, else the segment's, else all.
    #[default]
    Customer,
    /// The segment's where there are enough, else all.
    Segment,
    /// All.
    All,
    /// Nobody's: a cycle that was entered.
    Fixed {
        /// Its days, 1 ..= 3650.
        days: f64,
    },
}

/// A stage; DOMAIN's symbols, whose names are the interface's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Stage {
    /// Known, not yet a buyer.
    P,
    /// Bought once, within a cycle.
    N,
    /// Bought again, on schedule.
    E0,
    /// Late by up to a cycle.
    S1,
    /// Late by up to two.
    S2,
    /// Later still.
    S3,
}

impl Stage {
    /// All, in their order; a stage's place is its number in columns.
    pub const ALL: [Self; 6] = [Self::P, Self::N, Self::E0, Self::S1, Self::S2, Self::S3];

    /// Those of customers with orders, which flows are made of.
    pub const BUYERS: [Self; 5] = [Self::N, Self::E0, Self::S1, Self::S2, Self::S3];

    /// The stage of a customer with orders, from the band of days since the last one.
    pub(super) fn of(band: usize, again: bool) -> Self {
        Self::BUYERS[Self::place_of(band, again)]
    }

    /// Its place in [`Self::BUYERS`].
    pub(super) fn place_of(band: usize, again: bool) -> usize {
        if band == 0 {
            usize::from(again)
        } else {
            band.min(3) + 1
        }
    }
}

impl Statistic {
    /// All of them, the customary one first.
    pub const ALL: [Self; 3] = [Self::Mean, Self::Median, Self::Percentile80];

    /// The statistic of `count` ≥ 1 gaps with that sum, of which `nth` tells the n-th
    /// smallest, from 0. Exact but for one division.
    pub(super) fn of(self, count: usize, sum: u64, nth: impl Fn(usize) -> u32) -> f64 {
        let (part, whole) = match self {
            Self::Mean => return sum as f64 / count as f64,
            Self::Median => (1, 2),
            Self::Percentile80 => (4, 5),
        };
        let place = part * (count - 1);
        let (below, rest) = (place / whole, (place % whole) as u64);
        let low = u64::from(nth(below));
        let high = if rest > 0 { nth(below + 1).into() } else { low };
        (low * (whole as u64 - rest) + high * rest) as f64 / whole as f64
    }
}

/// The most days since the last order in each band but the last.
pub(super) type Limits = [i64; 3];

impl LifecycleOptions {
    pub(super) fn check(&self) -> Result<(), LifecycleError> {
        let [first, second, third] = self.multiples;
        if !(0.0 < first && first < second && second < third && third <= 1000.0) {
            return Err(LifecycleError::Multiples);
        }
        match self.scope {
            Scope::Fixed { days } if !(1.0..=3650.0).contains(&days) => {
                Err(LifecycleError::FixedCycle)
            }
            _ => Ok(()),
        }
    }

    /// Days are whole, so d ≤ m × cycle is d ≤ ⌊m × cycle⌋.
    pub(super) fn limits(&self, cycle: f64) -> Limits {
        self.multiples.map(|times| (times * cycle) as i64)
    }
}

/// The band that so many days are in, 0 ..= 3.
pub(super) fn band(limits: &Limits, days: u32) -> usize {
    let days = i64::from(days);
    let beyond = limits.map(|limit| usize::from(days > limit));
    beyond[0] + beyond[1] + beyond[2]
}
