//! Why there are no scores, and what those that there are do not tell.

use super::cuts::key;
use super::rules::{RuleProblem, scores};
use super::{NOT_YET, Rfm};

/// Customers below whose number scores are told with a note: a fifth of fewer is six.
pub const LEAST_CUSTOMERS: u32 = 30;

/// One of the three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Measure {
    /// Days since the last order.
    Recency,
    /// Order days, or orders.
    Frequency,
    /// Revenue, or revenue per order.
    Monetary,
}

/// Why customers cannot be scored.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum RfmError {
    /// Nobody had ordered by the day asked for.
    NobodyYet,
    /// Thresholds that do not ascend, or are no numbers.
    Thresholds {
        /// Which ones.
        measure: Measure,
    },
    /// Rules that leave customers without a segment, or hold nobody by mistake.
    Rules {
        /// All that is wrong with them.
        problems: Vec<RuleProblem>,
    },
}

/// What the scores do not tell.
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
pub enum RfmNote {
    /// Scores rank few people: below [`LEAST_CUSTOMERS`].
    FewCustomers {
        /// How many.
        customers: u32,
    },
    /// Everybody has the same value: the measure tells nobody from another. All other
    /// figures stand.
    AllEqual {
        /// Which one.
        measure: Measure,
    },
    /// Ties or thresholds leave scores that nobody has.
    ScoresUnused {
        /// Of which measure.
        measure: Measure,
        /// How many of the five.
        unused: u8,
    },
    /// All customers are in one segment.
    OneSegment,
    /// The expected values are not one finite number a customer, and are left out.
    NoExpectedValue,
}

impl Rfm {
    /// What these scores do not tell.
    pub(super) fn notes(&self, customers: u32) -> Vec<RfmNote> {
        let mut notes = Vec::new();
        if customers < LEAST_CUSTOMERS {
            notes.push(RfmNote::FewCustomers { customers });
        }
        let mut used = [[false; 5]; 3];
        let mut segments = [false; 256];
        let mut first = None;
        let mut equal = [true; 3];
        for (at, &cell) in self.cell.iter().enumerate().filter(|one| *one.1 != NOT_YET) {
            let (r, f, m) = scores(cell);
            for (used, score) in used.iter_mut().zip([r, f, m]) {
                used[usize::from(score - 1)] = true;
            }
            segments[usize::from(self.segment[at])] = true;
            let first = *first.get_or_insert(at);
            equal[0] &= self.recency_days[at] == self.recency_days[first];
            equal[1] &= self.frequency[at] == self.frequency[first];
            equal[2] &= key(self.monetary[at]) == key(self.monetary[first]);
        }
        let measures = [Measure::Recency, Measure::Frequency, Measure::Monetary];
        for ((measure, equal), used) in measures.into_iter().zip(equal).zip(used) {
            let unused = used.iter().filter(|used| !**used).count() as u8;
            if equal {
                notes.push(RfmNote::AllEqual { measure });
            } else if unused > 0 {
                notes.push(RfmNote::ScoresUnused { measure, unused });
            }
        }
        if segments.iter().filter(|one| **one).count() == 1 {
            notes.push(RfmNote::OneSegment);
        }
        notes
    }
}
