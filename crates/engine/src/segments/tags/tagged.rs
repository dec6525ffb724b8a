//! Who has which tag, and what could not be answered.

use super::members::Bits;

/// All tags of a book over some customers.
#[derive(Debug, Clone, PartialEq)]
pub struct Tagged {
    /// One a tag, in the book's order.
    pub counts: Vec<TagCount>,
    /// Who has each tag. Meant to stay where it was computed.
    pub members: Vec<Bits>,
}

/// How many have a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct TagCount {
    /// Customers with the tag.
    pub members: u32,
    /// Customers of whom it is unknown.
    pub unknown: u32,
    /// Conditions that the data cannot answer as meant.
    pub notes: Vec<Note>,
}

/// A condition that the data cannot answer as meant.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Note {
    /// The way to it, as in [`TagError::path`](super::TagError::path).
    pub path: Vec<u32>,
    /// Why.
    pub note: NoteKind,
}

/// Why a condition is not answered as meant.
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
pub enum NoteKind {
    /// The column is not in this data: unknown of everybody.
    NoColumn,
    /// The column is there, but nobody has this label: false by it alone.
    NoSuchLabel {
        /// As written in the rule.
        value: String,
    },
    /// No product has this name: unknown of everybody, as it may be written otherwise.
    NoSuchProduct,
}
