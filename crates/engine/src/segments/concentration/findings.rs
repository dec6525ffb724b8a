//! What of a contrast matters most.

use super::contrast::Contrast;
use super::effect::Effect;
use super::measures::Caution;
use crate::sort::sort_by_number;

/// A corrected p-value below this is hardly chance.
pub const HARDLY_CHANCE: f64 = 0.05;

/// A comparison of a [`Contrast`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum Finding {
    /// A label.
    Label {
        /// Its column.
        column: u32,
        /// Its row in it.
        row: u32,
    },
    /// A number.
    Measure {
        /// Its place in [`Contrast::measures`].
        at: u32,
    },
}

impl Contrast {
    /// All comparisons, what matters most first: what is hardly chance (its corrected
    /// p-value below [`HARDLY_CHANCE`]) before what could be; of this what is more than
    /// the ranking itself before a part of it or of the time there was to spend; then by
    /// the size of the difference, then by p-value.
    pub fn findings(&self) -> Vec<Finding> {
        let mut all: Vec<(Finding, u128)> = Vec::new();
        for (own, column) in self.labels.iter().zip(0..) {
            for (row, at) in own.rows.iter().zip(0..) {
                let place = place(row.adjusted, row.p_value, row.effect, false);
                all.push((Finding::Label { column, row: at }, place));
            }
        }
        for (one, at) in self.measures.iter().zip(0..) {
            let part = matches!(
                one.caution,
                Some(Caution::PartOfRanking | Caution::TimeToSpend)
            );
            let place = place(one.adjusted, one.ranks.p_value, one.effect, part);
            all.push((Finding::Measure { at }, place));
        }
        let mut order: Vec<u32> = (0..all.len() as u32).collect();
        sort_by_number(&mut order, |at| all[at as usize].1);
        order.into_iter().map(|at| all[at as usize].0).collect()
    }
}

/// The smaller, the more it matters. Numbers ≥ 0 are in the order of their bits.
fn place(adjusted: f64, p_value: f64, effect: Effect, part: bool) -> u128 {
    let chance = adjusted >= HARDLY_CHANCE;
    // Of what could be chance, the size says nothing.
    let (part, effect) = if chance {
        (false, 0)
    } else {
        (part, Effect::Large as u128 - effect as u128)
    };
    u128::from(chance) << 80 | u128::from(part) << 72 | effect << 64 | u128::from(p_value.to_bits())
}
