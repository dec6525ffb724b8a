//! Bytes to records: where a record ends, and what its fields are.
//!
//! Two ways lead to the same fields. A line without surprises is split where
//! it stands, without copying. Anything else (escaped quotes, line breaks
//! inside quotes) goes through `csv-core`, whose output is judged afterwards,
//! since one forgotten quote would otherwise swallow all rows up to the next.

mod fields;
mod marks;
mod quotes;

pub(super) use fields::{Fields, is_blank};
use marks::Marks;
use quotes::Quotes;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// Longest record in bytes (1 MiB). Longer ones are a quote that never closes
/// or not a table; the limit bounds what is held back and read again.
pub(super) const MAX_RECORD: usize = 1 << 20;

/// What stands at the beginning of the bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Split {
    /// A record; its fields are ready. `consumed` includes its line end.
    Record { consumed: usize },
    /// A line whose quotes make no sense. `line` is its length, `consumed`
    /// includes its line end.
    Unclosed { line: usize, consumed: usize },
    /// A line longer than [`MAX_RECORD`].
    TooLong,
    /// The record's end is not there yet.
    More,
}

/// How a line without surprises ends.
enum Plain {
    End(usize),
    EndOfBytes,
    Surprise,
}

pub(super) struct Splitter {
    delimiter: u8,
    marks: Marks,
    reader: Reader,
    spans: Vec<(u32, u32)>,
    unescaped: Vec<u8>,
    ends: Vec<usize>,
    from_unescaped: bool,
}

impl Splitter {
    pub(super) fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            marks: Marks::of(delimiter),
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            spans: Vec::new(),
            unescaped: Vec::new(),
            ends: Vec::new(),
            from_unescaped: false,
        }
    }

    /// Splits the record at the beginning of `bytes`, which must not be empty.
    /// `last` says that nothing follows them; `expected` is the number of
    /// fields of the first record, once known. The answer does not depend on
    /// how much follows the record.
    #[inline]
    pub(super) fn split(&mut self, bytes: &[u8], last: bool, expected: Option<usize>) -> Split {
        let window = &bytes[..bytes.len().min(MAX_RECORD + 2)];
        let content = match self.split_plain(window) {
            Plain::End(end) => end,
            Plain::EndOfBytes if window.len() > MAX_RECORD => return Split::TooLong,
            Plain::EndOfBytes if last => window.len(),
            Plain::EndOfBytes => return Split::More,
            Plain::Surprise => return self.split_quoted(bytes, last, expected),
        };
        if content > MAX_RECORD {
            return Split::TooLong;
        }
        match after_line_end(bytes, content, last) {
            Some(consumed) => Split::Record { consumed },
            None => Split::More,
        }
    }

    /// The fields of the last [`Split::Record`], which was split from `bytes`.
    #[inline]
    pub(super) fn fields<'a>(&'a self, bytes: &'a [u8]) -> Fields<'a> {
        let bytes = if self.from_unescaped {
            &self.unescaped
        } else {
            bytes
        };
        Fields {
            bytes,
            spans: &self.spans,
        }
    }

    #[inline]
    fn split_plain(&mut self, window: &[u8]) -> Plain {
        self.from_unescaped = false;
        self.spans.clear();
        // The field's start.
        let mut start = 0;
        'quoted: loop {
            if window.get(start) == Some(&b'"') {
                let inside = &window[start + 1..];
                let Some(length) = inside
                    .iter()
                    .position(|byte| matches!(byte, b'"' | b'\n' | b'\r'))
                else {
                    return Plain::Surprise;
                };
                let close = start + 1 + length;
                if window[close] != b'"' {
                    return Plain::Surprise;
                }
                self.spans.push((start as u32 + 1, close as u32));
                match window.get(close + 1) {
                    Some(&byte) if byte == self.delimiter => start = close + 2,
                    Some(b'\n' | b'\r') => return Plain::End(close + 1),
                    _ => return Plain::Surprise,
                }
                continue;
            }
            // Fields without quotes, eight bytes at a time.
            let mut at = start;
            while at < window.len() {
                for found in self.marks.among(window, at) {
                    let end = at + found;
                    let byte = window[end];
                    if byte == self.delimiter {
                        self.spans.push((start as u32, end as u32));
                        start = end + 1;
                        if window.get(start) == Some(&b'"') {
                            continue 'quoted;
                        }
                    } else if matches!(byte, b'\n' | b'\r') {
                        self.spans.push((start as u32, end as u32));
                        return Plain::End(end);
                    }
                }
                at += Marks::STEP;
            }
            self.spans.push((start as u32, window.len() as u32));
            return Plain::EndOfBytes;
        }
    }

    fn split_quoted(&mut self, bytes: &[u8], last: bool, expected: Option<usize>) -> Split {
        let window = &bytes[..bytes.len().min(MAX_RECORD + 1)];
        let last_window = last && window.len() == bytes.len();
        let content = match self.unescape(window, last_window) {
            Some(content) if content <= MAX_RECORD => content,
            None if window.len() <= MAX_RECORD => return Split::More,
            _ => return first_line(bytes, last),
        };
        let raw = &window[..content];
        let multi_line = raw.iter().any(|byte| matches!(byte, b'\n' | b'\r'));
        let quotes = Quotes::of(raw, self.delimiter);
        let fits = expected.is_none_or(|expected| self.fields(bytes).fit(expected));
        if quotes.open || (multi_line && (quotes.misplaced || !fits)) {
            return first_line(bytes, last);
        }
        match after_line_end(bytes, content, last) {
            Some(consumed) => Split::Record { consumed },
            None => Split::More,
        }
    }

    /// Lets `csv-core` read one record; its length without the line end, or
    /// `None` when the window does not hold its end.
    fn unescape(&mut self, window: &[u8], last: bool) -> Option<usize> {
        self.reader.reset();
        let (mut read, mut written, mut fields) = (0, 0, 0);
        loop {
            if read == window.len() && !last {
                return None; // an empty read would mean "end" to csv-core
            }
            let (result, nin, nout, nends) = self.reader.read_record(
                &window[read..],
                &mut self.unescaped[written..],
                &mut self.ends[fields..],
            );
            let at_end = read == window.len();
            read += nin;
            written += nout;
            fields += nends;
            match result {
                ReadRecordResult::InputEmpty if last => {} // the next, empty read says "end"
                ReadRecordResult::InputEmpty => return None,
                ReadRecordResult::OutputFull => {
                    self.unescaped.resize((written * 2).max(4_096), 0);
                }
                ReadRecordResult::OutputEndsFull => self.ends.resize((fields * 2).max(64), 0),
                ReadRecordResult::Record | ReadRecordResult::End => {
                    self.from_unescaped = true;
                    self.spans.clear();
                    let mut start = 0;
                    for &end in &self.ends[..fields] {
                        self.spans.push((start, end as u32));
                        start = end as u32;
                    }
                    return Some(if at_end { read } else { read - 1 });
                }
            }
        }
    }
}

