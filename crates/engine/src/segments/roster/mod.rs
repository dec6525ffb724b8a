//! Everybody the files know, with what it takes to write to them, what each customer
//! bought, and what stands on each order: what segments and lists need beside the
//! [history](crate::history).
//!
//! All of it is read from the files a second time, when somebody asks, and travels
//! as bytes.

mod build;
mod bytes;
mod from_orders;
mod items;
mod items_bytes;
mod packing;
mod persons;
mod receipts;
mod receipts_build;
mod receipts_bytes;
mod text_column;

pub use build::{Members, build};
pub use from_orders::{FromOrders, first_orders};
pub use items::{Items, ItemsBuilder};
pub use packing::RosterError;
pub use receipts::Receipts;
pub use receipts_build::ReceiptsBuilder;
pub use text_column::TextColumn;

use crate::calendar::Day;
use crate::ingest::Role;
use crate::people::{Consent, TEXTS};

/// Everybody: persons `0 .. customers()` are the customers of the ledger by their
/// numbers, as in a [`History`](crate::history::History) of it; then come the
/// members without orders, by their place in the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    customers: u32,
    ids: TextColumn,
    /// In the order of [`TEXTS`]; `None` where no file has such a column.
    texts: [Option<TextColumn>; TEXTS.len()],
    /// In the order of [`Role::CONSENTS`], likewise.
    consents: [Option<Vec<Consent>>; Role::CONSENTS.len()],
    labels: Vec<Label>,
    last_interaction: Option<Vec<Option<Day>>>,
}

/// A column by which persons are grouped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// What it says.
    pub what: LabelKind,
    /// What it is called in the files; empty for what has a kind of its own.
    pub heading: String,
    /// The distinct values, as first written.
    pub names: Vec<String>,
    /// By person: an index in `names`, [`NO_NAME`](crate::names::NO_NAME), or
    /// [`OTHER`](crate::names::OTHER).
    pub of_person: Vec<u32>,
}

/// What a [`Label`] says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelKind {
    /// Where the person came from: as the files of members say, else the first order.
    Channel,
    /// The product of the first order; of several, that of its first row.
    FirstProduct,
    /// Another column that was asked for.
    Further,
}

impl Roster {
    /// All persons.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Always `false`: a ledger has customers.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Those with orders; they come first. ≥ 1.
    pub fn customers(&self) -> usize {
        self.customers as usize
    }

    /// A person's id: the customer's in the ledger, else the member's, for which the
    /// first address or number stands where it has none. Empty beyond the last.
    pub fn id(&self, person: usize) -> &str {
        self.ids.get(person)
    }

    /// E-mail address, phone number, LINE user id or name (a role of [`TEXTS`]) as
    /// written in the files of members, else in those of orders; empty where it is
    /// not known.
    pub fn text(&self, role: Role, person: usize) -> &str {
        self.texts_of(role).map_or("", |column| column.get(person))
    }

    /// Those texts of everybody; `None` where no file has such a column.
    pub fn texts_of(&self, role: Role) -> Option<&TextColumn> {
        let at = TEXTS.iter().position(|&own| own == role)?;
        self.texts.get(at)?.as_ref()
    }

    /// What everybody agreed to, of a role of [`Role::CONSENTS`]; `None` where no
    /// file has such a column.
    pub fn consents_of(&self, role: Role) -> Option<&[Consent]> {
        let at = Role::CONSENTS.iter().position(|&own| own == role)?;
        self.consents.get(at)?.as_deref()
    }

    /// The labels: channel and first product where the files have them, then those
    /// that were asked for.
    pub fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// The label of a kind.
    pub fn label(&self, what: LabelKind) -> Option<&Label> {
        self.labels.iter().find(|label| label.what == what)
    }

    /// The last day on which each person is known to have done something besides
    /// ordering; `None` without files of interactions.
    pub fn last_interactions(&self) -> Option<&[Option<Day>]> {
        self.last_interaction.as_deref()
    }
}
