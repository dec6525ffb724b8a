//! By what a customer can be recognised across ids and files: normalised
//! e-mail addresses, phone numbers, LINE ids, as hashes.
//!
//! Only whether two of them are equal is ever asked, so no text is kept: eight
//! bytes a customer and kind instead of the addresses themselves.

use crate::hash::text_hash;
use crate::people::normalise;
use crate::sort::sort;

/// A kind of key by which a person is recognised, the most telling first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum ContactKind {
    /// The customer or member id.
    Id,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A LINE id.
    LineId,
}

impl ContactKind {
    /// All kinds, the most telling first.
    pub const ALL: [Self; 4] = [Self::Id, Self::Email, Self::Phone, Self::LineId];

    /// The hash of what a cell says, normalised; `None` when the cell is blank
    /// or holds nothing of this kind. `scratch` spares an allocation a cell.
    pub fn key(self, cell: &str, scratch: &mut String) -> Option<u64> {
        normalise::write(self, cell, scratch).then(|| text_hash(0, scratch.as_bytes()))
    }
}

/// One key of one customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contact {
    /// What the hash is of.
    pub kind: ContactKind,
    /// [`text_hash`] of the normalised text.
    pub hash: u64,
    /// The customer's index in the ledger.
    pub customer: u32,
}

/// The keys of all customers, each once, in the order of [`Contact`]: equal
/// keys stand side by side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contacts(Vec<Contact>);

impl Contacts {
    /// From keys in any order and any number.
    pub fn new(mut entries: Vec<Contact>) -> Self {
        sort(&mut entries);
        entries.dedup();
        Self(entries)
    }

    /// The keys in order, each once.
    pub fn entries(&self) -> &[Contact] {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One run for each key: all customers that share it.
    pub fn by_key(&self) -> impl Iterator<Item = &[Contact]> {
        self.0.chunk_by(|a, b| (a.kind, a.hash) == (b.kind, b.hash))
    }

    /// The same keys after customers were renumbered: `into[customer]` is the
    /// new number. Customers beyond `into` are left out.
    #[must_use]
    pub fn merged(&self, into: &[u32]) -> Self {
        let renumbered = self.0.iter().filter_map(|&contact| {
            let customer = *into.get(contact.customer as usize)?;
            Some(Contact {
                customer,
                ..contact
            })
        });
        Self::new(renumbered.collect())
    }

    /// Bytes held on the heap.
    pub fn heap_bytes(&self) -> usize {
        self.0.capacity() * size_of::<Contact>()
    }
}

/// Collects [`Contacts`] row by row.
///
/// Most customers have one key of a kind, repeated with each order: it stands
/// in a column of its own, so a repetition costs one look and no space.
#[derive(Debug, Clone, Default)]
pub struct ContactsBuilder {
    /// By kind, by customer: the first key; zero for none yet.
    first: [Vec<u64>; 4],
    /// Keys after the first, with repetitions until tidied.
    more: Vec<Contact>,
    tidy_at: usize,
    scratch: String,
}

/// Keys after the first that are held before repetitions are looked for.
const TIDY_FROM: usize = 1 << 16;

impl ContactsBuilder {
    /// Adds what a cell says; whether it said anything of this kind.
    pub fn add(&mut self, customer: u32, kind: ContactKind, cell: &str) -> bool {
        let mut scratch = core::mem::take(&mut self.scratch);
        let key = kind.key(cell, &mut scratch);
        self.scratch = scratch;
        if let Some(hash) = key {
            self.push(customer, kind, hash);
        }
        key.is_some()
    }

    /// Adds a key from [`ContactKind::key`]. Customers are expected to be
    /// numbered from 0 without large gaps.
    pub fn push(&mut self, customer: u32, kind: ContactKind, hash: u64) {
        let first = &mut self.first[kind as usize];
        let at = customer as usize;
        if first.len() <= at {
            first.resize(at + 1, 0);
        }
        if first[at] == 0 {
            first[at] = hash; // a hash of zero takes this way again and again, to no harm
        } else if first[at] != hash {
            self.more.push(Contact {
                kind,
                hash,
                customer,
            });
            if self.more.len() >= self.tidy_at.max(TIDY_FROM) {
                sort(&mut self.more);
                self.more.dedup();
                self.tidy_at = self.more.len() * 2;
            }
        }
    }

    /// The keys, each once.
    pub fn finish(self) -> Contacts {
        let mut entries = self.more;
        for (kind, first) in ContactKind::ALL.into_iter().zip(self.first) {
            let firsts = (0_u32..).zip(first).filter(|&(_, hash)| hash != 0);
            entries.extend(firsts.map(|(customer, hash)| Contact {
                kind,
                hash,
                customer,
            }));
        }
        Contacts::new(entries)
    }
}
