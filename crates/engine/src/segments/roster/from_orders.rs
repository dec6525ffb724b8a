//! What the files of orders themselves tell of the customers.

use crate::calendar::Day;
use crate::customers::Customers;
use crate::ingest::{Cells, Columns, Role};
use crate::names::{NO_NAME, Names};
use crate::orders::Orders;
use crate::people::{Consent, Details, TEXTS};

/// Columns before the labels: texts and consents.
const BEFORE: usize = TEXTS.len() + Role::CONSENTS.len();

/// Labels that are always looked for.
pub(super) const USUAL: [Role; 2] = [Role::Channel, Role::Product];

/// Texts, consents and labels by customer, collected from the cells of a
/// [telling](crate::ingest::Import::telling) run.
///
/// Of several orders the first text counts, the consent of the latest day, and the
/// label of the first order. Bytes held: the texts, and some 50 a customer.
#[derive(Debug, Clone)]
pub struct FromOrders {
    pub(super) details: Details,
    /// By consent, by customer: the day on which it was said.
    said: [Vec<Day>; Role::CONSENTS.len()],
    /// Channel, product, then the further ones.
    pub(super) labels: Vec<(Names, Vec<u32>)>,
}

/// The first order of each customer, by whose row labels go.
pub fn first_orders(customers: &Customers) -> Vec<u32> {
    let first = |entries: &[crate::customers::Entry]| entries.first().map(|entry| entry.order);
    let all = customers.iter();
    all.map(|customer| first(customer.entries()).unwrap_or(u32::MAX))
        .collect()
}

impl FromOrders {
    /// Nothing yet; so many labels besides channel and product.
    pub fn new(further: usize) -> Self {
        Self {
            details: Details::default(),
            said: Default::default(),
            labels: vec![Default::default(); USUAL.len() + further],
        }
    }

    /// The columns to ask for in a file that is mapped so, with those of the further
    /// labels.
    pub fn columns(mapping: &Columns, further: &[Option<usize>]) -> Vec<Option<usize>> {
        let roles = TEXTS.into_iter().chain(Role::CONSENTS).chain(USUAL);
        let mapped = roles.map(|role| mapping.get(role));
        mapped.chain(further.iter().copied()).collect()
    }

    /// Takes cells. `first_of` is [`first_orders`] of the ledger.
    pub fn add(&mut self, orders: &Orders, first_of: &[u32], cells: &Cells) {
        for row in cells.rows().filter(|row| !row.further) {
            let at = row.order as usize;
            let Some((&customer, &day)) = orders.customers().get(at).zip(orders.days().get(at))
            else {
                continue;
            };
            let customer = customer as usize;
            for which in 0..TEXTS.len() {
                self.details.offer_text(which, customer, row.cell(which));
            }
            for which in 0..Role::CONSENTS.len() {
                let said = Consent::of(row.cell(TEXTS.len() + which));
                self.say(which, customer, day, said);
            }
            if first_of.get(customer) != Some(&row.order) {
                continue;
            }
            for (label, (names, of_customer)) in self.labels.iter_mut().enumerate() {
                let name = names.intern(row.cell(BEFORE + label));
                if of_customer.len() <= customer {
                    of_customer.resize(customer + 1, NO_NAME);
                }
                of_customer[customer] = name;
            }
        }
    }

    fn say(&mut self, which: usize, customer: usize, day: Day, said: Consent) {
        if said == Consent::Unknown {
            return;
        }
        let days = &mut self.said[which];
        if days.len() <= customer {
            days.resize(customer + 1, Day(i32::MIN));
        }
        if days[customer] <= day {
            days[customer] = day;
            self.details.say_consent(which, customer, said);
        }
    }
}
