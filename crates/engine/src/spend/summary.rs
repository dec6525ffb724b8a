//! Rows above or below a report of spend that repeat its sum without saying so:
//! they name no channel where all others do.

use crate::amount::Amount;
use crate::calendar::Day;
use crate::ingest::{DropReason, Reason, RejectedRow, Report, Row, RowExample};
use rustc_hash::FxHashMap;

use super::Span;

/// Rows without a channel that are held back at most; a file of more of them
/// has no sums among them.
const MOST: usize = 100;

/// A row without a channel.
pub(super) struct Unnamed {
    pub(super) period: Span,
    pub(super) amount: Amount,
    row: RejectedRow,
    example: RowExample,
}

/// What is needed to tell sums from spend without a channel.
#[derive(Default)]
pub(super) struct Summaries {
    held: Vec<Unnamed>,
    /// Sum and number of the rows with a channel, by first and last day.
    named: FxHashMap<(Day, Day), (i128, u32)>,
    /// Too many rows have no channel.
    given_up: bool,
}

impl Summaries {
    /// A row with a channel.
    pub(super) fn add(&mut self, period: Span, amount: Amount) {
        let of = self.named.entry((period.first(), period.last()));
        let (sum, rows) = of.or_default();
        *sum += i128::from(amount.scaled());
        *rows += 1;
    }

    /// Holds back a row without a channel, whose amount stands in a column;
    /// `false` when it is to be kept at once.
    pub(super) fn hold(&mut self, period: Span, amount: Amount, row: Row<'_>, at: usize) -> bool {
        if self.given_up || amount <= Amount::ZERO {
            return false;
        }
        if self.held.len() == MOST {
            self.given_up = true;
            return false;
        }
        let reason = Reason::Dropped {
            reason: DropReason::TotalsLine,
        };
        self.held.push(Unnamed {
            period,
            amount,
            row: row.rejected(reason),
            example: row.example(at),
        });
        true
    }

    /// The file's end: the rows that are spend after all. Those that repeat the
    /// sum of two rows or more, of their period or of the whole file, go from
    /// the kept ones of the report to its lines of totals.
    pub(super) fn settle(
        &mut self,
        report: &mut Report,
        rejected: &mut Vec<RejectedRow>,
    ) -> Vec<Unnamed> {
        let Self {
            held,
            named,
            given_up,
        } = core::mem::take(self);
        let all = named
            .values()
            .fold((0, 0), |(sum, rows), of| (sum + of.0, rows + of.1));
        let first = named.keys().map(|days| days.0).min();
        let last = named.keys().map(|days| days.1).max();
        let (mut spend, mut seen) = (Vec::new(), Vec::new());
        for unnamed in held {
            let days = (unnamed.period.first(), unnamed.period.last());
            let amount = i128::from(unnamed.amount.scaled());
            let own = named.get(&days).copied().unwrap_or_default();
            let spans_all = first.is_some_and(|first| days.0 <= first)
                && last.is_some_and(|last| days.1 >= last);
            let repeats = |(sum, rows): (i128, u32)| rows > 1 && sum == amount;
            let is_sum = repeats(own) || (spans_all && repeats(all));
            if given_up || !is_sum || seen.contains(&days) {
                spend.push(unnamed);
                continue;
            }
            seen.push(days);
            report.rows_kept -= 1;
            let example = unnamed.example.clone();
            report.drop_row(DropReason::TotalsLine, unnamed.row.row, || example);
            rejected.push(unnamed.row);
        }
        spend
    }
}
