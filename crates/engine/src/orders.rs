//! The ledger: every order as one entry in three columns.

mod build;
mod ids;
mod renumber;

pub(crate) use build::leave_out;
pub use build::{LedgerFull, OrdersBuilder};
use ids::CustomerIds;
pub(crate) use ids::IdKey;
use renumber::Renumbering;

use crate::amount::{Amount, Total};
use crate::calendar::Day;

/// Orders in file order, held as columns; at least one order.
///
/// Column `i` of each slice belongs to order `i`. Customers are numbered
/// `0 .. customer_count()` by first appearance in the file.
#[derive(Debug, Clone)]
pub struct Orders {
    customer: Vec<u32>,
    day: Vec<Day>,
    amount: Vec<Amount>,
    ids: CustomerIds,
    first_day: Day,
    as_of: Day,
}

impl Orders {
    /// Number of orders, ≥ 1.
    pub fn len(&self) -> usize {
        self.day.len()
    }

    /// Always `false`: a ledger is only built from at least one order.
    pub fn is_empty(&self) -> bool {
        self.day.is_empty()
    }

    /// Number of distinct customers, ≥ 1.
    pub fn customer_count(&self) -> usize {
        self.ids.len()
    }

    /// The customer of each order.
    pub fn customers(&self) -> &[u32] {
        &self.customer
    }

    /// The day of each order.
    pub fn days(&self) -> &[Day] {
        &self.day
    }

    /// The amount of each order.
    pub fn amounts(&self) -> &[Amount] {
        &self.amount
    }

    /// A customer's id as it stands in the file, without surrounding spaces;
    /// empty for an index beyond the last customer.
    pub fn customer_id(&self, customer: usize) -> &str {
        self.ids.text(customer)
    }

    /// The earliest order's day.
    pub fn first_day(&self) -> Day {
        self.first_day
    }

    /// The analysis date: the latest order's day, or a later one that was chosen.
    pub fn as_of(&self) -> Day {
        self.as_of
    }

    /// The exact sum of all amounts.
    pub fn revenue(&self) -> Total {
        self.amount.iter().copied().sum()
    }

    /// The same orders with customers taken together: all customers `c` with
    /// the same `into[c]` become one, under the id that appears first. They are
    /// numbered by first appearance, so that `into` itself tells the new numbers
    /// when its groups are numbered by their first members. Customers without a
    /// group below `customer_count()` stay alone.
    #[must_use]
    pub fn merged(&self, into: &[u32]) -> Self {
        let count = self.customer_count();
        let group = |customer: u32| match into.get(customer as usize) {
            Some(&group) if (group as usize) < count => group as usize,
            _ => count + customer as usize,
        };
        let (renumbering, customer) = Renumbering::of(&self.customer, 2 * count, group);
        Self {
            customer,
            day: self.day.clone(),
            amount: self.amount.clone(),
            ids: self.ids.chosen(renumbering.firsts()),
            first_day: self.first_day,
            as_of: self.as_of,
        }
    }

    /// Moves the analysis date, never before the latest order.
    pub(crate) fn observe_until(&mut self, day: Day) {
        self.as_of = self.as_of.max(day);
    }

    /// Bytes held on the heap.
    pub fn heap_bytes(&self) -> usize {
        self.customer.capacity() * 4
            + self.day.capacity() * 4
            + self.amount.capacity() * 8
            + self.ids.heap_bytes()
    }
}
