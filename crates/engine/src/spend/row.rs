//! The parts of a row of spend: its period, and its amounts by channel.

use super::{Span, parse_period};
use crate::ingest::values::{AmountProblem, DateProblem, DecimalMark, Money, parse_money};
use crate::ingest::{DropReason, Fate, Mapping, Role, Row, is_total_word};

/// The columns of channels in a table that has one for each: all between the
/// first and the last, but for those that have another role or name a total.
#[derive(Debug, Clone, Default)]
pub(super) struct Channels {
    /// Column and name.
    pub(super) columns: Vec<(usize, String)>,
}

impl Channels {
    pub(super) fn of(mapping: &Mapping, names: &[Vec<u8>]) -> Self {
        let column = |role| mapping.columns.get(role);
        let ends = column(Role::FirstChannel).zip(column(Role::LastChannel));
        let Some((first, last)) = ends else {
            return Self::default();
        };
        let others = [
            Role::Date,
            Role::PeriodEnd,
            Role::Amount,
            Role::Channel,
            Role::Currency,
        ];
        let taken = |at: usize| others.iter().any(|&role| column(role) == Some(at));
        let named = (first.min(last)..=first.max(last)).filter_map(|at| {
            let name = names.get(at).map_or(&[][..], Vec::as_slice);
            let name = String::from_utf8_lossy(name).trim().to_owned();
            (!taken(at) && !is_total_word(&name)).then_some((at, name))
        });
        Self {
            columns: named.collect(),
        }
    }
}

/// Whether a cell of a channel says that nothing was spent.
pub(super) fn is_nothing(cell: &[u8]) -> bool {
    cell.is_empty()
        || matches!(cell, b"-" | b"--")
        || cell == "–".as_bytes()
        || cell == "—".as_bytes()
}

/// The days that a row is about: what the cell names, or from the day that it
/// names to the day in the column of ends.
pub(super) fn period(row: Row<'_>, mapping: &Mapping) -> Result<Span, Fate> {
    let date = mapping.columns.get(Role::Date).unwrap_or(0);
    row.text(Some(date))?;
    let read = |column: usize| {
        parse_period(row.cell(column), mapping.dates)
            .map_err(|problem| Fate::Dropped(date_reason(problem), column))
    };
    let period = read(date)?;
    let Some(end) = mapping.columns.get(Role::PeriodEnd) else {
        return Ok(period);
    };
    row.text(Some(end))?;
    match period {
        Span::Day(first) if !row.cell(end).is_empty() => {
            let last = read(end)?.last();
            if last < first {
                return Err(Fate::Dropped(DropReason::ImpossibleDate, end));
            }
            Ok(Span::Days { first, last })
        }
        // A month says itself where it ends.
        period => Ok(period),
    }
}

/// The money in a cell.
pub(super) fn money(row: Row<'_>, column: usize, mark: DecimalMark) -> Result<Money, Fate> {
    row.text(Some(column))?;
    parse_money(row.cell(column), mark).map_err(|problem| {
        let reason = match problem {
            AmountProblem::Unparsable => DropReason::UnparsableAmount,
            AmountProblem::OutOfRange => DropReason::AmountOutOfRange,
        };
        Fate::Dropped(reason, column)
    })
}

fn date_reason(problem: DateProblem) -> DropReason {
    match problem {
        DateProblem::Unparsable => DropReason::UnparsableDate,
        DateProblem::Impossible => DropReason::ImpossibleDate,
        DateProblem::OutOfRange => DropReason::DateOutOfRange,
    }
}
