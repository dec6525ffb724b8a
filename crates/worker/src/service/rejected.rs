//! The rows that are not in the orders as they stand, read from the file again.

use js_sys::Array;
use ltv_engine::ingest::{Import, Reason, TableKind};
use serde::Serialize;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag};

use super::session::{Progress, Session};
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
    let mut import = Import::rejecting(session.options, &session.trace);
    let mut progress = Progress::over(session.of(TableKind::Orders));
    let mut file_made = Lines::new(words);
    // The files before the wanted one count, too: an order may be theirs.
    for file in session.of(TableKind::Orders) {
        let fault = |error| stop::content(file.index, error);
        let is_wanted = file.index == wanted as usize;
        let delimiter = file.spec.mapping.layout.delimiter.byte();
        import.begin(file.spec.mapping.clone(), file.spec.namespace);
        let before = import.rows_read();
        file.read(turn, &progress, |bytes| {
            import.push(bytes).map_err(fault)?;
            let rows = import.take_rejected();
            if is_wanted {
                file_made.add(rows, delimiter);
            }
            Ok(import.rows_read() - before)
        })
        .await?;
        import.end().map_err(fault)?;
        let rows = import.take_rejected();
        if is_wanted {
            file_made.add(rows, delimiter);
            break;
        }
        progress.done(file, import.rows_read() - before);
    }
    file_made.finish()
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

    fn add(&mut self, rows: Vec<ltv_engine::ingest::RejectedRow>, delimiter: u8) {
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
