//! Records, names and rows of a file's beginning.

use super::PreviewOptions;
use crate::ingest::error::ImportError;
use crate::ingest::mapping::{Layout, MAX_COLUMNS};
use crate::ingest::sniff::{self, RECORDS_TO_SEARCH};
use crate::ingest::splitter::Fields;

/// A file's beginning, split.
pub(super) struct Shape {
    pub(super) layout: Layout,
    /// Fields of the first record.
    pub(super) columns: usize,
    /// The first record, if it holds names.
    pub(super) names: Vec<String>,
    /// The records below the names, at least one.
    pub(super) rows: Vec<Vec<String>>,
}

impl Shape {
    pub(super) fn of(
        text: &str,
        complete: bool,
        ask: &PreviewOptions,
    ) -> Result<Self, ImportError> {
        let delimiter = ask
            .delimiter
            .unwrap_or_else(|| sniff::delimiter(text, complete));
        let skip = ask.skip.unwrap_or_else(|| {
            let (mut numbers, mut records) = (Vec::new(), Vec::new());
            sniff::for_each_record(
                text,
                delimiter,
                complete,
                None,
                RECORDS_TO_SEARCH,
                |number, fields| {
                    numbers.push(number);
                    records.push(cells(fields));
                },
            );
            match sniff::table_start(&records) {
                0 => 0, // blank records on top are no reason to skip
                start => numbers[start],
            }
        });
        let mut rows = Vec::new();
        sniff::for_each_record(
            text,
            delimiter,
            complete,
            Some(skip),
            usize::MAX,
            |_, fields| {
                rows.push(cells(fields));
            },
        );
        let first = rows.first().ok_or(ImportError::Empty)?;
        let columns = first.len();
        if columns > MAX_COLUMNS {
            return Err(ImportError::TooManyColumns { columns });
        }
        let has_header = sniff::is_header(first);
        let names = if has_header {
            rows.remove(0)
        } else {
            Vec::new()
        };
        // A header that is repeated (above each page or group) is no row.
        rows.retain(|row| names.is_empty() || *row != names);
        if rows.is_empty() {
            return Err(ImportError::HeaderOnly);
        }
        Ok(Self {
            layout: Layout {
                delimiter,
                skip,
                has_header,
            },
            columns,
            names,
            rows,
        })
    }
}

fn cells(fields: Fields<'_>) -> Vec<String> {
    fields
        .iter()
        .map(|field| String::from_utf8_lossy(field).into_owned())
        .collect()
}
