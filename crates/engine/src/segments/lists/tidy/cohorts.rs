//! The table of cohorts, from everybody's orders.

use super::rows::{CohortRow, cohort};
use crate::amount::Total;
use crate::calendar::PeriodTable;
use crate::history::History;
use crate::units::Period;

/// One cohort at one age.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    active: u32,
    orders: u32,
    revenue: Total,
}

/// Appends the customers by the period of their first order, followed period by period
/// up to the analysis date; how many rows. The same counts and sums as
/// [`CohortTable`](crate::cohorts::CohortTable) has.
pub fn cohorts(history: &History, period: Period, decimals: u8, out: &mut Vec<u8>) -> u32 {
    let periods = PeriodTable::new(period, history.first_day(), history.as_of());
    let count = periods.len();
    let mut sizes = vec![0_u32; count];
    // A cohort's cells are made with its first customer.
    let mut cells: Vec<Vec<Cell>> = vec![Vec::new(); count];
    for buyer in history.iter() {
        let start = periods.offset(buyer.first_day());
        sizes[start] += 1;
        let own = &mut cells[start];
        own.resize(count - start, Cell::default());
        let mut counted = usize::MAX;
        for (&day, &amount) in buyer.days().iter().zip(buyer.amounts()) {
            let offset = periods.offset(day);
            let cell = &mut own[offset - start];
            cell.active += u32::from(offset != counted);
            counted = offset;
            cell.orders += 1;
            cell.revenue += amount;
        }
    }
    let mut rows = 0;
    for (start, (own, &customers)) in cells.iter().zip(&sizes).enumerate() {
        let mut cumulative = Total::ZERO;
        for (age, cell) in own.iter().enumerate() {
            cumulative += cell.revenue;
            let row = CohortRow {
                start: periods.start(start),
                segment: None,
                age: age as u32,
                customers,
                active: cell.active,
                orders: cell.orders,
                revenue: cell.revenue.as_f64(),
                cumulative: cumulative.as_f64(),
                is_complete: periods.end(start + age) <= history.as_of(),
            };
            cohort(&row, decimals, out);
            rows += 1;
        }
    }
    rows
}
