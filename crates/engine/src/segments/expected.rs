//! What a forecast expects of each customer, in columns that can be sent as bytes:
//! forecasts are made by another worker than the one that works with segments.

mod bytes;

use crate::forecast::{Columns, Doubt, Estimate, Tally};

pub use bytes::ExpectedError;

/// A number of each in every column, by the customers' numbers in the history.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// P(alive), 0..=1.
    pub p_alive: Vec<f64>,
    /// Expected purchases within the horizon, ≥ 0.
    pub orders: Vec<f64>,
    /// Discounted contribution within the horizon, in units of currency; `None`
    /// without a model of spend.
    pub value: Option<Vec<f64>>,
    /// Days ahead.
    pub horizon: u32,
    /// Share of revenue that counts as contribution, 0 < m ≤ 1.
    pub margin: f64,
    /// How unsure the values are; `None` where that cannot be told, and without them.
    pub doubt: Option<Doubt>,
}

impl Expected {
    /// The columns of a forecast over `horizon` days. `None` where no model forecasts.
    pub fn of(columns: Columns, horizon: u32, margin: f64) -> Option<Self> {
        columns.model?;
        let valued = columns.clv.iter().all(|value| value.is_finite());
        Some(Self {
            p_alive: columns.p_alive,
            orders: columns.expected_orders,
            value: valued.then_some(columns.clv),
            horizon,
            margin,
            doubt: None,
        })
    }

    /// The same with how unsure the values are. Left out where there are none, and where
    /// a number of it is none (amounts beyond single precision).
    #[must_use]
    pub fn with(mut self, doubt: Option<Doubt>) -> Self {
        let sound = |doubt: &Doubt| self.value.is_some() && bytes::sound(doubt, self.len());
        self.doubt = doubt.filter(sound);
        self
    }

    /// What customers, by number, are worth together, with the 95 % predictive interval
    /// of that: of the sum, which is surer than each of them is. `None` without values. The
    /// interval is `None` where it cannot be told, and of nobody; numbers beyond the last
    /// count for nothing, and each that comes twice counts twice.
    pub fn total(&self, members: impl IntoIterator<Item = u32>) -> Option<Estimate> {
        self.value.as_ref()?;
        let mut tally = Tally::default();
        for member in members {
            self.add(&mut tally, member as usize);
        }
        Some(tally.estimate())
    }

    /// The same for `groups` groups at once, of which each customer is in one or none;
    /// `group` tells in which, from 0. In their order.
    pub fn totals(&self, groups: usize, group: impl Fn(usize) -> Option<usize>) -> Vec<Estimate> {
        let mut tallies = vec![Tally::default(); groups];
        for customer in 0..self.value.as_ref().map_or(0, Vec::len) {
            if let Some(tally) = group(customer).and_then(|at| tallies.get_mut(at)) {
                self.add(tally, customer);
            }
        }
        tallies.iter().map(Tally::estimate).collect()
    }

    /// Adds a customer to a sum that is made one by one.
    pub fn add(&self, tally: &mut Tally, customer: usize) {
        if let Some(value) = self.value.as_ref().and_then(|all| all.get(customer)) {
            tally.add(*value, self.doubt.as_ref(), customer);
        }
    }

    /// Number of customers.
    pub fn len(&self) -> usize {
        self.p_alive.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.p_alive.is_empty()
    }
}
