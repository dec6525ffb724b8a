//! One file at hand: what is known of it, and what was chosen.

use std::sync::Arc;

use ltv_engine::ingest::{Mapping, TableKind};
use ltv_worker::protocol::{Failure, FileToLoad, InspectAsk, Look, sheets};

use super::choice::{Choice, Question};
use super::stage::Name;
use super::workbook::Book;

/// A file at hand.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenFile {
    /// Its number: never used twice.
    pub id: u32,
    /// What it is called.
    pub name: Name,
    /// Its size in bytes.
    pub size: f64,
    /// What is under way with it.
    pub busy: Busy,
    /// What the user said of how it is to be read.
    pub ask: InspectAsk,
    /// What it looks like, once it was looked at.
    pub look: Option<Arc<Look>>,
    /// What is chosen of its columns.
    pub choice: Choice,
    /// Its sheets, where it is a workbook.
    pub book: Option<Book>,
    /// What is wrong with it.
    pub trouble: Option<Trouble>,
    /// Whether its columns are shown.
    pub open: bool,
}

/// What is under way with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Busy {
    /// Nothing.
    No,
    /// It is looked at.
    Looking,
    /// A workbook's sheets are read: rows so far.
    Converting(u32),
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Trouble {
    /// What the engine says.
    Engine(Failure),
    /// What the sheets module says.
    Book(sheets::Failure),
}

/// How far a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It is looked at.
    Looking,
    /// A workbook is turned into rows: so many so far.
    Converting(u32),
    /// The user must be asked.
    Asks(Question),
    /// It can be read.
    Ready,
    /// It cannot be used.
    Failed,
}

impl OpenFile {
    /// A file that nothing is known of yet.
    pub(super) fn new(id: u32, name: Name, size: f64) -> Self {
        Self {
            id,
            name,
            size,
            busy: Busy::Looking,
            ask: InspectAsk::default(),
            look: None,
            choice: Choice::default(),
            book: None,
            trouble: None,
            open: false,
        }
    }

    /// How far it is.
    pub fn status(&self) -> Status {
        match (self.busy, &self.look) {
            (Busy::Converting(rows), _) => Status::Converting(rows),
            (Busy::Looking, _) => Status::Looking,
            (Busy::No, None) => Status::Failed,
            (Busy::No, Some(_)) => match (self.question(), &self.trouble) {
                (Some(question), _) => Status::Asks(question),
                (None, Some(_)) => Status::Failed,
                (None, None) => Status::Ready,
            },
        }
    }

    /// What must be answered before it can be read.
    pub fn question(&self) -> Option<Question> {
        let look = self.look.as_ref()?;
        if look.other.is_some() && self.ask.encoding.is_none() {
            return Some(Question::Encoding);
        }
        self.choice.mapping(&look.preview).err()
    }

    /// The mapping, when nothing is left to ask.
    pub fn mapping(&self) -> Option<Mapping> {
        let look = self.look.as_ref()?;
        match self.question() {
            None => self.choice.mapping(&look.preview).ok(),
            Some(_) => None,
        }
    }

    /// How it is to be read, when nothing is left to ask.
    pub(super) fn to_load(&self, namespace: u32) -> Option<FileToLoad> {
        Some(FileToLoad {
            mapping: self.mapping()?,
            encoding: self.look.as_ref()?.encoding,
            namespace,
        })
    }

    /// What its rows are about.
    pub fn kind(&self) -> TableKind {
        self.choice.kind
    }

    /// The name of a column, if it has one.
    pub fn column(&self, index: usize) -> Option<&str> {
        let columns = &self.look.as_ref()?.preview.columns;
        columns.get(index)?.name.as_deref()
    }
}
