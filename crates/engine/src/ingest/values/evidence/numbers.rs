//! The decimal mark of a column of numbers.

use crate::ingest::values::amount::{Bare, is_amount};
use crate::ingest::values::fold::Folded;
use crate::ingest::values::style::DecimalMark;
use crate::ingest::values::trim;

/// How many cells of one kind outweigh one of the other: a broken cell does
/// not make the user choose.
const OUTWEIGHS: u64 = 20;

/// Which mark stands before the decimals of a column.
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
pub enum NumberGuess {
    /// The cells say so, or read alike with either mark.
    Decided {
        /// The mark.
        mark: DecimalMark,
    },
    /// `1.234` may be a little more than one or a thousand: the user must be asked.
    Ambiguous,
    /// No cell is a number.
    NoNumbers,
}

/// Counts of the ways in which the cells of a column are written as numbers.
#[derive(Debug, Clone, Default)]
pub struct NumberEvidence {
    filled: u64,
    numbers: u64,
    point: u64,
    comma: u64,
    /// `1.234`, which either mark makes a number.
    one_point: u64,
    /// `1,234`.
    one_comma: u64,
}

impl NumberEvidence {
    /// No cell yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The next cell of the column, of any order.
    pub fn add(&mut self, cell: &[u8]) {
        self.add_times(cell, 1);
    }

    /// A cell that occurs several times.
    pub(in crate::ingest) fn add_times(&mut self, cell: &[u8], times: u64) {
        let cell = trim(cell);
        self.filled += u64::from(!cell.is_empty()) * times;
        if cell.is_empty() || !is_amount(cell) {
            return;
        }
        self.numbers += times;
        let Some(folded) = Folded::new(cell) else {
            return;
        };
        let Some(bare) = Bare::of(folded.text()) else {
            return;
        };
        let last = |mark| bare.number.iter().rposition(|&byte| byte == mark);
        match (last(b'.'), last(b',')) {
            (None, None) => {}
            (Some(point), Some(comma)) if point > comma => self.point += times,
            (Some(_), Some(_)) => self.comma += times,
            (Some(point), None) => match only_mark(bare.number, point) {
                Only::Decimal => self.point += times,
                Only::Thousands => self.comma += times,
                Only::Either => self.one_point += times,
            },
            (None, Some(comma)) => match only_mark(bare.number, comma) {
                Only::Decimal => self.comma += times,
                Only::Thousands => self.point += times,
                Only::Either => self.one_comma += times,
            },
        }
    }

    /// What the cells so far say. A comma before three digits alone
    /// (`1,234`, never `1,5`) is the thousands of prices without decimals.
    pub fn guess(&self) -> NumberGuess {
        let decided = |mark| NumberGuess::Decided { mark };
        let (point, comma) = (self.point, self.comma);
        if self.numbers == 0 {
            NumberGuess::NoNumbers
        } else if point > comma.saturating_mul(OUTWEIGHS) {
            decided(DecimalMark::Point)
        } else if comma > point.saturating_mul(OUTWEIGHS) {
            decided(DecimalMark::Comma)
        } else if point + comma + self.one_point > 0 {
            NumberGuess::Ambiguous
        } else {
            decided(DecimalMark::Point)
        }
    }

    /// Share of the cells that are not blank and written as an amount; 0 ..= 1.
    pub fn share(&self) -> f64 {
        self.numbers as f64 / self.filled.max(1) as f64
    }
}

/// What the only kind of mark of a number is.
enum Only {
    Decimal,
    Thousands,
    Either,
}

/// `last` is the place of the last mark.
fn only_mark(number: &[u8], last: usize) -> Only {
    let mark = number[last];
    let (before, after) = (&number[..last], &number[last + 1..]);
    if before.contains(&mark) {
        return Only::Thousands;
    }
    let thousand = after.len() == 3
        && after.iter().all(u8::is_ascii_digit)
        && (1..=3).contains(&before.len())
        && before.first() != Some(&b'0');
    if thousand {
        Only::Either
    } else {
        Only::Decimal
    }
}