/// Where the bytes go on after the line end that stands at `at`; `None` when
/// that is not decided yet (a CR whose LF may still come).
#[inline]
pub(super) fn after_line_end(bytes: &[u8], at: usize, last: bool) -> Option<usize> {
    match (bytes.get(at), bytes.get(at + 1)) {
        (Some(b'\r'), Some(b'\n')) => Some(at + 2),
        (Some(b'\r'), None) if !last => None,
        (Some(_), _) => Some(at + 1),
        (None, _) => Some(at),
    }
}

/// The first physical line, to be given up so that the rest can be saved.
fn first_line(bytes: &[u8], last: bool) -> Split {
    let window = &bytes[..bytes.len().min(MAX_RECORD + 1)];
    let line = match window.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
        Some(line) => line,
        None if window.len() > MAX_RECORD => return Split::TooLong,
        None => window.len(),
    };
    match after_line_end(bytes, line, last) {
        Some(consumed) => Split::Unclosed { line, consumed },
        None => Split::More,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fields(splitter: &Splitter, bytes: &[u8]) -> Vec<Vec<u8>> {
        splitter.fields(bytes).iter().map(<[u8]>::to_vec).collect()
    }

    proptest! {
        #[test]
        fn both_ways_lead_to_the_same_fields(line in "[a,\"\t\0é ]{1,40}", end in "\r\n|\n|\r") {
            let bytes = format!("{line}{end}").into_bytes();
            let mut splitter = Splitter::new(b',');
            if let Plain::End(content) = splitter.split_plain(&bytes) {
                let plain = fields(&splitter, &bytes);
                prop_assert_eq!(splitter.unescape(&bytes, true), Some(content));
                prop_assert_eq!(plain, fields(&splitter, &bytes));
            }
        }
    }
}
