//! The end of an import: refunds find their orders, changed rows their class.

use super::book::{Book, renumbered};
use super::error::ImportError;
use super::file_rows::FileRows;
use super::kept_rows::KeptRows;
use super::report::{ChangeReason, DropReason, MAX_VALUE_CHARS, Report, RowExample};
use super::text::excerpt;
use super::values::CurrencyCode;
use crate::amount::Amount;
use crate::contacts::Contacts;
use crate::orders::{LedgerFull, Orders};
use crate::sort::sort_by_number;

/// What an import yields.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The ledger, of at least one order.
    pub orders: Orders,
    /// The account of the rows of all files together.
    pub report: Report,
    /// The account of each file, in the order in which they were begun.
    pub reports: Vec<Report>,
    /// By what the customers can be recognised, if such columns were mapped.
    pub contacts: Contacts,
    /// The currency of the amounts, where it was chosen or one is named.
    pub currency: Option<CurrencyCode>,
    /// What a second run over the same files needs to know.
    pub trace: Trace,
}

/// What only the end of an import shows, for a second run over the same files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trace {
    /// File and row of refunds that found their orders at the end, ascending.
    pub(super) netted: Vec<(u32, u64)>,
    /// Orders, as numbered before any was taken out, that are not what their
    /// rows say; ascending, each once.
    pub(super) changed: Vec<(u32, ChangeReason)>,
}

impl Trace {
    /// Orders that were taken out, ascending.
    pub(super) fn removed(&self) -> Vec<u32> {
        let gone = self
            .changed
            .iter()
            .filter(|&&(_, reason)| reason != ChangeReason::ReducedByRefund);
        gone.map(|&(order, _)| order).collect()
    }
}

/// A file that has been read.
pub(super) struct ReadFile {
    report: Report,
    kept: KeptRows,
    first_order: usize,
    customer: usize,
    amount: usize,
}

impl From<FileRows> for ReadFile {
    fn from(file: FileRows) -> Self {
        Self {
            report: file.report,
            kept: file.kept,
            first_order: file.first_order,
            customer: file.plan.identity(),
            amount: file.plan.amount,
        }
    }
}

/// Makes the ledger of all that was read.
pub(super) fn settle(mut book: Book, mut files: Vec<ReadFile>) -> Result<Imported, ImportError> {
    book.orders.look_up();
    match book.orders.full() {
        Some(LedgerFull::Customers) => return Err(ImportError::TooManyCustomers),
        Some(LedgerFull::Orders) => return Err(ImportError::TooManyOrders),
        None => {}
    }
    let netted = settle_refunds(&mut book, &mut files);
    if book.options.currency.is_none() && book.currencies.are_mixed() {
        let usable = files.iter().map(|file| {
            let unmatched = file.report.count(DropReason::UnmatchedRefund);
            file.report.rows_kept + file.report.rows_changed() + unmatched
        });
        let found = book.currencies.found(usable.sum());
        return Err(ImportError::MixedCurrencies { found });
    }
    let changed = classify(&mut book, &mut files);
    let trace = Trace { netted, changed };
    let removed = trace.removed();
    spans(&book, &mut files, &removed);
    let reports: Vec<Report> = files.into_iter().map(|file| file.report).collect();
    let report = Report::sum(&reports);
    debug_assert!(reports.iter().all(Report::adds_up));
    let Book {
        options,
        orders,
        contacts,
        currencies,
        ..
    } = book;
    let contacts = contacts.finish(orders.customers());
    match orders.finish_without(&removed) {
        Ok(Some((mut orders, numbers))) => {
            if let Some(day) = options.as_of {
                orders.observe_until(day.min(options.today));
            }
            Ok(Imported {
                orders,
                report,
                reports,
                contacts: match numbers {
                    Some(numbers) => renumbered(&contacts, &numbers),
                    None => contacts,
                },
                currency: options.currency.or(currencies.only()),
                trace,
            })
        }
        Ok(None) => Err(ImportError::NoValidRow {
            report: Box::new(report),
        }),
        Err(LedgerFull::Customers) => Err(ImportError::TooManyCustomers),
        Err(LedgerFull::Orders) => Err(ImportError::TooManyOrders),
    }
}

