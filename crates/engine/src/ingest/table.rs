//! A file of members or of spend: every row handed on once and accounted for.

use super::error::ImportError;
use super::mapping::{MAX_COLUMNS, Mapping};
use super::report::{
    ChangeReason, DropReason, FieldCount, MAX_VALUE_CHARS, NoteKind, Report, RowExample,
};
use super::second::{Reason, RejectedRow};
use super::slices::{RecordSink, Slices};
use super::splitter::{Fields, is_blank};
use super::text::excerpt;
use super::totals::is_total;
use super::values::trim;

/// What became of a row; each with the column that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// Kept as it stands.
    Kept,
    /// Kept, and worth a note.
    Noted(NoteKind, usize),
    /// Kept as a part of another row.
    Changed(ChangeReason, usize),
    /// Dropped.
    Dropped(DropReason, usize),
}

/// One row, with as many fields as the header or more.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    fields: Fields<'a>,
    number: u64,
    raw: &'a [u8],
}

impl<'a> Row<'a> {
    /// A cell without white space around it; empty beyond the last.
    pub(crate) fn cell(self, column: usize) -> &'a [u8] {
        trim(self.fields.get(column))
    }

    /// Whether a column names a total (`合計`) and nothing stands before it.
    pub(crate) fn is_total(self, column: Option<usize>) -> bool {
        let before = column.map(|column| self.fields.iter().take(column).all(is_blank));
        before == Some(true) && is_total(self.fields)
    }

    /// The row as one that did not stay as it is.
    pub(crate) fn rejected(self, reason: Reason) -> RejectedRow {
        RejectedRow::new(self.number, reason, self.raw)
    }

    /// A cell of the row, as an example.
    pub(crate) fn example(self, column: usize) -> RowExample {
        super::file_rows::example(self.number, column, self.fields)
    }

    /// A cell as text; empty without a column.
    ///
    /// # Errors
    /// [`Fate::Dropped`] when it is not UTF-8.
    pub(crate) fn text(self, column: Option<usize>) -> Result<&'a str, Fate> {
        let Some(column) = column else { return Ok("") };
        core::str::from_utf8(self.cell(column))
            .map_err(|_| Fate::Dropped(DropReason::InvalidUtf8, column))
    }
}

/// What takes the rows of a table.
pub(crate) trait Rows {
    /// Takes the names of the columns, before any row.
    fn names(&mut self, _names: &[Vec<u8>], _mapping: &Mapping) {}

    /// Takes a row, or says why not.
    fn row(&mut self, row: Row<'_>, mapping: &Mapping) -> Fate;
}

/// A file that is being read.
pub(crate) struct TableFile {
    slices: Slices,
    state: State,
}

/// A file that was read.
pub(crate) struct Ended {
    /// Its account.
    pub(crate) report: Report,
    /// Rejected rows that were not taken yet.
    pub(crate) rejected: Vec<RejectedRow>,
}

struct State {
    mapping: Mapping,
    /// The rightmost column that is used.
    last_column: usize,
    /// Records above the table that are still to come.
    to_skip: u32,
    /// Fields of the first record.
    expected: Option<usize>,
    header: Vec<Vec<u8>>,
    /// Number of the last row, as a spreadsheet counts.
    row: u64,
    report: Report,
    /// Rows that did not stay as they are, where somebody wants them.
    rejected: Option<Vec<RejectedRow>>,
    failure: Option<ImportError>,
}

impl TableFile {
    /// `further` are columns that are used besides the mapped ones.
    pub(crate) fn new(mapping: Mapping, further: &[Option<usize>]) -> Self {
        let mapped = mapping.columns.iter().map(|(_, column)| column);
        let used = mapped.chain(further.iter().copied().flatten());
        Self {
            slices: Slices::new(mapping.layout.delimiter.byte()),
            state: State {
                last_column: used.max().unwrap_or(0),
                to_skip: mapping.layout.skip,
                expected: None,
                header: Vec::new(),
                row: 0,
                report: Report::default(),
                rejected: None,
                failure: mapping.check_roles().err(),
                mapping,
            },
        }
    }

    /// Keeps the rows that are changed or dropped, for [`Self::take_rejected`].
    pub(crate) fn keep_rejected(&mut self) {
        self.state.rejected = Some(Vec::new());
    }

    /// The rejected rows that were not taken yet, in their order.
    pub(crate) fn take_rejected(&mut self) -> Vec<RejectedRow> {
        let rejected = self.state.rejected.as_mut();
        rejected.map(core::mem::take).unwrap_or_default()
    }

    /// Rows read so far.
    pub(crate) fn rows_read(&self) -> u64 {
        self.state.report.rows_read
    }

    /// The next bytes of the file.
    ///
    /// # Errors
    /// As soon as it is clear that the file must be refused; that is before
    /// any row has been handed on.
    pub(crate) fn push(&mut self, bytes: &[u8], rows: &mut dyn Rows) -> Result<(), ImportError> {
        let state = &mut self.state;
        if state.failure.is_none() {
            self.slices.push(bytes, &mut Session { state, rows });
        }
        self.state.failure.clone().map_or(Ok(()), Err)
    }

