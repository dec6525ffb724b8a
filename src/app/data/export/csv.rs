//! A sheet as CSV that Excel opens as it is meant.

use super::{Sheet, Value};
use crate::app::data::iso::iso;
use crate::digits;

/// UTF-8 with a byte order mark, by which Excel knows it; lines end in CR LF.
/// Numbers are plain (`1234.5`, a share as `0.25`), days ISO. Words that a
/// spreadsheet would run as a formula get an apostrophe before them.
pub fn csv(sheet: &Sheet) -> String {
    let mut out = String::from('\u{feff}');
    let heads = sheet.heads.iter().map(|head| safe(head));
    line(&mut out, heads);
    for row in &sheet.rows {
        line(&mut out, row.iter().map(cell));
    }
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(',');
        }
        quote(out, &cell);
    }
    *out += "\r\n";
}

fn cell(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => safe(text),
        Value::Number(value) | Value::Percent(value) => number(*value, 6),
        Value::Money(value) => number(*value, 4),
        Value::Day(day) => iso(*day),
    }
}

/// Text as text: what begins like a formula does not run.
fn safe(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// No exponent below 10¹², no grouping, a point, no digits that mean nothing.
fn number(value: f64, decimals: u32) -> String {
    if !value.is_finite() {
        String::new()
    } else if value.abs() < 1e12 {
        digits::fixed(value, decimals)
    } else {
        digits::text(value)
    }
}

fn quote(out: &mut String, cell: &str) {
    if !cell.contains([',', '"', '\n', '\r']) {
        *out += cell;
        return;
    }
    out.push('"');
    *out += &cell.replace('"', "\"\"");
    out.push('"');
}
