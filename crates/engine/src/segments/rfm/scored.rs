//! Every customer's scores, in columns.

use super::cuts::{self, key, money};
use super::options::{Frequency, RfmOptions};
use super::rules::{Named, Rule, cell, check, first_rules, scores};
use super::{Cuts, Facts, RfmError};
use crate::amount::{SCALE, Total};
use crate::calendar::Day;
use crate::history::History;

/// The segment and the cell of who is not yet a customer.
pub const NOT_YET: u8 = u8::MAX;

/// Every customer as of a day; one entry a customer in each column, by the
/// customers' numbers in the history.
#[derive(Debug, Clone, PartialEq)]
pub struct Rfm {
    /// The day.
    pub as_of: Day,
    /// Where one score ends and the next begins.
    pub cuts: Cuts,
    /// The segments' names; a segment's number is its place here.
    pub names: Vec<Named>,
    /// Segment by number; [`NOT_YET`] without an order by the day.
    pub segment: Vec<u8>,
    /// Scores as 25 (R − 1) + 5 (F − 1) + M − 1; [`NOT_YET`] likewise.
    pub cell: Vec<u8>,
    /// Days since the last order; 0 likewise.
    pub recency_days: Vec<u32>,
    /// Order days, or orders; 0 likewise.
    pub frequency: Vec<u32>,
    /// Units of currency; 0 likewise.
    pub monetary: Vec<f64>,
    /// The segment of each of the 125 combinations of scores.
    pub(super) of_cell: [u8; 125],
    pub(super) orders: Vec<u32>,
    pub(super) revenue: Vec<Total>,
}

/// One customer's scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Customer {
    /// Recency score, 1 ..= 5.
    pub r: u8,
    /// Frequency score.
    pub f: u8,
    /// Monetary score.
    pub m: u8,
    /// Combined score.
    pub fm: u8,
    /// Segment by number.
    pub segment: u8,
}

/// Customers who have something in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum Group {
    /// A segment, by number.
    Segment {
        /// Its number.
        segment: u8,
    },
    /// Scores; `None`: any.
    Scores {
        /// Recency.
        r: Option<u8>,
        /// Frequency.
        f: Option<u8>,
        /// Monetary.
        m: Option<u8>,
        /// Combined.
        fm: Option<u8>,
    },
}

impl Rfm {
    /// Scores and names every customer.
    ///
    /// # Errors
    /// See [`RfmError`].
    pub fn of(history: &History, options: &RfmOptions) -> Result<Self, RfmError> {
        let problems = check(&options.rules);
        if problems.iter().any(|problem| problem.stops()) {
            return Err(RfmError::Rules { problems });
        }
        let as_of = options.as_of.unwrap_or(history.as_of());
        let count = history.len();
        let mut own = Self {
            as_of,
            cuts: Cuts::of(&[[None; 4]; 3]),
            names: Vec::new(),
            segment: vec![NOT_YET; count],
            cell: vec![NOT_YET; count],
            recency_days: vec![0; count],
            frequency: vec![0; count],
            monetary: vec![0.0; count],
            of_cell: [NOT_YET; 125],
            orders: vec![0; count],
            revenue: vec![Total::ZERO; count],
        };
        let mut keys = [const { Vec::new() }; 3];
        for (at, buyer) in history.iter().enumerate() {
            let Some(facts) = Facts::until(buyer, as_of) else {
                continue;
            };
            let days = as_of.0.abs_diff(facts.last.0);
            let times = match options.frequency {
                Frequency::OrderDays => facts.days,
                Frequency::Orders => facts.orders,
            };
            let money = money(options.monetary, facts.revenue, facts.orders);
            keys[0].push(key(-f64::from(days)));
            keys[1].push(key(f64::from(times)));
            keys[2].push(key(money));
            own.recency_days[at] = days;
            own.frequency[at] = times;
            own.monetary[at] = money / SCALE as f64;
            own.orders[at] = facts.orders;
            own.revenue[at] = Total::from_scaled(facts.revenue);
        }
        if keys[0].is_empty() {
            return Err(RfmError::NobodyYet);
        }
        let cuts = cuts::all(options.scoring, [&keys[0], &keys[1], &keys[2]])?;
        own.cuts = Cuts::of(&cuts);
        own.of_cell = own.name(&options.rules);
        let [r, f, m] = &keys;
        let scored = r.iter().zip(f).zip(m).map(|((&r, &f), &m)| {
            let of = cuts::score;
            cell(of(&cuts[0], r), of(&cuts[1], f), of(&cuts[2], m))
        });
        let buyers = (0..count).filter(|&at| own.orders[at] > 0);
        for (at, cell) in buyers.zip(scored) {
            own.cell[at] = cell;
            own.segment[at] = own.of_cell[usize::from(cell)];
        }
        Ok(own)
    }

    /// Numbers the segments by their first rule; the segment of each cell.
    fn name(&mut self, rules: &[Rule]) -> [u8; 125] {
        let mut of_rule = Vec::with_capacity(rules.len());
        for rule in rules {
            let known = self.names.iter().position(|name| *name == rule.name);
            of_rule.push(known.unwrap_or(self.names.len()) as u8);
            if known.is_none() {
                self.names.push(rule.name.clone());
            }
        }
        first_rules(rules).map(|rule| {
            let segment = rule.and_then(|rule| of_rule.get(usize::from(rule)));
            segment.copied().unwrap_or(NOT_YET)
        })
    }

    /// One customer's scores; `None` beyond the last, and for who had no order yet.
    pub fn customer(&self, at: usize) -> Option<Customer> {
        let cell = *self.cell.get(at)?;
        (cell != NOT_YET).then(|| {
            let (r, f, m) = scores(cell);
            Customer {
                r,
                f,
                m,
                fm: u8::midpoint(f, m + 1),
                segment: self.segment[at],
            }
        })
    }

    /// The customers of a group, by number, ascending.
    pub fn members(&self, group: Group) -> Vec<u32> {
        let holds = |one: Customer| match group {
            Group::Segment { segment } => one.segment == segment,
            Group::Scores { r, f, m, fm } => [(r, one.r), (f, one.f), (m, one.m), (fm, one.fm)]
                .iter()
                .all(|(wanted, own)| wanted.is_none_or(|wanted| wanted == *own)),
        };
        (0..self.cell.len() as u32)
            .filter(|&at| self.customer(at as usize).is_some_and(holds))
            .collect()
    }
}
