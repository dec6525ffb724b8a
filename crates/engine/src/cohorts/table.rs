//! The cohort table.

use super::options::{CohortBy, Contribution, Retention};
use crate::amount::Total;
use crate::calendar::Day;
use crate::units::Period;

/// Customers by cohort, followed period by period up to the analysis date.
///
/// What the table holds of a cell are counts and sums;
/// [`CohortTable::value`] makes every displayed figure from them.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct CohortTable {
    /// The period of cohorts and ages.
    pub period: Period,
    /// What makes a row.
    pub by: CohortBy,
    /// What *retained* means in it.
    pub retention: Retention,
    /// How its contribution was reckoned.
    pub contribution: Contribution,
    /// The analysis date up to which cells are observed.
    pub as_of: Day,
    /// By first order: one row a period that won customers, ascending. By
    /// label: the labels by size, the largest first, then the rest, then the
    /// customers without a label.
    pub rows: Vec<CohortRow>,
    /// All rows together by age, from 0 to the oldest age with a cell.
    pub average: Vec<CohortAverage>,
    /// CAC over all periods that the spend table covers, in units of currency
    /// per new customer.
    pub cac: Option<f64>,
    /// When the average row reaches [`Self::cac`].
    pub payback: Option<Payback>,
}

/// One cohort.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct CohortRow {
    /// Who they are.
    pub key: CohortKey,
    /// Customers, ≥ 1.
    pub size: u32,
    /// Cells by age, from 0. Ages that are not observed have no cell. By first
    /// order the last one may be running. By label an age counts only the
    /// customers whose period of that age is over, so none is running.
    pub cells: Vec<CohortCell>,
    /// What winning one of them cost, in units of currency: the spend in the
    /// periods of the first orders ÷ customers won in them. `None` where the
    /// spend table does not cover those periods, or knows nothing of the label.
    pub cac: Option<f64>,
    /// When they had paid back `cac`; `None` without it or without contribution.
    pub payback: Option<Payback>,
}

/// What a row stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum CohortKey {
    /// First order in the period that starts on this day.
    Period {
        /// Its first day.
        start: Day,
    },
    /// Customers of one label.
    Label {
        /// Index of the label.
        index: u32,
        /// Its name.
        name: String,
    },
    /// Customers of all smaller labels.
    Rest {
        /// How many labels.
        labels: u32,
    },
    /// Customers without a label.
    Unlabelled,
}

/// One cohort at one age.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct CohortCell {
    /// Customers of the row who are observed at this age, ≥ 1. By first order
    /// the whole cohort.
    pub customers: u32,
    /// Those with at least one order in the period.
    pub active: u32,
    /// Those retained by the table's definition.
    pub retained: u32,
    /// Orders in the period.
    pub orders: u32,
    /// Revenue in the period.
    pub revenue: Total,
    /// Contribution in the period, in units of currency.
    pub contribution: Option<f64>,
    /// From age 0 up to and including this period.
    pub cumulative: Cumulative,
    /// The period is not over at the analysis date: its numbers will still grow.
    pub running: bool,
}

/// Running sums per acquired customer: Σ over the ages 0 ..= age of what
/// happened at that age ÷ the customers observed at that age.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Cumulative {
    /// Orders per acquired customer.
    pub orders: f64,
    /// Units of currency per acquired customer.
    pub revenue: f64,
    /// Units of currency per acquired customer.
    pub contribution: Option<f64>,
}

/// All rows at one age, each weighted by its customers; running cells left out.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct CohortAverage {
    /// Periods since the period of the first order.
    pub age: u32,
    /// Rows fully observed at this age.
    pub rows: u32,
    /// Their customers: the weight. 0 where only running cells exist.
    pub customers: u32,
    /// Σ over those rows of customers with an order in the period.
    pub active: u32,
    /// Σ of those retained.
    pub retained: u32,
    /// Σ of orders.
    pub orders: u32,
    /// Σ of revenue.
    pub revenue: Total,
    /// Σ of contribution.
    pub contribution: Option<f64>,
    /// The running sum of this row's own per-customer values (not the mean of
    /// the rows' cumulative values, whose cohorts change with age). `None` from
    /// the first age without a fully observed row on.
    pub cumulative: Option<Cumulative>,
}

/// When cumulative contribution per customer reaches the CAC.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum Payback {
    /// It did.
    Reached {
        /// The first age whose cumulative contribution is ≥ CAC.
        age: u32,
        /// Periods since the start of the period of the first order, linear
        /// inside the period: `age` ..= `age + 1`; 0 when nothing was spent.
        /// A cell's cumulative value stands at `age + 1` on this scale.
        periods: f64,
        /// The period of that age is not over yet.
        running: bool,
    },
    /// Not within the observed ages.
    NotYet {
        /// What is missing after the last cell, in units of currency per customer.
        missing: f64,
    },
}

/// One label's cohorts: a panel of small multiples.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct CohortPanel {
    /// The label, the rest or the unlabelled; never a period.
    pub key: CohortKey,
    /// The label's cohorts by first order.
    pub table: CohortTable,
}
