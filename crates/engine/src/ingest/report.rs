//! The account of every row of a file: kept, or dropped and why.

use crate::calendar::Day;

/// Examples kept for each reason.
pub(super) const MAX_EXAMPLES: usize = 5;

/// Characters kept of an example's value.
pub(super) const MAX_VALUE_CHARS: usize = 80;

/// What became of the rows of a file. Always `rows_read = rows_kept + Σ dropped`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Report {
    /// Rows below the header that hold anything.
    pub rows_read: u64,
    /// Rows that became orders.
    pub rows_kept: u64,
    /// Rows in which every field is blank. They are not counted as read, but
    /// they do count in row numbers.
    pub blank_rows: u64,
    /// Rows that did not become orders, by reason, in the order of
    /// [`DropReason`]; each row under the first reason that was found.
    pub dropped: Vec<ReasonCount>,
    /// What is worth knowing about rows that were kept, in the order of [`NoteKind`].
    pub notes: Vec<Note>,
    /// Day of the earliest order; `None` when no row was kept.
    pub first_day: Option<Day>,
    /// Day of the latest order; `None` when no row was kept.
    pub last_day: Option<Day>,
}

/// Why a row was dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub enum DropReason {
    /// The customer's field is blank.
    MissingCustomer,
    /// The date's field is not a date, or not in the chosen order.
    UnparsableDate,
    /// A date that the calendar does not have, such as 30 February.
    ImpossibleDate,
    /// A date before 1900 or after 2199.
    DateOutOfRange,
    /// A date after today.
    FutureDate,
    /// The amount's field is not an amount.
    UnparsableAmount,
    /// An amount beyond ± [`crate::amount::MAX_UNITS`].
    AmountOutOfRange,
    /// A negative amount: a refund.
    NegativeAmount,
    /// More fields than columns, or too few for the mapped columns.
    WrongFieldCount,
    /// A quote that opens and does not close in a way that makes sense. Only
    /// the line on which it opens is dropped.
    UnclosedQuote,
    /// A line of more than 1 MiB.
    LineTooLong,
    /// A mapped field that is not UTF-8.
    InvalidUtf8,
}

/// What is worth knowing about rows that were kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub enum NoteKind {
    /// The amount is zero. It counts as an order.
    ZeroAmount,
    /// Fields are missing at the end of the row, none of them mapped.
    ShortRow,
}

/// The rows dropped for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct ReasonCount {
    /// The reason.
    pub reason: DropReason,
    /// Rows, ≥ 1.
    pub count: u64,
    /// The first of them, at most 5.
    pub examples: Vec<RowExample>,
}

/// The rows that a note is about.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Note {
    /// What it says.
    pub kind: NoteKind,
    /// Rows, ≥ 1.
    pub count: u64,
    /// The first of them, at most 5.
    pub examples: Vec<RowExample>,
}

/// One row that a reason or note is about.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct RowExample {
    /// The row as a spreadsheet numbers it: 1-based, the header and blank rows
    /// count, a record with line breaks inside quotes is one row.
    pub row: u64,
    /// 0-based column of the field; `None` when it is about the whole row.
    pub column: Option<usize>,
    /// The field, or the beginning of the line, at most 80 characters.
    pub value: String,
    /// Set for [`DropReason::WrongFieldCount`] and [`NoteKind::ShortRow`].
    pub field_count: Option<FieldCount>,
}

/// How many fields a row has, and how many the first record has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct FieldCount {
    /// Fields of the first record.
    pub expected: usize,
    /// Fields of this row.
    pub found: usize,
}

impl Report {
    /// Rows dropped, over all reasons.
    pub fn rows_dropped(&self) -> u64 {
        self.dropped.iter().map(|entry| entry.count).sum()
    }

    /// Rows dropped for one reason.
    pub fn count(&self, reason: DropReason) -> u64 {
        self.dropped
            .iter()
            .find(|entry| entry.reason == reason)
            .map_or(0, |entry| entry.count)
    }

    /// Counts a row as dropped. `example` is only called when it is kept.
    pub(super) fn drop_row(&mut self, reason: DropReason, example: impl FnOnce() -> RowExample) {
        self.rows_read += 1;
        let at = match self
            .dropped
            .binary_search_by_key(&reason, |entry| entry.reason)
        {
            Ok(at) => at,
            Err(at) => {
                let entry = ReasonCount {
                    reason,
                    count: 0,
                    examples: Vec::new(),
                };
                self.dropped.insert(at, entry);
                at
            }
        };
        let entry = &mut self.dropped[at];
        entry.count += 1;
        if entry.examples.len() < MAX_EXAMPLES {
            entry.examples.push(example());
        }
    }

    /// Adds a note about a row that is kept.
    pub(super) fn note(&mut self, kind: NoteKind, example: impl FnOnce() -> RowExample) {
        let at = match self.notes.binary_search_by_key(&kind, |entry| entry.kind) {
            Ok(at) => at,
            Err(at) => {
                self.notes.insert(
                    at,
                    Note {
                        kind,
                        count: 0,
                        examples: Vec::new(),
                    },
                );
                at
            }
        };
        let entry = &mut self.notes[at];
        entry.count += 1;
        if entry.examples.len() < MAX_EXAMPLES {
            entry.examples.push(example());
        }
    }

    /// Counts a row as kept.
    pub(super) fn keep_row(&mut self) {
        self.rows_read += 1;
        self.rows_kept += 1;
    }
}
