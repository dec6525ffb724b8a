//! Bytes of a delimited file to records, slice by slice.

use super::encoding::UTF8_BOM;
use super::report::DropReason;
use super::splitter::{Fields, MAX_RECORD, Split, Splitter, after_line_end};

/// What records are made into.
pub(super) trait RecordSink {
    /// Fields of the first record, once it has been read.
    fn expected(&self) -> Option<usize>;

    /// A record; `raw` is all of it, its line end included.
    fn record(&mut self, fields: Fields<'_>, raw: &[u8]);

    /// A line that is no record.
    fn broken_line(&mut self, reason: DropReason, line: &[u8]);
}

/// Cuts a file into records and keeps nothing of its text.
///
/// Slices may be cut anywhere: the result depends on the bytes alone. At most
/// one unfinished record (1 MiB) is held between two slices.
pub(super) struct Slices {
    splitter: Splitter,
    /// Bytes from the start of a record whose end has not been seen.
    tail: Vec<u8>,
    /// Length the tail must reach before it is looked at again: twice what was
    /// in vain, so that many small slices of one long record cost linear time.
    retry_at: usize,
    at_start: bool,
    /// Inside a line that is too long, up to its end.
    skipping: bool,
}

impl Slices {
    pub(super) fn new(delimiter: u8) -> Self {
        Self {
            splitter: Splitter::new(delimiter),
            tail: Vec::new(),
            retry_at: 0,
            at_start: true,
            skipping: false,
        }
    }

    /// The next bytes of the file.
    pub(super) fn push<S: RecordSink>(&mut self, bytes: &[u8], sink: &mut S) {
        let mut bytes = bytes;
        if !self.tail.is_empty() {
            match self.finish_tail(bytes, sink) {
                Some(rest) => bytes = rest,
                None => return,
            }
        }
        let consumed = self.read(bytes, false, bytes.len(), sink);
        self.hold(&bytes[consumed..]);
    }

    /// The end of the file.
    pub(super) fn finish<S: RecordSink>(mut self, sink: &mut S) {
        let tail = core::mem::take(&mut self.tail);
        let consumed = self.read(&tail, true, tail.len(), sink);
        debug_assert_eq!(consumed, tail.len());
    }

    /// Completes the record held in the tail with as few of the new bytes as
    /// it takes; `None` when they were not enough and are held, too.
    fn finish_tail<'a, S: RecordSink>(
        &mut self,
        bytes: &'a [u8],
        sink: &mut S,
    ) -> Option<&'a [u8]> {
        let mut tail = core::mem::take(&mut self.tail);
        let mut old = tail.len();
        let mut taken = 0;
        loop {
            let step = tail.len().max(4_096).min(bytes.len() - taken);
            tail.extend_from_slice(&bytes[taken..taken + step]);
            taken += step;
            if tail.len() >= self.retry_at {
                // Only records that start in the old bytes; the others need no copy.
                let consumed = self.read(&tail, false, old, sink);
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
    fn read<S: RecordSink>(
        &mut self,
        bytes: &[u8],
        last: bool,
        until: usize,
        sink: &mut S,
    ) -> usize {
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
            match self.splitter.split(rest, last, sink.expected()) {
                Split::Record { consumed } => {
                    sink.record(self.splitter.fields(rest), &rest[..consumed]);
                    at += consumed;
                }
                Split::Unclosed { line, consumed } => {
                    sink.broken_line(DropReason::UnclosedQuote, &rest[..line]);
                    at += consumed;
                }
                Split::TooLong => {
                    sink.broken_line(DropReason::LineTooLong, &rest[..MAX_RECORD]);
                    at += MAX_RECORD;
                    self.skipping = true;
                }
                Split::More => return at,
            }
        }
        at
    }
}