/// Finds the orders of the refunds that wait; file and row of those found.
fn settle_refunds(book: &mut Book, files: &mut [ReadFile]) -> Vec<(u32, u64)> {
    let found = book.refunds.settle(&mut book.orders, &mut book.ids);
    let mut netted = Vec::new();
    for (refund, order) in book.refunds.waiting().iter().zip(found) {
        let Some(file) = files.get_mut(refund.file as usize) else {
            continue;
        };
        let (row, amount) = (refund.row, file.amount);
        let example = || RowExample {
            row,
            column: Some(amount),
            value: book.refunds.cell(refund).to_owned(),
            field_count: None,
        };
        if let Some(order) = order {
            let reason = ChangeReason::ReducedByRefund;
            book.changed.push((order, reason));
            netted.push((refund.file, row));
            let reason = ChangeReason::NettedRefund;
            file.report.change_row(reason, row, example);
        } else {
            let reason = DropReason::UnmatchedRefund;
            file.report.drop_row(reason, row, example);
        }
    }
    netted
}

/// Moves the rows of changed orders to their class; each such order once.
fn classify(book: &mut Book, files: &mut [ReadFile]) -> Vec<(u32, ChangeReason)> {
    let mut changed = core::mem::take(&mut book.changed);
    // The greatest reason of an order counts: a cancellation is greater.
    sort_by_number(&mut changed, |(order, reason)| {
        u128::from(order) << 8 | reason as u128
    });
    changed.dedup_by(|greater, kept| {
        let same = greater.0 == kept.0;
        if same {
            kept.1 = greater.1;
        }
        same
    });
    for (order, reason) in &mut changed {
        let at = *order as usize;
        if *reason != ChangeReason::CancelledLater && book.orders.amounts()[at] <= Amount::ZERO {
            *reason = ChangeReason::RefundedInFull;
        }
        let file = files.partition_point(|file| file.first_order <= at);
        let Some(file) = file.checked_sub(1).and_then(|file| files.get_mut(file)) else {
            continue;
        };
        let (kept, first, customer) = (&file.kept, file.first_order, file.customer);
        let orders = &book.orders;
        file.report.rows_kept -= 1;
        // Orders come in the order of rows, so the first rows come first.
        file.report.change_row(*reason, u64::MAX, || {
            let whose = orders.customers().get(at).copied().unwrap_or_default();
            RowExample {
                row: kept.nth(at - first).unwrap_or_default(),
                column: Some(customer),
                value: excerpt(orders.customer_id(whose).as_bytes(), MAX_VALUE_CHARS),
                field_count: None,
            }
        });
    }
    changed
}

/// First and last day of the orders of each file, without those taken out.
fn spans(book: &Book, files: &mut [ReadFile], removed: &[u32]) {
    let days = book.orders.days();
    let mut removed = removed.iter().map(|&order| order as usize).peekable();
    let starts: Vec<usize> = files.iter().map(|file| file.first_order).collect();
    for (at, file) in files.iter_mut().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(days.len());
        let mut start = file.first_order;
        let report = &mut file.report;
        // Runs of orders between those taken out.
        while start < end {
            let stop = removed.peek().copied().unwrap_or(end).min(end);
            if let Some(&first) = days[start..stop].first() {
                let span = (first, first);
                let (first, last) = days[start..stop]
                    .iter()
                    .fold(span, |(least, most), &day| (least.min(day), most.max(day)));
                report.first_day = Some(report.first_day.map_or(first, |day| day.min(first)));
                report.last_day = report.last_day.max(Some(last));
            }
            if stop < end {
                removed.next();
            }
            start = stop + 1;
        }
    }
}
