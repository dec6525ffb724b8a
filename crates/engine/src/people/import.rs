//! Files of members to [`People`].

use super::{Consent, Label, People, TEXTS};
use crate::contacts::{ContactKind, ContactsBuilder};
use crate::hash::text_hash;
use crate::ingest::{
    ChangeReason, DropReason, Ended, Fate, ImportError, Mapping, RejectedRow, Report, Role, Row,
    Rows, TableFile,
};
use crate::names::NO_NAME;
use rustc_hash::FxHashMap;

/// Sets exact ids apart from normalised keys.
const EXACT: u64 = 0x1d;

/// By what a member can be recognised, the most telling first.
const KEYS: [(Role, ContactKind); 4] = [
    (Role::Customer, ContactKind::Id),
    (Role::Email, ContactKind::Email),
    (Role::Phone, ContactKind::Phone),
    (Role::LineId, ContactKind::LineId),
];

/// What an import of members yields.
#[derive(Debug, Clone)]
pub struct MembersImported {
    /// The members.
    pub people: People,
    /// The account of every row, one a file, in their order.
    pub reports: Vec<Report>,
}

/// Reads files of members one after the other, each in slices that may be cut
/// anywhere.
///
/// A row is a member. Rows with the same id (exactly as written, or in want of
/// an id the same normalised e-mail address, phone number or LINE id, in this
/// order) are one member: what the first row leaves blank comes from later
/// ones, and addresses add up ([`ChangeReason::MergedIntoMember`]). Rows by
/// which nobody can be recognised are dropped ([`DropReason::MissingCustomer`]).
#[derive(Default)]
pub struct PeopleImport {
    file: Option<TableFile>,
    /// Rejected rows are wanted; those of ended files that were not taken yet.
    rejected: Option<Vec<RejectedRow>>,
    members: Members,
    reports: Vec<Report>,
}

/// Persons as they appear in rows.
#[derive(Default)]
pub(crate) struct Members {
    people: People,
    keys: ContactsBuilder,
    /// Members by the hash of what tells them apart.
    known: FxHashMap<u64, u32>,
    /// Columns of the labels in this file.
    labels: Vec<Option<usize>>,
    scratch: String,
    /// What the row's member is called.
    shown: String,
    full: bool,
}

/// The hash of an id as it is written.
pub(crate) fn exact(id: &str) -> u64 {
    text_hash(EXACT, id.trim().as_bytes())
}

impl PeopleImport {
    /// An import without files.
    pub fn new() -> Self {
        Self::default()
    }

    /// A file begins. `labels[k]` is the 0-based column of the k-th label in
    /// this file (`None` where it has no such column); labels keep their
    /// position over all files. The mapped channel and consent are labels only
    /// if they are named here.
    pub fn begin(&mut self, mapping: Mapping, labels: &[Option<usize>]) {
        let count = self.members.people.labels.len().max(labels.len());
        self.members
            .people
            .labels
            .resize_with(count, Label::default);
        self.members.labels = labels.to_vec();
        let mut file = TableFile::new(mapping, labels);
        if self.rejected.is_some() {
            file.keep_rejected();
        }
        self.file = Some(file);
    }

    /// Texts and consents are kept, too: what [`People::details`] tells. Of several
    /// rows of a member the first text counts, and of consents that differ the
    /// one not given: nobody is to be written to who once said no.
    #[must_use]
    pub fn detailed(mut self) -> Self {
        self.members.people.details = Some(Box::default());
        self
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
            Some(file) => file.push(bytes, &mut self.members),
            None => Ok(()),
        }
    }

    /// The file's end: the account of its rows. Its `first_day` and `last_day`
    /// are `None`.
    ///
    /// # Errors
    /// Those of [`Self::push`], [`ImportError::Empty`],
    /// [`ImportError::HeaderOnly`], [`ImportError::TooManyCustomers`]. A file that is
    /// refused leaves nothing behind: the next one can follow.
    pub fn end(&mut self) -> Result<&Report, ImportError> {
        let file = self.file.take().ok_or(ImportError::Empty)?;
        let Ended { report, rejected } = file.end(&mut self.members)?;
        self.rejected
            .iter_mut()
            .for_each(|rows| rows.extend_from_slice(&rejected));
        if self.members.full {
            return Err(ImportError::TooManyCustomers);
        }
        self.reports.push(report);
        self.reports.last().ok_or(ImportError::Empty)
    }

    /// All members of all files.
    ///
    /// # Errors
    /// [`ImportError::NoValidRow`] with the last file's account when no row of
    /// any file told of a member; [`ImportError::Empty`] without a file.
    pub fn finish(self) -> Result<MembersImported, ImportError> {
        if self.members.people.is_empty() {
            let report = self.reports.into_iter().last().ok_or(ImportError::Empty)?;
            return Err(ImportError::NoValidRow {
                report: Box::new(report),
            });
        }
        Ok(MembersImported {
            people: self.members.finish(),
            reports: self.reports,
        })
    }
}

