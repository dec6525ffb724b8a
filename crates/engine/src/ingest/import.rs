//! Files to one ledger.

use super::book::Book;
use super::cells::Cells;
use super::error::ImportError;
use super::file_rows::FileRows;
use super::mapping::{Mapping, RowMeaning};
use super::options::ImportOptions;
use super::plan::NONE;
use super::report::Report;
use super::rows::Rows;
use super::second::{Job, Labels, Numbers, RejectedRow, Second};
use super::settle::{Imported, ReadFile, Trace, settle};
use super::slices::Slices;

/// Reads order files one after the other into one ledger, and keeps nothing of
/// their text but the customer ids.
///
/// For each file: [`Import::begin`], [`Import::push`] its bytes in slices that
/// may be cut anywhere, [`Import::end`]; then [`Import::finish`]. A file that is
/// refused leaves nothing behind: the next one can follow.
///
/// What is not held is read again: [`Import::rejecting`], [`Import::labelling`],
/// [`Import::numbering`] and [`Import::telling`] go over the same files, in the same order, with the
/// same mappings and options.
pub struct Import {
    book: Option<Book>,
    file: Option<(Rows, Slices)>,
    done: Vec<ReadFile>,
    rows_before: u64,
}

/// A file that has been read to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct FileReport {
    /// The account of its rows so far; what comes later may still change it.
    pub report: Report,
    /// Refunds among the rows read that are in no class yet, because their
    /// orders may still come.
    pub waiting: u64,
}

impl Import {
    /// An import without files.
    pub fn new(options: ImportOptions) -> Self {
        Self::with(options, None)
    }

    /// A second run that yields the rows that are not in the orders as they
    /// stand. `trace` is that of the first run; the default one when no row of
    /// it could be used.
    pub fn rejecting(options: ImportOptions, trace: &Trace) -> Self {
        Self::again(options, trace, Job::Rejected(Vec::new()))
    }

    /// A second run that yields a column's values by order: `columns` by file,
    /// 0-based; `None` where a file has no such column.
    pub fn labelling(options: ImportOptions, trace: &Trace, columns: Vec<Option<usize>>) -> Self {
        let job = Job::Labels {
            columns,
            labels: Labels::default(),
            index: rustc_hash::FxHashMap::default(),
        };
        Self::again(options, trace, job)
    }

    /// A second run that yields a column of money by order.
    pub fn numbering(options: ImportOptions, trace: &Trace, columns: Vec<Option<usize>>) -> Self {
        let numbers = Numbers::default();
        Self::again(options, trace, Job::Numbers { columns, numbers })
    }

    /// A second run that yields cells of all rows that are in the orders, further
    /// lines of an order among them: `columns` by file, the same number in each.
    pub fn telling(
        options: ImportOptions,
        trace: &Trace,
        columns: Vec<Vec<Option<usize>>>,
    ) -> Self {
        let width = columns.iter().map(Vec::len).max().unwrap_or(0);
        let job = Job::Cells {
            columns,
            own: Vec::new(),
            cells: Cells::of(width),
            removed: trace.removed(),
        };
        Self::again(options, trace, job)
    }

    fn again(options: ImportOptions, trace: &Trace, job: Job) -> Self {
        Self::with(options, Some(Box::new(Second::new(trace.clone(), job))))
    }

    fn with(options: ImportOptions, second: Option<Box<Second>>) -> Self {
        Self {
            book: Some(Book::new(options, second)),
            file: None,
            done: Vec::new(),
            rows_before: 0,
        }
    }

    /// Begins a file; one that has not ended is ended first. Order ids mean the same orders in all files of one `namespace`:
    /// an order that an earlier file of it holds is a duplicate.
    pub fn begin(&mut self, mapping: Mapping, namespace: u32) {
        self.close().unwrap_or_default();
        let Some(mut book) = self.book.take() else {
            return;
        };
        let slices = Slices::new(mapping.layout.delimiter.byte());
        let index = self.done.len() as u32;
        let file = FileRows::new(mapping, index, book.orders.len());
        if file.plan.order_id != NONE {
            book.ids.begin(namespace);
        }
        if let Some(second) = &mut book.second {
            let adds_up = file.plan.rows == RowMeaning::Lines;
            second.begin(index, file.plan.numbers, adds_up);
        }
        self.file = Some((Rows { book, file }, slices));
    }

