//! What in a ledger makes which analysis doubtful.

mod amounts;
mod days;
mod shape;
mod sizes;

use crate::calendar::{Day, Month};
use crate::customers::Customers;
use crate::orders::Orders;
use crate::sort::sort_few;
use sizes::Sizes;

/// All findings, the weightiest first. `customers` must be the view of `orders`.
pub fn check(orders: &Orders, customers: &Customers) -> Vec<Finding> {
    let by_day = days::by_day(orders);
    let sizes = Sizes::new(orders);
    let mut findings: Vec<Finding> = [
        amounts::median_jump(orders, &sizes),
        days::duplicates(orders, customers, &by_day),
        days::gaps(&by_day, orders.first_day()),
        shape::dominant(orders, customers),
        amounts::outliers(orders, &sizes),
        shape::span(orders),
        shape::size(customers),
        shape::one_time(customers),
    ]
    .into_iter()
    .flatten()
    .collect();
    sort_few(&mut findings, |finding| core::cmp::Reverse(finding.weight));
    findings
}

fn finding(fact: Fact, warning: bool, touches: &[Analysis]) -> Finding {
    Finding {
        fact,
        weight: if warning {
            Weight::Warning
        } else {
            Weight::Note
        },
        touches: touches.to_vec(),
    }
}

/// Something that the reader of an analysis should know of the data.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Finding {
    /// What was found, with its numbers.
    pub fact: Fact,
    /// How much it matters.
    pub weight: Weight,
    /// The analyses it touches, in the order of the enum.
    pub touches: Vec<Analysis>,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Weight {
    /// To be known when reading the result.
    Note,
    /// The result may be wrong until this is explained or put right.
    Warning,
}

/// What can be touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub enum Analysis {
    /// Key figures: AOV, ARPPU, historical LTV.
    Summary,
    /// Cohort tables and their averages.
    Cohorts,
    /// The trend by period.
    Trend,
    /// Repeat rate, gaps between orders, lifecycle stages.
    Habits,
    /// Forecasts of future orders and of who is still a customer.
    Forecast,
    /// Models of order values.
    Values,
}

/// What was found. Shares are 0 ..= 1, money in units of currency.
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
#[non_exhaustive]
pub enum Fact {
    /// First and last order are close together.
    ShortSpan {
        /// Days from the first order to the last, both included.
        days: u32,
        /// Fewer than this are found short.
        wanted: u32,
    },
    /// Few customers: every share has a wide error.
    FewCustomers {
        /// Customers.
        customers: u32,
        /// Fewer than this are found few.
        wanted: u32,
    },
    /// Many customers ordered on one day only.
    OneTimeBuyers {
        /// Such customers.
        customers: u32,
        /// Their share of all customers.
        share: f64,
    },
    /// Days without any order between busy weeks: perhaps a closure, perhaps a
    /// part of the export that is missing. The longest is told.
    Gap {
        /// Such gaps.
        gaps: u32,
        /// First day without an order, of the longest gap.
        first: Day,
        /// Last day without an order.
        last: Day,
        /// Orders that the weeks around let expect in it.
        expected: f64,
    },
    /// Orders of one customer on one day of one amount: perhaps rows twice in
    /// the file. Each beyond the first of its kind counts; orders of 0 do not.
    Duplicates {
        /// Such orders.
        orders: u32,
        /// Their share of all orders.
        share: f64,
        /// Their money.
        revenue: f64,
        /// Days on which at least a third of the orders are such (and at least
        /// three): a part of the export that stands in it twice.
        days: u32,
    },
    /// Orders far above the others.
    Outliers {
        /// Such orders.
        orders: u32,
        /// Above this they count: third quartile × (third ÷ first quartile)³,
        /// Tukey's far-out fence on the logarithms of the amounts above 0. The
        /// ratio of the quartiles counts as 1.5 at least.
        above: f64,
        /// The largest.
        largest: f64,
        /// Their share of revenue.
        revenue_share: f64,
    },
    /// The median order of a month is several times that of the month before,
    /// or a fraction of it: perhaps another currency or unit. The largest jump
    /// is told.
    MedianJump {
        /// Such jumps.
        jumps: u32,
        /// The month after the jump.
        month: Month,
        /// Median order of the month before.
        before: f64,
        /// Median order of the month.
        after: f64,
    },
    /// One customer has a large part of all orders: perhaps a till, a reseller
    /// or "guest".
    DominantCustomer {
        /// Its index in the ledger.
        customer: u32,
        /// Its orders.
        orders: u32,
        /// Their share of all orders.
        share: f64,
    },
}
