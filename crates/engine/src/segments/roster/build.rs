//! Everybody, from the ledger, the members and what the files tell of them.

use super::from_orders::{FromOrders, USUAL};
use super::persons::{Persons, Source};
use super::{LabelKind, Roster, TextColumn};
use crate::ingest::{Columns, Role};
use crate::interactions::LastDays;
use crate::orders::Orders;
use crate::people::{Consent, People, TEXTS};

/// The members, as a [detailed](crate::people::PeopleImport::detailed) second run
/// over their files finds them.
#[derive(Debug, Clone, Copy)]
pub struct Members<'a> {
    /// They, with their labels: the channel first, then the further ones.
    pub people: &'a People,
    /// The customer that each is: see
    /// [`customers_of_members`](crate::ingest::customers_of_members).
    pub customer_of: &'a [u32],
}

/// Everybody. `mapped` are the columns of all files of orders and members, by which
/// what no file has is told from what is blank. `further` names the further labels:
/// whether each is the members', in the order in which they were read there.
pub fn build(
    orders: &Orders,
    of_orders: &FromOrders,
    members: Option<Members<'_>>,
    last: Option<&LastDays>,
    mapped: &[&Columns],
    further: &[(String, bool)],
) -> Roster {
    let has = |role: Role| mapped.iter().any(|columns| columns.get(role).is_some());
    let persons = Persons::new(orders, of_orders, members);
    let texts = |which: usize| {
        let texts = (0..persons.len()).map(|person| persons.text(which, person));
        TextColumn::of(texts)
    };
    let consents = |which: usize| -> Vec<Consent> {
        let all = 0..persons.len();
        all.map(|person| persons.consent(which, person)).collect()
    };
    let mut labels = Vec::new();
    let usual = [LabelKind::Channel, LabelKind::FirstProduct];
    for ((what, role), at) in usual.into_iter().zip(USUAL).zip(0..) {
        if has(role) {
            let member = (what == LabelKind::Channel).then_some(Source::Members(0));
            let sources = member.into_iter().chain([Source::Orders(at)]);
            labels.push(persons.label(what, "", sources));
        }
    }
    let (mut in_orders, mut in_members) = (USUAL.len().., 1..);
    for (heading, is_members) in further {
        let source = if *is_members {
            in_members.next().map(Source::Members)
        } else {
            in_orders.next().map(Source::Orders)
        };
        labels.push(persons.label(LabelKind::Further, heading, source.into_iter()));
    }
    let last_interaction = last.map(|last| {
        let all = 0..persons.len();
        all.map(|person| match persons.prospect(person) {
            None => last.of_customer.get(person).copied().flatten(),
            Some(member) => last.of_member.get(member).copied().flatten(),
        })
        .collect()
    });
    Roster {
        customers: orders.customer_count() as u32,
        ids: TextColumn::of((0..persons.len()).map(|person| persons.id(person))),
        texts: core::array::from_fn(|which| has(TEXTS[which]).then(|| texts(which))),
        consents: core::array::from_fn(|which| has(Role::CONSENTS[which]).then(|| consents(which))),
        labels,
        last_interaction,
    }
}
