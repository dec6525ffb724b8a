//! The key figures of a ledger.

mod months;

pub use months::MonthRevenue;

use crate::amount::{Amount, Total};
use crate::calendar::{Day, PeriodTable};
use crate::customers::Customers;
use crate::orders::Orders;
use crate::sort::select;
use crate::units::Period;

/// Key figures over all orders up to the analysis date. Money is in units of
/// the file's currency; shares are 0 ..= 1.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Summary {
    /// Distinct customers, ≥ 1.
    pub customers: u64,
    /// Orders (rows kept), ≥ 1, zero amounts included.
    pub orders: u64,
    /// Sum of all amounts.
    pub revenue: Total,
    /// Average order value: revenue ÷ orders.
    pub aov: f64,
    /// Orders ÷ customers, over the whole time.
    pub orders_per_customer: f64,
    /// Revenue ÷ customers (ARPPU), over the whole time.
    pub revenue_per_customer: f64,
    /// Share of customers with two orders or more, same-day orders counted each.
    pub repeat_rate_by_orders: f64,
    /// Share of customers who ordered on two days or more.
    pub repeat_rate_by_days: f64,
    /// Median days between a customer's consecutive order days, all customers'
    /// gaps pooled; `None` when nobody ordered on two days.
    pub median_gap_days: Option<f64>,
    /// The same between consecutive orders: same-day orders count as gaps of 0.
    pub median_gap_days_all_orders: Option<f64>,
    /// What customers have been worth so far, in revenue.
    pub historical_ltv: HistoricalLtv,
    /// Every month from the first order to the analysis date, ascending;
    /// months without orders are there with zeros.
    pub months: Vec<MonthRevenue>,
    /// Day of the first order.
    pub first_day: Day,
    /// The analysis date: day of the last order.
    pub as_of: Day,
}

/// The distribution of revenue over customers.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct HistoricalLtv {
    /// Revenue ÷ customers.
    pub mean: f64,
    /// Median revenue of a customer; between two middle ones, their mean.
    pub median: f64,
    /// Share of the revenue that came from the best tenth of customers (their
    /// number rounded up); `None` when there was no revenue.
    pub top_decile_share: Option<f64>,
}

impl Summary {
    /// The summary of a ledger. `customers` must be the view of `orders`.
    pub fn new(orders: &Orders, customers: &Customers) -> Self {
        let table = PeriodTable::new(Period::Month, orders.first_day(), orders.as_of());
        let (count, buyers) = (orders.len() as f64, customers.len() as f64);
        let revenue = orders.revenue();
        let habits = Habits::new(
            customers,
            (orders.as_of().0 - orders.first_day().0) as usize,
        );
        Self {
            customers: customers.len() as u64,
            orders: orders.len() as u64,
            revenue,
            aov: revenue.as_f64() / count,
            orders_per_customer: count / buyers,
            revenue_per_customer: revenue.as_f64() / buyers,
            repeat_rate_by_orders: habits.repeaters_by_orders as f64 / buyers,
            repeat_rate_by_days: habits.repeaters_by_days as f64 / buyers,
            median_gap_days: median_of_counts(&habits.gaps[1..]).map(|median| median + 1.0),
            median_gap_days_all_orders: median_of_counts(&habits.gaps),
            historical_ltv: HistoricalLtv::of(orders, revenue),
            months: months::months(orders, customers, &table),
            first_day: orders.first_day(),
            as_of: orders.as_of(),
        }
    }
}

/// How often and at what distance customers came back.
struct Habits {
    repeaters_by_orders: u64,
    repeaters_by_days: u64,
    /// Number of gaps of each length in days, from 0 to the span of the ledger:
    /// a histogram, so that a median over millions of gaps needs no sorting.
    gaps: Vec<u64>,
}

impl Habits {
    fn new(customers: &Customers, span: usize) -> Self {
        let mut habits = Self {
            repeaters_by_orders: 0,
            repeaters_by_days: 0,
            gaps: vec![0; span + 1],
        };
        for customer in customers.iter() {
            for gap in customer.gaps() {
                habits.gaps[gap as usize] += 1;
            }
            habits.repeaters_by_orders += u64::from(customer.order_count() > 1);
            habits.repeaters_by_days += u64::from(customer.last_day() > customer.first_day());
        }
        habits
    }
}

/// The median of a histogram over 0, 1, 2 …; `None` when it is empty.
fn median_of_counts(counts: &[u64]) -> Option<f64> {
    let total: u64 = counts.iter().sum();
    let at = |rank: u64| {
        let mut seen = 0;
        counts.iter().position(|&count| {
            seen += count;
            seen > rank
        })
    };
    let (low, high) = (at(total.checked_sub(1)? / 2)?, at(total / 2)?);
    Some((low + high) as f64 / 2.0)
}

impl HistoricalLtv {
    /// `revenue` is the sum of all amounts.
    fn of(orders: &Orders, revenue: Total) -> Self {
        let amounts = orders.amounts().iter();
        let all: i128 = amounts
            .map(|amount| i128::from(amount.scaled().abs()))
            .sum();
        // Half as wide wherever nobody's sum can be too large.
        if i64::try_from(all).is_ok() {
            let sums = by_customer(orders, |sum: &mut i64, amount| *sum += amount.scaled());
            Self::new(sums, revenue, |sum| Total::from_scaled(i128::from(sum)))
        } else {
            let sums = by_customer(orders, |sum: &mut Total, amount| *sum += amount);
            Self::new(sums, revenue, |sum| sum)
        }
    }

    /// From each customer's revenue (at least one customer) and its sum.
    fn new<T: Ord + Copy + Default>(
        mut revenues: Vec<T>,
        revenue: Total,
        total: impl Fn(T) -> Total,
    ) -> Self {
        let count = revenues.len();
        let upper = select(&mut revenues, count / 2).unwrap_or_default();
        let upper = total(upper).as_f64();
        let median = match revenues[..count / 2].iter().max() {
            Some(&lower) if count.is_multiple_of(2) => f64::midpoint(total(lower).as_f64(), upper),
            _ => upper,
        };
        let best = count.div_ceil(10);
        select(&mut revenues, count - best);
        let top: Total = revenues[count - best..].iter().map(|&one| total(one)).sum();
        Self {
            mean: revenue.as_f64() / count as f64,
            median,
            top_decile_share: (revenue > Total::ZERO).then(|| top.as_f64() / revenue.as_f64()),
        }
    }
}

/// Each customer's sum, taken in the order of the file: the amounts of one
/// customer lie far apart.
fn by_customer<T: Copy + Default>(orders: &Orders, add: impl Fn(&mut T, Amount)) -> Vec<T> {
    let mut sums = vec![T::default(); orders.customer_count()];
    for (&customer, &amount) in orders.customers().iter().zip(orders.amounts()) {
        add(&mut sums[customer as usize], amount);
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_of_histograms() {
        assert_eq!(median_of_counts(&[0, 0]), None);
        assert_eq!(median_of_counts(&[]), None);
        assert_eq!(median_of_counts(&[0, 1]), Some(1.0));
        assert_eq!(median_of_counts(&[1, 0, 0, 1]), Some(1.5));
        assert_eq!(median_of_counts(&[2, 0, 0, 1]), Some(0.0));
    }
}
