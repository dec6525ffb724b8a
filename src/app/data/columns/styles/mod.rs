//! How the cells are written, asked where the cells do not settle it: each
//! possible answer with the file's own first value read so.

mod dates;
mod numbers;
mod rows;

use leptos::prelude::*;
use ltv_engine::ingest::values::{DateStyle, DecimalMark};
use ltv_engine::ingest::{ColumnPreview, Role};

pub(super) use dates::dates;
pub(super) use numbers::numbers;
pub(super) use rows::rows;

use super::Shown;

/// Every style of dates, the commonest first.
pub(in crate::app::data) const DATE_STYLES: [DateStyle; 8] = [
    DateStyle::Ymd,
    DateStyle::Dmy,
    DateStyle::Mdy,
    DateStyle::Roc,
    DateStyle::Excel1900,
    DateStyle::Excel1904,
    DateStyle::UnixSeconds,
    DateStyle::UnixMillis,
];

/// Both decimal marks.
pub(in crate::app::data) const MARKS: [DecimalMark; 2] = [DecimalMark::Point, DecimalMark::Comma];

/// The column that has a role, followed.
fn column_of(shown: &Shown, role: Role) -> Memo<Option<usize>> {
    let file = shown.file;
    Memo::new(move |_| file.with(|file| file.as_ref()?.choice.columns.get(role)))
}

/// The first value of a column that can be read in a style.
fn example<T>(column: &ColumnPreview, read: impl Fn(&str) -> Option<T>) -> Option<(String, T)> {
    let mut samples = column.samples.iter();
    samples.find_map(|sample| Some((sample.trim().to_owned(), read(sample)?)))
}
