//! The account of every row of a file: kept, changed, or dropped, and why.

mod tally;

use crate::calendar::Day;

/// Characters kept of an example's value.
pub(super) const MAX_VALUE_CHARS: usize = 80;

/// What became of the rows of a file. Each row is in exactly one class: always
/// `rows_read = rows_kept + Σ changed + Σ dropped`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Report {
    /// Rows below the header that hold anything.
    pub rows_read: u64,
    /// Rows that became orders, just as they stand.
    pub rows_kept: u64,
    /// Rows above the header that are no part of the table. They are not
    /// counted as read, but they do count in row numbers.
    pub preamble_rows: u64,
    /// Rows in which every field is blank. They are not counted as read, but
    /// they do count in row numbers.
    pub blank_rows: u64,
    /// Rows that are in the orders in another form, by reason, in the order of
    /// [`ChangeReason`].
    pub changed: Vec<ChangeCount>,
    /// Rows that did not become orders, by reason, in the order of
    /// [`DropReason`]; each row under the first reason that was found.
    pub dropped: Vec<ReasonCount>,
    /// What is worth knowing about rows that were kept, in the order of [`NoteKind`].
    pub notes: Vec<Note>,
    /// Day of the earliest order; `None` when no row was kept.
    pub first_day: Option<Day>,
    /// Day of the latest order; `None` when no row was kept.
    pub last_day: Option<Day>,
}

/// How a row is in the orders, if not as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub enum ChangeReason {
    /// A further line of an order: added to it, or repeating its total.
    MergedIntoOrder,
    /// A refund: taken off the order that it belongs to.
    NettedRefund,
    /// An order that a refund was taken off; the rest of it stands.
    ReducedByRefund,
    /// An order of which refunds left nothing: it is not among the orders.
    RefundedInFull,
    /// An order that a later row says was cancelled: it is not among the orders.
    CancelledLater,
    /// A further row of a member: what the first leaves blank is taken from it.
    MergedIntoMember,
}

/// Why a row was dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub enum DropReason {
    /// The customer's field is blank.
    MissingCustomer,
    /// The date's field is not a date, or not in the chosen order.
    UnparsableDate,
    /// A date that the calendar does not have, such as 30 February.
    ImpossibleDate,
    /// A date before 1900 or after 2199.
    DateOutOfRange,
    /// A date after today.
    FutureDate,
    /// The amount's field is not an amount.
    UnparsableAmount,
    /// An amount beyond ± [`crate::amount::MAX_UNITS`].
    AmountOutOfRange,
    /// A negative amount: a refund.
    NegativeAmount,
    /// More fields than columns, or too few for the mapped columns.
    WrongFieldCount,
    /// A quote that opens and does not close in a way that makes sense. Only
    /// the line on which it opens is dropped.
    UnclosedQuote,
    /// A line of more than 1 MiB.
    LineTooLong,
    /// A mapped field that is not UTF-8.
    InvalidUtf8,
    /// A second row of an order id where each row is an order, or an order that
    /// an earlier file holds, too.
    Duplicate,
    /// The status says that the order does not stand.
    Cancelled,
    /// An amount in another currency than the chosen one.
    OtherCurrency,
    /// A refund whose order is not in the files.
    UnmatchedRefund,
    /// A line of totals below the rows, or between them.
    TotalsLine,
    /// The column names once more.
    RepeatedHeader,
    /// A date after the chosen analysis date.
    AfterAsOf,
}

/// What is worth knowing about rows that were kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub enum NoteKind {
    /// The amount is zero. It counts as an order.
    ZeroAmount,
    /// Fields are missing at the end of the row, none of them mapped.
    ShortRow,
    /// The status says that the payment is still to come. It counts as an order.
    PendingStatus,
    /// The column of refunds does not hold an amount. The order counts in full.
    UnreadRefund,
    /// A further row of an order names another total than the first. The first
    /// counts.
    DifferentTotal,
    /// A credit note among spend: it lowers the spend of its period.
    NegativeSpend,
    /// A channel's cell in a row of spend is no amount. The row's others count.
    UnreadSpend,
}

