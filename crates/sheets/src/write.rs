//! From tables to a workbook.

use std::collections::BTreeSet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::{Cell, ColumnKind, SheetError, Table};

const MAX_ROWS: usize = 1_048_576;
const MAX_COLUMNS: usize = 16_384;
/// UTF-16 units of the longest text that a cell can hold.
const MAX_TEXT: usize = 32_767;
/// UTF-16 units of the longest name of a sheet.
const MAX_NAME: usize = 31;
/// Days from the day before 1900-01-01 to 1970-01-01 as of March 1900.
const FROM_1900: f64 = 25_569.0;
/// 1900-03-01: before it, the days are off by one.
const MARCH_1900: f64 = 61.0;
const AFTER_LAST: f64 = 2_958_466.0;

/// Writes each table as a sheet, its heads bold and in sight. `created` is the
/// time in the file's properties, in seconds since 1970-01-01 UTC: the same
/// tables and the same time give the same bytes.
///
/// # Errors
///
/// [`SheetError::NoTables`], [`SheetError::TooManyRows`],
/// [`SheetError::TooManyColumns`], [`SheetError::NotWritten`].
pub fn write_xlsx(tables: &[Table], created: i64) -> Result<Vec<u8>, SheetError> {
    if tables.is_empty() {
        return Err(SheetError::NoTables);
    }
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_timestamp(created).map_err(not_written)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let mut names = BTreeSet::new();
    for table in tables {
        let sheet = workbook.add_worksheet();
        let name = name(&table.name, &mut names);
        sheet.set_name(name).map_err(not_written)?;
        write(sheet, table)?;
    }
    workbook.save_to_buffer().map_err(not_written)
}

fn write(sheet: &mut Worksheet, table: &Table) -> Result<(), SheetError> {
    let widest = table.cells.iter().map(Vec::len).max().unwrap_or(0);
    if table.cells.len() >= MAX_ROWS {
        return Err(SheetError::TooManyRows {
            limit: MAX_ROWS as u32,
        });
    }
    if widest.max(table.heads.len()).max(table.columns.len()) > MAX_COLUMNS {
        return Err(SheetError::TooManyColumns {
            limit: MAX_COLUMNS as u32,
        });
    }
    let bold = Format::new().set_bold();
    for (column, head) in table.heads.iter().enumerate() {
        let head = within(head, MAX_TEXT);
        sheet
            .write_string_with_format(0, column as u16, head, &bold)
            .map_err(not_written)?;
    }
    sheet.set_freeze_panes(1, 0).map_err(not_written)?;
    for (column, kind) in table.columns.iter().enumerate() {
        let (at, format) = (column as u16, format(*kind));
        sheet
            .set_column_width(at, width(table, column, *kind))
            .and_then(|sheet| sheet.set_column_format(at, &format))
            .map_err(not_written)?;
    }
    let day = Format::new().set_num_format("0");
    for (row, cells) in table.cells.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let kind = table.columns.get(column).copied();
            let place = (row as u32 + 1, column as u16);
            put(sheet, place, cell, kind, &day).map_err(not_written)?;
        }
    }
    Ok(())
}

/// Cells take the format of their column: looking one up for each cell takes
/// longer than all the rest.
fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    kind: Option<ColumnKind>,
    day: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Number(value) if value.is_finite() => {
            let number = match kind {
                Some(ColumnKind::Date) => value + FROM_1900,
                _ => *value,
            };
            // What cannot be shown as a date is left as the number it was.
            let beyond = !(MARCH_1900..AFTER_LAST).contains(&number);
            if kind == Some(ColumnKind::Date) && beyond {
                sheet.write_number_with_format(row, column, *value, day)?;
            } else {
                sheet.write_number(row, column, number)?;
            }
        }
        Cell::Text(text) if !text.is_empty() => {
            sheet.write_string(row, column, within(text, MAX_TEXT))?;
        }
        _ => {}
    }
    Ok(())
}

fn format(kind: ColumnKind) -> Format {
    let shown = match kind {
        // "@" keeps a text text when it is edited.
        ColumnKind::Text => "@",
        ColumnKind::Number => "General",
        ColumnKind::Date => "yyyy-mm-dd",
        ColumnKind::Percent => "0.0%",
        ColumnKind::Money { decimals: 0 } => "#,##0",
        ColumnKind::Money { decimals: 1 } => "#,##0.0",
        ColumnKind::Money { decimals: 2 } => "#,##0.00",
        ColumnKind::Money { decimals: 3 } => "#,##0.000",
        ColumnKind::Money { .. } => "#,##0.0000",
    };
    Format::new().set_num_format(shown)
}

/// Characters wide enough for the head and the first rows.
fn width(table: &Table, column: usize, kind: ColumnKind) -> f64 {
    let least = match kind {
        ColumnKind::Text | ColumnKind::Number | ColumnKind::Percent => 9,
        ColumnKind::Date | ColumnKind::Money { .. } => 12,
    };
    let head = table.heads.get(column).map_or(0, |head| wide(head));
    let cells = table
        .cells
        .iter()
        .take(200)
        .map(|row| match row.get(column) {
            Some(Cell::Text(text)) => wide(text),
            _ => 0,
        });
    (cells.max().unwrap_or(0).max(head) + 1).clamp(least, 48) as f64
}

/// Columns a text takes on the screen: Chinese characters take two.
fn wide(text: &str) -> usize {
    text.chars()
        .take(64)
        .map(|c| if c > '\u{10ff}' { 2 } else { 1 })
        .sum()
}

/// A name that Excel takes, unlike any before it.
fn name(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    let allowed = |c: &char| !c.is_control() && !"[]:*?/\\".contains(*c);
    let clean: String = wanted.chars().filter(allowed).collect();
    let clean = clean.trim().trim_matches('\'');
    let clean = if clean.is_empty() { "Sheet" } else { clean };
    let mut number = 1;
    loop {
        let tail = if number == 1 {
            String::new()
        } else {
            format!(" {number}")
        };
        let name = format!("{}{tail}", within(clean, MAX_NAME - tail.len()).trim_end());
        if taken.insert(name.to_lowercase()) {
            return name;
        }
        number += 1;
    }
}

/// The beginning of a text, in at most so many UTF-16 units.
fn within(text: &str, most: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > most
    });
    end.map_or(text, |(end, _)| &text[..end])
}

fn not_written(_: XlsxError) -> SheetError {
    SheetError::NotWritten
}
