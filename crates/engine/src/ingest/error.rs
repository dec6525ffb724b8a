//! Why a file could not be imported at all.

use super::report::Report;
use super::role::Role;
use super::values::CurrencyCode;

/// Why a whole file was refused. Rows that were refused stand in the
/// [`Report`] instead.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
#[non_exhaustive]
pub enum ImportError {
    /// No record at all: no bytes, or blank lines only.
    Empty,
    /// Column names and no row below them.
    HeaderOnly,
    /// Not a text file.
    NotText {
        /// What its first bytes say it is, if they say.
        looks_like: Option<BinaryKind>,
    },
    /// Text in an encoding that must be converted to UTF-8 first.
    Encoding {
        /// The encoding.
        found: Encoding,
    },
    /// Text that is neither UTF-8 nor UTF-16: an older local encoding.
    NotUtf8 {
        /// 1-based physical line of the first byte that is not UTF-8.
        row: u64,
    },
    /// Every row was dropped.
    NoValidRow {
        /// The account of the rows.
        report: Box<Report>,
    },
    /// The mapping names a column that the first record does not have.
    MappingOutOfRange {
        /// What the column was to be.
        role: Role,
        /// 0-based column of the mapping.
        column: usize,
        /// Columns of the first record.
        columns: usize,
    },
    /// The mapping uses one column for two things.
    SameColumnTwice {
        /// The first of them.
        first: Role,
        /// The second of them.
        second: Role,
        /// The 0-based column.
        column: usize,
    },
    /// No column was recognised for a required role: it must be chosen.
    NoColumn {
        /// The role.
        role: Role,
    },
    /// The order of day and month is not evident: it must be asked for.
    AmbiguousDateOrder {
        /// 0-based column of the dates.
        column: usize,
    },
    /// Whether a point stands before decimals or between thousands is not
    /// evident: it must be asked for.
    AmbiguousDecimalMark {
        /// 0-based column of the amounts.
        column: usize,
    },
    /// Several currencies, and none chosen.
    MixedCurrencies {
        /// Each with its rows, the most frequent first; `None` for amounts that
        /// name none.
        found: Vec<(Option<CurrencyCode>, u64)>,
    },
    /// The first line does not end within 1 MiB: not a table of rows.
    EndlessLine,
    /// More than [`MAX_COLUMNS`](super::MAX_COLUMNS) columns.
    TooManyColumns {
        /// Columns of the first record.
        columns: usize,
    },
    /// More than 2³² − 1 distinct customers, or more than 4 GiB of their ids.
    TooManyCustomers,
    /// More than 2³² − 1 orders.
    TooManyOrders,
}

/// What a file's first bytes say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub enum BinaryKind {
    /// A ZIP container: an Excel workbook (.xlsx), or any other archive.
    Zip,
    /// A compound file: an Excel workbook of the old kind (.xls).
    Ole,
    /// A PDF document.
    Pdf,
    /// A picture (PNG, JPEG, GIF).
    Image,
    /// A gzip-compressed file.
    Gzip,
}

/// A Unicode encoding other than UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// UTF-32, either way.
    Utf32,
}