/// The rows changed for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct ChangeCount {
    /// The reason.
    pub reason: ChangeReason,
    /// Rows, ≥ 1.
    pub count: u64,
    /// The first of them, at most 5.
    pub examples: Vec<RowExample>,
}

/// The rows dropped for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct ReasonCount {
    /// The reason.
    pub reason: DropReason,
    /// Rows, ≥ 1.
    pub count: u64,
    /// The first of them, at most 5.
    pub examples: Vec<RowExample>,
}

/// The rows that a note is about.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Note {
    /// What it says.
    pub kind: NoteKind,
    /// Rows, ≥ 1.
    pub count: u64,
    /// The first of them, at most 5.
    pub examples: Vec<RowExample>,
}

/// One row that a reason or note is about.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct RowExample {
    /// The row as a spreadsheet numbers it: 1-based, the header and blank rows
    /// count, a record with line breaks inside quotes is one row.
    pub row: u64,
    /// 0-based column of the field; `None` when it is about the whole row.
    pub column: Option<usize>,
    /// The field, or the beginning of the line, at most 80 characters.
    pub value: String,
    /// Set for [`DropReason::WrongFieldCount`] and [`NoteKind::ShortRow`].
    pub field_count: Option<FieldCount>,
}

/// How many fields a row has, and how many the first record has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct FieldCount {
    /// Fields of the first record.
    pub expected: usize,
    /// Fields of this row.
    pub found: usize,
}

impl Report {
    /// Rows dropped, over all reasons.
    pub fn rows_dropped(&self) -> u64 {
        self.dropped.iter().map(|entry| entry.count).sum()
    }

    /// Rows changed, over all reasons.
    pub fn rows_changed(&self) -> u64 {
        self.changed.iter().map(|entry| entry.count).sum()
    }

    /// Rows changed for one reason.
    pub fn count_changed(&self, reason: ChangeReason) -> u64 {
        self.changed
            .iter()
            .find(|entry| entry.reason == reason)
            .map_or(0, |entry| entry.count)
    }

    /// Rows dropped for one reason.
    pub fn count(&self, reason: DropReason) -> u64 {
        self.dropped
            .iter()
            .find(|entry| entry.reason == reason)
            .map_or(0, |entry| entry.count)
    }

    /// Whether each row is in exactly one class.
    pub fn adds_up(&self) -> bool {
        self.rows_read == self.rows_kept + self.rows_changed() + self.rows_dropped()
    }

    /// The account of several files together. Rows of examples are those of
    /// their own files.
    pub fn sum<'a>(reports: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut sum = Self::default();
        for report in reports {
            sum.rows_read += report.rows_read;
            sum.rows_kept += report.rows_kept;
            sum.preamble_rows += report.preamble_rows;
            sum.blank_rows += report.blank_rows;
            tally::add_all(&mut sum.changed, &report.changed);
            tally::add_all(&mut sum.dropped, &report.dropped);
            tally::add_all(&mut sum.notes, &report.notes);
            let days = [sum.first_day, report.first_day];
            sum.first_day = days.into_iter().flatten().min();
            sum.last_day = sum.last_day.max(report.last_day);
        }
        sum
    }

    /// Counts a row, read before, as dropped. `example` is only called when it
    /// is kept.
    pub(crate) fn drop_row(
        &mut self,
        reason: DropReason,
        row: u64,
        example: impl FnOnce() -> RowExample,
    ) {
        tally::add(&mut self.dropped, reason, row, example);
    }

    /// Counts a row, read before, as changed.
    pub(super) fn change_row(
        &mut self,
        reason: ChangeReason,
        row: u64,
        example: impl FnOnce() -> RowExample,
    ) {
        tally::add(&mut self.changed, reason, row, example);
    }

    /// Adds a note about a row that is kept.
    pub(super) fn note(&mut self, kind: NoteKind, row: u64, example: impl FnOnce() -> RowExample) {
        tally::add(&mut self.notes, kind, row, example);
    }
}
