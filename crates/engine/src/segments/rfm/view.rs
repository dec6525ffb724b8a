//! What the screen is told of scores: cells, segments, notes.

use super::rules::scores;
use super::{Cuts, LEAST_CUSTOMERS, Measure, NOT_YET, Named, Rfm, RfmNote, fit_column, median};
use crate::amount::Total;
use crate::calendar::Day;

/// All that is shown of an RFM analysis.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct RfmView {
    /// The day as of which.
    pub as_of: Day,
    /// Customers with an order by the day.
    pub customers: u32,
    /// Their revenue.
    pub revenue: Total,
    /// Their expected value; `None` without a fit forecast of money.
    pub expected: Option<f64>,
    /// Where one score ends and the next begins.
    pub cuts: Cuts,
    /// The 25 cells of R × F, by 5 (R − 1) + F − 1.
    pub by_frequency: Vec<Cell>,
    /// The 25 cells of R × FM, likewise.
    pub by_combined: Vec<Cell>,
    /// The segments in the order of their rules; empty ones too.
    pub segments: Vec<SegmentTotals>,
    /// What the scores do not tell.
    pub notes: Vec<RfmNote>,
}

/// The second axis of a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// Frequency.
    Frequency,
    /// Combined score.
    Combined,
}

/// One cell of a grid.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Cell {
    /// Recency score.
    pub r: u8,
    /// Frequency or combined score.
    pub other: u8,
    /// Customers.
    pub customers: u32,
    /// Their revenue so far.
    pub revenue: Total,
    /// Their expected value.
    pub expected: Option<f64>,
}

/// One named segment.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct SegmentTotals {
    /// Its name.
    pub name: Named,
    /// Customers.
    pub customers: u32,
    /// Share of all customers, 0 ..= 1.
    pub share: f64,
    /// Their orders.
    pub orders: u64,
    /// Their revenue so far.
    pub revenue: Total,
    /// Revenue ÷ orders, in units of currency; `None` without customers.
    pub average_order: Option<f64>,
    /// Median days since the last order; likewise.
    pub median_recency_days: Option<f64>,
    /// Their expected value; `None` without a fit forecast of money.
    pub expected: Option<f64>,
}

impl Rfm {
    /// Totals for the screen. `expected` is each customer's expected value in units of
    /// currency; left out, with a note, unless it is one finite number a customer.
    pub fn view(&self, expected: Option<&[f64]>) -> RfmView {
        let fit = fit_column(expected, self.cell.len());
        let segments = self.segments(fit);
        let customers = segments.iter().map(|one| one.customers).sum();
        let mut notes = self.notes(customers);
        if expected.is_some() && fit.is_none() {
            notes.push(RfmNote::NoExpectedValue);
        }
        RfmView {
            as_of: self.as_of,
            customers,
            revenue: segments.iter().map(|one| one.revenue).sum(),
            expected: fit.map(|_| segments.iter().filter_map(|one| one.expected).sum()),
            cuts: self.cuts,
            by_frequency: self.grid(Axis::Frequency, fit),
            by_combined: self.grid(Axis::Combined, fit),
            segments,
            notes,
        }
    }

    fn grid(&self, axis: Axis, expected: Option<&[f64]>) -> Vec<Cell> {
        let mut cells: Vec<Cell> = (0..25)
            .map(|at| Cell {
                r: at / 5 + 1,
                other: at % 5 + 1,
                customers: 0,
                revenue: Total::ZERO,
                expected: expected.map(|_| 0.0),
            })
            .collect();
        for (at, &own) in self.cell.iter().enumerate() {
            if own == NOT_YET {
                continue;
            }
            let (r, f, m) = scores(own);
            let other = match axis {
                Axis::Frequency => f,
                Axis::Combined => u8::midpoint(f, m + 1),
            };
            let cell = &mut cells[usize::from((r - 1) * 5 + other - 1)];
            cell.customers += 1;
            cell.revenue += self.revenue[at];
            cell.expected = cell.expected.zip(expected).map(|(sum, all)| sum + all[at]);
        }
        cells
    }

    fn segments(&self, expected: Option<&[f64]>) -> Vec<SegmentTotals> {
        let mut days = vec![Vec::new(); self.names.len()];
        let mut totals: Vec<SegmentTotals> = (self.names.iter())
            .map(|name| SegmentTotals {
                name: name.clone(),
                customers: 0,
                share: 0.0,
                orders: 0,
                revenue: Total::ZERO,
                average_order: None,
                median_recency_days: None,
                expected: expected.map(|_| 0.0),
            })
            .collect();
        for (at, &segment) in self.segment.iter().enumerate() {
            let Some(one) = totals.get_mut(usize::from(segment)) else {
                continue; // not yet a customer
            };
            one.customers += 1;
            one.orders += u64::from(self.orders[at]);
            one.revenue += self.revenue[at];
            one.expected = one.expected.zip(expected).map(|(sum, all)| sum + all[at]);
            days[usize::from(segment)].push(self.recency_days[at]);
        }
        let all: u32 = totals.iter().map(|one| one.customers).sum();
        for (one, days) in totals.iter_mut().zip(&mut days) {
            one.share = f64::from(one.customers) / f64::from(all.max(1));
            one.median_recency_days = median(days);
            one.average_order = (one.orders > 0).then(|| one.revenue.as_f64() / one.orders as f64);
        }
        totals
    }

    fn notes(&self, customers: u32) -> Vec<RfmNote> {
        let mut notes = Vec::new();
        if customers < LEAST_CUSTOMERS {
            notes.push(RfmNote::FewCustomers { customers });
        }
        let mut used = [[false; 5]; 3];
        let mut segments = [false; 256];
        let mut first = None;
        let mut equal = [true; 3];
        for (at, &cell) in self.cell.iter().enumerate().filter(|one| *one.1 != NOT_YET) {
            let (r, f, m) = scores(cell);
            for (used, score) in used.iter_mut().zip([r, f, m]) {
                used[usize::from(score - 1)] = true;
            }
            segments[usize::from(self.segment[at])] = true;
            let first = *first.get_or_insert(at);
            equal[0] &= self.recency_days[at] == self.recency_days[first];
            equal[1] &= self.frequency[at] == self.frequency[first];
            equal[2] &= key_of(self.monetary[at]) == key_of(self.monetary[first]);
        }
        let measures = [Measure::Recency, Measure::Frequency, Measure::Monetary];
        for ((measure, equal), used) in measures.into_iter().zip(equal).zip(used) {
            let unused = used.iter().filter(|used| !**used).count() as u8;
            if equal {
                notes.push(RfmNote::AllEqual { measure });
            } else if unused > 0 {
                notes.push(RfmNote::ScoresUnused { measure, unused });
            }
        }
        if segments.iter().filter(|one| **one).count() == 1 {
            notes.push(RfmNote::OneSegment);
        }
        notes
    }
}

fn key_of(value: f64) -> u64 {
    super::cuts::key(value)
}
