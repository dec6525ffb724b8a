//! The ledger: every order as one entry in three columns.

mod ids;

use ids::{Batch, CustomerIds};

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

    /// The analysis date: the latest order's day.
    pub fn as_of(&self) -> Day {
        self.as_of
    }

    /// The exact sum of all amounts.
    pub fn revenue(&self) -> Total {
        self.amount.iter().copied().sum()
    }

    /// Bytes held on the heap.
    pub fn heap_bytes(&self) -> usize {
        self.customer.capacity() * 4
            + self.day.capacity() * 4
            + self.amount.capacity() * 8
            + self.ids.heap_bytes()
    }
}

/// Orders whose customers are looked up together: enough to overlap the waits
/// for memory, few enough to stay in the first-level cache.
const BATCH: usize = 128;

/// Bytes of ids in one batch, for the rare file whose ids are very long.
const BATCH_BYTES: usize = 1 << 20;

/// Builds [`Orders`] entry by entry.
#[derive(Debug, Clone, Default)]
pub struct OrdersBuilder {
    customer: Vec<u32>,
    day: Vec<Day>,
    amount: Vec<Amount>,
    ids: CustomerIds,
    /// Ids of the last orders, whose indices are not known yet.
    waiting: Batch,
    span: Option<(Day, Day)>,
    full: Option<LedgerFull>,
}

/// What a ledger has no room for: its indices have 32 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LedgerFull {
    /// 2³² − 1 distinct customers, or 4 GiB of their ids.
    Customers,
    /// 2³² − 1 orders.
    Orders,
}

impl OrdersBuilder {
    /// Adds an order. The customer's id is taken as it is.
    #[inline]
    pub fn push(&mut self, customer: &str, day: Day, amount: Amount) {
        if self.full.is_some() {
            return;
        }
        self.waiting.push(customer);
        self.day.push(day);
        self.amount.push(amount);
        self.span = Some(
            self.span
                .map_or((day, day), |(first, last)| (first.min(day), last.max(day))),
        );
        if self.waiting.len() == BATCH || self.waiting.bytes() > BATCH_BYTES {
            self.look_up();
        }
    }

    fn look_up(&mut self) {
        if self
            .ids
            .intern_all(&self.waiting, &mut self.customer)
            .is_err()
        {
            self.full = Some(LedgerFull::Customers);
        } else if self.day.len() >= (u32::MAX as usize) - BATCH {
            self.full = Some(LedgerFull::Orders);
        }
        self.waiting.clear();
    }

    /// Number of orders so far.
    pub fn len(&self) -> usize {
        self.day.len()
    }

    /// Whether there is no order yet.
    pub fn is_empty(&self) -> bool {
        self.day.is_empty()
    }

    /// First and last day so far; `None` without an order.
    pub fn span(&self) -> Option<(Day, Day)> {
        self.span
    }

    /// The ledger; `None` without an order.
    ///
    /// # Errors
    /// [`LedgerFull`] when it found no room for all orders.
    pub fn finish(mut self) -> Result<Option<Orders>, LedgerFull> {
        self.look_up();
        if let Some(full) = self.full {
            return Err(full);
        }
        let Some((first_day, as_of)) = self.span else {
            return Ok(None);
        };
        self.ids.freeze();
        self.customer.shrink_to_fit();
        self.day.shrink_to_fit();
        self.amount.shrink_to_fit();
        Ok(Some(Orders {
            customer: self.customer,
            day: self.day,
            amount: self.amount,
            ids: self.ids,
            first_day,
            as_of,
        }))
    }
}