impl Rows for Members {
    fn row(&mut self, row: Row<'_>, mapping: &Mapping) -> Fate {
        self.read(row, mapping).unwrap_or_else(|dropped| dropped)
    }
}

/// Whose row it is.
pub(crate) struct Whose {
    pub(crate) member: u32,
    is_new: bool,
    /// The column that tells.
    column: usize,
}

impl Members {
    fn read(&mut self, row: Row<'_>, mapping: &Mapping) -> Result<Fate, Fate> {
        for &label in &self.labels {
            row.text(label)?; // all or nothing is taken from a row
        }
        if self.people.details.is_some() {
            for (_, role) in told() {
                row.text(mapping.columns.get(role))?;
            }
        }
        let whose = self.identify(row, mapping)?;
        self.label(whose.member, row)?;
        self.tell(whose.member, row, mapping)?;
        Ok(if whose.is_new {
            Fate::Kept
        } else {
            Fate::Changed(ChangeReason::MergedIntoMember, whose.column)
        })
    }

    /// The member that the row is about, new or known.
    pub(crate) fn identify(&mut self, row: Row<'_>, mapping: &Mapping) -> Result<Whose, Fate> {
        let column = |role| mapping.columns.get(role);
        let mut keys = [None; KEYS.len()];
        let id = column(Role::Customer);
        if row.is_total(id) {
            return Err(Fate::Dropped(DropReason::TotalsLine, id.unwrap_or(0)));
        }
        let mut telling = None;
        for (at, (role, kind)) in KEYS.into_iter().enumerate() {
            let text = row.text(column(role))?;
            keys[at] = kind.key(text, &mut self.scratch);
            if let Some(key) = keys[at].filter(|_| telling.is_none()) {
                let exact = if at == 0 { exact(text) } else { 0 };
                let own = if at == 0 { exact } else { key ^ at as u64 };
                self.shown.clear();
                self.shown
                    .push_str(if at == 0 { text } else { &self.scratch });
                telling = Some((at, own, exact));
            }
        }
        let identity = KEYS.iter().find_map(|&(role, _)| column(role)).unwrap_or(0);
        let (at, own, exact) =
            telling.ok_or(Fate::Dropped(DropReason::MissingCustomer, identity))?;
        let (member, is_new) = match self.known.get(&own) {
            Some(&member) => (member, false),
            None => (self.add(own, exact), true),
        };
        for ((_, kind), key) in KEYS.into_iter().zip(keys) {
            if let Some(key) = key {
                self.keys.push(member, kind, key);
            }
        }
        Ok(Whose {
            member,
            is_new,
            column: column(KEYS[at].0).unwrap_or(identity),
        })
    }

    /// Whether there are more than can be numbered.
    pub(crate) fn is_full(&self) -> bool {
        self.full
    }

    /// All of them.
    pub(crate) fn finish(self) -> People {
        People {
            keys: self.keys.finish(),
            ..self.people
        }
    }

    fn add(&mut self, own: u64, exact: u64) -> u32 {
        let (people, id) = (&mut self.people, &self.shown);
        let member = people.ends.len() as u32;
        let end = u32::try_from(people.ids.len() + id.len());
        let (Ok(end), true) = (end, member < super::NO_MEMBER - 1) else {
            self.full = true;
            return 0;
        };
        people.ids.push_str(id);
        people.ends.push(end);
        people.exact.push(exact);
        for label in &mut people.labels {
            label.of_member.resize(member as usize + 1, NO_NAME);
        }
        self.known.insert(own, member);
        member
    }

    /// The first name that is not blank counts.
    fn label(&mut self, member: u32, row: Row<'_>) -> Result<(), Fate> {
        let count = self.people.ends.len();
        for (label, &column) in self.people.labels.iter_mut().zip(&self.labels) {
            if label.of_member.len() < count {
                label.of_member.resize(count, NO_NAME); // a label that earlier files did not have
            }
            if let Some(place) = label.of_member.get_mut(member as usize)
                && *place == NO_NAME
            {
                *place = label.names.intern(row.text(column)?);
            }
        }
        Ok(())
    }

    /// Texts and consents, where they are wanted.
    fn tell(&mut self, member: u32, row: Row<'_>, mapping: &Mapping) -> Result<(), Fate> {
        let Some(details) = &mut self.people.details else {
            return Ok(());
        };
        let member = member as usize;
        for (which, role) in told() {
            let cell = row.text(mapping.columns.get(role))?;
            if let Some(which) = which.checked_sub(TEXTS.len()) {
                let said = Consent::of(cell);
                if details.consent(which, member) != Consent::No {
                    details.say_consent(which, member, said);
                }
            } else {
                details.offer_text(which, member, cell);
            }
        }
        Ok(())
    }
}

/// The columns of [`Details`]: texts first.
fn told() -> impl Iterator<Item = (usize, Role)> {
    (0..).zip(TEXTS.into_iter().chain(Role::CONSENTS))
}
