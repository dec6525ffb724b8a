//! Building a ledger, order by order.

use super::Orders;
use super::ids::{Batch, CustomerIds, IdKey};
use super::renumber::Renumbering;
use crate::amount::Amount;
use crate::calendar::Day;

/// Orders whose customers are looked up together: enough to overlap the waits
/// for memory, few enough to stay in the first-level cache.
const BATCH: usize = 128;

/// Bytes of ids in one batch, for the rare file whose ids are very long.
const BATCH_BYTES: usize = 1 << 20;

/// Builds [`Orders`] entry by entry. Orders are numbered from 0 as they come;
/// until the end their amounts can be changed, and orders taken out.
#[derive(Debug, Clone, Default)]
pub struct OrdersBuilder {
    customer: Vec<u32>,
    day: Vec<Day>,
    amount: Vec<Amount>,
    ids: CustomerIds,
    /// Ids of the last orders, whose customers are not looked up yet.
    waiting: Batch,
    full: Option<LedgerFull>,
}

/// By customer: the new number, `None` for those without an order left; no
/// list at all when all have kept their numbers.
type Numbers = Option<Vec<Option<u32>>>;

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
    pub fn push(&mut self, customer: &str, day: Day, amount: Amount) {
        let customer = customer.as_bytes();
        self.push_utf8(customer, IdKey::of(customer), day, amount);
    }

    /// The same with an id whose key is known already, and that it is UTF-8.
    #[allow(clippy::inline_always)] // measured: a tenth of an import
    #[inline(always)]
    pub(crate) fn push_utf8(&mut self, customer: &[u8], key: IdKey, day: Day, amount: Amount) {
        if self.full.is_some() {
            return;
        }
        self.waiting.push(customer, key);
        self.day.push(day);
        self.amount.push(amount);
        if self.waiting.len() == BATCH || self.waiting.bytes() > BATCH_BYTES {
            self.look_up();
        }
    }

    /// Counts an order without keeping more of it than its amount: for a second
    /// run, which must number orders as the first one did. Not to be mixed with
    /// [`Self::push`].
    pub(crate) fn count(&mut self, amount: Amount) {
        self.amount.push(amount);
    }

    /// Looks up the customers of the last orders, which is otherwise done now
    /// and then for many of them together.
    pub(crate) fn look_up(&mut self) {
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
        self.amount.len()
    }

    /// Whether there is no order yet.
    pub fn is_empty(&self) -> bool {
        self.amount.is_empty()
    }

    /// What it has no room for, once it has none.
    pub fn full(&self) -> Option<LedgerFull> {
        self.full
    }

    /// Customers of the orders that have been looked up: at most the last 128
    /// are missing.
    pub(crate) fn customers(&self) -> &[u32] {
        &self.customer
    }

    /// The day of each order.
    pub(crate) fn days(&self) -> &[Day] {
        &self.day
    }

    /// The amount of each order.
    pub(crate) fn amounts(&self) -> &[Amount] {
        &self.amount
    }

    /// The amount of each order, to be changed.
    pub(crate) fn amounts_mut(&mut self) -> &mut [Amount] {
        &mut self.amount
    }

    /// The customer of an id, among those looked up.
    pub(crate) fn find(&self, id: &str) -> Option<u32> {
        self.ids.find(id)
    }

    /// The id of a customer.
    pub(crate) fn customer_id(&self, customer: u32) -> &str {
        self.ids.text(customer as usize)
    }

    /// The ledger; `None` without an order.
    ///
    /// # Errors
    /// [`LedgerFull`] when it found no room for all orders.
    pub fn finish(self) -> Result<Option<Orders>, LedgerFull> {
        Ok(self.finish_without(&[])?.map(|(orders, _)| orders))
    }

    /// The ledger without some orders, given in ascending order, and
    /// how its customers are numbered now.
    pub(crate) fn finish_without(
        mut self,
        removed: &[u32],
    ) -> Result<Option<(Orders, Numbers)>, LedgerFull> {
        self.look_up();
        if let Some(full) = self.full {
            return Err(full);
        }
        self.ids.freeze();
        let numbers = (!removed.is_empty()).then(|| self.take_out(removed));
        let Some(&first) = self.day.first() else {
            return Ok(None);
        };
        let (first_day, as_of) = self.day.iter().fold((first, first), |(least, most), &day| {
            (least.min(day), most.max(day))
        });
        self.customer.shrink_to_fit();
        self.day.shrink_to_fit();
        self.amount.shrink_to_fit();
        let orders = Orders {
            customer: self.customer,
            day: self.day,
            amount: self.amount,
            ids: self.ids,
            first_day,
            as_of,
        };
        Ok(Some((orders, numbers)))
    }

    fn take_out(&mut self, removed: &[u32]) -> Vec<Option<u32>> {
        leave_out(&mut self.customer, removed);
        leave_out(&mut self.day, removed);
        leave_out(&mut self.amount, removed);
        let all = self.ids.len();
        let (renumbering, customer) =
            Renumbering::of(&self.customer, all, |customer| customer as usize);
        self.customer = customer;
        self.ids = self.ids.chosen(renumbering.firsts());
        (0..all)
            .map(|customer| renumbering.number(customer))
            .collect()
    }
}

/// Takes the entries at ascending indices out of a column.
pub(crate) fn leave_out<T>(column: &mut Vec<T>, removed: &[u32]) {
    let mut index = 0_u32;
    let mut removed = removed.iter().copied().peekable();
    column.retain(|_| {
        let goes = removed.next_if_eq(&index).is_some();
        index += 1;
        !goes
    });
}
