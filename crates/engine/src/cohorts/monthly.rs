//! Monthly cohorts: customers by the month of their first order, followed
//! month by month up to the analysis date.

use super::options::{CohortInputs, CohortOptions};
use super::table::{CohortKey, CohortRow, CohortTable};
use crate::amount::Total;
use crate::calendar::{Day, Month};
use crate::customers::Customers;
use crate::orders::Orders;

/// The cohort table. Age is counted in whole calendar months since the month
/// of the first order, which is age 0.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Cohorts {
    /// One row a month that won customers, ascending. A month without new
    /// customers has no row.
    pub cohorts: Vec<Cohort>,
    /// The average row, from age 0 to the oldest age in the table.
    pub average: Vec<AverageCell>,
    /// The analysis date up to which the cells are observed.
    pub as_of: Day,
}

/// The customers whose first order fell in one month.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Cohort {
    /// Month of the first order.
    pub month: Month,
    /// Customers, ≥ 1.
    pub size: u32,
    /// Cells by age, from 0 to the month of the analysis date. Ages beyond it
    /// are not observed and have no cell.
    pub cells: Vec<Cell>,
}

/// One cohort at one age.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Cell {
    /// Customers with at least one order in the month.
    pub active: u32,
    /// Orders in the month.
    pub orders: u64,
    /// Revenue in the month.
    pub revenue: Total,
    /// `active ÷ size`, 0 ..= 1.
    pub retention: f64,
    /// Revenue from age 0 up to and including this month ÷ size, in units of
    /// currency per acquired customer.
    pub cumulative_revenue_per_customer: f64,
    /// The month is not over at the analysis date: its numbers will still grow.
    pub running: bool,
}

/// All cohorts that were fully observed at one age, weighted by their sizes.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct AverageCell {
    /// Months since the month of the first order.
    pub age: u32,
    /// Cohorts fully observed at this age (the running month left out).
    pub cohorts: u32,
    /// Their customers: the weight of this cell.
    pub customers: u64,
    /// Σ active ÷ Σ size over those cohorts; `None` when there are none.
    pub retention: Option<f64>,
    /// Running sum over the ages 0 ..= `age` of Σ revenue at that age ÷ Σ size
    /// over the cohorts fully observed at that age, in units of currency per
    /// acquired customer; `None` from the first age that has none on.
    pub cumulative_revenue_per_customer: Option<f64>,
}

impl Cohorts {
    /// The cohort table of a ledger. `customers` must be the view of `orders`.
    pub fn new(orders: &Orders, customers: &Customers) -> Self {
        let inputs = CohortInputs {
            orders,
            customers,
            costs: None,
            labels: None,
            spend: &[],
        };
        // Only a ledger of more months than the table may have cells has none.
        let table = CohortTable::new(&inputs, &CohortOptions::default()).ok();
        let rows = table.iter().flat_map(|table| &table.rows);
        let average = table.iter().flat_map(|table| &table.average);
        Self {
            cohorts: rows.map(cohort).collect(),
            average: average
                .map(|cell| AverageCell {
                    age: cell.age,
                    cohorts: cell.rows,
                    customers: u64::from(cell.customers),
                    retention: (cell.customers > 0)
                        .then(|| f64::from(cell.active) / f64::from(cell.customers)),
                    cumulative_revenue_per_customer: cell.cumulative.map(|sums| sums.revenue),
                })
                .collect(),
            as_of: orders.as_of(),
        }
    }
}

fn cohort(row: &CohortRow) -> Cohort {
    let month = match row.key {
        CohortKey::Period { start } => start.month(),
        _ => Day(0).month(), // there are no labels
    };
    let cells = row.cells.iter().map(|cell| Cell {
        active: cell.active,
        orders: u64::from(cell.orders),
        revenue: cell.revenue,
        retention: f64::from(cell.active) / f64::from(row.size),
        cumulative_revenue_per_customer: cell.cumulative.revenue,
        running: cell.running,
    });
    Cohort {
        month,
        size: row.size,
        cells: cells.collect(),
    }
}
