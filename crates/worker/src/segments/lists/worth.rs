//! What the people in lists are worth.

use ltv_engine::amount::Total;
use ltv_engine::forecast::Tally;

use super::Job;
use crate::protocol::segments::ListWorth;

/// Each person counts once, in however many lists.
pub(super) struct Worth<'a> {
    job: &'a Job,
    seen: Vec<bool>,
    revenue: Total,
    expected: Tally,
}

impl<'a> Worth<'a> {
    pub(super) fn new(job: &'a Job) -> Self {
        Self {
            job,
            seen: vec![false; job.history.len()],
            revenue: Total::ZERO,
            expected: Tally::default(),
        }
    }

    /// Members without orders are worth nothing yet.
    pub(super) fn add(&mut self, person: u32) {
        let at = person as usize;
        let Some(seen) = self.seen.get_mut(at) else {
            return;
        };
        if core::mem::replace(seen, true) {
            return;
        }
        self.revenue += self.job.figures.revenue[at];
        if let Some(expected) = &self.job.expected {
            expected.add(&mut self.expected, at);
        }
    }

    pub(super) fn total(&self) -> ListWorth {
        let valued = (self.job.expected.as_ref()).is_some_and(|all| all.value.is_some());
        let told = valued.then(|| self.expected.estimate());
        ListWorth {
            revenue: self.revenue.as_f64(),
            expected: told.map(|told| told.mean),
            expected_interval: told.and_then(|told| told.interval),
        }
    }
}
