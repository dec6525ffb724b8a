//! The rows of a file that did not stay as they are, read from it again.

use js_sys::Array;
use ltv_engine::ingest::{Import, ImportError, ImportOptions, Reason, RejectedRow, TableKind};
use ltv_engine::interactions::InteractionsImport;
use ltv_engine::people::PeopleImport;
use ltv_engine::spend::SpendImport;
use serde::Serialize;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag};

use super::session::{OpenFile, Progress, Session};
use super::stop::{self, Stop};
use super::{Answer, Turn, csv};
use crate::protocol::{Event, Failure, RejectedWords};

/// Text collected before it is handed to the browser.
const PIECE: usize = 1024 * 1024;

pub(super) async fn rejected(
    turn: &Turn<'_>,
    session: &Session,
    wanted: u32,
    words: &RejectedWords,
) -> Answer {
    let wanted = wanted as usize;
    let file = session.files.iter().find(|file| file.index == wanted);
    let kind = file.ok_or(Failure::NothingLoaded)?.spec.mapping.kind;
    let mut reader = match kind {
        TableKind::Orders => {
            Reader::Orders(Box::new(Import::rejecting(session.options, &session.trace)))
        }
        TableKind::Customers => Reader::Members(PeopleImport::new().rejecting()),
        TableKind::Spend => {
            let options = ImportOptions {
                currency: session.currency,
                ..session.options
            };
            Reader::Spend(SpendImport::new(options).rejecting())
        }
        TableKind::Interactions => {
            Reader::Interactions(InteractionsImport::new(session.options).rejecting())
        }
    };
    let mut progress = Progress::over(session.of(kind));
    let mut file_made = Lines::new(words);
    // The files before the wanted one count, too: an order or a member may be theirs.
    for file in session.of(kind) {
        let fault = |error| stop::content(file.index, error);
        let is_wanted = file.index == wanted;
        let delimiter = file.spec.mapping.layout.delimiter.byte();
        reader.begin(file);
        let before = reader.rows_read();
        file.read(turn, &progress, |bytes| {
            reader.push(bytes).map_err(fault)?;
            let rows = reader.take();
            if is_wanted {
                file_made.add(rows, delimiter);
            }
            Ok(reader.rows_read() - before)
        })
        .await?;
        let read = reader.end().map_err(fault)?;
        session.same_rows(file, read)?;
        let rows = reader.take();
        if is_wanted {
            file_made.add(rows, delimiter);
            break;
        }
        progress.done(file, read);
    }
    file_made.finish()
}

/// What reads the files of a kind once more.
enum Reader {
    Orders(Box<Import>),
    Members(PeopleImport),
    Spend(SpendImport),
    Interactions(InteractionsImport),
}

impl Reader {
    fn begin(&mut self, file: &OpenFile) {
        let mapping = file.spec.mapping.clone();
        match self {
            Self::Orders(import) => import.begin(mapping, file.spec.namespace),
            Self::Members(import) => import.begin(mapping, &[]),
            Self::Spend(import) => import.begin(mapping, None),
            Self::Interactions(import) => import.begin(mapping),
        }
    }

    /// Rows read: of all files of orders, or of the present other file.
    fn rows_read(&self) -> u64 {
        match self {
            Self::Orders(import) => import.rows_read(),
            Self::Members(import) => import.rows_read(),
            Self::Spend(import) => import.rows_read(),
            Self::Interactions(import) => import.rows_read(),
        }
    }

    fn push(&mut self, bytes: &[u8]) -> Result<(), ImportError> {
        match self {
            Self::Orders(import) => import.push(bytes),
            Self::Members(import) => import.push(bytes),
            Self::Spend(import) => import.push(bytes),
            Self::Interactions(import) => import.push(bytes),
        }
    }

    /// The file's end: its rows.
    fn end(&mut self) -> Result<u64, ImportError> {
        Ok(match self {
            Self::Orders(import) => import.end()?.report.rows_read,
            Self::Members(import) => import.end()?.rows_read,
            Self::Spend(import) => import.end()?.0.rows_read,
            Self::Interactions(import) => import.end()?.rows_read,
        })
    }

    fn take(&mut self) -> Vec<RejectedRow> {
        match self {
            Self::Orders(import) => import.take_rejected(),
            Self::Members(import) => import.take_rejected(),
            Self::Spend(import) => import.take_rejected(),
            Self::Interactions(import) => import.take_rejected(),
        }
    }
}

struct Lines<'a> {
    words: &'a RejectedWords,
    parts: Array,
    text: String,
    rows: f64,
}

impl<'a> Lines<'a> {
    fn new(words: &'a RejectedWords) -> Self {
        // The mark by which spreadsheets know that it is UTF-8.
        let mut text = String::from('\u{feff}');
        let heads = [&words.row, &words.reason].into_iter();
        line(&mut text, heads.chain(&words.columns).map(String::as_str));
        Self {
            words,
            parts: Array::new(),
            text,
            rows: 0.0,
        }
    }

    fn add(&mut self, rows: Vec<RejectedRow>, delimiter: u8) {
        for row in rows {
            let number = row.row.to_string();
            let reason = self.reason(row.reason);
            let fields = csv::fields(&row.text, delimiter);
            let cells = [number.as_str(), reason.as_str()].into_iter();
            line(
                &mut self.text,
                cells.chain(fields.iter().map(String::as_str)),
            );
            self.rows += 1.0;
            if self.text.len() >= PIECE {
                self.hand_over();
            }
        }
    }

    /// The reason in the user's words; its name where there are none.
    fn reason(&self, reason: Reason) -> String {
        let name = match reason {
            Reason::Changed { reason } => name(&reason),
            Reason::Dropped { reason } => name(&reason),
        };
        let known = self.words.reasons.iter().find(|(key, _)| *key == name);
        known.map_or(name, |(_, words)| words.clone())
    }

    fn hand_over(&mut self) {
        self.parts.push(&JsValue::from_str(&self.text));
        self.text.clear();
    }

    fn finish(mut self) -> Answer {
        self.hand_over();
        let bag = BlobPropertyBag::new();
        bag.set_type("text/csv");
        let file = Blob::new_with_str_sequence_and_options(&self.parts, &bag)
            .map_err(|_| Stop::from(Failure::Crashed))?;
        Ok((Event::Written { rows: self.rows }, Some(file)))
    }
}

fn line<'t>(text: &mut String, cells: impl Iterator<Item = &'t str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        csv::cell(text, cell);
    }
    text.push_str("\r\n");
}

/// The name of a reason in the protocol.
fn name(reason: &impl Serialize) -> String {
    let name = serde_wasm_bindgen::to_value(reason).ok();
    name.and_then(|name| name.as_string()).unwrap_or_default()
}
