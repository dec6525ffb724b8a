//! Text to records through what the engine offers: the preview, which shows
//! cells as they are, and an import in small slices, which keeps some of them.

use ltv_engine::ingest::values::{DateStyle, DecimalMark};
use ltv_engine::ingest::{
    Delimiter, ImportError, Layout, Mapping, PreviewOptions, Role, RowMeaning, TableKind, preview,
};
use ltv_engine::people::PeopleImport;
use std::collections::HashSet;

/// Delimiter, input, records.
pub(crate) type Case<'a> = (u8, &'a str, &'a [&'a [&'a str]]);

fn delimiter(byte: u8) -> Delimiter {
    let mut all = Delimiter::ALL.into_iter();
    all.find(|delimiter| delimiter.byte() == byte).unwrap()
}

/// The records as the preview shows them. A row of addresses is put on top, so
/// that the first record is a row like any other and not taken for names.
pub(crate) fn previewed(byte: u8, input: &str, fields: usize) -> Vec<Vec<String>> {
    let ask = PreviewOptions {
        delimiter: Some(delimiter(byte)),
        skip: Some(0),
        ..PreviewOptions::default()
    };
    let (mark, body) = input.split_at(if input.starts_with('\u{feff}') { 3 } else { 0 });
    let top = vec!["a@b.tw"; fields].join(&char::from(byte).to_string());
    let text = format!("{mark}{top}\n{body}");
    let found = preview(text.as_bytes(), true, &ask).unwrap();
    assert!(!found.layout.has_header, "{input:?}");
    assert!(found.rows.len() < 8, "more rows than are shown");
    found.rows[1..].to_vec()
}

/// The distinct texts of a column, in the order of their first appearance, as
/// an import of members takes them for ids from slices of so many bytes.
pub(crate) fn imported(byte: u8, input: &str, column: usize, slice: usize) -> Vec<String> {
    let mapping = Mapping {
        kind: TableKind::Customers,
        layout: Layout {
            delimiter: delimiter(byte),
            skip: 0,
            has_header: false,
        },
        columns: std::iter::once((Role::Customer, column)).collect(),
        dates: DateStyle::Ymd,
        numbers: DecimalMark::Point,
        rows: RowMeaning::Order,
        recurring_ids: false,
    };
    let mut import = PeopleImport::new();
    import.begin(mapping, &[]);
    for slice in input.as_bytes().chunks(slice) {
        import.push(slice).unwrap();
    }
    import.end().unwrap();
    match import.finish() {
        Ok(imported) => {
            let people = imported.people;
            (0..people.len())
                .map(|member| people.id(member).to_owned())
                .collect()
        }
        Err(ImportError::NoValidRow { .. }) => Vec::new(),
        Err(error) => panic!("{error:?} of {input:?}"),
    }
}

pub(crate) fn check(cases: &[Case<'_>]) {
    for &(byte, input, records) in cases {
        let columns = records[0].len();
        assert_eq!(previewed(byte, input, columns), records, "{input:?}");
        for column in 0..columns {
            let cells = records
                .iter()
                .filter(|record| record.len() <= columns)
                .map(|record| record.get(column).map_or("", |cell| cell.trim()));
            let mut seen = HashSet::new();
            let ids: Vec<&str> = cells
                .filter(|cell| !cell.is_empty() && seen.insert(*cell))
                .collect();
            for slice in [1, 3, 4_096] {
                let imported = imported(byte, input, column, slice);
                assert_eq!(
                    imported, ids,
                    "column {column} of {input:?} in slices of {slice}"
                );
            }
        }
    }
}
