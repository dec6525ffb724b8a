//! Files of spend to [`Spend`].

use super::entries::Entries;
use super::{PeriodLength, Spend};
use crate::ingest::{Ended, ImportError, ImportOptions, Mapping, RejectedRow, Report, TableFile};
use crate::sort::sort_few;

/// What an import of spend yields.
#[derive(Debug, Clone)]
pub struct SpendImported {
    /// The spend.
    pub spend: Spend,
    /// The account of every row, one a file, in their order.
    pub reports: Vec<Report>,
    /// What a single date stands for, one a file, in their order.
    pub lengths: Vec<PeriodLength>,
}

/// Reads files of spend one after the other, each in slices that may be cut
/// anywhere.
///
/// A row is a period (see [`parse_period`](super::parse_period), or a first and a
/// last day in two columns), an amount, and maybe a channel; or a period with an
/// amount in the column of each channel, which is then named as its column.
/// A row without a channel that repeats the sum of those with one is a total.
/// Negative amounts (credit notes) are kept and noted. Periods that begin
/// after today are dropped as future; a running one ends today, since nothing
/// was spent later.
pub struct SpendImport {
    options: ImportOptions,
    /// What a single date stands for, if the user said so.
    length: Option<PeriodLength>,
    file: Option<TableFile>,
    /// Rejected rows are wanted; those of ended files that were not taken yet.
    rejected: Option<Vec<RejectedRow>>,
    entries: Entries,
    reports: Vec<Report>,
    lengths: Vec<PeriodLength>,
}

impl SpendImport {
    /// An import without files. Of the options, `today` and `currency` matter.
    pub fn new(options: ImportOptions) -> Self {
        Self {
            options,
            length: None,
            file: None,
            rejected: None,
            entries: Entries::new(options),
            reports: Vec::new(),
            lengths: Vec::new(),
        }
    }

    /// A file begins. `length` says what a single date in it stands for;
    /// `None` lets the dates decide: all of them the first of a month, or whole
    /// weeks apart.
    pub fn begin(&mut self, mapping: Mapping, length: Option<PeriodLength>) {
        self.length = length;
        self.entries.begin(&mapping);
        let mut file = TableFile::new(mapping, &[]);
        if self.rejected.is_some() {
            file.keep_rejected();
        }
        self.file = Some(file);
    }

    /// From here on the rows that are changed or dropped are kept with their
    /// text, for [`Self::take_rejected`].
    #[must_use]
    pub fn rejecting(mut self) -> Self {
        self.rejected = Some(Vec::new());
        self
    }

    /// The rejected rows that were not taken yet, in their order: to be taken
    /// after each slice and after each file, so that few are held at a time.
    pub fn take_rejected(&mut self) -> Vec<RejectedRow> {
        let mut rows = self
            .rejected
            .as_mut()
            .map(core::mem::take)
            .unwrap_or_default();
        rows.extend(self.file.iter_mut().flat_map(TableFile::take_rejected));
        rows
    }

    /// Rows of this file read so far, for showing progress.
    pub fn rows_read(&self) -> u64 {
        self.file.as_ref().map_or(0, TableFile::rows_read)
    }

    /// The next bytes of the file, UTF-8.
    ///
    /// # Errors
    /// As soon as it is clear that the whole file must be refused:
    /// [`ImportError::NoColumn`], [`ImportError::SameColumnTwice`],
    /// [`ImportError::MappingOutOfRange`], [`ImportError::EndlessLine`],
    /// [`ImportError::TooManyColumns`]. Further bytes are not looked at.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), ImportError> {
        match &mut self.file {
            Some(file) => file.push(bytes, &mut self.entries),
            None => Ok(()),
        }
    }

    /// The file's end: the account of its rows, and what single dates stood for.
    ///
    /// # Errors
    /// Those of [`Self::push`], [`ImportError::Empty`],
    /// [`ImportError::HeaderOnly`]. A file that is
    /// refused leaves nothing behind: the next one can follow.
    pub fn end(&mut self) -> Result<(&Report, PeriodLength), ImportError> {
        let file = self.file.take().ok_or(ImportError::Empty)?;
        let Ended {
            mut report,
            mut rejected,
        } = file.end(&mut self.entries)?;
        self.entries.settle_unnamed(&mut report, &mut rejected);
        self.rejected
            .iter_mut()
            .for_each(|rows| rows.extend_from_slice(&rejected));
        let length = self.length.unwrap_or(self.entries.length());
        (report.first_day, report.last_day) = self.entries.settle(length).unzip();
        self.lengths.push(length);
        self.reports.push(report);
        let report = self.reports.last().ok_or(ImportError::Empty)?;
        Ok((report, length))
    }
}

impl SpendImport {
    /// The spend of all files.
    ///
    /// # Errors
    /// [`ImportError::MixedCurrencies`] when rows name several and none was
    /// chosen; [`ImportError::NoValidRow`] with the last file's account when no
    /// row of any file was usable; [`ImportError::Empty`] without a file.
    pub fn finish(self) -> Result<SpendImported, ImportError> {
        let Entries {
            spend, currencies, ..
        } = self.entries;
        let named = currencies.iter().filter(|(code, _)| code.is_some());
        if named.count() > 1 && self.options.currency.is_none() {
            let mut found = currencies;
            sort_few(&mut found, |&(code, rows)| (core::cmp::Reverse(rows), code));
            return Err(ImportError::MixedCurrencies { found });
        }
        if spend.rows.is_empty() {
            let report = self.reports.into_iter().last().ok_or(ImportError::Empty)?;
            return Err(ImportError::NoValidRow {
                report: Box::new(report),
            });
        }
        Ok(SpendImported {
            spend,
            reports: self.reports,
            lengths: self.lengths,
        })
    }
}
