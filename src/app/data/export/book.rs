//! A sheet as an Excel workbook, written by the sheets module.

use ltv_worker::protocol::sheets::{Cell, ColumnKind, Request, Table};

use super::{Sheet, Value};

/// The request that writes a sheet as a workbook.
pub(in crate::app::data) fn request(sheet: &Sheet) -> Request {
    Request::Write {
        tables: vec![table(sheet)],
        created: (js_sys::Date::now() / 1000.0).floor(),
    }
}

/// The table of a sheet: each column is what its first value says that is no
/// text, for a row of averages may stand above the days with its name.
pub fn table(sheet: &Sheet) -> Table {
    let column = |at: usize| sheet.rows.iter().filter_map(move |row| row.get(at));
    let kind = |at: usize| {
        let first = column(at).find(|value| !matches!(value, Value::Empty | Value::Text(_)));
        match first {
            Some(Value::Number(_)) => ColumnKind::Number,
            Some(Value::Money(_)) => ColumnKind::Money {
                decimals: decimals(column(at)),
            },
            Some(Value::Percent(_)) => ColumnKind::Percent,
            Some(Value::Day(_)) => ColumnKind::Date,
            Some(Value::Text(_) | Value::Empty) | None => ColumnKind::Text,
        }
    };
    let cell = |value: &Value| match value {
        Value::Empty => Cell::Blank,
        Value::Text(text) => Cell::Text(text.clone()),
        Value::Number(value) | Value::Money(value) | Value::Percent(value) => Cell::Number(*value),
        Value::Day(day) => Cell::Number(f64::from(day.0)),
    };
    Table {
        name: sheet.name.clone(),
        columns: (0..sheet.heads.len()).map(kind).collect(),
        heads: sheet.heads.clone(),
        cells: sheet
            .rows
            .iter()
            .map(|row| row.iter().map(cell).collect())
            .collect(),
    }
}

/// Two where any amount of the column has a fraction.
fn decimals<'a>(column: impl Iterator<Item = &'a Value>) -> u8 {
    let mut broken = column.filter_map(|value| match value {
        Value::Money(value) => Some(value.fract()),
        _ => None,
    });
    if broken.any(|rest| rest.abs() > 1e-9) {
        2
    } else {
        0
    }
}
