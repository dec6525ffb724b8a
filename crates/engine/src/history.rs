//! What a forecast needs of a ledger, in columns that can be sent as bytes.
//!
//! A ledger finds customers by their ids and keeps orders as they stand in the
//! file; fitting models needs neither, and happens elsewhere than reading. A
//! [`History`] is that ledger by customer and day: 12 bytes an order, and per
//! customer 8 bytes and its id.

mod bytes;

pub use bytes::HistoryError;

use crate::amount::Amount;
use crate::calendar::Day;
use crate::customers::Customers;
use crate::orders::Orders;

/// Every customer's orders by day; at least one customer, each with at least one
/// order. Customers have the ledger's numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// All ids, one after the other.
    ids: String,
    /// End of each customer's id in `ids`, ascending.
    id_ends: Vec<u32>,
    /// Customer `c` owns the orders `starts[c] .. starts[c + 1]`.
    starts: Vec<u32>,
    /// The day of each order, ascending within a customer.
    days: Vec<Day>,
    /// The amount of each order.
    amounts: Vec<Amount>,
    first_day: Day,
    as_of: Day,
}

/// One customer of a [`History`].
#[derive(Debug, Clone, Copy)]
pub struct Buyer<'a> {
    days: &'a [Day],
    amounts: &'a [Amount],
}

impl History {
    /// The history in a ledger; `customers` must be the view of `orders`. `None`
    /// where the ids take 4 GiB or more.
    pub fn of(orders: &Orders, customers: &Customers) -> Option<Self> {
        let mut history = Self {
            ids: String::new(),
            id_ends: Vec::with_capacity(customers.len()),
            starts: Vec::with_capacity(customers.len() + 1),
            days: Vec::with_capacity(orders.len()),
            amounts: Vec::with_capacity(orders.len()),
            first_day: orders.first_day(),
            as_of: orders.as_of(),
        };
        history.starts.push(0);
        for (index, customer) in customers.iter().enumerate() {
            history.ids.push_str(orders.customer_id(index));
            history.id_ends.push(u32::try_from(history.ids.len()).ok()?);
            for entry in customer.entries() {
                history.days.push(entry.day);
                history.amounts.push(orders.amounts()[entry.order as usize]);
            }
            history.starts.push(history.days.len() as u32);
        }
        Some(history)
    }

    /// Number of customers, ≥ 1.
    pub fn len(&self) -> usize {
        self.id_ends.len()
    }

    /// Always `false`.
    pub fn is_empty(&self) -> bool {
        self.id_ends.is_empty()
    }

    /// Number of orders, ≥ 1.
    pub fn order_count(&self) -> usize {
        self.days.len()
    }

    /// A customer's id as it stands in the file; empty beyond the last.
    pub fn id(&self, customer: usize) -> &str {
        let end = |at: usize| self.id_ends.get(at).map_or(0, |end| *end as usize);
        let from = customer.checked_sub(1).map_or(0, end);
        self.ids.get(from..end(customer)).unwrap_or_default()
    }

    /// A customer by number; `None` beyond the last.
    pub fn get(&self, customer: usize) -> Option<Buyer<'_>> {
        let own = *self.starts.get(customer)? as usize..*self.starts.get(customer + 1)? as usize;
        Some(Buyer {
            days: &self.days[own.clone()],
            amounts: &self.amounts[own],
        })
    }

    /// All customers, by number.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Buyer<'_>> {
        self.starts.windows(2).map(|own| {
            let own = own[0] as usize..own[1] as usize;
            Buyer {
                days: &self.days[own.clone()],
                amounts: &self.amounts[own],
            }
        })
    }

    /// The earliest order's day.
    pub fn first_day(&self) -> Day {
        self.first_day
    }

    /// The analysis date: the latest order's day or a later one.
    pub fn as_of(&self) -> Day {
        self.as_of
    }

    /// Bytes held on the heap.
    pub fn heap_bytes(&self) -> usize {
        self.ids.capacity()
            + self.id_ends.capacity() * 4
            + self.starts.capacity() * 4
            + self.days.capacity() * 4
            + self.amounts.capacity() * 8
    }
}

impl<'a> Buyer<'a> {
    /// The day of each order, ascending; at least one.
    pub fn days(self) -> &'a [Day] {
        self.days
    }

    /// The amount of each order, in the order of [`Self::days`].
    pub fn amounts(self) -> &'a [Amount] {
        self.amounts
    }

    /// Day of the first order.
    pub fn first_day(self) -> Day {
        self.days[0]
    }

    /// Day of the last order.
    pub fn last_day(self) -> Day {
        self.days[self.days.len() - 1]
    }

    /// Days with an order and what was spent on each, ascending, at least one:
    /// orders of one day are one purchase. In 1/10 000 units of currency.
    pub fn purchases(self) -> impl Iterator<Item = (Day, i128)> + 'a {
        let mut at = 0;
        core::iter::from_fn(move || {
            let day = *self.days.get(at)?;
            let mut sum = 0;
            while self.days.get(at) == Some(&day) {
                sum += i128::from(self.amounts[at].scaled());
                at += 1;
            }
            Some((day, sum))
        })
    }
}
