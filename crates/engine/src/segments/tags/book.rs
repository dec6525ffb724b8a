//! Named rules, as they are kept.

use super::rule::Rule;

/// The version of the language that this engine writes and reads. A book of another
/// version is refused whole ([`TagProblem::Version`](super::TagProblem::Version)).
pub const VERSION: u32 = 1;

/// Most tags of a book.
pub const MOST_TAGS: usize = 100;

/// All tags of a user; holds names and limits only, nothing of the data.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct TagBook {
    /// [`VERSION`] of the language.
    pub version: u32,
    /// In the order in which they are shown, at most [`MOST_TAGS`].
    pub tags: Vec<Tag>,
}

/// A rule with its name.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Tag {
    /// The only one of this name in the book.
    pub name: String,
    /// Who has it.
    pub rule: Rule,
}

impl Default for TagBook {
    fn default() -> Self {
        Self {
            version: VERSION,
            tags: Vec::new(),
        }
    }
}
