//! What is known of customers on one day.

use core::iter::repeat_n;

use crate::btyd::{Purchases, Sample};
use crate::calendar::Day;
use crate::history::History;
use crate::sort::sort;

use super::Unit;

/// A customer's statistics in whole days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    /// Repeat purchases.
    pub(super) x: u32,
    /// Age at the last purchase.
    pub(super) t_x: u32,
    /// Age.
    pub(super) t: u32,
}

impl Seen {
    /// The same in a unit of time.
    pub(super) fn per(self, unit: Unit) -> Purchases {
        let days = unit.days();
        Purchases {
            x: self.x,
            t_x: f64::from(self.t_x) / days,
            t: f64::from(self.t) / days,
        }
    }

    /// A number that orders by (x, `t_x`, T). Valid days lie within less than 2¹⁷
    /// of each other, and there is one purchase a day at most.
    fn key(self) -> u64 {
        u64::from(self.x) << 34 | u64::from(self.t_x) << 17 | u64::from(self.t)
    }

    fn from_key(key: u64) -> Self {
        const DAYS: u64 = (1 << 17) - 1;
        Self {
            x: (key >> 34) as u32,
            t_x: (key >> 17 & DAYS) as u32,
            t: (key & DAYS) as u32,
        }
    }
}

/// A customer who first bought later has no row.
pub(super) const UNKNOWN: u32 = u32::MAX;

/// The customers of one day, those with equal statistics in one row.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// Distinct statistics, in the order of (x, `t_x`, T).
    pub(super) rows: Vec<Seen>,
    /// Customers in each row.
    pub(super) counts: Vec<u32>,
    /// The row of each customer of the history, or [`UNKNOWN`].
    pub(super) row_of: Vec<u32>,
}

impl Known {
    /// What is known at the end of a day.
    pub(super) fn at(history: &History, day: Day) -> Self {
        let mut keys: Vec<(u64, u32)> = Vec::with_capacity(history.len());
        for (buyer, customer) in history.iter().zip(0_u32..) {
            let first = buyer.first_day();
            let Some(t) = day.0.checked_sub(first.0).filter(|&age| age >= 0) else {
                continue;
            };
            let own = buyer.days().iter().take_while(|&&one| one <= day);
            let (mut x, mut last) = (0, first);
            for &one in own {
                x += u32::from(one > last);
                last = one;
            }
            let seen = Seen {
                x,
                t_x: last.0.abs_diff(first.0),
                t: t.unsigned_abs(),
            };
            keys.push((seen.key(), customer));
        }
        sort(&mut keys);
        let mut known = Self {
            rows: Vec::new(),
            counts: Vec::new(),
            row_of: vec![UNKNOWN; history.len()],
        };
        let mut before = None;
        for (key, customer) in keys {
            if before != Some(key) {
                before = Some(key);
                known.rows.push(Seen::from_key(key));
                known.counts.push(0);
            }
            let row = known.rows.len() - 1;
            known.counts[row] += 1;
            known.row_of[customer as usize] = row as u32;
        }
        known
    }

    /// Rows with their numbers of customers.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Seen, f64)> + '_ {
        self.rows
            .iter()
            .zip(&self.counts)
            .map(|(&seen, &count)| (seen, f64::from(count)))
    }

    /// Number of customers.
    pub(super) fn customers(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// Customers who bought on two days or more.
    pub(super) fn repeat_buyers(&self) -> u32 {
        let repeat = self.iter().filter(|(seen, _)| seen.x > 0);
        repeat.map(|(_, count)| count as u32).sum()
    }

    /// What models are fitted to.
    pub(super) fn sample(&self, unit: Unit) -> Sample {
        let each = self.rows.iter().zip(&self.counts);
        Sample::new(each.flat_map(|(seen, &count)| repeat_n(seen.per(unit), count as usize)))
    }

    /// The sum over all customers of a number per row.
    pub(super) fn sum(&self, of_row: &[f64]) -> f64 {
        let weighted = of_row.iter().zip(&self.counts);
        weighted.map(|(one, &count)| one * f64::from(count)).sum()
    }
}
