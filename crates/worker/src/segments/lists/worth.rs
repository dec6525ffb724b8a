//! What the people in lists are worth.

use ltv_engine::amount::Total;

use super::Job;
use crate::protocol::segments::ListWorth;

/// Each person counts once, in however many lists.
pub(super) struct Worth<'a> {
    job: &'a Job,
    seen: Vec<bool>,
    revenue: Total,
    expected: f64,
}

impl<'a> Worth<'a> {
    pub(super) fn new(job: &'a Job) -> Self {
        Self {
            job,
            seen: vec![false; job.history.len()],
            revenue: Total::ZERO,
            expected: 0.0,
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
        self.expected += self.value(at).unwrap_or(0.0);
    }

    pub(super) fn total(&self) -> ListWorth {
        ListWorth {
            revenue: self.revenue.as_f64(),
            expected: self.value(0).map(|_| self.expected),
        }
    }

    fn value(&self, customer: usize) -> Option<f64> {
        let expected = self.job.expected.as_ref()?;
        expected.value.as_ref()?.get(customer).copied()
    }
}
