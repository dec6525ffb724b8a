//! Records to orders: what each row becomes, and why not if not.

use super::delimited::{ImportOptions, Imported};
use super::error::ImportError;
use super::mapping::Mapping;
use super::report::{DropReason, FieldCount, MAX_VALUE_CHARS, NoteKind, Report, RowExample};
use super::splitter::{Fields, is_blank};
use super::text::excerpt;
use super::values::{AmountProblem, DateProblem, parse_amount, parse_date, trim};
use crate::amount::Amount;
use crate::calendar::Day;
use crate::orders::{LedgerFull, OrdersBuilder};

/// Records to orders and the report.
pub(super) struct Rows {
    mapping: Mapping,
    today: Day,
    /// Fields of the first record.
    expected: Option<usize>,
    /// Number of the last row, as a spreadsheet counts.
    row: u64,
    report: Report,
    orders: OrdersBuilder,
    failure: Option<ImportError>,
}

/// A row's way out of being an order: why, and which column says so.
type Dropped = (DropReason, usize);

impl Rows {
    pub(super) fn new(mapping: Mapping, options: ImportOptions) -> Self {
        Self {
            mapping,
            today: options.today,
            expected: None,
            row: 0,
            report: Report::default(),
            orders: OrdersBuilder::default(),
            failure: mapping.check_distinct().err(),
        }
    }

    /// Rows kept or dropped so far.
    pub(super) fn rows_read(&self) -> u64 {
        self.report.rows_read
    }

    /// Fields of the first record, once it has been read.
    pub(super) fn expected(&self) -> Option<usize> {
        self.expected
    }

    #[inline]
    pub(super) fn record(&mut self, fields: Fields<'_>) {
        self.row += 1;
        if is_blank(fields.get(self.mapping.customer)) && fields.iter().all(is_blank) {
            self.report.blank_rows += u64::from(self.expected.is_some());
            return;
        }
        if self.expected.is_none() {
            self.first_record(fields.len());
            if self.mapping.has_header {
                return;
            }
        }
        if self.failure.is_none() {
            self.order(fields);
        }
    }

    fn first_record(&mut self, columns: usize) {
        self.expected = Some(columns);
        if self.failure.is_none() {
            self.failure = self.mapping.check(columns).err();
        }
    }

    /// A line that is not a record.
    pub(super) fn broken_line(&mut self, reason: DropReason, line: &[u8]) {
        self.row += 1;
        if self.expected.is_none() && self.mapping.has_header {
            // Names with a broken quote: their number is all that is needed of them.
            let delimiter = self.mapping.delimiter.byte();
            self.first_record(line.split(|&byte| byte == delimiter).count());
            return;
        }
        let row = self.row;
        self.report.drop_row(reason, || RowExample {
            row,
            column: None,
            value: excerpt(line, MAX_VALUE_CHARS),
            field_count: None,
        });
    }

    #[inline]
    fn order(&mut self, fields: Fields<'_>) {
        let expected = self.expected.unwrap_or(fields.len());
        let found = fields.len();
        let row = self.row;
        let counts = || RowExample {
            row,
            column: None,
            value: excerpt(fields.get(0), MAX_VALUE_CHARS),
            field_count: Some(FieldCount { expected, found }),
        };
        let short = found < expected;
        if found != expected {
            let mapped_are_there = self.mapping.last_column() < found;
            if !(fields.fit(expected) || (short && mapped_are_there)) {
                self.report.drop_row(DropReason::WrongFieldCount, counts);
                return;
            }
        }
        match self.read_order(fields) {
            Ok(amount) => {
                self.report.keep_row();
                if short {
                    self.report.note(NoteKind::ShortRow, counts);
                }
                if amount == Amount::ZERO {
                    let column = self.mapping.amount;
                    self.report
                        .note(NoteKind::ZeroAmount, || example(row, column, fields));
                }
            }
            Err((reason, column)) => {
                self.report
                    .drop_row(reason, || example(row, column, fields));
            }
        }
    }

    /// Adds the order, or says why not.
    #[inline]
    fn read_order(&mut self, fields: Fields<'_>) -> Result<Amount, Dropped> {
        let Mapping {
            customer,
            date,
            amount,
            date_order,
            ..
        } = self.mapping;
        let id = trim(fields.get(customer));
        if id.is_empty() {
            return Err((DropReason::MissingCustomer, customer));
        }
        let id = core::str::from_utf8(id).map_err(|_| (DropReason::InvalidUtf8, customer))?;
        let cell = fields.get(date);
        let day =
            parse_date(cell, date_order).map_err(|problem| (date_reason(problem, cell), date))?;
        if day > self.today {
            return Err((DropReason::FutureDate, date));
        }
        let cell = fields.get(amount);
        let money = parse_amount(cell).map_err(|problem| (amount_reason(problem, cell), amount))?;
        if money < Amount::ZERO {
            return Err((DropReason::NegativeAmount, amount));
        }
        self.orders.push(id, day, money);
        Ok(money)
    }

    pub(super) fn finish(self) -> Result<Imported, ImportError> {
        let mut report = self.report;
        debug_assert_eq!(report.rows_read, report.rows_kept + report.rows_dropped());
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        if report.rows_read == 0 {
            let has_names = self.expected.is_some();
            return Err(if has_names {
                ImportError::HeaderOnly
            } else {
                ImportError::Empty
            });
        }
        (report.first_day, report.last_day) = self.orders.span().unzip();
        match self.orders.finish() {
            Ok(Some(orders)) => Ok(Imported { orders, report }),
            Ok(None) => Err(ImportError::NoValidRow {
                report: Box::new(report),
            }),
            Err(LedgerFull::Customers) => Err(ImportError::TooManyCustomers),
            Err(LedgerFull::Orders) => Err(ImportError::TooManyOrders),
        }
    }
}

fn date_reason(problem: DateProblem, cell: &[u8]) -> DropReason {
    match problem {
        DateProblem::Unparsable if core::str::from_utf8(cell).is_err() => DropReason::InvalidUtf8,
        DateProblem::Unparsable => DropReason::UnparsableDate,
        DateProblem::Impossible => DropReason::ImpossibleDate,
        DateProblem::OutOfRange => DropReason::DateOutOfRange,
    }
}

fn amount_reason(problem: AmountProblem, cell: &[u8]) -> DropReason {
    match problem {
        AmountProblem::Unparsable if core::str::from_utf8(cell).is_err() => DropReason::InvalidUtf8,
        AmountProblem::Unparsable => DropReason::UnparsableAmount,
        AmountProblem::OutOfRange => DropReason::AmountOutOfRange,
    }
}

fn example(row: u64, column: usize, fields: Fields<'_>) -> RowExample {
    RowExample {
        row,
        column: Some(column),
        value: excerpt(fields.get(column), MAX_VALUE_CHARS),
        field_count: None,
    }
}
