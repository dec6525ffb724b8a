//! The account of every row.

use ltv_engine::fitness;
use ltv_engine::ingest::{ChangeReason, DropReason, NoteKind, Report, RowExample};
use serde::Serialize;

/// What became of the rows: `rowsRead = rowsKept + rowsChanged + rowsDropped`.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
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
    /// The account of one file or of several together. Row numbers are told where there
    /// is one file.
    pub fn of<'a>(
        reports: impl IntoIterator<Item = &'a Report>,
        findings: &[fitness::Finding],
    ) -> Self {
        let mut reports = reports.into_iter();
        let mut all = reports.next().map(Self::one).unwrap_or_default();
        for report in reports {
            all.add(Self::one(report));
        }
        all.findings = (findings.iter())
            .map(|finding| Finding {
                fact: finding.fact,
                warning: finding.weight == fitness::Weight::Warning,
            })
            .collect();
        all
    }

    fn one(report: &Report) -> Self {
        let changed: Vec<_> = (report.changed.iter())
            .map(|of| rows(Reason::Changed(of.reason), of.count, &of.examples))
            .collect();
        let dropped: Vec<_> = (report.dropped.iter())
            .map(|of| rows(Reason::Dropped(of.reason), of.count, &of.examples))
            .collect();
        Self {
            rows_read: report.rows_read as f64,
            rows_kept: report.rows_kept as f64,
            rows_changed: report.rows_changed() as f64,
            rows_dropped: report.rows_dropped() as f64,
            changed,
            dropped,
            notes: (report.notes.iter())
                .map(|of| rows(Reason::Noted(of.kind), of.count, &of.examples))
                .collect(),
            findings: Vec::new(),
        }
    }

    fn add(&mut self, other: Self) {
        self.rows_read += other.rows_read;
        self.rows_kept += other.rows_kept;
        self.rows_changed += other.rows_changed;
        self.rows_dropped += other.rows_dropped;
        for (own, other) in [
            (&mut self.changed, other.changed),
            (&mut self.dropped, other.dropped),
            (&mut self.notes, other.notes),
        ] {
            for of in other {
                match own.iter_mut().find(|own| own.reason == of.reason) {
                    Some(own) => own.rows += of.rows,
                    None => own.push(of),
                }
            }
            for of in own {
                of.examples.clear();
            }
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
