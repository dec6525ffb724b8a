//! What a workbook holds and what became of a sheet.

use serde::{Deserialize, Serialize};

/// The sheets of a workbook, in the order of their tabs. Charts and macros on
/// tabs of their own are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Book {
    /// At least one.
    pub sheets: Vec<SheetInfo>,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SheetInfo {
    /// As on its tab.
    pub name: String,
    /// The last row in use (1-based), as the file declares it. `None` where it
    /// does not say; not to be relied on, some programs declare too much.
    pub rows: Option<u32>,
    /// The last column in use (1-based), likewise.
    pub columns: Option<u32>,
    /// Whether the tab is hidden.
    pub hidden: bool,
}

/// What became of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CsvInfo {
    /// Records written, which is the number of the last row that holds anything.
    pub rows: u32,
    /// Fields of the widest record.
    pub columns: u32,
    /// Cells that hold an error such as `#N/A`; they are blank in the text.
    pub error_cells: u64,
    /// The first few of them.
    pub error_examples: Vec<CellAt>,
    /// Cells of merged heads that were filled from the first cell.
    pub filled_cells: u32,
    /// Whether the workbook counts days from 1904.
    pub epoch_1904: bool,
}

/// The place of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CellAt {
    /// 1-based, as the spreadsheet shows it.
    pub row: u32,
    /// 1-based: 1 is column A.
    pub column: u32,
}
