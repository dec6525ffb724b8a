//! Refunds that wait for their orders: files may be sorted either way, so the
//! order that a refund belongs to may come after it.

use super::order_ids::{Known, OrderIds};
use crate::amount::Amount;
use crate::calendar::Day;
use crate::orders::OrdersBuilder;
use crate::sort::sort_by_number;
use rustc_hash::FxHashMap;

/// Orders of a customer that are looked at for one refund, the latest first:
/// a bound for files made of nothing else.
const LOOK_BACK: usize = 1_000;

/// A refund row whose order is not known yet.
#[derive(Debug, Clone)]
pub(super) struct Refund {
    pub(super) day: Day,
    /// What is given back, ≥ 0.
    pub(super) amount: Amount,
    /// The key of its order id, 0 for none.
    pub(super) key: u64,
    pub(super) file: u32,
    pub(super) row: u64,
    /// Where its texts start, and how long they are.
    start: usize,
    customer: usize,
    cell: usize,
}

/// The refunds of an import that wait for their orders, and those with an
/// order id that were seen at all.
#[derive(Debug, Clone, Default)]
pub(super) struct Refunding {
    refunds: Vec<Refund>,
    text: String,
    /// File of each refund with an order id, by a hash of all that it says.
    seen: FxHashMap<u64, u32>,
}

impl Refunding {
    /// The file that said the same already, where a refund has an order id.
    pub(super) fn seen_in(&mut self, key: u64, day: Day, amount: Amount, file: u32) -> Option<u32> {
        let says = crate::hash::mix(key ^ crate::hash::mix(day.0 as u64) ^ amount.scaled() as u64);
        let earlier = self.seen.get(&says).copied();
        if earlier.is_none() {
            self.seen.insert(says, file);
        }
        earlier
    }

    /// Keeps a refund until the end; `cell` is its amount as written.
    pub(super) fn wait(&mut self, mut refund: Refund, customer: &str, cell: &str) {
        refund.start = self.text.len();
        refund.customer = customer.len();
        refund.cell = cell.len();
        self.text.push_str(customer);
        self.text.push_str(cell);
        self.refunds.push(refund);
    }

    /// The refunds that wait.
    pub(super) fn waiting(&self) -> &[Refund] {
        &self.refunds
    }

    /// The amount of a refund as written.
    pub(super) fn cell(&self, refund: &Refund) -> &str {
        let start = refund.start + refund.customer;
        &self.text[start..start + refund.cell]
    }

    fn customer(&self, refund: &Refund) -> &str {
        &self.text[refund.start..refund.start + refund.customer]
    }

    /// Takes each waiting refund off the order of its id, else off its
    /// customer's latest order on or before its day with enough left. By
    /// refund: the order, if there is one.
    pub(super) fn settle(
        &self,
        orders: &mut OrdersBuilder,
        ids: &mut OrderIds,
    ) -> Vec<Option<u32>> {
        let mut found = vec![None; self.refunds.len()];
        let mut open = Vec::new();
        for (index, refund) in self.refunds.iter().enumerate() {
            if refund.key != 0
                && let Known::Order(order) = ids.find_key(refund.key)
            {
                take_off(orders, order, refund.amount);
                found[index] = Some(order);
            } else if let Some(customer) = orders.find(self.customer(refund)) {
                open.push((customer, refund.day, index));
            }
        }
        sort_by_number(&mut open, |(customer, day, _)| number(customer, day));
        let candidates = orders_of(&open, orders);
        for (customer, day, index) in open {
            let refund = &self.refunds[index];
            let end =
                candidates.partition_point(|&(whose, when, _)| (whose, when) <= (customer, day));
            let latest = candidates[..end].iter().rev();
            let order = latest
                .take(LOOK_BACK)
                .take_while(|candidate| candidate.0 == customer)
                .map(|candidate| candidate.2)
                .find(|&order| orders.amounts()[order as usize] >= refund.amount);
            if let Some(order) = order {
                take_off(orders, order, refund.amount);
                found[index] = Some(order);
            }
        }
        found
    }
}

impl Refund {
    pub(super) fn new(day: Day, amount: Amount, key: u64, file: u32, row: u64) -> Self {
        Self {
            day,
            amount,
            key,
            file,
            row,
            start: 0,
            customer: 0,
            cell: 0,
        }
    }
}

/// Takes an amount off an order, down to the least that an amount can be.
pub(super) fn take_off(orders: &mut OrdersBuilder, order: u32, amount: Amount) {
    if let Some(left) = orders.amounts_mut().get_mut(order as usize) {
        let rest = Amount::from_scaled(left.scaled() - amount.scaled());
        *left = rest.unwrap_or(Amount::LEAST);
    }
}

fn number(customer: u32, day: Day) -> u128 {
    u128::from(customer) << 32 | day.rank()
}

/// The orders of the customers of some refunds, by customer and day.
fn orders_of(open: &[(u32, Day, usize)], orders: &OrdersBuilder) -> Vec<(u32, Day, u32)> {
    let Some(&(last, ..)) = open.last() else {
        return Vec::new();
    };
    let mut wanted = vec![false; last as usize + 1];
    for &(customer, ..) in open {
        wanted[customer as usize] = true;
    }
    let all = orders.customers().iter().zip(orders.days()).zip(0_u32..);
    let mut found: Vec<_> = all
        .filter(|((customer, _), _)| wanted.get(**customer as usize) == Some(&true))
        .map(|((&customer, &day), order)| (customer, day, order))
        .collect();
    sort_by_number(&mut found, |(customer, day, _)| number(customer, day));
    found
}