    /// The next bytes of the file, in UTF-8.
    ///
    /// # Errors
    /// As soon as it is clear that the whole file must be refused:
    /// [`ImportError::NoColumn`], [`ImportError::SameColumnTwice`],
    /// [`ImportError::MappingOutOfRange`], [`ImportError::TooManyColumns`],
    /// [`ImportError::EndlessLine`]. Further bytes are not looked at.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), ImportError> {
        let Some((rows, slices)) = &mut self.file else {
            return Ok(());
        };
        if rows.file.failure.is_none() {
            slices.push(bytes, rows);
        }
        rows.file.failure.clone().map_or(Ok(()), Err)
    }

    /// The end of the file.
    ///
    /// # Errors
    /// Those of [`Import::push`], [`ImportError::Empty`], [`ImportError::HeaderOnly`].
    pub fn end(&mut self) -> Result<FileReport, ImportError> {
        let Some((mut rows, slices)) = self.file.take() else {
            return Err(ImportError::Empty);
        };
        if rows.file.failure.is_none() {
            slices.finish(&mut rows);
        }
        let verdict = rows.file.verdict();
        let report = FileReport {
            report: rows.file.report.clone(),
            waiting: rows.file.waiting,
        };
        self.file_read(rows);
        verdict.map(|()| report)
    }

    /// Rows read so far, of all files: for showing progress.
    pub fn rows_read(&self) -> u64 {
        let now = self
            .file
            .as_ref()
            .map_or(0, |(rows, _)| rows.file.report.rows_read);
        self.rows_before + now
    }

    /// Rows of the present file that were found since the last time, in a
    /// [rejecting](Import::rejecting) run: to be called after each push and
    /// after each end, so that few are held.
    pub fn take_rejected(&mut self) -> Vec<RejectedRow> {
        let reading = self.file.as_mut().map(|(rows, _)| &mut rows.book);
        let book = reading.or(self.book.as_mut());
        let second = book.and_then(|book| book.second.as_mut());
        second
            .map(|second| second.take_rejected())
            .unwrap_or_default()
    }

    /// Cells that were found since the last time, in a [telling](Import::telling)
    /// run: to be called after each push and after each end, so that few are held.
    pub fn take_cells(&mut self) -> Cells {
        let reading = self.file.as_mut().map(|(rows, _)| &mut rows.book);
        let book = reading.or(self.book.as_mut());
        let second = book.and_then(|book| book.second.as_mut());
        second.map(|second| second.take_cells()).unwrap_or_default()
    }

    /// The ledger of all files. A file that has not ended is ended first.
    ///
    /// # Errors
    /// Those of [`Import::end`], [`ImportError::Empty`] without a file, [`ImportError::NoValidRow`],
    /// [`ImportError::MixedCurrencies`], [`ImportError::TooManyCustomers`],
    /// [`ImportError::TooManyOrders`].
    pub fn finish(mut self) -> Result<Imported, ImportError> {
        self.close()?;
        match self.book {
            Some(book) if !self.done.is_empty() && book.second.is_none() => settle(book, self.done),
            _ => Err(ImportError::Empty),
        }
    }

    /// The values that a [labelling](Import::labelling) run found, aligned with
    /// the orders of the first run; the first row of an order decides.
    pub fn finish_labels(mut self) -> Labels {
        self.close().unwrap_or_default();
        self.second().map(Second::into_labels).unwrap_or_default()
    }

    /// The amounts that a [numbering](Import::numbering) run found, aligned with
    /// the orders of the first run.
    pub fn finish_numbers(mut self) -> Numbers {
        self.close().unwrap_or_default();
        self.second().map(Second::into_numbers).unwrap_or_default()
    }

    fn second(self) -> Option<Second> {
        self.book?.second.map(|second| *second)
    }

    /// Ends the file that is being read, if there is one.
    fn close(&mut self) -> Result<(), ImportError> {
        if self.file.is_some() {
            self.end()?;
        }
        Ok(())
    }

    fn file_read(&mut self, rows: Rows) {
        let Rows { book, file } = rows;
        self.rows_before += file.report.rows_read;
        self.book = Some(book);
        self.done.push(file.into());
    }
}

/// Reads one file: [`Import`] for the usual case.
pub struct Importer {
    import: Import,
}

impl Importer {
    /// An importer of one file. A mapping that cannot be right is reported by
    /// [`Importer::finish`].
    pub fn new(mapping: Mapping, options: ImportOptions) -> Self {
        let mut import = Import::new(options);
        import.begin(mapping, 0);
        Self { import }
    }

    /// Rows read so far, whatever became of them: for showing progress.
    pub fn rows_read(&self) -> u64 {
        self.import.rows_read()
    }

    /// The next bytes of the file. A file that must be refused is not read
    /// further; [`Importer::finish`] says why.
    pub fn push(&mut self, bytes: &[u8]) {
        let _ = self.import.push(bytes);
    }

    /// The end of the file.
    ///
    /// # Errors
    /// Those of [`Import::end`] and [`Import::finish`].
    pub fn finish(mut self) -> Result<Imported, ImportError> {
        self.import.end()?;
        self.import.finish()
    }
}
