//! People: members, whether they ever ordered or not, and what is known of them.

mod consent;
mod details;
mod import;
pub mod normalise;

pub use consent::Consent;
pub use details::{Details, TEXTS};
pub(crate) use import::Members;
pub(crate) use import::exact;
pub use import::{MembersImported, PeopleImport};

use crate::contacts::Contacts;
use crate::names::Names;

/// No member: what [`crate::ingest::Join::member_of`] says of customers that no
/// file of members knows.
pub const NO_MEMBER: u32 = u32::MAX;

/// All members of the files that were read, numbered by first appearance.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// Ids as first written, one after the other.
    ids: String,
    /// End of each member's id in `ids`.
    ends: Vec<u32>,
    /// By member: [`Self::exact`] of the id, zero for members without one.
    exact: Vec<u64>,
    /// Keys by member: `customer` stands for the member's number.
    keys: Contacts,
    labels: Vec<Label>,
    details: Option<Box<Details>>,
}

/// One labelled column of the members' files.
#[derive(Debug, Clone, Default)]
struct Label {
    names: Names,
    of_member: Vec<u32>,
}

impl People {
    /// Number of members, with and without orders.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The id as it stands in the file; the first address or number of a
    /// member without id, normalised; empty beyond the last member.
    pub fn id(&self, member: usize) -> &str {
        let Some(&end) = self.ends.get(member) else {
            return "";
        };
        let before = member.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.ids[before as usize..end as usize]
    }

    /// Whether the member has an id of its own.
    pub fn has_id(&self, member: usize) -> bool {
        self.exact.get(member).is_some_and(|&hash| hash != 0)
    }

    /// The hash of each member's id as it is written; zero without one.
    pub(crate) fn exact_ids(&self) -> &[u64] {
        &self.exact
    }

    /// The members' keys; `customer` of each is the member's number.
    pub fn keys(&self) -> &Contacts {
        &self.keys
    }

    /// What else is known of the members, by their numbers; where it was
    /// [asked for](PeopleImport::detailed).
    pub fn details(&self) -> Option<&Details> {
        self.details.as_deref()
    }

    /// The names of a label, by its position in [`PeopleImport::begin`].
    pub fn label_names(&self, label: usize) -> &[String] {
        self.labels
            .get(label)
            .map_or(&[], |label| label.names.texts())
    }

    /// The label of each member, an index into [`Self::label_names`], or
    /// [`NO_NAME`](crate::names::NO_NAME), or [`OTHER`](crate::names::OTHER).
    pub fn labels_of_members(&self, label: usize) -> &[u32] {
        self.labels.get(label).map_or(&[], |label| &label.of_member)
    }

    /// The label of each customer of the ledger, given each customer's member
    /// (as [`crate::ingest::Join::member_of`] has it);
    /// [`NO_NAME`](crate::names::NO_NAME) for customers who are no member.
    pub fn labels(&self, label: usize, member_of: &[u32]) -> Vec<u32> {
        let of_member = self.labels_of_members(label);
        let of_customer = member_of.iter().map(|&member| {
            let known = of_member.get(member as usize);
            known.copied().unwrap_or(crate::names::NO_NAME)
        });
        of_customer.collect()
    }

    /// Bytes held on the heap, the labels' names left out.
    pub fn heap_bytes(&self) -> usize {
        let labels = self
            .labels
            .iter()
            .map(|label| label.of_member.capacity() * 4);
        self.ids.capacity()
            + self.ends.capacity() * 4
            + self.exact.capacity() * 8
            + self.keys.heap_bytes()
            + labels.sum::<usize>()
    }
}
