//! Tables to take along: one typed model, from which files are written.

mod book;
mod buttons;
mod csv;

use ltv_engine::calendar::Day;

pub(in crate::app::data) use book::request as book_request;
pub use book::table;
pub(in crate::app::data) use buttons::{buttons, pair, write};
pub use csv::csv;

/// A table for a spreadsheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// What it holds, in a word or two of the file's name: `cohorts`.
    pub name: String,
    /// One head a column, with the unit or currency where it has one.
    pub heads: Vec<String>,
    /// The rows, each as long as `heads`.
    pub rows: Vec<Vec<Value>>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Not observed, not defined.
    Empty,
    /// Words, never to be taken for a formula.
    Text(String),
    /// A count or another bare number.
    Number(f64),
    /// An amount, in units of the currency that the head names.
    Money(f64),
    /// A share: 0.25 is 25 %.
    Percent(f64),
    /// A civil day.
    Day(Day),
}

impl Value {
    /// A number where there is one.
    pub fn or_empty(value: Option<f64>, of: fn(f64) -> Self) -> Self {
        value
            .filter(|value| value.is_finite())
            .map_or(Self::Empty, of)
    }
}
