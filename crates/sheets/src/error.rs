//! Why a workbook cannot be read or written, as data.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a workbook cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum SheetError {
    /// Neither a workbook nor one of the formats named below.
    NotAWorkbook,
    /// Excel 97-2003 (.xls). Saving it as .xlsx helps.
    OldWorkbook,
    /// Excel's binary workbook (.xlsb). Saving it as .xlsx helps.
    BinaryWorkbook,
    /// An `OpenDocument` spreadsheet (.ods). Saving it as .xlsx helps.
    OpenDocument,
    /// It needs a password to be opened.
    Encrypted,
    /// Incomplete, or not as the format has it.
    Damaged,
    /// It unpacks to more than is taken, or to suspiciously much.
    TooLarge {
        /// Which bound.
        bound: Bound,
        /// The bound.
        limit: u64,
    },
    /// More rows than a spreadsheet has.
    TooManyRows {
        /// The most there can be.
        limit: u32,
    },
    /// More columns than a spreadsheet has.
    TooManyColumns {
        /// The most there can be.
        limit: u32,
    },
    /// The workbook has no sheet with cells.
    NoSheets,
    /// No sheet of this number.
    NoSuchSheet {
        /// 0-based.
        index: usize,
        /// How many there are.
        sheets: usize,
    },
    /// There is no table to write.
    NoTables,
    /// The workbook could not be put together.
    NotWritten,
}

/// What [`SheetError::TooLarge`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Bound {
    /// Bytes of the workbook: it is held in memory.
    File,
    /// Files within the workbook.
    Parts,
    /// Bytes of one of them after unpacking.
    Unpacked,
    /// Bytes after unpacking for each byte before.
    Ratio,
    /// Bytes of one value.
    Value,
    /// Bytes of the CSV text.
    Text,
}

impl fmt::Display for SheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for SheetError {}
