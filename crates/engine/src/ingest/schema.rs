//! Which column is the customer, the date and the amount, from the names and
//! from the values.

mod columns;
mod names;

use super::mapping::{DateOrder, Role};
use super::values::{DateShape, date_shape};
use columns::Column;

/// The columns that seem to hold what an import needs.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct MappingGuess {
    /// The customer id; `None` when no column seems to be one.
    pub customer: Option<Guess>,
    /// The order date.
    pub date: Option<Guess>,
    /// The order's amount.
    pub amount: Option<Guess>,
    /// How the dates of the date's column are written.
    pub date_order: DateOrderGuess,
}

/// A column for a role, and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Guess {
    /// 0-based.
    pub column: usize,
    /// 0 (exclusive) ..= 1. A rank, not a probability; below 0.5 it is worth asking.
    pub confidence: f64,
    /// What it rests on.
    pub evidence: Evidence,
}

/// What a guess rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Evidence {
    /// The column's name and its values agree.
    NameAndValues,
    /// The name alone.
    Name,
    /// The values alone.
    Values,
}

/// How the dates of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum DateOrderGuess {
    /// Some rows can only be read in this order, and none contradicts.
    Decided {
        /// The order.
        order: DateOrder,
    },
    /// Day and month cannot be told apart, or rows contradict each other: the
    /// user must be asked.
    Ambiguous,
    /// No cell is a date.
    NoDates,
}

/// The cells of a column; rows that are too short have none.
pub(super) fn cells(rows: &[Vec<String>], index: usize) -> impl Iterator<Item = &str> {
    rows.iter()
        .filter_map(move |row| row.get(index))
        .map(String::as_str)
}

/// The order that the cells of a column give away.
pub(super) fn date_order(rows: &[Vec<String>], index: usize) -> DateOrderGuess {
    let shapes = || cells(rows, index).filter_map(|cell| date_shape(cell.as_bytes()));
    let has = |wanted| shapes().any(|shape| shape == wanted);
    let decided = |order| DateOrderGuess::Decided { order };
    match (has(DateShape::DayFirst), has(DateShape::MonthFirst)) {
        (true, true) => DateOrderGuess::Ambiguous,
        (true, false) => decided(DateOrder::Dmy),
        (false, true) => decided(DateOrder::Mdy),
        (false, false) if has(DateShape::Undecided) => DateOrderGuess::Ambiguous,
        (false, false) if has(DateShape::YearFirst) => decided(DateOrder::Ymd),
        (false, false) => DateOrderGuess::NoDates,
    }
}

/// The best column for each role. The date comes first, because it is the
/// surest, then the amount, then the customer, each among what is left.
pub(super) fn guess(names: &[Option<String>], rows: &[Vec<String>]) -> MappingGuess {
    let columns: Vec<Column> = names
        .iter()
        .enumerate()
        .map(|(index, name)| Column::new(index, name.as_deref(), rows))
        .collect();
    let mut taken = Vec::new();
    let mut best = |role| {
        let guess = columns
            .iter()
            .filter(|column| !taken.contains(&column.index))
            .filter_map(|column| column.guess(role))
            // The leftmost of equals: `max_by` would take the last.
            .reduce(|best, next| {
                if next.confidence > best.confidence {
                    next
                } else {
                    best
                }
            });
        taken.extend(guess.map(|guess| guess.column));
        guess
    };
    let date = best(Role::Date);
    let amount = best(Role::Amount);
    let customer = best(Role::Customer);
    let date_order = date.map_or(DateOrderGuess::NoDates, |guess| {
        self::date_order(rows, guess.column)
    });
    MappingGuess {
        customer,
        date,
        amount,
        date_order,
    }
}
