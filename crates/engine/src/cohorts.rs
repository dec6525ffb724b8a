//! Monthly cohorts: customers by the month of their first order, followed
//! month by month up to the analysis date.

mod average;

pub use average::AverageCell;

use crate::amount::Total;
use crate::calendar::{Day, Month, MonthTable};
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

/// Counts of one cell while orders are being added.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    active: u32,
    orders: u64,
    revenue: Total,
}

impl Cohorts {
    /// The cohort table of a ledger. `customers` must be the view of `orders`.
    pub fn new(orders: &Orders, customers: &Customers) -> Self {
        let as_of = orders.as_of();
        let months = MonthTable::new(orders.first_day(), as_of);
        let (sizes, rows) = tally(orders, customers, &months);
        let last = months.len() - 1;
        let running = months.month(last).last_day() > as_of;
        let cohorts: Vec<Cohort> = rows
            .into_iter()
            .zip(sizes)
            .enumerate()
            .filter(|(_, (_, size))| *size > 0)
            .map(|(start, (row, size))| Cohort {
                month: months.month(start),
                size,
                cells: cells(&row, size, running),
            })
            .collect();
        let average = average::average(&cohorts);
        Self {
            cohorts,
            average,
            as_of,
        }
    }
}

/// Sizes and tallies by month of the first order and by age. Rows are made
/// when a month wins its first customer, so that one stray early date does not
/// cost a triangle of empty rows.
fn tally(
    orders: &Orders,
    customers: &Customers,
    months: &MonthTable,
) -> (Vec<u32>, Vec<Vec<Tally>>) {
    let mut sizes = vec![0_u32; months.len()];
    let mut rows: Vec<Vec<Tally>> = vec![Vec::new(); months.len()];
    let mut starts = Vec::with_capacity(customers.len());
    for customer in customers.iter() {
        let start = months.offset(customer.first_day());
        starts.push(start as u16); // a month table has at most 3 600 months
        sizes[start] += 1;
        let row = &mut rows[start];
        if row.is_empty() {
            row.resize(months.len() - start, Tally::default());
        }
        let mut counted = None;
        for day in customer.days() {
            let age = months.offset(day) - start;
            row[age].active += u32::from(counted != Some(age));
            counted = Some(age);
        }
    }
    // Orders and revenue in file order: the amounts of one customer lie far
    // apart, while the starts of all customers stay near.
    let columns = orders
        .customers()
        .iter()
        .zip(orders.days())
        .zip(orders.amounts());
    for ((&customer, &day), &amount) in columns {
        let start = usize::from(starts[customer as usize]);
        let tally = &mut rows[start][months.offset(day) - start];
        tally.orders += 1;
        tally.revenue += amount;
    }
    (sizes, rows)
}

fn cells(row: &[Tally], size: u32, last_is_running: bool) -> Vec<Cell> {
    let mut cumulative = Total::ZERO;
    row.iter()
        .enumerate()
        .map(|(age, tally)| {
            cumulative += tally.revenue;
            Cell {
                active: tally.active,
                orders: tally.orders,
                revenue: tally.revenue,
                retention: f64::from(tally.active) / f64::from(size),
                cumulative_revenue_per_customer: cumulative.as_f64() / f64::from(size),
                running: last_is_running && age + 1 == row.len(),
            }
        })
        .collect()
}
