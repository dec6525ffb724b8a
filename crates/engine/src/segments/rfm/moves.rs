//! Moves from segment to segment: which way they go, and what they are worth.

use core::cmp::Reverse;

use super::rules::scores;
use super::{Migration, NOT_YET, Rfm, fit_column};
use crate::amount::Total;
use crate::calendar::Day;
use crate::history::History;
use crate::sort::sort_few;

/// Which way a move goes. A segment stands as high as the mean of R + FM over the
/// combinations of scores that are its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Direction {
    /// To a segment that stands higher.
    Up,
    /// To one that stands lower.
    Down,
    /// To another that stands as high.
    Across,
    /// None: the same segment.
    Stayed,
    /// Not yet a customer on the earlier day.
    Came,
}

/// Customers who made one move.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Move {
    /// Segment on the earlier day; `None`: not yet customers.
    pub from: Option<u8>,
    /// Segment on the later day.
    pub to: u8,
    /// Which way that is.
    pub direction: Direction,
    /// Customers, ≥ 1.
    pub customers: u32,
    /// Their revenue up to the later day.
    pub revenue: Total,
    /// Their expected value; `None` without a fit column of it.
    pub expected: Option<f64>,
}

/// All who went one way.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Moved {
    /// Which way.
    pub direction: Direction,
    /// Customers.
    pub customers: u32,
    /// Their revenue up to the later day.
    pub revenue: Total,
    /// Their expected value; `None` without a fit column of it.
    pub expected: Option<f64>,
}

/// What is shown of a [`Migration`].
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Moves {
    /// The earlier day.
    pub earlier: Day,
    /// The later day.
    pub later: Day,
    /// Every move that somebody made, those of most customers first.
    pub moves: Vec<Move>,
    /// Up, down, across, stayed, came.
    pub totals: [Moved; 5],
}

/// The ways in the order of [`Moves::totals`].
const WAYS: [Direction; 5] = [
    Direction::Up,
    Direction::Down,
    Direction::Across,
    Direction::Stayed,
    Direction::Came,
];

/// A day to compare with until somebody chooses one: thirteen weeks before the
/// analysis date, the same weekday; the day of the first order, where that is later.
/// `None` where all orders are of one day.
pub fn usual_earlier(history: &History) -> Option<Day> {
    let day = Day(history.as_of().0 - 91).max(history.first_day());
    (day < history.as_of()).then_some(day)
}

impl Rfm {
    /// How high each segment stands, as a pair: sum of R + FM, and of how many.
    fn standings(&self) -> Vec<(u32, u32)> {
        let mut standings = vec![(0, 0); self.names.len()];
        for (cell, &segment) in (0..).zip(&self.of_cell) {
            if let Some(own) = standings.get_mut(usize::from(segment)) {
                let (r, f, m) = scores(cell);
                own.0 += u32::from(r + u8::midpoint(f, m + 1));
                own.1 += 1;
            }
        }
        standings
    }
}

fn way(standings: &[(u32, u32)], from: u8, to: u8) -> Direction {
    if from == NOT_YET {
        return Direction::Came;
    }
    if from == to {
        return Direction::Stayed;
    }
    let of = |segment: u8| standings.get(usize::from(segment)).copied();
    let ((was, was_of), (is, is_of)) = (of(from).unwrap_or((0, 1)), of(to).unwrap_or((0, 1)));
    match (is * was_of).cmp(&(was * is_of)) {
        core::cmp::Ordering::Greater => Direction::Up,
        core::cmp::Ordering::Less => Direction::Down,
        core::cmp::Ordering::Equal => Direction::Across,
    }
}

impl Migration {
    /// The moves between the analyses of two days by the same rules, `then` and `now`.
    /// `expected` is each customer's expected value in units of currency; left out
    /// unless it is one finite number a customer.
    pub fn moves(&self, then: &Rfm, now: &Rfm, expected: Option<&[f64]>) -> Moves {
        let fit = fit_column(expected, now.segment.len());
        let segments = now.names.len();
        let mut values = vec![vec![0.0; segments]; segments + 1];
        if let Some(all) = fit {
            for ((from, to), own) in then.segment.iter().zip(&now.segment).zip(all) {
                let (from, to) = (usize::from(*from).min(segments), usize::from(*to));
                if to < segments {
                    values[from][to] += own;
                }
            }
        }
        let standings = now.standings();
        let mut totals = WAYS.map(|direction| Moved {
            direction,
            customers: 0,
            revenue: Total::ZERO,
            expected: fit.map(|_| 0.0),
        });
        let mut moves = Vec::new();
        for (from, row) in self.customers.iter().enumerate() {
            for (to, &customers) in row.iter().enumerate().filter(|one| *one.1 > 0) {
                let was = if from < segments { from as u8 } else { NOT_YET };
                let own = Move {
                    from: (was != NOT_YET).then_some(was),
                    to: to as u8,
                    direction: way(&standings, was, to as u8),
                    customers,
                    revenue: self.revenue[from][to],
                    expected: fit.map(|_| values[from][to]),
                };
                if let Some(all) = totals.iter_mut().find(|all| all.direction == own.direction) {
                    all.customers += own.customers;
                    all.revenue += own.revenue;
                    all.expected = all.expected.zip(own.expected).map(|(sum, own)| sum + own);
                }
                moves.push(own);
            }
        }
        sort_few(&mut moves, |own| Reverse(own.customers));
        Moves {
            earlier: self.earlier,
            later: self.later,
            moves,
            totals,
        }
    }

    /// The customers who went one way, by number, ascending.
    pub fn went(then: &Rfm, now: &Rfm, direction: Direction) -> Vec<u32> {
        let standings = now.standings();
        let both = then.segment.iter().zip(&now.segment).zip(0_u32..);
        both.filter(|((was, is), _)| **is != NOT_YET && way(&standings, **was, **is) == direction)
            .map(|(_, at)| at)
            .collect()
    }
}
