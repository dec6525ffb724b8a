//! Spend of a span of days.

use super::{Spend, SpendRow};
use crate::amount::Total;
use crate::calendar::Day;

/// Whose spend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpendOn {
    /// All of it, with a channel or without.
    Everything,
    /// One channel's: an index into [`Spend::channels`].
    Channel(u32),
    /// What names no channel.
    NoChannel,
}

/// How well spend is known for a span of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Coverage {
    /// Days of the span, ≥ 1; 0 for an empty span.
    pub days: u32,
    /// Days of the span in at least one period: spend of the others is
    /// unknown, not zero.
    pub covered: u32,
    /// Whether a period begins before the span or ends after it, so that a part
    /// of its spend was taken, by days.
    pub prorated: bool,
}

impl SpendOn {
    fn includes(self, row: &SpendRow) -> bool {
        match self {
            Self::Everything => true,
            Self::Channel(channel) => row.channel == Some(channel),
            Self::NoChannel => row.channel.is_none(),
        }
    }
}

impl Spend {
    /// What was spent from `first` to `last`, both inclusive.
    ///
    /// A period that lies only partly in the span counts by its share of days,
    /// as if spent evenly. Shares are rounded so that adjoining spans add up
    /// exactly. [`Spend::coverage`] tells whether that was done, and whether
    /// the days are covered at all: without it a sum of 0 says little.
    pub fn between(&self, first: Day, last: Day, on: SpendOn) -> Total {
        let mut total = Total::ZERO;
        for row in self.overlapping(first, last, on) {
            let before = row.up_to(Day(first.0.saturating_sub(1)));
            total += Total::from_scaled(row.up_to(last) - before);
        }
        total
    }

    /// How well the span from `first` to `last` is covered.
    pub fn coverage(&self, first: Day, last: Day, on: SpendOn) -> Coverage {
        let mut coverage = Coverage {
            days: 0,
            covered: 0,
            prorated: false,
        };
        if first > last {
            return coverage;
        }
        coverage.days = first.0.abs_diff(last.0).saturating_add(1);
        // Rows ascend by their first day: each adds what lies beyond those before.
        let mut next = first;
        for row in self.overlapping(first, last, on) {
            coverage.prorated |= row.first < first || row.last > last;
            let (from, to) = (row.first.max(next), row.last.min(last));
            if from <= to {
                coverage.covered += from.0.abs_diff(to.0) + 1;
                next = Day(to.0.saturating_add(1));
            }
        }
        coverage
    }

    fn overlapping(
        &self,
        first: Day,
        last: Day,
        on: SpendOn,
    ) -> impl Iterator<Item = &SpendRow> + '_ {
        let from = self.rows.iter().take_while(move |row| row.first <= last);
        from.filter(move |row| row.last >= first && on.includes(row))
    }
}

impl SpendRow {
    /// The share of the amount up to the end of a day, in whole 1/10 000
    /// units, rounded down: differences of it add up to the amount.
    fn up_to(&self, day: Day) -> i128 {
        let days = i128::from(self.last.0) - i128::from(self.first.0) + 1;
        let elapsed = i128::from(day.0) - i128::from(self.first.0) + 1;
        let elapsed = elapsed.clamp(0, days);
        (self.amount.scaled() * elapsed).div_euclid(days)
    }
}
