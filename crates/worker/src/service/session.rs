//! What is loaded: the ledger and its neighbours, and the handles of the files,
//! from which further columns are read when somebody asks for them.

use std::cell::RefCell;
use std::rc::Rc;

use ltv_engine::amount::Amount;
use ltv_engine::customers::Customers;
use ltv_engine::ingest::encoding::FileForm;
use ltv_engine::ingest::encoding::form;
use ltv_engine::ingest::values::CurrencyCode;
use ltv_engine::ingest::{ImportOptions, Join, TableKind, Trace};
use ltv_engine::interactions::LastDays;
use ltv_engine::orders::Orders;
use ltv_engine::people::People;
use ltv_engine::spend::Spend;
use web_sys::Blob;

use super::Turn;
use super::inspect::label;
use super::stop::{self, Stop};
use crate::protocol::{Event, Failure, FileToLoad, LabelSource};
use crate::source::{Form, Source, head};

/// A file and how it is read.
pub(super) struct OpenFile {
    /// Its place in the request.
    pub(super) index: usize,
    pub(super) blob: Blob,
    pub(super) spec: FileToLoad,
    form: Form,
}

pub(super) struct Session {
    pub(super) files: Vec<OpenFile>,
    /// Rows read of each of them, by its place in the request.
    pub(super) rows: Vec<u64>,
    pub(super) options: ImportOptions,
    /// The currency of the orders, by which spend was read.
    pub(super) currency: Option<CurrencyCode>,
    pub(super) orders: Orders,
    pub(super) customers: Customers,
    pub(super) trace: Trace,
    pub(super) people: Option<(People, Join)>,
    /// The customer that each member is.
    pub(super) customer_of_member: Vec<u32>,
    pub(super) spend: Option<Spend>,
    /// When everybody last did something besides ordering.
    pub(super) last: Option<LastDays>,
    /// The labels asked for last.
    pub(super) labels: RefCell<Option<(LabelSource, Rc<LabelSet>)>>,
    /// The column of costs, once it was asked for.
    pub(super) costs: RefCell<Option<Rc<Vec<Amount>>>>,
}

/// A label of each customer.
pub(super) struct LabelSet {
    pub(super) of_customer: Vec<u32>,
    pub(super) names: Vec<String>,
}

impl OpenFile {
    pub(super) async fn new(index: usize, blob: Blob, spec: FileToLoad) -> Result<Self, Stop> {
        let first = head(&blob, &Form::default(), 64).await;
        let first = first.map_err(|error| stop::source(index, error))?;
        let form = Form {
            gzip: form(&first.bytes) == FileForm::Gzip,
            encoding: label(spec.encoding),
        };
        Ok(Self {
            index,
            blob,
            spec,
            form,
        })
    }

    pub(super) fn is(&self, kind: TableKind) -> bool {
        self.spec.mapping.kind == kind
    }

    /// Hands all of its text to `push`, slice by slice.
    pub(super) async fn read(
        &self,
        turn: &Turn<'_>,
        progress: &Progress,
        mut push: impl FnMut(&[u8]) -> Result<u64, Stop>,
    ) -> Result<(), Stop> {
        let fault = |error| stop::source(self.index, error);
        let mut source = Source::new(&self.blob, &self.form).map_err(fault)?;
        let mut bytes = Vec::new();
        while source.next(&mut bytes).await.map_err(fault)? {
            turn.heard()?;
            let rows = push(&bytes)?;
            (turn.say)(Event::Progress {
                rows: progress.rows + rows as f64,
                bytes: progress.bytes + source.bytes_read(),
                total: progress.total,
            });
        }
        Ok(())
    }
}

/// What was read before the file at hand.
pub(super) struct Progress {
    pub(super) rows: f64,
    pub(super) bytes: f64,
    pub(super) total: f64,
}

impl Progress {
    pub(super) fn over<'a>(files: impl Iterator<Item = &'a OpenFile>) -> Self {
        Self {
            rows: 0.0,
            bytes: 0.0,
            total: files.map(|file| file.blob.size()).sum(),
        }
    }

    pub(super) fn done(&mut self, file: &OpenFile, rows: u64) {
        self.rows += rows as f64;
        self.bytes += file.blob.size();
    }
}

impl Session {
    /// Whether a file that was read again had as many rows as the first time.
    /// Browsers refuse to read a file that was changed; not all of them notice.
    pub(super) fn same_rows(&self, file: &OpenFile, rows: u64) -> Result<(), Stop> {
        if self.rows.get(file.index) == Some(&rows) {
            return Ok(());
        }
        let file = file.index as u32;
        Err(Failure::Unreadable { file }.into())
    }

    /// The files of a kind, in the order in which they were read.
    pub(super) fn of(&self, kind: TableKind) -> impl Iterator<Item = &OpenFile> {
        self.files.iter().filter(move |file| file.is(kind))
    }
}
