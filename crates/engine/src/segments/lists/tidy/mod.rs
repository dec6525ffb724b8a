//! Tidy tables for Power BI and `FineBI`: one fact a row, one kind of thing a column,
//! with a dictionary.
//!
//! *Microsoft, "Text/CSV" (Power Query)*
//! (<https://learn.microsoft.com/en-us/power-query/connectors/text-csv>): UTF-8 is only
//! known by a byte order mark, so there is one; commas; the first rows tell the kinds of
//! the columns, so days are ISO, numbers plain, truth is `true` and `false`.
//!
//! *`FineBI` help, "更新 Excel"* (<https://help.fanruan.com/finebi-tw5.1/doc-view-331.html>):
//! a table is brought up to date by a file with the same columns under the same names in the same
//! order. So names of columns are fixed and in no language of the interface; what they
//! mean, in the user's words, stands in the dictionary. The table of orders lacks those
//! columns of which the files know nothing ([`OrderColumns`]), and the dictionary says
//! so; the same kind of export always gives the same columns. Unverified: `FineBI`'s limits to
//! a file's size, and which encodings of CSV it knows.
//!
//! There are no names, addresses and numbers of people in these tables; customers are
//! known by their ids, which are what the caller takes for one. An id that begins like a formula has an apostrophe before it in
//! every table alike, so tables still join.
//!
//! Each function appends to a list of bytes that the caller hands on and clears.

mod calendar;
mod cohorts;
mod columns;
mod dictionary;
mod present;
mod rows;

pub use calendar::{calendar, calendar_span};
pub use cohorts::cohorts;
pub use columns::{Column, Kind, Table, Unit};
pub use dictionary::{DictionaryWords, dictionary};
pub use present::OrderColumns;
pub use rows::{CohortRow, OrderRow, cohort, customer, order};

use super::cell::{self, Value};
use super::file_name::file_name;
use super::rules::{TEXTS, Texts};
use super::text::clean;
use crate::calendar::Day;

/// Whom the tables are for, in the files' names; the tables are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum BiTool {
    /// Microsoft Power BI.
    PowerBi,
    /// Fanruan `FineBI`.
    FineBi,
}

/// `ltv-powerbi-customers-2026-11-22.csv`.
pub fn table_name(tool: BiTool, table: Table, date: Day) -> String {
    let slug = match tool {
        BiTool::PowerBi => "powerbi",
        BiTool::FineBi => "finebi",
    };
    file_name(slug, &[table.name()], date, (1, 1), "csv")
}

/// The mark and the line of heads with which a table's file begins.
pub fn heads(table: Table, columns: OrderColumns, out: &mut Vec<u8>) {
    out.extend_from_slice("\u{feff}".as_bytes());
    line(out, columns.columns(table).map(|column| text(column.name)));
}

const WRITTEN: Texts = Texts {
    bare_plus: false,
    ..TEXTS
};

fn line(out: &mut Vec<u8>, values: impl Iterator<Item = Value<'static>>) {
    for (at, value) in values.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        cell::write(out, &value, &WRITTEN);
    }
    out.extend_from_slice(b"\r\n");
}

fn text(text: &str) -> Value<'static> {
    let mut cleaned = String::new();
    clean(text, &WRITTEN, true, &mut cleaned);
    if cleaned.is_empty() {
        Value::Empty
    } else {
        Value::Text(cleaned.into())
    }
}

fn optional(value: Option<&str>) -> Value<'static> {
    text(value.unwrap_or(""))
}

fn truth(value: Option<bool>) -> Value<'static> {
    value.map_or(Value::Empty, |value| {
        text(if value { "true" } else { "false" })
    })
}

fn number(value: Option<f64>, decimals: u8) -> Value<'static> {
    let value = value.filter(|value| value.is_finite());
    value.map_or(Value::Empty, |value| Value::Number(value, decimals))
}

fn whole(value: impl Into<f64>) -> Value<'static> {
    Value::Number(value.into(), 0)
}
