//! What passes between the page and the sheets module, as plain data.
//!
//! Messages are those of the engine, and both speak of `ready`, `unavailable`,
//! `progress`, `cancelled` and `failed` alike. What is made of a source comes
//! back beside the event, as `file`.

pub use ltv_sheets::{Cell, ColumnKind, CsvInfo, SheetError, SheetInfo, Table};
use serde::{Deserialize, Serialize};

/// What the sheets module is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Request {
    /// List the sheets of the source.
    Open,
    /// Make a sheet of the source CSV text in UTF-8.
    Convert {
        /// Its place among those listed.
        sheet: usize,
    },
    /// Make tables a workbook. Takes no source.
    Write {
        /// A sheet each.
        tables: Vec<Table>,
        /// The time to be named as that of writing, in seconds since 1970 UTC.
        created: f64,
    },
    /// Make the source, a list as [`Tool::Workbook`](super::segments::Tool::Workbook)
    /// has it, a workbook of one sheet.
    Bind {
        /// The name of the sheet.
        name: String,
        /// What each column holds.
        columns: Vec<ColumnKind>,
        /// As in [`Request::Write`].
        created: f64,
    },
    /// Give up the request of this id, as with the engine.
    Cancel {
        /// The id of the request to give up.
        target: u32,
    },
}

/// What the sheets module says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Event {
    /// The module is loaded and listens. Sent once, with id 0.
    Ready,
    /// The module could not be loaded. Sent with id 0, by the loader.
    Unavailable,
    /// How far a conversion is.
    Progress {
        /// Rows written so far.
        rows: f64,
        /// Rows of the sheet as it declares them; not always true.
        total: Option<f64>,
    },
    /// The answer to [`Request::Open`].
    Opened {
        /// In the order of their tabs.
        sheets: Vec<SheetInfo>,
    },
    /// The answer to [`Request::Convert`]; the text comes beside it.
    Converted {
        /// What became of the sheet.
        info: CsvInfo,
    },
    /// The answer to [`Request::Write`] and [`Request::Bind`]; the workbook comes beside it.
    Written,
    /// The request was given up.
    Cancelled,
    /// The request failed.
    Failed {
        /// Why.
        failure: Failure,
    },
}

/// Why a request failed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Failure {
    /// The content of the source, or of the tables.
    Content {
        /// Why.
        error: SheetError,
    },
    /// The source could not be read: moved, changed or locked since it was chosen.
    Unreadable,
    /// The module could not be loaded.
    Unavailable,
    /// The module stopped in the middle: out of memory, or a fault of ours.
    Crashed,
    /// The message was not understood: page and module are of different versions.
    Misunderstood,
}
