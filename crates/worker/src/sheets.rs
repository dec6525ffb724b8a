//! Answers requests about spreadsheets. Converts piece by piece and yields
//! between pieces, so that progress is shown and a cancel is heard; opening and
//! writing go through at a stretch, to be ended from outside.

use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use ltv_sheets::{Bound, Cell, ColumnKind, MAX_FILE, SheetError, Table, Workbook, write_xlsx};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag};

use crate::protocol::sheets::{Event, Failure, Request};
use crate::service::pause;

/// Bytes of text made at a stretch: some tens of milliseconds of work.
const PIECE: usize = 1024 * 1024;
const CSV: &str = "text/csv";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Answers requests of one port.
#[derive(Clone, Default)]
pub struct Service {
    given_up: Rc<RefCell<HashSet<u32>>>,
}

enum Stop {
    Cancelled,
    Failed(Failure),
}

type Answer = Result<(Event, Option<Blob>), Stop>;

impl From<SheetError> for Stop {
    fn from(error: SheetError) -> Self {
        Self::Failed(Failure::Content { error })
    }
}

impl Service {
    /// Answers one request. `say` sends an event of this request, and a blob
    /// beside it.
    pub async fn answer(
        &self,
        id: u32,
        request: Request,
        source: Option<Blob>,
        say: impl Fn(Event, Option<Blob>),
    ) {
        let answer = match (request, source) {
            (Request::Cancel { target }, _) => {
                self.given_up.borrow_mut().insert(target);
                return;
            }
            (Request::Open, Some(source)) => open(&source).await,
            (Request::Convert { sheet }, Some(source)) => {
                self.convert(id, sheet, &source, &say).await
            }
            (Request::Write { tables, created }, _) => write(&tables, created),
            (
                Request::Bind {
                    name,
                    columns,
                    created,
                },
                Some(source),
            ) => bind(name, columns, created, &source).await,
            (_, None) => Err(Stop::Failed(Failure::Misunderstood)),
        };
        self.given_up.borrow_mut().remove(&id);
        match answer {
            Ok((event, blob)) => say(event, blob),
            Err(Stop::Cancelled) => say(Event::Cancelled, None),
            Err(Stop::Failed(failure)) => say(Event::Failed { failure }, None),
        }
    }

    async fn convert(
        &self,
        id: u32,
        sheet: usize,
        source: &Blob,
        say: &impl Fn(Event, Option<Blob>),
    ) -> Answer {
        let bytes = read(source).await?;
        self.heard(id)?;
        let mut book = Workbook::open(&bytes)?;
        let total = book.sheets().get(sheet).and_then(|sheet| sheet.rows);
        pause().await;
        self.heard(id)?;
        let mut reader = book.csv(sheet)?;
        // Each piece is handed to the browser, which may keep it on disk.
        let pieces = Array::new();
        let mut piece = Vec::with_capacity(PIECE + PIECE / 8);
        let mut more = true;
        while more {
            more = reader.read(&mut piece, PIECE)?;
            let made = blob(&piece, CSV)?;
            pieces.push(&made);
            piece.clear();
            let progress = Event::Progress {
                rows: f64::from(reader.rows()),
                total: total.map(f64::from),
            };
            say(progress, None);
            pause().await;
            self.heard(id)?;
        }
        let text = Blob::new_with_blob_sequence_and_options(&pieces, &kind(CSV));
        let info = reader.info();
        Ok((Event::Converted { info }, Some(text.map_err(full)?)))
    }

    fn heard(&self, id: u32) -> Result<(), Stop> {
        if self.given_up.borrow().contains(&id) {
            Err(Stop::Cancelled)
        } else {
            Ok(())
        }
    }
}

async fn open(source: &Blob) -> Answer {
    let bytes = read(source).await?;
    let sheets = ltv_sheets::workbook(&bytes)?.sheets;
    Ok((Event::Opened { sheets }, None))
}

fn write(tables: &[Table], created: f64) -> Answer {
    let bytes = write_xlsx(tables, created as i64)?;
    Ok((Event::Written, Some(blob(&bytes, XLSX)?)))
}

/// A list of the segments module as a workbook.
async fn bind(name: String, columns: Vec<ColumnKind>, created: f64, source: &Blob) -> Answer {
    let bytes = read(source).await?;
    let text = core::str::from_utf8(&bytes).map_err(|_| Stop::Failed(Failure::Misunderstood))?;
    let table = bound(name, columns, text);
    drop(bytes);
    write(&[table], created)
}

/// Cells are parted by U+001F, rows end with U+001E; the first row is the heads.
fn bound(name: String, columns: Vec<ColumnKind>, text: &str) -> Table {
    let mut rows = text.split_terminator('\u{1e}');
    let heads = rows.next().unwrap_or_default().split('\u{1f}');
    let heads = heads.map(str::to_owned).collect();
    let cell = |(at, cell): (usize, &str)| match columns.get(at) {
        _ if cell.is_empty() => Cell::Blank,
        Some(ColumnKind::Text) | None => Cell::Text(cell.to_owned()),
        Some(_) => cell
            .parse()
            .map_or_else(|_| Cell::Text(cell.to_owned()), Cell::Number),
    };
    let cells = rows.map(|row| row.split('\u{1f}').enumerate().map(cell).collect());
    Table {
        cells: cells.collect(),
        name,
        heads,
        columns,
    }
}

/// A workbook's directory is at its end: it is read as a whole.
async fn read(source: &Blob) -> Result<Vec<u8>, Stop> {
    if source.size() > MAX_FILE as f64 {
        return Err(Stop::from(SheetError::TooLarge {
            bound: Bound::File,
            limit: MAX_FILE,
        }));
    }
    let buffer = JsFuture::from(source.array_buffer())
        .await
        .map_err(|_| Stop::Failed(Failure::Unreadable))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

fn blob(bytes: &[u8], what: &str) -> Result<Blob, Stop> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&parts, &kind(what)).map_err(full)
}

fn kind(what: &str) -> BlobPropertyBag {
    let bag = BlobPropertyBag::new();
    bag.set_type(what);
    bag
}

/// No room for a blob.
fn full(_: JsValue) -> Stop {
    Stop::Failed(Failure::Crashed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_bound() {
        let columns = vec![ColumnKind::Text, ColumnKind::Number, ColumnKind::Date];
        let text =
            "id\u{1f}orders\u{1f}last\u{1e}=1,\"x\"\u{1f}3\u{1f}\u{1e}+886\u{1f}\u{1f}20089\u{1e}";
        let table = bound("S2".to_owned(), columns, text);
        assert_eq!(table.heads, ["id", "orders", "last"]);
        let cells = [
            [
                Cell::Text("=1,\"x\"".to_owned()),
                Cell::Number(3.0),
                Cell::Blank,
            ],
            [
                Cell::Text("+886".to_owned()),
                Cell::Blank,
                Cell::Number(20_089.0),
            ],
        ];
        assert_eq!(table.cells, cells);
    }
}
