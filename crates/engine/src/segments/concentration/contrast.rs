//! What the best customers have in common against the rest.

use super::groups::Groups;
use super::labels::{self, LabelContrast};
use super::measures::{self, MeasureContrast, MeasureKind};
use crate::amount::Total;
use crate::cohorts::CustomerLabels;
use crate::history::History;
use crate::segments::evidence::holm;
use crate::segments::figures::FEW_CUSTOMERS;

/// Who is compared with whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct ContrastOptions {
    /// The best so many per cent are the top, 1 ..= 50 (clamped): the customers with at
    /// least the number of the one in place ⌈percent × n/100⌉, so that equal customers
    /// are on one side.
    pub percent: u8,
    /// Ranks by the revenue of everyone's first so many days (the day of the first order
    /// included) instead of all revenue, among customers of whom that many were seen:
    /// the same time for everyone to spend in. At least 1.
    pub first_days: Option<u32>,
    /// Labels of a column with a row of their own, the most frequent ones, 1 ..=
    /// [`MOST_LABEL_ROWS`](super::MOST_LABEL_ROWS); clamped.
    pub label_rows: u32,
}

impl Default for ContrastOptions {
    fn default() -> Self {
        Self {
            percent: 10,
            first_days: None,
            label_rows: 12,
        }
    }
}

/// The top against the rest. Every p-value `adjusted` is corrected for all the
/// comparisons made here, labels' and numbers' together ([`holm`]).
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Contrast {
    /// Customers in the top.
    pub top: u32,
    /// All others that are ranked.
    pub rest: u32,
    /// Customers that were not seen long enough to be ranked.
    pub too_new: u32,
    /// What the top has at least, in units of currency.
    pub least: Total,
    /// One for each label column, in the order given.
    pub labels: Vec<LabelContrast>,
    /// Numbers.
    pub measures: Vec<MeasureContrast>,
    /// How many tests the p-values are corrected for.
    pub tests: u32,
    /// What makes the comparison say less than it seems to.
    pub limits: Vec<ContrastLimit>,
}

/// What makes the comparison say less than it seems to.
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
pub enum ContrastLimit {
    /// Fewer ranked customers than [`FEW_CUSTOMERS`]: hardly any difference can be told
    /// from chance.
    FewCustomers {
        /// How many are ranked.
        customers: u32,
    },
    /// The rest is empty: all have the same revenue, or there is one customer. Nothing
    /// is compared.
    NoRest,
    /// No label column was given: only numbers are compared.
    NoLabels,
    /// Ranked by all revenue, customers of long standing had more time to spend: what
    /// goes with early customers (a channel of the first years) goes with the top. See
    /// [`ContrastOptions::first_days`].
    UnequalTime,
    /// A number that one of the groups has of nobody.
    NoNumbers {
        /// Which.
        measure: MeasureKind,
    },
}

/// Compares the top with the rest; `labels` are columns with one label a customer. In
/// time n log n.
///
/// A label that itself follows from revenue (tier, stage, RFM segment) makes the
/// comparison circular; channel and first product do not.
pub fn contrast(
    history: &History,
    labels: &[CustomerLabels<'_>],
    options: &ContrastOptions,
) -> Contrast {
    let groups = Groups::of(history, options);
    let mut found = Contrast {
        top: groups.top,
        rest: groups.rest,
        too_new: groups.too_new,
        least: groups.least,
        labels: Vec::new(),
        measures: Vec::new(),
        tests: 0,
        limits: Vec::new(),
    };
    let customers = groups.top + groups.rest;
    if customers < FEW_CUSTOMERS {
        found.limits.push(ContrastLimit::FewCustomers { customers });
    }
    if groups.rest == 0 {
        found.limits.push(ContrastLimit::NoRest);
        return found;
    }
    if labels.is_empty() {
        found.limits.push(ContrastLimit::NoLabels);
    }
    if options.first_days.is_none() {
        found.limits.push(ContrastLimit::UnequalTime);
    }
    found.labels = labels
        .iter()
        .map(|column| labels::compare(&groups, column, options.label_rows))
        .collect();
    for measure in MeasureKind::ALL {
        match measures::compare(history, &groups, measure, options) {
            Some(contrast) => found.measures.push(contrast),
            None => found.limits.push(ContrastLimit::NoNumbers { measure }),
        }
    }
    found.correct();
    found
}

impl Contrast {
    fn correct(&mut self) {
        let rows = self.labels.iter().flat_map(|column| &column.rows);
        let mut all: Vec<f64> = rows.map(|row| row.p_value).collect();
        all.extend(self.measures.iter().map(|one| one.ranks.p_value));
        holm(&mut all);
        self.tests = all.len() as u32;
        let rows = self.labels.iter_mut().flat_map(|column| &mut column.rows);
        let places = rows.map(|row| &mut row.adjusted);
        let places = places.chain(self.measures.iter_mut().map(|one| &mut one.adjusted));
        for (place, value) in places.zip(all) {
            *place = value;
        }
    }
}
