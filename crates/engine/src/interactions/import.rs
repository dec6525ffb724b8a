//! Files of interactions to [`Interactions`].

use super::entries::Entries;
use super::{Interactions, KindCount};
use crate::ingest::{Ended, ImportError, ImportOptions, Mapping, RejectedRow, Report, TableFile};
use crate::names::Names;
use crate::people::Members;
use crate::sort::sort_by_number;

/// What an import of interactions yields.
#[derive(Debug, Clone)]
pub struct InteractionsImported {
    /// The interactions.
    pub interactions: Interactions,
    /// The account of every row, one a file, in their order.
    pub reports: Vec<Report>,
}

/// Reads files of interactions one after the other, each in slices that may be cut
/// anywhere.
///
/// A row is one interaction of a person, who is recognised as members are (see
/// [`PeopleImport`](crate::people::PeopleImport)). Days after today are dropped as
/// [future](crate::ingest::DropReason::FutureDate), those after the analysis date as
/// [later](crate::ingest::DropReason::AfterAsOf), as with orders.
pub struct InteractionsImport {
    file: Option<TableFile>,
    /// Rejected rows are wanted; those of ended files that were not taken yet.
    rejected: Option<Vec<RejectedRow>>,
    entries: Entries,
    reports: Vec<Report>,
}

impl InteractionsImport {
    /// An import without files. Of the options, `today` and `as_of` matter.
    pub fn new(options: ImportOptions) -> Self {
        let today = options.today;
        Self {
            file: None,
            rejected: None,
            entries: Entries {
                members: Members::default(),
                last: Vec::new(),
                kinds: Names::default(),
                counts: Vec::new(),
                unnamed: 0,
                today,
                latest: options.as_of.map_or(today, |day| day.min(today)),
                days: None,
            },
            reports: Vec::new(),
        }
    }

    /// A file begins.
    pub fn begin(&mut self, mapping: Mapping) {
        self.entries.days = None;
        let mut file = TableFile::new(mapping, &[]);
        if self.rejected.is_some() {
            file.keep_rejected();
        }
        self.file = Some(file);
    }

    /// From here on the rows that are dropped are kept with their text, for
    /// [`Self::take_rejected`].
    #[must_use]
    pub fn rejecting(mut self) -> Self {
        self.rejected = Some(Vec::new());
        self
    }

    /// The rejected rows that were not taken yet, in their order: to be taken
    /// after each slice and after each file, so that few are held at a time.
    pub fn take_rejected(&mut self) -> Vec<RejectedRow> {
        let own = self.rejected.as_mut().map(core::mem::take);
        let mut rows = own.unwrap_or_default();
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

    /// The file's end: the account of its rows.
    ///
    /// # Errors
    /// Those of [`Self::push`], [`ImportError::Empty`],
    /// [`ImportError::HeaderOnly`], [`ImportError::TooManyCustomers`]. A file that is
    /// refused leaves nothing behind: the next one can follow.
    pub fn end(&mut self) -> Result<&Report, ImportError> {
        let file = self.file.take().ok_or(ImportError::Empty)?;
        let Ended {
            mut report,
            rejected,
        } = file.end(&mut self.entries)?;
        self.rejected
            .iter_mut()
            .for_each(|rows| rows.extend_from_slice(&rejected));
        if self.entries.members.is_full() {
            return Err(ImportError::TooManyCustomers);
        }
        (report.first_day, report.last_day) = self.entries.days.unzip();
        self.reports.push(report);
        self.reports.last().ok_or(ImportError::Empty)
    }

    /// The interactions of all files.
    ///
    /// # Errors
    /// [`ImportError::NoValidRow`] with the last file's account when no row of any
    /// file was usable; [`ImportError::Empty`] without a file.
    pub fn finish(self) -> Result<InteractionsImported, ImportError> {
        let Self {
            entries, reports, ..
        } = self;
        if entries.last.is_empty() {
            let report = reports.into_iter().last().ok_or(ImportError::Empty)?;
            return Err(ImportError::NoValidRow {
                report: Box::new(report),
            });
        }
        let names = entries.kinds.texts().iter().zip(&entries.counts);
        let mut kinds: Vec<KindCount> = names
            .map(|(name, &count)| KindCount {
                name: name.clone(),
                count,
            })
            .collect();
        let mut order: Vec<(u64, usize)> = kinds.iter().map(|kind| kind.count).zip(0..).collect();
        sort_by_number(&mut order, |(count, at)| {
            u128::from(u64::MAX - count) << 64 | at as u128
        });
        kinds = order.into_iter().map(|(_, at)| kinds[at].clone()).collect();
        Ok(InteractionsImported {
            interactions: Interactions {
                people: entries.members.finish(),
                last: entries.last,
                kinds,
                unnamed: entries.unnamed,
            },
            reports,
        })
    }
}
