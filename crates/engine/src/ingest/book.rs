//! What all files of an import share.

use super::currencies::Currencies;
use super::options::ImportOptions;
use super::order_ids::OrderIds;
use super::refunds::Refunding;
use super::report::ChangeReason;
use super::second::Second;
use super::status::Statuses;
use crate::amount::Amount;
use crate::calendar::Day;
use crate::contacts::{Contact, ContactKind, Contacts, ContactsBuilder};
use crate::orders::{IdKey, OrdersBuilder};

pub(super) struct Book {
    pub(super) options: ImportOptions,
    /// Orders after this day are left out.
    pub(super) latest: Day,
    pub(super) orders: OrdersBuilder,
    pub(super) ids: OrderIds,
    pub(super) refunds: Refunding,
    pub(super) currencies: Currencies,
    pub(super) statuses: Statuses,
    pub(super) contacts: ContactQueue,
    /// Orders that are not what their rows say, in any order, also repeatedly.
    pub(super) changed: Vec<(u32, ChangeReason)>,
    /// Set in a second run over the files.
    pub(super) second: Option<Box<Second>>,
}

impl Book {
    pub(super) fn new(options: ImportOptions, second: Option<Box<Second>>) -> Self {
        Self {
            options,
            latest: options
                .as_of
                .map_or(options.today, |day| day.min(options.today)),
            orders: OrdersBuilder::default(),
            ids: OrderIds::default(),
            refunds: Refunding::default(),
            currencies: Currencies::default(),
            statuses: Statuses::default(),
            contacts: ContactQueue::default(),
            changed: Vec::new(),
            second,
        }
    }

    /// Adds an order of a customer whose id is UTF-8; its index.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub(super) fn place(&mut self, customer: &[u8], key: IdKey, day: Day, amount: Amount) -> u32 {
        let order = self.orders.len() as u32;
        if self.second.is_some() {
            self.orders.count(amount);
        } else {
            self.orders.push_utf8(customer, key, day, amount);
        }
        order
    }
}

/// Contacts of orders whose customers are not looked up yet.
#[derive(Debug, Default)]
pub(super) struct ContactQueue {
    waiting: Vec<(u32, ContactKind, u64)>,
    builder: ContactsBuilder,
    scratch: String,
}

/// Contacts that wait at most; far more than orders do.
const MOST_WAITING: usize = 1_024;

impl ContactQueue {
    /// Adds what a cell of an order says.
    pub(super) fn add(&mut self, order: u32, kind: ContactKind, cell: &[u8], book: &OrdersBuilder) {
        let Ok(cell) = core::str::from_utf8(cell) else {
            return;
        };
        if let Some(key) = kind.key(cell, &mut self.scratch) {
            self.waiting.push((order, kind, key));
            if self.waiting.len() >= MOST_WAITING {
                self.drain(book.customers());
            }
        }
    }

    fn drain(&mut self, customers: &[u32]) {
        let builder = &mut self.builder;
        self.waiting.retain(|&(order, kind, key)| {
            let customer = customers.get(order as usize);
            if let Some(&customer) = customer {
                builder.push(customer, kind, key);
            }
            customer.is_none()
        });
    }

    /// The contacts of all customers that have looked-up orders.
    pub(super) fn finish(mut self, customers: &[u32]) -> Contacts {
        self.drain(customers);
        self.builder.finish()
    }
}

/// Contacts of customers with new numbers; those without one are left out.
pub(super) fn renumbered(contacts: &Contacts, numbers: &[Option<u32>]) -> Contacts {
    let entries = contacts.entries().iter().filter_map(|&contact| {
        let customer = numbers.get(contact.customer as usize).copied().flatten()?;
        Some(Contact {
            customer,
            ..contact
        })
    });
    Contacts::new(entries.collect())
}
