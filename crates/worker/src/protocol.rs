//! What passes between the page and the engine, as plain data.
//!
//! A message to the engine is `{ id, request, source? }`, one back is
//! `{ id, event }`. `source` is a `Blob` (a chosen `File`, or pasted text made
//! into one) and travels beside the request, because it is a handle: its bytes
//! are read in slices where they are parsed and never held as a whole.

use ltv_engine::calendar::Day;
use ltv_engine::cohorts::Cohorts;
use ltv_engine::ingest::{ImportError, Mapping, Preview, Report};
use ltv_engine::summary::Summary;
use serde::{Deserialize, Serialize};

/// What the engine is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Request {
    /// Look at the beginning of the source and guess its columns.
    Inspect,
    /// Read the whole source and analyse it.
    Import {
        /// Which column holds what.
        mapping: Mapping,
        /// Today's date where the user is.
        today: Day,
    },
    /// Give up the request of this id. No answer of its own: the given-up
    /// request answers [`Event::Cancelled`].
    Cancel {
        /// The id of the request to give up.
        target: u32,
    },
}

/// What the engine says.
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
    /// How far an import is.
    Progress {
        /// Rows read so far.
        rows: f64,
        /// Bytes read so far.
        bytes: f64,
        /// Bytes of the source.
        total: f64,
    },
    /// The answer to [`Request::Inspect`].
    Inspected {
        /// The first look.
        preview: Preview,
    },
    /// The answer to [`Request::Import`].
    Imported {
        /// All that was made of the source.
        import: Box<Import>,
    },
    /// The request was given up.
    Cancelled,
    /// The request failed.
    Failed {
        /// Why.
        failure: Failure,
    },
}

/// All that was made of a source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Import {
    /// The account of every row.
    pub report: Report,
    /// The key figures.
    pub summary: Summary,
    /// The monthly cohort table.
    pub cohorts: Cohorts,
}

/// Why a request failed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Failure {
    /// The content of the source.
    Content {
        /// Why.
        error: ImportError,
    },
    /// The source could not be read: moved, changed or locked since it was chosen.
    Unreadable,
    /// The engine's module could not be loaded.
    Unavailable,
    /// The engine stopped in the middle: out of memory, or a fault of ours.
    Crashed,
    /// The message was not understood: page and engine are of different versions.
    Misunderstood,
}
