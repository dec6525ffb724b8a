//! A first look at a file: its shape, its first rows, and what the columns are.

use super::error::ImportError;
use super::mapping::{Delimiter, Mapping, Role};
use super::schema::{self, DateOrderGuess, MappingGuess};
use super::{sniff, text};

/// Rows shown.
const ROWS_SHOWN: usize = 8;

/// Values shown of each column.
const SAMPLES_SHOWN: usize = 5;

/// Characters kept of a cell.
const MAX_CELL_CHARS: usize = 120;

/// What a file looks like, for the user to confirm or to correct.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Preview {
    /// What stands between two fields.
    pub delimiter: Delimiter,
    /// The first record holds names.
    pub has_header: bool,
    /// The columns of the first record.
    pub columns: Vec<ColumnPreview>,
    /// The first rows below the names, at most 8, cells cut at 120 characters.
    pub rows: Vec<Vec<String>>,
    /// What the columns seem to be.
    pub guess: MappingGuess,
}

/// One column of a [`Preview`].
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct ColumnPreview {
    /// 0-based.
    pub index: usize,
    /// Its name in the file; `None` without a header or when the name is blank.
    /// Names may occur twice.
    pub name: Option<String>,
    /// Its first values that are not blank, at most 5, cut at 120 characters.
    pub samples: Vec<String>,
    /// How its cells read as dates, in case the user chooses it for the date.
    pub date_order: DateOrderGuess,
}

/// Looks at the beginning of a file (256 KiB are plenty). `complete` says that
/// `head` is the whole file; otherwise it may end anywhere.
///
/// # Errors
/// [`ImportError::Empty`], [`ImportError::HeaderOnly`], [`ImportError::NotText`],
/// [`ImportError::Encoding`], [`ImportError::NotUtf8`].
pub fn preview(head: &[u8], complete: bool) -> Result<Preview, ImportError> {
    let text = text::utf8(head, complete)?;
    let delimiter = sniff::delimiter(text, complete);
    let mut records: Vec<Vec<String>> = Vec::new();
    sniff::for_each_record(text, delimiter, complete, usize::MAX, |fields| {
        records.push(
            fields
                .iter()
                .map(|field| String::from_utf8_lossy(field).into_owned())
                .collect(),
        );
    });
    let first = records.first().ok_or(ImportError::Empty)?;
    let has_header = sniff::is_header(first);
    let names: Vec<Option<String>> = first
        .iter()
        .map(|name| Some(name.trim()).filter(|name| has_header && !name.is_empty()))
        .map(|name| name.map(cut))
        .collect();
    let rows = &records[usize::from(has_header)..];
    if rows.is_empty() {
        return Err(ImportError::HeaderOnly);
    }
    let guess = schema::guess(&names, rows);
    let columns = names
        .into_iter()
        .enumerate()
        .map(|(index, name)| ColumnPreview {
            index,
            name,
            samples: schema::cells(rows, index)
                .filter(|cell| !cell.trim().is_empty())
                .take(SAMPLES_SHOWN)
                .map(cut)
                .collect(),
            date_order: schema::date_order(rows, index),
        })
        .collect();
    let rows = rows
        .iter()
        .take(ROWS_SHOWN)
        .map(|row| row.iter().map(|cell| cut(cell)).collect())
        .collect();
    Ok(Preview {
        delimiter,
        has_header,
        columns,
        rows,
        guess,
    })
}

fn cut(cell: &str) -> String {
    cell.chars().take(MAX_CELL_CHARS).collect()
}

impl Preview {
    /// The mapping, when all of it was recognised.
    ///
    /// # Errors
    /// [`ImportError::NoColumn`] for the first role (customer, date, amount)
    /// without a column; [`ImportError::AmbiguousDateOrder`] when the order of
    /// day and month must be asked for.
    pub fn mapping(&self) -> Result<Mapping, ImportError> {
        let column = |guess: Option<schema::Guess>, role| {
            guess
                .map(|guess| guess.column)
                .ok_or(ImportError::NoColumn { role })
        };
        let customer = column(self.guess.customer, Role::Customer)?;
        let date = column(self.guess.date, Role::Date)?;
        let amount = column(self.guess.amount, Role::Amount)?;
        let DateOrderGuess::Decided { order } = self.guess.date_order else {
            return Err(ImportError::AmbiguousDateOrder { column: date });
        };
        Ok(Mapping {
            delimiter: self.delimiter,
            has_header: self.has_header,
            customer,
            date,
            amount,
            date_order: order,
        })
    }
}
