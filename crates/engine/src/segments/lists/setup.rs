//! What the caller says of a list.

use super::{ConsentColumns, Field, Format, Unanswered};
use crate::calendar::Day;

/// The choices and words of one list. The engine has no language: heads, labels and
/// words are the caller's.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Setup {
    /// What the list is of, for the file's name: a stage, a tag, a tier.
    pub label: String,
    /// The day in the file's name.
    pub date: Day,
    /// Heads of the columns that a tool does not name itself; [`Field::key`] where
    /// one is missing.
    pub heads: Vec<(Field, String)>,
    /// Words in cells.
    pub words: Words,
    /// The columns of consents that the files have.
    pub consents: ConsentColumns,
    /// What becomes of those who answered nothing.
    pub unanswered: Unanswered,
    /// What becomes of those held out; `None` for the tool's own way.
    pub hold_out: Option<HoldOut>,
    /// Digits after the point in amounts of money, 0 ..= 4.
    pub decimals: u8,
    /// Rows of a file at most, where the tool's own limit is another (Zoho's depends
    /// on the edition). 0 counts as 1.
    pub most_rows: Option<u32>,
    /// Columns of which nothing is known of anybody: they are left away, unless the
    /// tool has no row without them.
    pub without: Vec<Field>,
}

impl Setup {
    /// A list with the tool's own ways and English keys for heads.
    pub fn new(label: &str, date: Day) -> Self {
        Self {
            label: label.to_owned(),
            date,
            heads: Vec::new(),
            words: Words::default(),
            consents: ConsentColumns::default(),
            unanswered: Unanswered::default(),
            hold_out: None,
            decimals: 2,
            most_rows: None,
            without: Vec::new(),
        }
    }

    /// The columns of a list for a tool, in order.
    pub fn fields(&self, format: Format) -> impl Iterator<Item = Field> {
        format
            .fields()
            .filter(move |&field| self.has(format, field))
    }

    /// Whether a column is in the list.
    pub(super) fn has(&self, format: Format, field: Field) -> bool {
        format.rules().keys.contains(&field) || !self.without.contains(&field)
    }
}

/// Where people go who are held out of a play.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum HoldOut {
    /// Into the same file, told apart by a column. Without effect on LINE's lists,
    /// which have none.
    Marked,
    /// Into a file of their own: a list that is sent to as a whole must not hold them.
    Apart,
}

/// Words in the cells and names of files.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Words {
    /// True.
    pub yes: String,
    /// False.
    pub no: String,
    /// Not known.
    pub unknown: String,
    /// In the name of the file with those held out.
    pub held_out: String,
}

impl Default for Words {
    fn default() -> Self {
        Self {
            yes: "yes".to_owned(),
            no: "no".to_owned(),
            unknown: "unknown".to_owned(),
            held_out: "holdout".to_owned(),
        }
    }
}
