//! The account of every row.

use ltv_engine::fitness;
use ltv_engine::ingest::{ChangeReason, DropReason, NoteKind, Report, RowExample};
use serde::Serialize;

/// What became of the rows: `rowsRead = rowsKept + rowsChanged + rowsDropped`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Quality {
    /// Rows below the header that hold anything.
    pub rows_read: f64,
    /// Rows that became orders as they stand.
    pub rows_kept: f64,
    /// Rows that are in the orders in another form.
    pub rows_changed: f64,
    /// Rows that are in no order.
    pub rows_dropped: f64,
    /// The changed rows by reason.
    pub changed: Vec<RowsOfReason>,
    /// The dropped rows by reason.
    pub dropped: Vec<RowsOfReason>,
    /// What is worth knowing about rows that were kept.
    pub notes: Vec<RowsOfReason>,
    /// What makes which analysis doubtful.
    pub findings: Vec<Finding>,
}

/// Rows of one reason.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RowsOfReason {
    /// Its name, such as `missingCustomer`.
    #[cfg_attr(feature = "types", ts(type = "string"))]
    pub reason: Reason,
    /// How many.
    pub rows: f64,
    /// The numbers of the first of them, as a spreadsheet numbers rows.
    pub examples: Vec<f64>,
}

/// Why rows are told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Reason {
    /// They are in the orders in another form.
    Changed(ChangeReason),
    /// They are in no order.
    Dropped(DropReason),
    /// They were kept.
    Noted(NoteKind),
}

/// Something that a reader of the results should know of the data.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// What was found, with its numbers.
    #[cfg_attr(
        feature = "types",
        ts(type = "{ kind: string; [detail: string]: unknown }")
    )]
    pub fact: fitness::Fact,
    /// Whether results may be wrong until this is explained.
    pub warning: bool,
}

impl Quality {
    pub(super) fn of(report: &Report, findings: &[fitness::Finding]) -> Self {
        let changed: Vec<_> = (report.changed.iter())
            .map(|of| rows(Reason::Changed(of.reason), of.count, &of.examples))
            .collect();
        let dropped: Vec<_> = (report.dropped.iter())
            .map(|of| rows(Reason::Dropped(of.reason), of.count, &of.examples))
            .collect();
        let sum = |rows: &[RowsOfReason]| rows.iter().map(|of| of.rows).sum();
        Self {
            rows_read: report.rows_read as f64,
            rows_kept: report.rows_kept as f64,
            rows_changed: sum(&changed),
            rows_dropped: sum(&dropped),
            changed,
            dropped,
            notes: (report.notes.iter())
                .map(|of| rows(Reason::Noted(of.kind), of.count, &of.examples))
                .collect(),
            findings: (findings.iter())
                .map(|finding| Finding {
                    fact: finding.fact,
                    warning: finding.weight == fitness::Weight::Warning,
                })
                .collect(),
        }
    }
}

fn rows(reason: Reason, count: u64, examples: &[RowExample]) -> RowsOfReason {
    RowsOfReason {
        reason,
        rows: count as f64,
        examples: examples.iter().map(|example| example.row as f64).collect(),
    }
}
