//! What every customer did, one number a customer and figure.

use crate::amount::Total;
use crate::calendar::Day;
use crate::history::History;

/// Days in *twelve months*: the analysis date and the 364 days before it.
pub const YEAR_DAYS: i32 = 365;

/// Fewer customers than this say little about any group of them.
pub const FEW_CUSTOMERS: u32 = 30;

/// Columns by the customers' numbers in the [`History`]; all of one length.
///
/// Orders are rows of the ledger (several of one day count each); money is what they
/// come to after refunds, and may be below zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// The analysis date.
    pub as_of: Day,
    /// Day of the first order.
    pub first_day: Vec<Day>,
    /// Day of the last order.
    pub last_day: Vec<Day>,
    /// Orders, ≥ 1.
    pub orders: Vec<u32>,
    /// Sum of all orders' amounts.
    pub revenue: Vec<Total>,
    /// Orders of the last twelve months: from `as_of` − 364 to `as_of`, both included.
    pub year_orders: Vec<u32>,
    /// Sum of those orders' amounts.
    pub year_revenue: Vec<Total>,
}

impl Figures {
    /// One pass over the orders.
    pub fn of(history: &History) -> Self {
        let as_of = history.as_of();
        let first_of_year = Day(as_of.0 - (YEAR_DAYS - 1));
        let count = history.len();
        let mut figures = Self {
            as_of,
            first_day: Vec::with_capacity(count),
            last_day: Vec::with_capacity(count),
            orders: Vec::with_capacity(count),
            revenue: Vec::with_capacity(count),
            year_orders: Vec::with_capacity(count),
            year_revenue: Vec::with_capacity(count),
        };
        for buyer in history.iter() {
            let (days, amounts) = (buyer.days(), buyer.amounts());
            let year = days.partition_point(|&day| day < first_of_year);
            figures.first_day.push(buyer.first_day());
            figures.last_day.push(buyer.last_day());
            figures.orders.push(days.len() as u32);
            figures.revenue.push(amounts.iter().copied().sum());
            figures.year_orders.push((days.len() - year) as u32);
            figures
                .year_revenue
                .push(amounts[year..].iter().copied().sum());
        }
        figures
    }

    /// Number of customers.
    pub fn len(&self) -> usize {
        self.orders.len()
    }

    /// Days from the first order to the analysis date, both included, where they are
    /// fewer than twelve months.
    pub fn short_of_a_year(&self) -> Option<u32> {
        let first = self.first_day.iter().min()?;
        let days = self.as_of.0 - first.0 + 1;
        (days < YEAR_DAYS).then_some(days as u32)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.orders.is_empty()
    }
}
