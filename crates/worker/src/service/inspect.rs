//! The first look at a source.

use ltv_engine::ingest::encoding::{Encoding, FileForm, detect, form};
use ltv_engine::ingest::values::{DateGuess, NumberGuess};
use ltv_engine::ingest::{Preview, PreviewOptions, Role, Scan, preview};
use web_sys::Blob;

use super::Turn;
use super::stop::{self, Stop};
use super::warm::Seen;
use crate::protocol::{Event, InspectAsk, Look, OtherReading};
use crate::source::{Form, Source, head};

/// Bytes looked at to guess the columns.
const HEAD: usize = 256 * 1024;
/// Lines shown of a text in two encodings, and characters of each.
const LINES: usize = 4;
const LINE_CHARS: usize = 120;

/// The look, and what was looked at where it is of orders.
pub(super) async fn inspect(
    turn: &Turn<'_>,
    blob: &Blob,
    ask: InspectAsk,
) -> Result<(Event, Option<Seen>), Stop> {
    let mut packing = Form::default();
    let mut raw = read(blob, &packing).await?;
    if form(&raw.bytes) == FileForm::Gzip {
        packing.gzip = true;
        raw = read(blob, &packing).await?;
    }
    if form(&raw.bytes) == FileForm::Workbook && !packing.gzip {
        return Ok((Event::Workbook, None));
    }
    turn.heard()?;
    let detected = detect(&raw.bytes, raw.complete);
    let encoding = ask.encoding.unwrap_or(detected.best);
    packing.encoding = label(encoding);
    let decoded = match packing.encoding {
        Some(_) => read(blob, &packing).await?.bytes,
        None => raw.bytes,
    };
    let options = PreviewOptions {
        kind: ask.kind,
        delimiter: ask.delimiter,
        skip: ask.skip,
    };
    let mut preview =
        preview(&decoded, raw.complete, &options).map_err(|error| stop::content(0, error))?;
    if !raw.complete {
        scan(turn, blob, &packing, &mut preview).await?;
    }
    let other = match detected.other.filter(|_| ask.encoding.is_none()) {
        None => None,
        Some(other) => {
            let form = Form {
                encoding: label(other),
                ..packing
            };
            let there = read(blob, &form).await?;
            Some(OtherReading {
                encoding: other,
                here: lines(&decoded),
                there: lines(&there.bytes),
            })
        }
    };
    let mapping = preview.mapping().ok();
    let seen = mapping.and_then(|mapping| Seen::new(mapping, decoded));
    let key = preview.header_key();
    let look = Box::new(Look {
        preview,
        encoding,
        other,
        key,
    });
    Ok((Event::Inspected { look }, seen))
}

async fn read(blob: &Blob, form: &Form) -> Result<crate::source::Head, Stop> {
    let found = head(blob, form, HEAD).await;
    found.map_err(|error| stop::source(0, error))
}

pub(super) fn label(encoding: Encoding) -> Option<&'static str> {
    (encoding != Encoding::Utf8).then(|| encoding.label())
}

/// The whole file is asked where its beginning leaves open how dates or
/// amounts are written.
async fn scan(
    turn: &Turn<'_>,
    blob: &Blob,
    form: &Form,
    preview: &mut Preview,
) -> Result<(), Stop> {
    let open = |role: Role| {
        let column = preview.column(role)?;
        let found = preview.columns.get(column)?;
        let asks = match role {
            Role::Date => matches!(found.dates, DateGuess::Ambiguous { .. }),
            _ => matches!(found.numbers, NumberGuess::Ambiguous),
        };
        asks.then_some(column)
    };
    let columns: Vec<usize> = [Role::Date, Role::Amount]
        .into_iter()
        .filter_map(open)
        .collect();
    if columns.is_empty() {
        return Ok(());
    }
    let mut scan = Scan::new(preview.layout, &columns);
    let fault = |error| stop::source(0, error);
    let mut source = Source::new(blob, form).map_err(fault)?;
    let mut bytes = Vec::new();
    while source.next(&mut bytes).await.map_err(fault)? {
        turn.heard()?;
        scan.push(&bytes);
    }
    for found in scan.finish() {
        if let Some(column) = preview.columns.get_mut(found.column) {
            column.dates = found.dates;
            column.numbers = found.numbers;
        }
    }
    Ok(())
}

fn lines(text: &[u8]) -> Vec<String> {
    String::from_utf8_lossy(text)
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(LINES)
        .map(|line| line.chars().take(LINE_CHARS).collect())
        .collect()
}
