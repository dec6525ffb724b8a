//! Bytes of a delimited file to orders, slice by slice.

use super::error::ImportError;
use super::mapping::Mapping;
use super::report::{DropReason, Report};
use super::rows::Rows;
use super::splitter::{MAX_RECORD, Split, Splitter, after_line_end};
use super::text::UTF8_BOM;
use crate::calendar::Day;
use crate::orders::Orders;

/// What an import needs besides the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct ImportOptions {
    /// Today's date where the user is: orders after it are refused. The engine
    /// has no clock.
    pub today: Day,
}

/// What an import yields.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The ledger, of at least one order.
    pub orders: Orders,
    /// The account of every row.
    pub report: Report,
}

/// Reads a file in slices and keeps nothing of its text but the customer ids.
///
/// Slices may be cut anywhere: the result depends on the bytes alone. At most
/// one unfinished record (1 MiB) is held between two slices.
pub struct Importer {
    splitter: Splitter,
    rows: Rows,
    /// Bytes from the start of a record whose end has not been seen.
    tail: Vec<u8>,
    /// Length the tail must reach before it is looked at again: twice what was
    /// in vain, so that many small slices of one long record cost linear time.
    retry_at: usize,
    at_start: bool,
    /// Inside a line that is too long, up to its end.
    skipping: bool,
}

impl Importer {
    /// An importer of one file. A mapping that cannot be right is reported by
    /// [`Importer::finish`].
    pub fn new(mapping: Mapping, options: ImportOptions) -> Self {
        Self {
            splitter: Splitter::new(mapping.delimiter.byte()),
            rows: Rows::new(mapping, options),
            tail: Vec::new(),
            retry_at: 0,
            at_start: true,
            skipping: false,
        }
    }

    /// Rows read so far, kept or dropped: for showing progress.
    pub fn rows_read(&self) -> u64 {
        self.rows.rows_read()
    }

    /// The next bytes of the file.
    pub fn push(&mut self, bytes: &[u8]) {
        let mut bytes = bytes;
        if !self.tail.is_empty() {
            match self.finish_tail(bytes) {
                Some(rest) => bytes = rest,
                None => return,
            }
        }
        let consumed = self.read(bytes, false, bytes.len());
        self.hold(&bytes[consumed..]);
    }

    /// The end of the file.
    ///
    /// # Errors
    /// [`ImportError::SameColumnTwice`], [`ImportError::MappingOutOfRange`],
    /// [`ImportError::Empty`], [`ImportError::HeaderOnly`],
    /// [`ImportError::NoValidRow`], [`ImportError::TooManyCustomers`],
    /// [`ImportError::TooManyOrders`].
    pub fn finish(mut self) -> Result<Imported, ImportError> {
        let tail = core::mem::take(&mut self.tail);
        let consumed = self.read(&tail, true, tail.len());
        debug_assert_eq!(consumed, tail.len());
        self.rows.finish()
    }

    /// Completes the record held in the tail with as few of the new bytes as
    /// it takes; `None` when they were not enough and are held, too.
    fn finish_tail<'a>(&mut self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let mut tail = core::mem::take(&mut self.tail);
        let mut old = tail.len();
        let mut taken = 0;
        loop {
            let step = tail.len().max(4_096).min(bytes.len() - taken);
            tail.extend_from_slice(&bytes[taken..taken + step]);
            taken += step;
            if tail.len() >= self.retry_at {
                // Only records that start in the old bytes; the others need no copy.
                let consumed = self.read(&tail, false, old);
                if consumed >= old {
                    return Some(&bytes[consumed - old..]);
                }
                tail.drain(..consumed);
                old -= consumed;
                self.retry_at = tail.len() * 2;
            }
            if taken == bytes.len() {
                self.tail = tail;
                return None;
            }
        }
    }

    fn hold(&mut self, rest: &[u8]) {
        self.tail.clear();
        self.tail.extend_from_slice(rest);
        self.retry_at = rest.len() * 2;
    }

    /// Reads the records that start before `until`; how far it got.
    fn read(&mut self, bytes: &[u8], last: bool, until: usize) -> usize {
        let mut at = 0;
        if self.at_start {
            if bytes.len() < UTF8_BOM.len() && UTF8_BOM.starts_with(bytes) && !last {
                return 0;
            }
            at = if bytes.starts_with(UTF8_BOM) {
                UTF8_BOM.len()
            } else {
                0
            };
            self.at_start = bytes.is_empty();
        }
        while at < until {
            let rest = &bytes[at..];
            if self.skipping {
                let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
                let Some(end) = end else { return bytes.len() };
                let Some(after) = after_line_end(rest, end, last) else {
                    return at + end;
                };
                at += after;
                self.skipping = false;
                continue;
            }
            match self.splitter.split(rest, last, self.rows.expected()) {
                Split::Record { consumed } => {
                    self.rows.record(self.splitter.fields(rest));
                    at += consumed;
                }
                Split::Unclosed { line, consumed } => {
                    self.rows
                        .broken_line(DropReason::UnclosedQuote, &rest[..line]);
                    at += consumed;
                }
                Split::TooLong => {
                    self.rows
                        .broken_line(DropReason::LineTooLong, &rest[..MAX_RECORD]);
                    at += MAX_RECORD;
                    self.skipping = true;
                }
                Split::More => return at,
            }
        }
        at
    }
}
