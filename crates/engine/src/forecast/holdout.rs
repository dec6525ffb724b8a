//! What came true, and what naive rules would have said.

use crate::calendar::Day;
use crate::history::History;

use super::decile::hit_share;
use super::known::{Known, UNKNOWN};
use super::{Contender, Estimate, FrequencyBin, Score};

/// The customers of the calibration and what they did then.
#[derive(Debug, Clone)]
pub(super) struct Holdout {
    /// Last day of the calibration.
    pub(super) end: Day,
    /// Days of the holdout.
    pub(super) days: u32,
    /// What was known at the end of the calibration.
    pub(super) known: Known,
    /// The row of each customer who had bought by then.
    rows: Vec<u32>,
    /// Their purchases in the holdout.
    actual: Vec<f64>,
    /// Their repeat purchases in the time of the same length before.
    before: Vec<f64>,
}

/// Most frequencies that are told apart.
const MOST_BINS: usize = 8;

impl Holdout {
    pub(super) fn new(history: &History, end: Day) -> Self {
        let known = Known::at(history, end);
        let days = history.as_of().0.abs_diff(end.0);
        let since = Day(end.0 - days as i32);
        let mut holdout = Self {
            end,
            days,
            rows: Vec::new(),
            actual: Vec::new(),
            before: Vec::new(),
            known,
        };
        for (buyer, &row) in history.iter().zip(&holdout.known.row_of) {
            if row == UNKNOWN {
                continue;
            }
            let first = buyer.first_day();
            let (mut actual, mut before) = (0_u32, 0_u32);
            for (day, _) in buyer.purchases() {
                actual += u32::from(day > end);
                before += u32::from(since < day && day <= end && day > first);
            }
            holdout.rows.push(row);
            holdout.actual.push(f64::from(actual));
            holdout.before.push(f64::from(before));
        }
        holdout
    }

    /// All purchases of theirs in the holdout.
    pub(super) fn total(&self) -> f64 {
        self.actual.iter().sum()
    }

    /// The score of a model that foretold this for each row.
    pub(super) fn score(&self, contender: Contender, of_row: &[f64], total: Estimate) -> Score {
        let foretold: Vec<f64> = (self.rows.iter())
            .map(|&row| of_row[row as usize])
            .collect();
        self.judge(contender, &foretold, total)
    }

    /// Whether what two models foretold for each row erred alike: whether the mean
    /// over customers of the difference of their squared errors is within two standard
    /// errors of 0 (Diebold & Mariano 1995, "Comparing predictive accuracy", *Journal of
    /// Business & Economic Statistics* 13(3), with customers for moments of time).
    pub(super) fn alike(&self, of_row: &[f64], other: &[f64]) -> bool {
        let difference = |(&row, actual): (&u32, &f64)| {
            let error = |of_row: &[f64]| of_row[row as usize] - actual;
            (error(of_row) - error(other)) * (error(of_row) + error(other))
        };
        let each = || self.rows.iter().zip(&self.actual).map(difference);
        let count = self.rows.len() as f64;
        let mean = each().sum::<f64>() / count;
        let squares: f64 = each().map(|one| (one - mean) * (one - mean)).sum();
        mean * mean <= 4.0 * squares / (count * count)
    }

    /// The scores of the naive rules.
    pub(super) fn naive(&self) -> [Score; 2] {
        let mean: Vec<f64> = (self.rows.iter())
            .map(|&row| {
                let seen = self.known.rows[row as usize];
                let age = f64::from(seen.t.max(1));
                f64::from(seen.x) / age * f64::from(self.days)
            })
            .collect();
        [
            (Contender::LastPeriod, &self.before),
            (Contender::MeanFrequency, &mean),
        ]
        .map(|(contender, foretold)| {
            let total = Estimate {
                mean: foretold.iter().sum(),
                interval: None,
            };
            self.judge(contender, foretold, total)
        })
    }

    fn judge(&self, contender: Contender, foretold: &[f64], total: Estimate) -> Score {
        let count = self.actual.len() as f64;
        let off = || {
            foretold
                .iter()
                .zip(&self.actual)
                .map(|(one, other)| one - other)
        };
        let actual = self.total();
        Score {
            contender,
            total,
            error: (actual > 0.0).then(|| (total.mean - actual) / actual),
            mae: off().map(f64::abs).sum::<f64>() / count,
            rmse: libm::sqrt(off().map(|off| off * off).sum::<f64>() / count),
            top_decile: hit_share(&self.actual, foretold),
        }
    }

    /// Customers by their frequency in the calibration, with what models foretold
    /// for each row.
    pub(super) fn by_frequency(&self, of_rows: &[&[f64]]) -> Vec<FrequencyBin> {
        let most = self.known.rows.last().map_or(0, |seen| seen.x as usize);
        let last = most.min(MOST_BINS - 1);
        let mut bins: Vec<FrequencyBin> = (0..=last)
            .map(|x| FrequencyBin {
                x: x as u32,
                and_more: x == last && most > last,
                customers: 0,
                actual: 0.0,
                expected: vec![0.0; of_rows.len()],
            })
            .collect();
        for (&row, actual) in self.rows.iter().zip(&self.actual) {
            let row = row as usize;
            let bin = &mut bins[last.min(self.known.rows[row].x as usize)];
            bin.customers += 1;
            bin.actual += actual;
            for (sum, of_row) in bin.expected.iter_mut().zip(of_rows) {
                *sum += of_row[row];
            }
        }
        bins.retain(|bin| bin.customers > 0);
        for bin in &mut bins {
            let count = f64::from(bin.customers);
            bin.actual /= count;
            bin.expected.iter_mut().for_each(|sum| *sum /= count);
        }
        bins
    }
}
