//! What the screen is told of scores: cells, segments, notes.

use super::bands::{Bands, bands};
use super::grid::{Axis, Cell};
use super::{Cuts, NOT_YET, Named, Rfm, RfmNote, Thresholds, fit_column, median};
use crate::amount::Total;
use crate::calendar::Day;
use crate::segments::Expected;

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
    /// 95 % predictive interval of `expected`, in units of currency; `None` where it cannot be
    /// told, and without a forecast: see [`Expected::total`](crate::segments::Expected::total).
    pub expected_interval: Option<(f64, f64)>,
    /// Where one score ends and the next begins.
    pub cuts: Cuts,
    /// Fixed values that would tell much the same; see [`Thresholds::near`].
    pub near: Thresholds,
    /// Who has each score, and from where to where their values reach.
    pub bands: Bands,
    /// The 25 cells of R × F, by 5 (R − 1) + F − 1.
    pub by_frequency: Vec<Cell>,
    /// The 25 cells of R × FM, likewise.
    pub by_combined: Vec<Cell>,
    /// The segments in the order of their rules; empty ones too.
    pub segments: Vec<SegmentTotals>,
    /// What the scores do not tell.
    pub notes: Vec<RfmNote>,
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
    /// Share of all customers' revenue; `None` where that is not above zero.
    pub revenue_share: Option<f64>,
    /// Revenue ÷ orders, in units of currency; `None` without customers.
    pub average_order: Option<f64>,
    /// Median days since the last order; likewise.
    pub median_recency_days: Option<f64>,
    /// Their expected value; `None` without a fit forecast of money.
    pub expected: Option<f64>,
    /// 95 % predictive interval of `expected`, in units of currency; `None` where it cannot be
    /// told, and without a forecast: see [`Expected::total`](crate::segments::Expected::total).
    pub expected_interval: Option<(f64, f64)>,
    /// Share of all customers' expected value; likewise, and where that is not above
    /// zero.
    pub expected_share: Option<f64>,
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
            expected_interval: None,
            cuts: self.cuts,
            near: Thresholds::near(&self.cuts),
            bands: bands(self),
            by_frequency: self.grid(Axis::Frequency, fit),
            by_combined: self.grid(Axis::Combined, fit),
            segments,
            notes,
        }
    }

    /// Tells the intervals of what a forecast expects of everybody, each segment and each cell.
    /// `view` must be that of these scores and that forecast's values.
    pub fn tell_intervals(&self, view: &mut RfmView, expected: &Expected) {
        let all = self.cell.len();
        if expected.value.is_none() || expected.len() != all {
            return;
        }
        let in_segments = expected.totals(self.names.len(), |at| {
            self.segment.get(at).map(|&own| usize::from(own))
        });
        for (one, told) in view.segments.iter_mut().zip(in_segments) {
            one.expected_interval = told.interval;
        }
        for (axis, cells) in [
            (Axis::Frequency, &mut view.by_frequency),
            (Axis::Combined, &mut view.by_combined),
        ] {
            let in_cells = expected.totals(cells.len(), |at| self.place(axis, at));
            for (one, told) in cells.iter_mut().zip(in_cells) {
                one.expected_interval = told.interval;
            }
        }
        let everybody = (0..all as u32).filter(|&at| self.cell[at as usize] != NOT_YET);
        view.expected_interval = expected.total(everybody).and_then(|all| all.interval);
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
                revenue_share: None,
                average_order: None,
                median_recency_days: None,
                expected: expected.map(|_| 0.0),
                expected_interval: None,
                expected_share: None,
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
        let revenue: Total = totals.iter().map(|one| one.revenue).sum();
        let value: f64 = totals.iter().filter_map(|one| one.expected).sum();
        let part = |own: f64, all: f64| (all > 0.0).then(|| own / all);
        for (one, days) in totals.iter_mut().zip(&mut days) {
            one.share = f64::from(one.customers) / f64::from(all.max(1));
            one.revenue_share = part(one.revenue.as_f64(), revenue.as_f64());
            one.expected_share = one.expected.and_then(|own| part(own, value));
            one.median_recency_days = median(days);
            one.average_order = (one.orders > 0).then(|| one.revenue.as_f64() / one.orders as f64);
        }
        totals
    }
}
