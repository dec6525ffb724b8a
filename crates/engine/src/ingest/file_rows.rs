//! The file that is being read: its shape, its report, and what a row is when
//! it is no order.

use super::error::ImportError;
use super::kept_rows::KeptRows;
use super::last_date::LastDate;
use super::mapping::{Layout, MAX_COLUMNS, Mapping, TableKind};
use super::plan::{NONE, Plan};
use super::report::{DropReason, FieldCount, MAX_VALUE_CHARS, Report, RowExample};
use super::splitter::{Fields, is_blank};
use super::text::excerpt;
use super::totals::is_total;
use super::values::trim;

/// The file that is being read.
pub(super) struct FileRows {
    mapping: Mapping,
    pub(super) layout: Layout,
    pub(super) plan: Plan,
    /// Its number among the files, from 0.
    pub(super) index: u32,
    /// Fields of the first record.
    pub(super) expected: Option<usize>,
    /// Records above the table that are still to come.
    pub(super) skip: u32,
    /// Number of the last row, as a spreadsheet counts.
    pub(super) row: u64,
    pub(super) report: Report,
    pub(super) last_date: LastDate,
    /// Rows that became orders.
    pub(super) kept: KeptRows,
    /// The index of its first order.
    pub(super) first_order: usize,
    /// Scratch for an id with its customer and day.
    pub(super) scoped_id: Vec<u8>,
    /// Rows that wait for the end of the import.
    pub(super) waiting: u64,
    /// The header's cells of the mapped columns.
    names: Vec<(usize, Vec<u8>)>,
    pub(super) failure: Option<ImportError>,
}

impl FileRows {
    pub(super) fn new(mut mapping: Mapping, index: u32, first_order: usize) -> Self {
        mapping.kind = TableKind::Orders;
        Self {
            plan: Plan::of(&mapping),
            failure: mapping.check_roles().err(),
            layout: mapping.layout,
            skip: mapping.layout.skip,
            mapping,
            index,
            expected: None,
            row: 0,
            report: Report::default(),
            last_date: LastDate::default(),
            kept: KeptRows::default(),
            first_order,
            scoped_id: Vec::new(),
            waiting: 0,
            names: Vec::new(),
        }
    }

    /// Why the whole file is refused, once all of it has been read.
    pub(super) fn verdict(&self) -> Result<(), ImportError> {
        if let Some(failure) = &self.failure {
            return Err(failure.clone());
        }
        match (self.report.rows_read, self.expected) {
            (0, None) => Err(ImportError::Empty),
            (0, Some(_)) => Err(ImportError::HeaderOnly),
            _ => Ok(()),
        }
    }

    pub(super) fn first_record(&mut self, columns: usize) {
        self.expected = Some(columns);
        if self.failure.is_none() {
            self.failure = if columns > MAX_COLUMNS {
                Some(ImportError::TooManyColumns { columns })
            } else {
                self.mapping.check(columns).err()
            };
        }
    }

    pub(super) fn remember_names(&mut self, fields: Fields<'_>) {
        let columns = self.mapping.columns.iter();
        let mapped = columns.map(|(_, column)| (column, trim(fields.get(column)).to_vec()));
        self.names = mapped.filter(|(_, name)| !name.is_empty()).collect();
    }

    /// Whether a row says what the header says.
    fn is_header(&self, fields: Fields<'_>) -> bool {
        let mut names = self.names.iter();
        !self.names.is_empty() && names.all(|(column, name)| trim(fields.get(*column)) == name)
    }

    /// A row's number of fields, as an example.
    pub(super) fn counts(&self, fields: Fields<'_>) -> RowExample {
        RowExample {
            row: self.row,
            column: None,
            value: excerpt(fields.get(0), MAX_VALUE_CHARS),
            field_count: Some(FieldCount {
                expected: self.expected.unwrap_or(fields.len()),
                found: fields.len(),
            }),
        }
    }

    /// What a row that cannot be used really is: often no order at all.
    pub(super) fn reclassified(&self, reason: DropReason, fields: Fields<'_>) -> DropReason {
        let incomplete = || {
            is_blank(trim(fields.get(self.plan.identity())))
                || is_blank(trim(fields.get(self.plan.date)))
        };
        match reason {
            DropReason::MissingCustomer
            | DropReason::UnparsableDate
            | DropReason::UnparsableAmount
            | DropReason::Cancelled
            | DropReason::WrongFieldCount => {
                if incomplete() && is_total(fields) {
                    DropReason::TotalsLine
                } else if self.is_header(fields) {
                    DropReason::RepeatedHeader
                } else {
                    reason
                }
            }
            _ => reason,
        }
    }
}

/// A field of a row, as an example.
pub(super) fn example(row: u64, column: usize, fields: Fields<'_>) -> RowExample {
    RowExample {
        row,
        column: Some(column).filter(|&column| column != NONE),
        value: excerpt(fields.get(column), MAX_VALUE_CHARS),
        field_count: None,
    }
}
