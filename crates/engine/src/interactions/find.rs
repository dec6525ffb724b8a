//! Whose interactions they are: customers of the ledger, members, or nobody known.

use super::Interactions;
use crate::calendar::Day;
use crate::contacts::Contacts;
use crate::ingest::{Index, Matching};
use crate::orders::Orders;
use crate::people::{NO_MEMBER, People};

/// Who of the ledger and of the members each person is, by the keys and in the
/// order by which members are [joined](crate::ingest::join).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// By person of the interactions: the customer, or [`NO_MEMBER`].
    customer_of: Vec<u32>,
    /// Likewise the member.
    member_of: Vec<u32>,
    /// Persons who are neither.
    pub strangers: u32,
}

/// The last day on which each is known to have done something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LastDays {
    /// By customer of the ledger.
    pub of_customer: Vec<Option<Day>>,
    /// By member.
    pub of_member: Vec<Option<Day>>,
}

impl Interactions {
    /// Finds the persons among the customers of a ledger, before any of them are
    /// taken together, and among the members. Time and space are linear in
    /// persons, customers, members and their keys.
    pub fn find(&self, orders: &Orders, contacts: &Contacts, people: Option<&People>) -> Found {
        let among = |index: &Index| {
            let id = |person: usize| self.people.id(person);
            let found = Matching::of(index, self.persons(), &id, self.people.keys());
            found.0.member_of
        };
        let customer_of = among(&Index::of_customers(orders, contacts));
        let member_of = people.map_or_else(
            || vec![NO_MEMBER; self.persons()],
            |people| among(&Index::of_members(people)),
        );
        let pairs = customer_of.iter().zip(&member_of);
        let strangers = pairs.filter(|pair| *pair == (&NO_MEMBER, &NO_MEMBER));
        Found {
            strangers: strangers.count() as u32,
            customer_of,
            member_of,
        }
    }

    /// The last days of so many customers, and of the members: what one of them did
    /// whom `customer_of_member` (see
    /// [`customers_of_members`](crate::ingest::customers_of_members)) says to be the
    /// same person, both did. `into` are the new numbers of customers who were
    /// taken together since they were [found](Self::find).
    pub fn last_days(
        &self,
        found: &Found,
        into: Option<&[u32]>,
        customers: usize,
        customer_of_member: &[u32],
    ) -> LastDays {
        let mut days = LastDays {
            of_customer: vec![None; customers],
            of_member: vec![None; customer_of_member.len()],
        };
        for ((&last, &customer), &member) in
            (self.last.iter().zip(&found.customer_of)).zip(&found.member_of)
        {
            let now = into.map_or(Some(customer), |into| into.get(customer as usize).copied());
            let customer = now.unwrap_or(NO_MEMBER);
            later(&mut days.of_customer, customer, Some(last));
            later(&mut days.of_member, member, Some(last));
        }
        for (&own, &customer) in days.of_member.iter().zip(customer_of_member) {
            later(&mut days.of_customer, customer, own);
        }
        for (own, &customer) in days.of_member.iter_mut().zip(customer_of_member) {
            *own = (*own).max(days.of_customer.get(customer as usize).copied().flatten());
        }
        days
    }
}

fn later(days: &mut [Option<Day>], who: u32, day: Option<Day>) {
    if let Some(own) = days.get_mut(who as usize) {
        *own = (*own).max(day);
    }
}
