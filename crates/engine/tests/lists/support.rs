//! A reader of CSV and a writer of lists for tests.

use std::collections::BTreeMap;

use csv_core::{ReadFieldResult, Reader};
use ltv_engine::calendar::Day;
use ltv_engine::segments::lists::{
    ConsentColumn, ConsentColumns, Finished, Format, ListRow, Setup, Writer,
};

pub(crate) fn date() -> Day {
    Day::from_civil(2026, 11, 22).unwrap()
}

/// With a column of consents for each channel.
pub(crate) fn setup() -> Setup {
    Setup {
        consents: ConsentColumns {
            general: ConsentColumn::Absent,
            email: ConsentColumn::OptIn,
            sms: ConsentColumn::OptIn,
            line: ConsentColumn::OptIn,
        },
        ..Setup::new("S2 半睡顧客", date())
    }
}

/// A list and the bytes of each of its files, taken in pieces.
pub(crate) struct Written {
    pub(crate) list: Finished,
    pub(crate) bytes: Vec<Vec<u8>>,
}

impl Written {
    pub(crate) fn new(format: Format, setup: Setup, rows: &[ListRow<'_>]) -> Self {
        let mut writer = Writer::new(format, setup);
        for row in rows {
            writer.hear(row);
        }
        let mut chunks = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            writer.push(row);
            if at % 3 == 0 {
                chunks.extend(writer.take());
                assert_eq!(writer.pending(), 0);
            }
        }
        let list = writer.finish();
        chunks.extend(list.chunks.iter().cloned());
        let mut bytes = vec![Vec::new(); list.files.len()];
        for chunk in chunks {
            bytes[chunk.file as usize].extend_from_slice(&chunk.bytes);
        }
        for (file, bytes) in list.files.iter().zip(&bytes) {
            assert_eq!(file.bytes, bytes.len() as u64, "{}", file.name);
        }
        Self { list, bytes }
    }

    /// The first file as a table.
    pub(crate) fn table(&self) -> Table {
        Table::read(&self.bytes[0])
    }

    pub(crate) fn left_out(&self) -> Vec<(ltv_engine::segments::lists::Reason, u32)> {
        let account = &self.list.account;
        let pairs = account.left_out.iter().map(|left| (left.reason, left.rows));
        pairs.collect()
    }
}

/// A table with heads.
pub(crate) struct Table {
    pub(crate) heads: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl Table {
    /// Strict: UTF-8, as many cells in each row as heads.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let text = std::str::from_utf8(bytes).unwrap();
        let mut records = records(text.strip_prefix('\u{feff}').unwrap_or(text));
        assert!(!records.is_empty());
        let heads = records.remove(0);
        for row in &records {
            assert_eq!(row.len(), heads.len(), "{row:?}");
        }
        Self {
            heads,
            rows: records,
        }
    }

    pub(crate) fn column(&self, head: &str) -> Vec<&str> {
        let at = self.heads.iter().position(|own| own == head);
        let at = at.unwrap_or_else(|| panic!("no column {head} in {:?}", self.heads));
        self.rows.iter().map(|row| row[at].as_str()).collect()
    }

    /// Rows by what stands in one of the columns.
    pub(crate) fn by(&self, head: &str) -> BTreeMap<&str, BTreeMap<&str, &str>> {
        let keys = self.column(head);
        let rows = keys.into_iter().zip(&self.rows).map(|(key, row)| {
            let cells = self.heads.iter().zip(row);
            (
                key,
                cells
                    .map(|(head, cell)| (head.as_str(), cell.as_str()))
                    .collect(),
            )
        });
        rows.collect()
    }
}

/// The records of a CSV text by `csv-core`.
fn records(text: &str) -> Vec<Vec<String>> {
    let mut reader = Reader::new();
    let mut records = vec![Vec::new()];
    let (mut rest, mut field, mut buffer) = (text.as_bytes(), Vec::new(), [0; 256]);
    loop {
        let (result, read, written) = reader.read_field(rest, &mut buffer);
        rest = &rest[read..];
        field.extend_from_slice(&buffer[..written]);
        match result {
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::Field { record_end } => {
                let cell = String::from_utf8(std::mem::take(&mut field)).unwrap();
                records.last_mut().unwrap().push(cell);
                if record_end {
                    records.push(Vec::new());
                }
            }
            ReadFieldResult::End => break,
        }
    }
    records.pop();
    records
}
