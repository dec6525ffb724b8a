//! A customer's own gaps, one after the other.

use super::options::{LEAST_GAPS, Scope, Statistic};

/// The gaps of one customer up to a day.
#[derive(Debug)]
pub(super) struct Own {
    statistic: Statistic,
    /// Whether anybody asks.
    wanted: bool,
    /// Ascending; empty where the mean is wanted.
    sorted: Vec<u32>,
    count: usize,
    sum: u64,
}

impl Own {
    pub(super) fn new(statistic: Statistic, scope: Scope) -> Self {
        Self {
            statistic,
            wanted: scope == Scope::Customer,
            sorted: Vec::new(),
            count: 0,
            sum: 0,
        }
    }

    pub(super) fn clear(&mut self) {
        self.sorted.clear();
        self.count = 0;
        self.sum = 0;
    }

    pub(super) fn push(&mut self, gap: u32) {
        self.count += 1;
        self.sum += u64::from(gap);
        if self.wanted && self.statistic != Statistic::Mean {
            let at = self.sorted.partition_point(|&one| one <= gap);
            self.sorted.insert(at, gap);
        }
    }

    /// The cycle of these gaps alone, where they make one.
    pub(super) fn cycle(&self) -> Option<f64> {
        (self.wanted && self.count >= LEAST_GAPS).then(|| {
            let nth = |place: usize| self.sorted.get(place).copied().unwrap_or_default();
            self.statistic.of(self.count, self.sum, nth)
        })
    }
}
