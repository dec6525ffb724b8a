//! The average row of a cohort table, and running sums per customer.

use super::table::{CohortAverage, CohortRow, Cumulative};
use crate::amount::Total;

impl Cumulative {
    /// The running sums one age on: `before` (nothing before age 0) and what
    /// `customers` did at this age, each counted alike.
    pub(super) fn after(
        before: Option<Self>,
        customers: u32,
        orders: u32,
        revenue: Total,
        contribution: Option<f64>,
    ) -> Self {
        let before = before.unwrap_or(Self {
            orders: 0.0,
            revenue: 0.0,
            contribution: Some(0.0),
        });
        let customers = f64::from(customers);
        Self {
            orders: before.orders + f64::from(orders) / customers,
            revenue: before.revenue + revenue.as_f64() / customers,
            contribution: before
                .contribution
                .zip(contribution)
                .map(|(before, sum)| before + sum / customers),
        }
    }
}

/// All rows by age, up to the oldest age of any.
pub(super) fn average(rows: &[CohortRow]) -> Vec<CohortAverage> {
    let ages = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut averages: Vec<CohortAverage> = (0..ages as u32).map(empty).collect();
    for row in rows {
        for (sum, cell) in averages.iter_mut().zip(&row.cells) {
            if cell.running {
                continue;
            }
            sum.rows += 1;
            sum.customers += cell.customers;
            sum.active += cell.active;
            sum.retained += cell.retained;
            sum.orders += cell.orders;
            sum.revenue += cell.revenue;
            sum.contribution = cell
                .contribution
                .map(|own| sum.contribution.unwrap_or(0.0) + own);
        }
    }
    let mut before = None;
    for sum in &mut averages {
        if sum.customers == 0 {
            break;
        }
        before = Some(Cumulative::after(
            before,
            sum.customers,
            sum.orders,
            sum.revenue,
            sum.contribution,
        ));
        sum.cumulative = before;
    }
    averages
}

fn empty(age: u32) -> CohortAverage {
    CohortAverage {
        age,
        rows: 0,
        customers: 0,
        active: 0,
        retained: 0,
        orders: 0,
        revenue: Total::ZERO,
        contribution: None,
        cumulative: None,
    }
}
