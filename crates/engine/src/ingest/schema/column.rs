//! A column: its name, and what its cells look like.

use super::names::{is_vetoed, strength, words};
use super::values::{self, Kinds};
use super::{Evidence, Guess};
use crate::amount::SCALE;
use crate::ingest::values::{
    DateEvidence, DateGuess, DecimalMark, NumberEvidence, NumberGuess, parse_money,
};
use crate::ingest::{Role, TableKind};
use crate::sort::sort;

/// Rows whose cells are looked at.
const ROWS_TO_JUDGE: usize = 2_000;

/// A share of cells from which a column is of a kind: real columns have a few
/// broken cells.
pub(super) const MOSTLY: f64 = 0.5;

/// A column's name and what its cells look like. Shares are of the cells that
/// are not blank.
pub(in crate::ingest) struct Column<'a> {
    pub(in crate::ingest) index: usize,
    /// The name as [`words`]; empty without one.
    pub(super) words: String,
    pub(in crate::ingest) filled: Vec<&'a str>,
    pub(in crate::ingest) dates: DateGuess,
    pub(in crate::ingest) numbers: NumberGuess,
    /// Cells written as civil dates.
    pub(super) civil: f64,
    /// Cells that are numbers which may be dates.
    pub(super) serial: f64,
    pub(super) amounts: f64,
    /// Distinct cells ÷ cells.
    pub(super) distinct: f64,
    /// All amounts are whole numbers up to 99, as quantities are.
    pub(super) small: bool,
    /// Cells ascend by row without a repetition, as row and order numbers do.
    pub(super) ascending: bool,
    pub(super) kinds: Kinds,
}

impl<'a> Column<'a> {
    pub(in crate::ingest) fn new(
        index: usize,
        name: Option<&str>,
        rows: &'a [Vec<String>],
    ) -> Self {
        let cells = rows.iter().take(ROWS_TO_JUDGE);
        let filled: Vec<&str> = cells
            .filter_map(|row| Some(row.get(index)?.trim()))
            .filter(|cell| !cell.is_empty())
            .collect();
        // Each value is looked at once, however often it occurs. With places, so
        // that it is the sort that order ids are found by.
        let mut sorted: Vec<(&str, usize)> = filled.iter().map(|&cell| (cell, 0)).collect();
        sort(&mut sorted);
        let values: Vec<(&str, u64)> = sorted
            .chunk_by(|one, other| one.0 == other.0)
            .map(|run| (run[0].0, run.len() as u64))
            .collect();
        let (mut dates, mut numbers) = (DateEvidence::new(), NumberEvidence::new());
        for &(cell, times) in &values {
            dates.add_times(cell.as_bytes(), times);
            numbers.add_times(cell.as_bytes(), times);
        }
        let mark = match numbers.guess() {
            NumberGuess::Decided { mark } => mark,
            _ => DecimalMark::Point,
        };
        let money = |cell: &str| {
            let money = parse_money(cell.as_bytes(), mark).ok();
            money.map(|money| money.amount.scaled())
        };
        let small = |amount| amount % SCALE == 0 && amount <= 99 * SCALE;
        let mut read = values.iter().filter_map(|&(cell, _)| money(cell));
        let small = read.all(small);
        let ascending = values.len() == filled.len() && {
            let amounts: Vec<i64> = filled.iter().filter_map(|cell| money(cell)).collect();
            amounts.len() > 2 && amounts.is_sorted_by(|one, next| one < next)
        };
        Self {
            index,
            words: name.map(words).unwrap_or_default(),
            dates: dates.guess(),
            numbers: numbers.guess(),
            civil: dates.civil_share(),
            serial: dates.numeric_share(),
            amounts: numbers.share(),
            distinct: values.len() as f64 / filled.len().max(1) as f64,
            small,
            ascending,
            kinds: Kinds::of(&values),
            filled,
        }
    }

    /// How strongly the name says the role, 0 ..= 1.
    pub(super) fn named(&self, role: Role, kind: TableKind) -> f64 {
        if self.words.is_empty() {
            return 0.0;
        }
        strength(&self.words, role, kind)
    }

    /// How well the column fills a role; `None` when it cannot.
    pub(super) fn guess(&self, role: Role, kind: TableKind) -> Option<Guess> {
        let named = self.named(role, kind);
        let valued = values::fit(self, role, kind, named > 0.0)?;
        let (confidence, evidence) = if named > 0.0 {
            let evidence = if valued >= MOSTLY {
                Evidence::NameAndValues
            } else {
                Evidence::Name
            };
            (0.75 * named + 0.25 * valued, evidence)
        } else if !values::speak_for_themselves(role) || self.is_named_otherwise(role, kind) {
            return None;
        } else {
            (0.6 * valued, Evidence::Values)
        };
        (confidence > 0.1).then_some(Guess {
            role,
            column: self.index,
            confidence,
            evidence,
        })
    }

    /// A column that is clearly named as something else is not taken for its
    /// values: a column `total` is not the customer.
    fn is_named_otherwise(&self, role: Role, kind: TableKind) -> bool {
        !self.words.is_empty()
            && (is_vetoed(&self.words, role, kind)
                || Role::for_kind(kind)
                    .iter()
                    .any(|&other| other != role && self.named(other, kind) >= 0.6))
    }

    pub(super) fn len(&self) -> usize {
        self.filled.len()
    }
}
