//! Keys and customers that stand for many people, and so tell nobody apart.

use super::{EXAMPLES, MEMBERS_SHOWN};
use crate::contacts::{Contact, ContactKind, Contacts};

/// Customers that may share a key, and keys of a kind that a customer may
/// have, before that says nothing of identity: a family has a handful, a
/// shop's own phone number has hundreds.
pub const MAX_SHARERS: usize = 20;

/// What looks shared by many people.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum Suspect {
    /// One key of more than [`MAX_SHARERS`] customers: the shop's phone.
    Key {
        /// What it is.
        of: ContactKind,
        /// Customers that have it.
        customers: u32,
        /// The first of them, at most 10, ascending.
        examples: Vec<u32>,
    },
    /// One customer with more than [`MAX_SHARERS`] keys of a kind: a guest's id.
    Customer {
        /// Of which kind.
        of: ContactKind,
        /// The customer.
        customer: u32,
        /// Keys of this kind.
        keys: u32,
    },
}

/// Who is suspicious, for one merge.
pub(super) struct Suspects {
    /// By customer: a bit for each kind of which it has too many keys.
    customers: Vec<u8>,
    found: Vec<Suspect>,
    count: u32,
}

impl Suspects {
    pub(super) fn new(contacts: &Contacts, kinds: &[ContactKind], customers: usize) -> Self {
        let mut suspects = Self {
            customers: vec![0; customers],
            found: Vec::new(),
            count: 0,
        };
        for &kind in ContactKind::ALL.iter().filter(|kind| kinds.contains(kind)) {
            suspects.look_at(contacts, kind);
        }
        suspects
    }

    fn look_at(&mut self, contacts: &Contacts, kind: ContactKind) {
        let mut keys = vec![0_u32; self.customers.len()];
        for contact in contacts.entries().iter().filter(|one| one.kind == kind) {
            if let Some(count) = keys.get_mut(contact.customer as usize) {
                *count += 1;
            }
        }
        for (customer, &keys) in (0_u32..).zip(&keys) {
            if keys as usize > MAX_SHARERS {
                self.customers[customer as usize] |= 1 << kind as u8;
                self.add(Suspect::Customer {
                    of: kind,
                    customer,
                    keys,
                });
            }
        }
        for run in contacts.by_key().filter(|run| run[0].kind == kind) {
            let customers = self.known(run).count();
            if customers > MAX_SHARERS {
                let examples = self.known(run).take(MEMBERS_SHOWN).collect();
                self.add(Suspect::Key {
                    of: kind,
                    customers: customers as u32,
                    examples,
                });
            }
        }
    }

    fn add(&mut self, suspect: Suspect) {
        self.count += 1;
        let at = self
            .found
            .partition_point(|other| other.sharers() >= suspect.sharers());
        if at < EXAMPLES {
            self.found.insert(at, suspect);
            self.found.truncate(EXAMPLES);
        }
    }

    /// The customers of a key that exist and are not suspicious, ascending;
    /// none when the key is.
    pub(super) fn sharers<'a>(&'a self, run: &'a [Contact]) -> impl Iterator<Item = u32> + 'a {
        let is_suspect = run.len() > MAX_SHARERS && self.known(run).count() > MAX_SHARERS;
        let run = if is_suspect { &[] } else { run };
        let kind = run.first().map_or(0, |first| 1 << first.kind as u8);
        self.known(run)
            .filter(move |&customer| self.customers[customer as usize] & kind == 0)
    }

    fn known<'a>(&self, run: &'a [Contact]) -> impl Iterator<Item = u32> + use<'a> {
        let customers = self.customers.len();
        run.iter()
            .map(|contact| contact.customer)
            .filter(move |&customer| (customer as usize) < customers)
    }

    pub(super) fn count(&self) -> u32 {
        self.count
    }

    pub(super) fn shown(self) -> Vec<Suspect> {
        self.found
    }
}

impl Suspect {
    /// How many share it, or how many keys it has.
    fn sharers(&self) -> u32 {
        match self {
            Self::Key { customers, .. } => *customers,
            Self::Customer { keys, .. } => *keys,
        }
    }
}
