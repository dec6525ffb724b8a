//! The trend by calendar month.

use crate::amount::Total;
use crate::calendar::{Month, PeriodTable};
use crate::customers::Customers;
use crate::orders::Orders;

/// One calendar month of the ledger.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct MonthRevenue {
    /// The month.
    pub month: Month,
    /// Orders in the month.
    pub orders: u64,
    /// Customers with at least one order in the month.
    pub customers: u64,
    /// Customers whose first order fell in the month.
    pub new_customers: u64,
    /// Sum of the month's amounts.
    pub revenue: Total,
    /// The month is not over at the analysis date. Only ever the last month.
    pub running: bool,
}

/// Every month of the table, ascending.
pub(super) fn months(
    orders: &Orders,
    customers: &Customers,
    table: &PeriodTable,
) -> Vec<MonthRevenue> {
    let mut months: Vec<MonthRevenue> = (0..table.len())
        .map(|offset| {
            let month = table.start(offset).month();
            MonthRevenue {
                month,
                orders: 0,
                customers: 0,
                new_customers: 0,
                revenue: Total::ZERO,
                running: table.end(offset) > orders.as_of(),
            }
        })
        .collect();
    for (&day, &amount) in orders.days().iter().zip(orders.amounts()) {
        let month = &mut months[table.offset(day)];
        month.orders += 1;
        month.revenue += amount;
    }
    for customer in customers.iter() {
        months[table.offset(customer.first_day())].new_customers += 1;
        let mut counted = None;
        for day in customer.days() {
            let offset = table.offset(day);
            if counted != Some(offset) {
                months[offset].customers += 1;
                counted = Some(offset);
            }
        }
    }
    months
}
