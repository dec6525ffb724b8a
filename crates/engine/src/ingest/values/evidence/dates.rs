//! The style of a column of dates.

use crate::ingest::values::date::{Form, Written, likely_serial, to_day};
use crate::ingest::values::fold::Folded;
use crate::ingest::values::style::DateStyle;
use crate::ingest::values::{DateProblem, trim};

/// Plausible ROC years of orders written without a separator (1991 ..= 2061):
/// other numbers of six or seven digits are amounts or ids.
const ROC_YEARS: core::ops::RangeInclusive<u32> = 80..=150;

/// How the dates of a column are written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum DateGuess {
    /// Some cells can only be read in this style, and none contradicts.
    Decided {
        /// The style.
        style: DateStyle,
    },
    /// Several styles read the cells, or cells contradict each other: the user
    /// must be asked.
    Ambiguous {
        /// The styles in question, the likelier first. One alone: it can be
        /// read, but may mean something else.
        options: Vec<DateStyle>,
    },
    /// No cell is a date.
    NoDates,
}

/// Counts of the ways in which the cells of a column are written as dates.
#[derive(Debug, Clone, Default)]
pub struct DateEvidence {
    filled: u64,
    /// The year is first and has four digits, or the month has a name.
    full: u64,
    roc: u64,
    /// A year of two digits can only be the first number.
    short_year_first: u64,
    day_first: u64,
    month_first: u64,
    /// Day and month could be either way round.
    undecided: u64,
    excel: u64,
    seconds: u64,
    millis: u64,
}

impl DateEvidence {
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
        let Some(folded) = Folded::new(cell) else {
            return;
        };
        let text = folded.text();
        if let Some(count) = Written::read(text).and_then(|written| self.counter(&written)) {
            *count += times;
            return;
        }
        match likely_serial(text) {
            Some(DateStyle::UnixSeconds) => self.seconds += times,
            Some(DateStyle::UnixMillis) => self.millis += times,
            Some(_) => self.excel += times,
            None => {}
        }
    }

    /// Where a date counts; `None` when no style makes it a day.
    fn counter(&mut self, written: &Written) -> Option<&mut u64> {
        let [first, second, third] = written.numbers;
        match written.form {
            Form::Full => {
                let impossible = to_day(first, second, third) == Err(DateProblem::Impossible);
                (!impossible).then_some(&mut self.full)
            }
            // Digits alone are a date only if they can be one: amounts and ids are digits too.
            Form::Compact => to_day(first, second, third).ok().map(|_| &mut self.full),
            Form::RocYear => (month_and_day(second, third)).then_some(&mut self.roc),
            Form::RocCompact => {
                let long = ROC_YEARS.contains(&first) && first >= 100;
                (long && month_and_day(second, third)).then_some(&mut self.roc)
            }
            Form::RocShort => month_and_day(second, third).then_some(&mut self.short_year_first),
            Form::Short { .. } if first > 31 => {
                month_and_day(second, third).then_some(&mut self.short_year_first)
            }
            Form::Short { padded: false } => None,
            Form::Short { padded: true } | Form::YearLast => match (first, second) {
                (13..=31, 1..=12) => Some(&mut self.day_first),
                (1..=12, 13..=31) => Some(&mut self.month_first),
                (1..=12, 1..=12) => Some(&mut self.undecided),
                _ => None,
            },
        }
    }

    /// What the cells so far say.
    pub fn guess(&self) -> DateGuess {
        let decided = |style| DateGuess::Decided { style };
        let civil = self.civil();
        let numbers = [
            (self.excel, DateStyle::Excel1900),
            (self.seconds, DateStyle::UnixSeconds),
            (self.millis, DateStyle::UnixMillis),
        ];
        let numeric = numbers.into_iter().max_by_key(|&(count, _)| count);
        if let Some((count, style)) = numeric.filter(|&(count, _)| count > civil) {
            // Any number may lie in the range: a column of them is needed.
            return if count * 2 > self.filled {
                decided(style)
            } else {
                DateGuess::NoDates
            };
        }
        let mut options = vec![DateStyle::Dmy, DateStyle::Mdy];
        if self.month_first > self.day_first {
            options.reverse();
        }
        match (self.day_first, self.month_first, self.undecided) {
            (1.., 1.., _) | (0, 0, 1..) => DateGuess::Ambiguous { options },
            (1.., 0, _) => decided(DateStyle::Dmy),
            (0, 1.., _) => decided(DateStyle::Mdy),
            _ if self.roc > 0 => decided(DateStyle::Roc),
            _ if self.short_year_first > 0 => DateGuess::Ambiguous {
                options: vec![DateStyle::Roc],
            },
            _ if self.full > 0 => decided(DateStyle::Ymd),
            _ => DateGuess::NoDates,
        }
    }

    fn civil(&self) -> u64 {
        self.full
            + self.roc
            + self.short_year_first
            + self.day_first
            + self.month_first
            + self.undecided
    }

    /// Share of the cells that are not blank and written as a civil date (not
    /// as a number); 0 ..= 1.
    pub fn civil_share(&self) -> f64 {
        self.civil() as f64 / self.filled.max(1) as f64
    }

    /// Share of the cells that are not blank and a number which may be a date; 0 ..= 1.
    pub fn numeric_share(&self) -> f64 {
        let most = self.excel.max(self.seconds).max(self.millis);
        most as f64 / self.filled.max(1) as f64
    }
}

fn month_and_day(month: u32, day: u32) -> bool {
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// Whether a cell is written as a civil date, in any style.
pub(in crate::ingest) fn is_date(cell: &[u8]) -> bool {
    let mut evidence = DateEvidence::new();
    evidence.add(cell);
    evidence.civil() > 0
}
