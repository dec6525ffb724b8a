//! Where one score ends and the next begins.

use super::RfmError;
use super::options::{Monetary, Scoring};
use crate::amount::SCALE;
use crate::sort::select;

/// The worst value that still has each score from 2 to 5, of each measure; `None`
/// where nobody can have the score, or any that is above it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Cuts {
    /// Days since the last order, at most: descending.
    pub recency_days: [Option<f64>; 4],
    /// Order days or orders, at least: ascending.
    pub frequency: [Option<f64>; 4],
    /// Units of currency, at least: ascending.
    pub monetary: [Option<f64>; 4],
}

/// A number such that larger values have larger ones, and equal values equal ones.
pub(super) fn key(value: f64) -> u64 {
    let bits = (value + 0.0).to_bits(); // −0 is 0
    if bits >> 63 == 1 {
        !bits
    } else {
        bits | 1 << 63
    }
}

fn value(key: u64) -> f64 {
    f64::from_bits(if key >> 63 == 1 { key ^ 1 << 63 } else { !key })
}

/// The least key of each score from 2 to 5.
pub(super) type Keys = [Option<u64>; 4];

/// The score of a key: 1 and one more for each cut that it reaches.
pub(super) fn score(cuts: &Keys, key: u64) -> u8 {
    1 + (cuts.iter().flatten())
        .map(|&cut| u8::from(key >= cut))
        .sum::<u8>()
}

/// The cuts of quintiles: score s + 1 begins at the least value with at least
/// ⌈s × n ÷ 5⌉ values strictly below it.
pub(super) fn quintiles(keys: &[u64]) -> Keys {
    let mut own = keys.to_vec();
    core::array::from_fn(|at| {
        let least = ((at + 1) * own.len()).div_ceil(5);
        let there = select(&mut own, least)?;
        // What stands before the place is no larger; equals among it tie.
        if own[..least].iter().all(|&one| one < there) {
            return Some(there);
        }
        own[least..]
            .iter()
            .filter(|&&one| one > there)
            .min()
            .copied()
    })
}

/// The cuts of each measure: recency as days below 0, money in scaled units.
pub(super) fn all(scoring: Scoring, columns: [&[u64]; 3]) -> Result<[Keys; 3], RfmError> {
    match scoring {
        Scoring::Quintiles => Ok(columns.map(quintiles)),
        Scoring::Thresholds(fixed) => {
            fixed.check()?;
            let [first, second, third, fourth] = fixed.recency_days;
            Ok([
                [fourth, third, second, first].map(|days| Some(key(-f64::from(days)))),
                fixed.frequency.map(|count| Some(key(f64::from(count)))),
                fixed
                    .monetary
                    .map(|money| Some(key(libm::round(money * SCALE as f64)))),
            ])
        }
    }
}

impl Cuts {
    pub(super) fn of([r, f, m]: &[Keys; 3]) -> Self {
        Self {
            recency_days: r.map(|cut| cut.map(|key| 0.0 - value(key))),
            frequency: f.map(|cut| cut.map(value)),
            monetary: m.map(|cut| cut.map(|key| value(key) / SCALE as f64)),
        }
    }
}

/// Monetary value in 1/10 000 units. One division of whole numbers: equal means of
/// different sums are equal floats (up to 2⁵³), which two divisions would not give.
pub(super) fn money(monetary: Monetary, revenue: i128, orders: u32) -> f64 {
    match monetary {
        Monetary::Total => revenue as f64,
        Monetary::PerOrder => revenue as f64 / f64::from(orders),
    }
}
