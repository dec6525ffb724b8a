//! What people did besides ordering: mails opened, messages read, visits. All that
//! is kept of it is each person's last day, and how often each kind occurs.

mod entries;
mod find;
mod import;

pub use find::{Found, LastDays};
pub use import::{InteractionsImport, InteractionsImported};

use crate::calendar::Day;
use crate::people::People;

/// The persons of the files that were read, each with the last day.
#[derive(Debug, Clone, Default)]
pub struct Interactions {
    /// Who they are, by their own numbers.
    people: People,
    /// By person.
    last: Vec<Day>,
    kinds: Vec<KindCount>,
    unnamed: u64,
}

/// How often a kind of interaction occurs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct KindCount {
    /// Its name as first written.
    pub name: String,
    /// Interactions, ≥ 1.
    pub count: u64,
}

impl Interactions {
    /// Persons, ≥ 1: those who cannot be told apart by any key are one.
    pub fn persons(&self) -> usize {
        self.last.len()
    }

    /// The kinds, the commonest first.
    pub fn kinds(&self) -> &[KindCount] {
        &self.kinds
    }

    /// Interactions whose kind is not named, or came after 65,535 others.
    pub fn unnamed(&self) -> u64 {
        self.unnamed
    }
}
