//! Tables to be written.

use std::fmt;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One sheet of a workbook to be written: a row of heads and rows of cells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Table {
    /// The tab's name; what Excel does not take in one is left out, a name used
    /// before gets a number.
    pub name: String,
    /// What each column holds.
    pub columns: Vec<ColumnKind>,
    /// The head of each column.
    pub heads: Vec<String>,
    /// Rows of cells. Cells beyond the columns count as text or plain numbers.
    pub cells: Vec<Vec<Cell>>,
}

/// What a column holds: how its numbers are meant and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum ColumnKind {
    /// Words and identifiers.
    Text,
    /// Numbers of any size, shown as they are.
    Number,
    /// Numbers are days since 1970-01-01 (which is 0), fractions the time of day.
    Date,
    /// Amounts of money, with thousands marked.
    Money {
        /// Digits after the point, 0 ..= 4.
        decimals: u8,
    },
    /// Shares: 0.25 is shown as 25.0%.
    Percent,
}

/// A cell. Across the message port it is a number, a text or null.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A number, meant as its column says. What is not finite is left blank.
    Number(f64),
    /// Written as text whatever it looks like, never as a formula.
    Text(String),
    /// Nothing.
    Blank,
}

// By hand: derived code for an enum without tags copies each value first, and
// tables have millions.
impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(value) => to.serialize_f64(*value),
            Self::Text(text) => to.serialize_str(text),
            Self::Blank => to.serialize_unit(),
        }
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(CellVisitor)
    }
}

struct CellVisitor;

impl Visitor<'_> for CellVisitor {
    type Value = Cell;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, a text or null")
    }

    fn visit_f64<E>(self, value: f64) -> Result<Cell, E> {
        Ok(Cell::Number(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Cell, E> {
        Ok(Cell::Number(value as f64))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Cell, E> {
        Ok(Cell::Number(value as f64))
    }

    fn visit_str<E>(self, text: &str) -> Result<Cell, E> {
        Ok(Cell::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Cell, E> {
        Ok(Cell::Text(text))
    }

    fn visit_none<E>(self) -> Result<Cell, E> {
        Ok(Cell::Blank)
    }

    fn visit_unit<E>(self) -> Result<Cell, E> {
        Ok(Cell::Blank)
    }
}
