//! What winning customers cost, and when they had paid it back.

use super::options::AcquisitionSpend;
use super::slots::Slots;
use super::table::Payback;
use super::tally::Tallies;
use crate::calendar::Day;
use crate::sort::sort_by_number;
use core::ops::Range;

/// The spend table by period of the first order.
pub(super) struct SpendByPeriod {
    /// Periods all of whose observed days some row of the table covers. There a
    /// label without a row spent nothing; elsewhere nothing is known.
    covered: Vec<bool>,
    /// Units of currency by slot and period, slot by slot; the last slot is
    /// the whole table.
    amounts: Vec<f64>,
    /// Slots that the table knows of.
    known: Vec<bool>,
    /// Whether slots are labels; otherwise the one slot is everybody's.
    labelled: bool,
}

impl SpendByPeriod {
    pub(super) fn new(spend: &[AcquisitionSpend], tallies: &Tallies, slots: &Slots) -> Self {
        let periods = &tallies.periods;
        let everything = slots.len();
        let mut amounts = vec![0.0; (everything + 1) * periods.len()];
        let mut known = vec![false; everything + 1];
        let (first, last) = (periods.start(0), tallies.as_of);
        for row in spend.iter().filter(|row| row.first <= row.last) {
            let label = row.label.map(|label| slots.of_label(label));
            let targets = [label.filter(|_| slots.is_labelled()), Some(everything)];
            for slot in targets.into_iter().flatten() {
                known[slot] = true;
            }
            if row.last < first || row.first > last {
                continue;
            }
            let a_day = row.amount.as_f64() / days(row.first, row.last);
            // The first period may begin before the first order's day.
            let at = |day: Day| periods.offset(day.max(tallies.first_day));
            for period in at(row.first)..=at(row.last.min(last)) {
                let from = row.first.max(periods.start(period));
                let to = row.last.min(periods.end(period)).min(last);
                for slot in targets.into_iter().flatten() {
                    amounts[slot * periods.len() + period] += a_day * days(from, to);
                }
            }
        }
        Self {
            covered: covered(spend, tallies),
            amounts,
            known,
            labelled: slots.is_labelled(),
        }
    }

    /// Spend ÷ customers won in the covered ones of some periods, by slot.
    pub(super) fn cac(&self, slot: usize, of: Range<usize>, tallies: &Tallies) -> Option<f64> {
        let periods = self.covered.len();
        let source = if self.labelled { slot } else { slot + 1 };
        if !self.known[source] {
            return None;
        }
        let (mut spent, mut won) = (0.0, 0);
        for period in of.filter(|&period| self.covered[period]) {
            spent += self.amounts[source * periods + period];
            won += tallies.size(slot, period);
        }
        (won > 0).then(|| spent / f64::from(won))
    }

    /// The same over all slots and periods, with spend for no label.
    pub(super) fn cac_of_all(&self, tallies: &Tallies) -> Option<f64> {
        let (mut spent, mut won) = (0.0, 0);
        let everything = self.known.len() - 1;
        for period in (0..self.covered.len()).filter(|&period| self.covered[period]) {
            spent += self.amounts[everything * self.covered.len() + period];
            won += (0..everything)
                .map(|slot| tallies.size(slot, period))
                .sum::<u32>();
        }
        (won > 0).then(|| spent / f64::from(won))
    }
}

/// Days from one to another, both included.
fn days(first: Day, last: Day) -> f64 {
    (f64::from(last.0) - f64::from(first.0) + 1.0).max(0.0)
}

/// By period, whether rows of spend cover all its days up to the analysis date.
fn covered(spend: &[AcquisitionSpend], tallies: &Tallies) -> Vec<bool> {
    let mut spans: Vec<(Day, Day)> = spend.iter().map(|row| (row.first, row.last)).collect();
    spans.retain(|span| span.0 <= span.1);
    sort_by_number(&mut spans, |(first, last)| first.rank() << 32 | last.rank());
    let mut spans = spans.into_iter().peekable();
    // The last stretch of covered days that begins on or before the period's start.
    let mut stretch: Option<(Day, Day)> = None;
    (0..tallies.periods.len())
        .map(|period| {
            let start = tallies.periods.start(period);
            let end = tallies.periods.end(period).min(tallies.as_of);
            while let Some(&(first, last)) = spans.peek() {
                match &mut stretch {
                    // Adjacent months are one stretch.
                    Some(one) if i64::from(first.0) <= i64::from(one.1.0) + 1 => {
                        one.1 = one.1.max(last);
                    }
                    _ if first > start => break,
                    stretch => *stretch = Some((first, last)),
                }
                spans.next();
            }
            stretch.is_some_and(|(first, last)| first <= start && last >= end)
        })
        .collect()
}

/// When cumulative contribution per customer, by age with *running*, reaches
/// the CAC; `None` without CAC, contribution or any age.
pub(super) fn payback(
    cac: Option<f64>,
    sums: impl Iterator<Item = (Option<f64>, bool)>,
) -> Option<Payback> {
    let cac = cac?;
    let mut before = None;
    for (age, (sum, running)) in sums.enumerate() {
        let sum = sum?;
        if sum >= cac {
            let begun = before.unwrap_or(0.0);
            // Nothing to pay back, or paid before the first order.
            let part = if sum > begun && cac > begun {
                (cac - begun) / (sum - begun)
            } else {
                0.0
            };
            return Some(Payback::Reached {
                age: age as u32,
                periods: age as f64 + part,
                running,
            });
        }
        before = Some(sum);
    }
    before.map(|sum| Payback::NotYet { missing: cac - sum })
}
