//! Customers by two scores at once.

use super::rules::scores;
use super::{NOT_YET, Rfm};
use crate::amount::Total;

/// The second axis of a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Axis {
    /// Frequency.
    Frequency,
    /// Combined score.
    #[default]
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
    /// 95 % predictive interval of `expected`, in units of currency; `None` where it cannot be
    /// told, and without a forecast: see [`Expected::total`](crate::segments::Expected::total).
    pub expected_interval: Option<(f64, f64)>,
    /// The one segment of everybody with these two scores, by number; `None` where the
    /// rules name them by a third score, too.
    pub segment: Option<u8>,
}

impl Axis {
    fn of(self, f: u8, m: u8) -> u8 {
        match self {
            Self::Frequency => f,
            Self::Combined => u8::midpoint(f, m + 1),
        }
    }
}

impl Axis {
    /// The cell of three scores.
    fn place(self, own: u8) -> usize {
        let (r, f, m) = scores(own);
        usize::from((r - 1) * 5 + self.of(f, m) - 1)
    }
}

impl Rfm {
    /// The cell of a customer; `None` who is not yet one.
    pub(super) fn place(&self, axis: Axis, customer: usize) -> Option<usize> {
        let own = self.cell.get(customer).filter(|own| **own != NOT_YET);
        own.map(|&own| axis.place(own))
    }

    /// The 25 cells of R × the other axis, by 5 (R − 1) + other − 1.
    pub(super) fn grid(&self, axis: Axis, expected: Option<&[f64]>) -> Vec<Cell> {
        let mut cells: Vec<Cell> = (0..25)
            .map(|at| Cell {
                r: at / 5 + 1,
                other: at % 5 + 1,
                customers: 0,
                revenue: Total::ZERO,
                expected: expected.map(|_| 0.0),
                expected_interval: None,
                segment: None,
            })
            .collect();
        let place = |own: u8| axis.place(own);
        let mut named: [Option<Option<u8>>; 25] = [None; 25];
        for (own, &segment) in (0..).zip(&self.of_cell) {
            let known = &mut named[place(own)];
            *known = Some(match *known {
                None => Some(segment),
                Some(other) => other.filter(|&other| other == segment),
            });
        }
        for (cell, segment) in cells.iter_mut().zip(named) {
            cell.segment = segment.flatten();
        }
        for (at, &own) in self.cell.iter().enumerate() {
            if own == NOT_YET {
                continue;
            }
            let cell = &mut cells[place(own)];
            cell.customers += 1;
            cell.revenue += self.revenue[at];
            cell.expected = cell.expected.zip(expected).map(|(sum, all)| sum + all[at]);
        }
        cells
    }
}
