//! What a cohort table is asked for, and what it is made from.

use crate::amount::{Amount, Total};
use crate::calendar::Day;
use crate::customers::Customers;
use crate::orders::Orders;
use crate::units::Period;

/// How customers are put into cohorts and what is measured of them.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase", default)
)]
pub struct CohortOptions {
    /// The period of the first order and of an age. Weeks are ISO weeks, from
    /// Monday to Sunday; the others are calendar periods.
    pub period: Period,
    /// What makes a row.
    pub by: CohortBy,
    /// What *retained* means.
    pub retention: Retention,
    /// How contribution follows from revenue.
    pub contribution: Contribution,
    /// The last day that counts as observed. `None`: the ledger's analysis
    /// date. Later orders are left out; a later day than the last order's means
    /// that nobody ordered since.
    pub as_of: Option<Day>,
    /// Labels with a row (or panel) of their own, 1 ..= [`MOST_LABELS`]; the
    /// smaller ones share one row. Clamped.
    pub labels: u32,
}

/// The upper bound of [`CohortOptions::labels`].
pub const MOST_LABELS: u32 = 200;

/// Cells that one request makes at most. Weekly cohorts of six years have
/// 50,000; beyond this bound nobody looks, and the memory is better kept.
pub const MOST_CELLS: usize = 2_000_000;

impl Default for CohortOptions {
    fn default() -> Self {
        Self {
            period: Period::Month,
            by: CohortBy::FirstOrder,
            retention: Retention::Active,
            contribution: Contribution::Unknown,
            as_of: None,
            labels: 12,
        }
    }
}

/// What makes a row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum CohortBy {
    /// The period of the first order.
    #[default]
    FirstOrder,
    /// A label of the customer (channel, first product): the label's cohorts of
    /// all periods, merged by age. Needs [`CohortInputs::labels`].
    Label,
}

/// What *retained at an age* means. Age counts periods since the period of the
/// first order, which is age 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum Retention {
    /// At least one order in the period. Final once the period is over.
    #[default]
    Active,
    /// At least one order in this or any later period up to the analysis date.
    /// Never final: orders still to come raise it, the more the later the
    /// period. A lower bound of what will be seen.
    Rolling,
    /// Up to the end of the period, never yet silent for more than `gap_days`
    /// days: every gap between order days, and the days from the last order on
    /// or before the period's end to that end, are ≤ `gap_days`. Final once the
    /// period is over. Who lapses once stays lapsed, even if they buy again.
    /// In the running period the analysis date stands for the end.
    Survival {
        /// Days of silence that are still no lapse, e.g. 90.
        gap_days: u32,
    },
}

/// How the contribution of orders follows from them.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum Contribution {
    /// No margin is known: tables carry no contribution and no payback.
    #[default]
    Unknown,
    /// revenue × `margin` − orders × `cost_per_order`.
    Margin {
        /// Gross margin as a share of revenue, 0 ..= 1.
        margin: f64,
        /// Cost to serve in units of currency per order, ≥ 0.
        cost_per_order: f64,
    },
    /// revenue − Σ [`CohortInputs::costs`] − orders × `cost_per_order`.
    Costs {
        /// Cost to serve on top of the column, in units of currency per order, ≥ 0.
        cost_per_order: f64,
    },
}

/// The data behind a cohort table, borrowed.
#[derive(Debug, Clone, Copy)]
pub struct CohortInputs<'a> {
    /// The ledger.
    pub orders: &'a Orders,
    /// Its view by customer.
    pub customers: &'a Customers,
    /// The cost of each order, one an order; needed by [`Contribution::Costs`].
    pub costs: Option<&'a [Amount]>,
    /// Labels of customers; needed by [`CohortBy::Label`] and panels.
    pub labels: Option<CustomerLabels<'a>>,
    /// What was spent on winning customers; may be empty.
    pub spend: &'a [AcquisitionSpend],
}

/// One label a customer.
#[derive(Debug, Clone, Copy)]
pub struct CustomerLabels<'a> {
    /// The label of each customer, one a customer: an index into `names`. An
    /// index beyond the last name means that the customer has no label.
    pub of_customer: &'a [u32],
    /// The labels' names.
    pub names: &'a [String],
}

/// Money spent on winning customers over some days, spread evenly over them.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct AcquisitionSpend {
    /// First day.
    pub first: Day,
    /// Last day, inclusive, ≥ `first`.
    pub last: Day,
    /// The label whose customers it won: an index into
    /// [`CustomerLabels::names`]; `None` when it is for none of them.
    pub label: Option<u32>,
    /// How much, in units of currency.
    pub amount: Total,
}

/// Why there is no table.
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
pub enum CohortError {
    /// [`Contribution::Costs`] without one cost an order.
    NoCosts,
    /// Labels were asked for without one label a customer.
    NoLabels,
    /// A margin outside 0 ..= 1 or a negative cost, or no number at all.
    Contribution,
    /// The analysis date asked for lies before the first order or is no valid day.
    NothingObserved,
    /// The table would have more cells than [`MOST_CELLS`]: take a longer
    /// period or fewer labels.
    TooManyCells {
        /// Cells it would have, at least.
        cells: u64,
    },
}
