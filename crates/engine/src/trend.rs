//! The business by period, and what customers were worth after so many days.

mod build;

use crate::amount::Total;
use crate::calendar::Day;
use crate::cohorts::Contribution;
use crate::units::Period;

/// Days after which the value of a cohort is told.
pub const HORIZON_DAYS: [u32; 3] = [90, 180, 365];

/// Every period from the first order to the analysis date.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Trend {
    /// The period.
    pub period: Period,
    /// How contribution was reckoned.
    pub contribution: Contribution,
    /// The analysis date.
    pub as_of: Day,
    /// Ascending, without holes: a period without orders is there with zeros.
    pub periods: Vec<TrendPeriod>,
    /// Cohorts by period of the first order, ascending; a period that won
    /// nobody has none.
    pub cohorts: Vec<CohortValue>,
}

/// One period.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct TrendPeriod {
    /// Its first day (which may lie before the first order).
    pub start: Day,
    /// It is not over at the analysis date. Only ever the last one.
    pub running: bool,
    /// Orders in it.
    pub orders: u32,
    /// Customers with an order in it.
    pub customers: u32,
    /// Of these, those whose first order fell in it.
    pub new_customers: u32,
    /// Revenue in it.
    pub revenue: Total,
    /// Of that, from its new customers (all their orders in it).
    pub new_revenue: Total,
    /// Contribution, in units of currency.
    pub contribution: Option<f64>,
    /// Customers won up to its end.
    pub customers_to_date: u32,
    /// Of these, those who had ordered on two days or more by its end.
    pub repeaters_to_date: u32,
}

impl TrendPeriod {
    /// Customers who had bought in an earlier period.
    pub fn returning_customers(&self) -> u32 {
        self.customers - self.new_customers
    }

    /// Revenue from customers who had bought in an earlier period, in units of
    /// currency.
    pub fn returning_revenue(&self) -> f64 {
        self.revenue.as_f64() - self.new_revenue.as_f64()
    }

    /// Revenue ÷ orders; `None` without orders.
    pub fn aov(&self) -> Option<f64> {
        (self.orders > 0).then(|| self.revenue.as_f64() / f64::from(self.orders))
    }

    /// Orders ÷ customers who ordered; `None` without orders.
    pub fn frequency(&self) -> Option<f64> {
        (self.customers > 0).then(|| f64::from(self.orders) / f64::from(self.customers))
    }

    /// Share of all customers won so far who had ordered on two days or more
    /// by the end of the period: the repeat rate as it stood then.
    pub fn repeat_rate(&self) -> f64 {
        f64::from(self.repeaters_to_date) / f64::from(self.customers_to_date.max(1))
    }

    /// Share of the period's customers who had bought in an earlier period.
    pub fn returning_share(&self) -> Option<f64> {
        (self.customers > 0)
            .then(|| f64::from(self.returning_customers()) / f64::from(self.customers))
    }
}

/// What the customers of one cohort were worth by age in days.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct CohortValue {
    /// First day of the period of the first order.
    pub start: Day,
    /// Customers, ≥ 1.
    pub size: u32,
    /// By [`HORIZON_DAYS`]; `None` while a customer won on the period's last
    /// day would not have been observed for so long.
    pub values: [Option<DayValue>; 3],
}

/// Value per acquired customer over the customer's own first n days: orders on
/// days 0 ..= n − 1, the day of the first order being day 0.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct DayValue {
    /// Units of currency per acquired customer.
    pub revenue: f64,
    /// Units of currency per acquired customer.
    pub contribution: Option<f64>,
}
