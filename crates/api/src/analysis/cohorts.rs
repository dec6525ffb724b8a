//! Customers by the period of their first order.

use ltv_engine::cohorts::{CohortKey, CohortTable};
use serde::Serialize;

use super::result::iso;
use super::words::CohortPeriod;

/// Customers by the period of their first order, followed up to the analysis date.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Cohorts {
    /// The period of cohorts and ages.
    pub period: CohortPeriod,
    /// The cohorts, the oldest first.
    pub rows: Vec<Cohort>,
}

/// One cohort.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Cohort {
    /// First day of its period.
    pub start: String,
    /// Customers.
    pub size: u32,
    /// By age, from 0. Ages that are not observed have no cell.
    pub cells: Vec<CohortCell>,
}

/// One cohort at one age.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CohortCell {
    /// Periods since that of the first order.
    pub age: u32,
    /// Customers with an order in the period.
    pub active: u32,
    /// `active` ÷ size.
    pub retention: f64,
    /// Orders in the period.
    pub orders: u32,
    /// Revenue in the period.
    pub revenue: f64,
    /// Revenue up to and including the period, per customer of the cohort.
    pub cumulative_revenue_per_customer: f64,
    /// The period is not over at the analysis date: its numbers will still grow.
    pub running: bool,
}

impl Cohorts {
    /// The cohorts of a table by the period of the first order.
    pub fn of(table: &CohortTable) -> Self {
        let start = |key: &CohortKey| match key {
            CohortKey::Period { start } => iso(*start),
            _ => String::new(),
        };
        Self {
            period: table.period.into(),
            rows: (table.rows.iter())
                .map(|row| Cohort {
                    start: start(&row.key),
                    size: row.size,
                    cells: (0..)
                        .zip(&row.cells)
                        .map(|(age, cell)| CohortCell {
                            age,
                            active: cell.active,
                            retention: f64::from(cell.active) / f64::from(row.size),
                            orders: cell.orders,
                            revenue: cell.revenue.as_f64(),
                            cumulative_revenue_per_customer: cell.cumulative.revenue,
                            running: cell.running,
                        })
                        .collect(),
                })
                .collect(),
        }
    }
}
