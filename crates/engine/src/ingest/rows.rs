//! Records to rows: what is above the table, what is blank, what is a row, and
//! which class of the report it ends in.

use super::book::Book;
use super::error::ImportError;
use super::file_rows::{FileRows, example};
use super::plan::NONE;
use super::report::{ChangeReason, DropReason, MAX_VALUE_CHARS, NoteKind, RowExample};
use super::second::Reason;
use super::slices::RecordSink;
use super::splitter::{Fields, is_blank};
use super::text::excerpt;
use crate::amount::Amount;

/// Records to orders and reports.
pub(super) struct Rows {
    pub(super) book: Book,
    pub(super) file: FileRows,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// The last order, of this amount.
    Kept(Amount),
    /// A further line of the order.
    Merged(u32),
    /// Part of the orders in another way.
    Changed(ChangeReason),
    /// To be decided at the end.
    Waits,
}

/// A row's way out of being an order: why, and which column says so.
pub(super) type Dropped = (DropReason, usize);

impl RecordSink for Rows {
    fn expected(&self) -> Option<usize> {
        self.file.expected
    }

    #[inline]
    fn record(&mut self, fields: Fields<'_>, raw: &[u8]) {
        self.file.row += 1;
        if self.file.expected.is_none() {
            self.before_rows(fields, raw);
            return;
        }
        if is_blank(fields.get(self.file.plan.customer)) && fields.iter().all(is_blank) {
            self.file.report.blank_rows += u64::from(self.file.failure.is_none());
            return;
        }
        if self.file.failure.is_none() {
            self.row(fields, raw);
        }
    }

    fn broken_line(&mut self, reason: DropReason, line: &[u8]) {
        let file = &mut self.file;
        if file.failure.is_some() {
            return; // the rest of a slice after the refusal
        }
        file.row += 1;
        if file.expected.is_none() {
            if reason == DropReason::LineTooLong {
                file.failure = Some(ImportError::EndlessLine);
                return;
            }
            if file.skip > 0 {
                file.skip -= 1;
                file.report.preamble_rows += 1;
                return;
            }
            if file.layout.has_header {
                // Names with a broken quote: their number is all that is needed of them.
                let delimiter = file.layout.delimiter.byte();
                file.first_record(line.split(|&byte| byte == delimiter).count());
                return;
            }
        }
        file.report.rows_read += 1;
        let row = file.row;
        file.report.drop_row(reason, row, || RowExample {
            row,
            column: None,
            value: excerpt(line, MAX_VALUE_CHARS),
            field_count: None,
        });
        if let Some(second) = &mut self.book.second {
            second.reject(row, Reason::Dropped { reason }, line);
        }
    }
}

impl Rows {
    /// A record before the first row: above the table, blank, or the names.
    fn before_rows(&mut self, fields: Fields<'_>, raw: &[u8]) {
        let file = &mut self.file;
        if file.skip > 0 {
            file.skip -= 1;
            file.report.preamble_rows += 1;
            return;
        }
        if fields.iter().all(is_blank) {
            return;
        }
        file.first_record(fields.len());
        self.book.statuses.begin(&[]);
        if file.layout.has_header {
            file.remember_names(fields);
            if file.plan.status != NONE {
                let name = |field| String::from_utf8_lossy(field).into_owned();
                let names: Vec<String> = fields.iter().map(name).collect();
                self.book.statuses.begin(&names);
            }
        } else if file.failure.is_none() {
            self.row(fields, raw);
        }
    }

    #[inline]
    fn row(&mut self, fields: Fields<'_>, raw: &[u8]) {
        self.file.report.rows_read += 1;
        let expected = self.file.expected.unwrap_or(fields.len());
        let found = fields.len();
        let short = found < expected;
        let fate = if found == expected
            || fields.fit(expected)
            || (short && self.file.plan.last_needed < found)
        {
            if self.file.plan.plain {
                self.read_plain(fields)
            } else {
                self.read_full(fields)
            }
        } else {
            Err((DropReason::WrongFieldCount, NONE))
        };
        match fate {
            Ok(Fate::Kept(amount)) => {
                let file = &mut self.file;
                file.report.rows_kept += 1;
                file.kept.add(file.row);
                if short {
                    let example = file.counts(fields);
                    file.report.note(NoteKind::ShortRow, file.row, || example);
                }
                if amount == Amount::ZERO {
                    self.note(NoteKind::ZeroAmount, self.file.plan.amount, fields);
                }
                if self.book.second.is_some() {
                    self.kept_again(fields, raw);
                }
            }
            unusual => self.unusual(unusual, fields, raw),
        }
    }

    /// A row that is not an order of its own.
    #[cold]
    fn unusual(&mut self, fate: Result<Fate, Dropped>, fields: Fields<'_>, raw: &[u8]) {
        let file = &mut self.file;
        let row = file.row;
        let amount = file.plan.amount;
        let reason = match fate {
            Ok(Fate::Kept(_)) => return,
            Ok(Fate::Waits) => {
                file.waiting += 1;
                return;
            }
            Ok(Fate::Merged(order)) => {
                if let Some(second) = &mut self.book.second {
                    second.merged(order, fields);
                }
                Ok((ChangeReason::MergedIntoOrder, file.plan.order_id))
            }
            Ok(Fate::Changed(reason)) => Ok((reason, amount)),
            Err((reason, column)) => Err((file.reclassified(reason, fields), column)),
        };
        let reason = match reason {
            Ok((reason, column)) => {
                let example = || example(row, column, fields);
                file.report.change_row(reason, row, example);
                Reason::Changed { reason }
            }
            Err((DropReason::WrongFieldCount, _)) => {
                let example = file.counts(fields);
                let reason = DropReason::WrongFieldCount;
                file.report.drop_row(reason, row, || example);
                Reason::Dropped { reason }
            }
            Err((reason, column)) => {
                let example = || example(row, column, fields);
                file.report.drop_row(reason, row, example);
                Reason::Dropped { reason }
            }
        };
        if let Some(second) = &mut self.book.second {
            second.reject(row, reason, raw);
        }
    }

    /// A kept row in a second run.
    #[cold]
    fn kept_again(&mut self, fields: Fields<'_>, raw: &[u8]) {
        let order = self.book.orders.len() as u32 - 1;
        let row = self.file.row;
        if let Some(second) = &mut self.book.second {
            second.kept(order, fields, row, raw);
        }
    }

    /// Adds a note about the present row.
    pub(super) fn note(&mut self, kind: NoteKind, column: usize, fields: Fields<'_>) {
        let row = self.file.row;
        let example = || example(row, column, fields);
        self.file.report.note(kind, row, example);
    }
}