    /// The end of the file: its account.
    ///
    /// # Errors
    /// Why the file cannot be read with this mapping. Files without a usable
    /// row are no error here: other files may have some.
    pub(crate) fn end(self, rows: &mut dyn Rows) -> Result<Ended, ImportError> {
        let Self { slices, mut state } = self;
        if state.failure.is_none() {
            let state = &mut state;
            slices.finish(&mut Session { state, rows });
        }
        let State {
            report,
            rejected,
            failure,
            expected,
            ..
        } = state;
        debug_assert!(report.adds_up());
        let rejected = rejected.unwrap_or_default();
        match failure {
            Some(failure) => Err(failure),
            None if report.rows_read > 0 => Ok(Ended { report, rejected }),
            None if expected.is_some() => Err(ImportError::HeaderOnly),
            None => Err(ImportError::Empty),
        }
    }
}

/// A file with the taker of its rows.
struct Session<'a> {
    state: &'a mut State,
    rows: &'a mut dyn Rows,
}

impl RecordSink for Session<'_> {
    fn expected(&self) -> Option<usize> {
        self.state.expected
    }

    fn record(&mut self, fields: Fields<'_>, raw: &[u8]) {
        let state = &mut *self.state;
        state.row += 1;
        if state.to_skip > 0 {
            state.to_skip -= 1;
            state.report.preamble_rows += 1;
        } else if fields.iter().all(is_blank) {
            state.report.blank_rows += u64::from(state.expected.is_some());
        } else if state.expected.is_none() && state.first_record(fields) {
            self.rows.names(&state.header, &state.mapping);
        } else if state.failure.is_none() {
            let fate = match state.shape(fields) {
                Ok(short) => match self.rows.row(
                    Row {
                        fields,
                        number: state.row,
                        raw,
                    },
                    &state.mapping,
                ) {
                    Fate::Kept if short => Fate::Noted(NoteKind::ShortRow, 0),
                    fate => fate,
                },
                Err(reason) => Fate::Dropped(reason, 0),
            };
            let fate = match fate {
                Fate::Dropped(reason, column) if reason != DropReason::RepeatedHeader => {
                    let is_total = is_total(fields);
                    Fate::Dropped(
                        if is_total {
                            DropReason::TotalsLine
                        } else {
                            reason
                        },
                        column,
                    )
                }
                fate => fate,
            };
            state.account(fate, fields);
            state.reject(fate, raw);
        }
    }

    fn broken_line(&mut self, reason: DropReason, line: &[u8]) {
        let state = &mut *self.state;
        state.row += 1;
        if state.to_skip > 0 {
            state.to_skip -= 1;
            state.report.preamble_rows += 1;
            return;
        }
        if state.expected.is_none() {
            if reason == DropReason::LineTooLong {
                state.failure.get_or_insert(ImportError::EndlessLine);
            }
            // Names with a broken quote: their number is all that is needed of them.
            let delimiter = state.mapping.layout.delimiter.byte();
            state.check(line.split(|&byte| byte == delimiter).count());
            if state.mapping.layout.has_header {
                return;
            }
        }
        let row = state.row;
        state.report.rows_read += 1;
        state.report.drop_row(reason, row, || RowExample {
            row,
            column: None,
            value: excerpt(line, MAX_VALUE_CHARS),
            field_count: None,
        });
        state.reject(Fate::Dropped(reason, 0), line);
    }
}

impl State {
    /// Takes the number of columns from the first record; whether it was the header.
    fn first_record(&mut self, fields: Fields<'_>) -> bool {
        self.check(fields.len());
        if self.mapping.layout.has_header {
            self.header = fields.iter().map(<[u8]>::to_vec).collect();
        }
        self.mapping.layout.has_header
    }

    fn check(&mut self, columns: usize) {
        self.expected = Some(columns);
        if self.failure.is_none() {
            self.failure = if columns > MAX_COLUMNS {
                Some(ImportError::TooManyColumns { columns })
            } else {
                self.mapping.check(columns).err()
            };
        }
    }

    /// Whether fields are missing at the end, none of them used.
    fn shape(&self, fields: Fields<'_>) -> Result<bool, DropReason> {
        let expected = self.expected.unwrap_or(fields.len());
        let short = fields.len() < expected;
        if !(fields.fit(expected) || (short && self.last_column < fields.len())) {
            return Err(DropReason::WrongFieldCount);
        }
        let is_header = !self.header.is_empty() && fields.iter().eq(self.header.iter());
        if is_header {
            return Err(DropReason::RepeatedHeader);
        }
        Ok(short)
    }

    /// Keeps a row that did not stay as it is, where that is wanted.
    fn reject(&mut self, fate: Fate, raw: &[u8]) {
        let reason = match fate {
            Fate::Kept | Fate::Noted(..) => return,
            Fate::Changed(reason, _) => Reason::Changed { reason },
            Fate::Dropped(reason, _) => Reason::Dropped { reason },
        };
        if let Some(rejected) = &mut self.rejected {
            rejected.push(RejectedRow::new(self.row, reason, raw));
        }
    }

    fn account(&mut self, fate: Fate, fields: Fields<'_>) {
        let (row, expected) = (self.row, self.expected.unwrap_or(0));
        let example = |column: usize, whole: bool| RowExample {
            row,
            column: (!whole).then_some(column),
            value: excerpt(fields.get(column), MAX_VALUE_CHARS),
            field_count: whole.then_some(FieldCount {
                expected,
                found: fields.len(),
            }),
        };
        self.report.rows_read += 1;
        match fate {
            Fate::Kept => self.report.rows_kept += 1,
            Fate::Noted(kind, column) => {
                self.report.rows_kept += 1;
                let whole = kind == NoteKind::ShortRow;
                self.report.note(kind, row, || example(column, whole));
            }
            Fate::Dropped(reason, column) => {
                let whole = reason == DropReason::WrongFieldCount;
                self.report.drop_row(reason, row, || example(column, whole));
            }
            Fate::Changed(reason, column) => {
                self.report
                    .change_row(reason, row, || example(column, false));
            }
        }
    }
}
