//! The same person under two ids: found, shown, and merged when agreed.
//!
//! Customers that share a key (an e-mail address, a phone number) are taken
//! for one person, and so are those that are linked through others: A and B by
//! phone, B and C by e-mail. Nothing is changed here: [`merge`] says what a
//! merge would do, and [`Merge::into`] does it when it is given to the ledger.

mod groups;
mod suspects;

pub use suspects::{MAX_SHARERS, Suspect};

use crate::contacts::{ContactKind, Contacts};
use groups::Groups;
use suspects::Suspects;

/// Groups shown, the largest first.
const EXAMPLES: usize = 20;

/// Customers shown of a group or a suspect.
const MEMBERS_SHOWN: usize = 10;

/// What a merge would do, and the means to do it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Merge {
    /// Groups of two customers or more.
    pub groups: u32,
    /// Customers in those groups: they would become `groups` customers.
    pub customers: u32,
    /// Customers there would be: all − `customers` + `groups`.
    pub remaining: u32,
    /// Customers in the largest group; 0 without groups.
    pub largest: u32,
    /// Keys that two customers or more share, by kind; kinds without any are
    /// left out.
    pub by: Vec<SharedKeys>,
    /// The largest groups, at most 20, each with at most 10 of its customers,
    /// ascending.
    pub examples: Vec<Vec<u32>>,
    /// What looks shared by many people, most shared first, at most 20. It
    /// was not used for merging.
    pub suspects: Vec<Suspect>,
    /// How many of them there are.
    pub suspect_count: u32,
    /// The new number of each customer, dense: `0 .. remaining` in the order
    /// of first appearance, so a group stands where its first customer stood.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub into: Vec<u32>,
}

/// Keys of a kind that link customers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct SharedKeys {
    /// The kind.
    pub kind: ContactKind,
    /// Keys that 2 ..= [`MAX_SHARERS`] customers have.
    pub keys: u32,
    /// Customers that have one of them, each counted once a kind.
    pub customers: u32,
}

/// What merging by these kinds of keys would do to `customers` customers.
///
/// Customers numbered beyond `customers` are left out. A key of more than
/// [`MAX_SHARERS`] customers, and a customer with more than that many keys of
/// a kind (a till's "guest"), link nobody: they are [`Merge::suspects`].
/// The result does not depend on the order in which files were read, but for
/// the numbers of the customers themselves.
pub fn merge(contacts: &Contacts, kinds: &[ContactKind], customers: usize) -> Merge {
    let suspects = Suspects::new(contacts, kinds, customers);
    let mut groups = Groups::new(customers);
    let mut linked = vec![0_u8; customers];
    let mut by = Vec::new();
    for run in contacts.by_key() {
        let Some(&first) = run.first().filter(|first| kinds.contains(&first.kind)) else {
            continue;
        };
        let mut sharers = suspects.sharers(run);
        let Some(one) = sharers.next() else { continue };
        let mut is_shared = false;
        for other in sharers {
            groups.join(one, other);
            linked[other as usize] |= 1 << first.kind as u8;
            is_shared = true;
        }
        if is_shared {
            linked[one as usize] |= 1 << first.kind as u8;
            count_key(&mut by, first.kind);
        }
    }
    for entry in &mut by {
        let has_one = |mask: &&u8| **mask & (1 << entry.kind as u8) != 0;
        entry.customers = linked.iter().filter(has_one).count() as u32;
    }
    let numbered = groups.numbered();
    Merge {
        groups: numbered.groups,
        customers: numbered.members,
        remaining: numbered.remaining,
        largest: numbered.largest,
        by,
        examples: numbered.examples,
        suspect_count: suspects.count(),
        suspects: suspects.shown(),
        into: numbered.into,
    }
}

/// Runs come in the order of kinds, so only the last entry can be of this one.
fn count_key(by: &mut Vec<SharedKeys>, kind: ContactKind) {
    match by.last_mut().filter(|last| last.kind == kind) {
        Some(last) => last.keys += 1,
        None => by.push(SharedKeys {
            kind,
            keys: 1,
            customers: 0,
        }),
    }
}
