//! Whether there is enough of everything, and of everybody alike.

use super::Analysis::{Cohorts, Forecast, Habits, Summary, Trend, Values};
use super::{Fact, Finding, finding};
use crate::customers::Customers;
use crate::orders::Orders;

/// Days of a year: a shorter ledger cannot tell a season from a trend.
const WANTED_DAYS: u32 = 365;
/// Below it a share of one half has a 95 % interval wider than ± 5 points.
const WANTED_CUSTOMERS: u32 = 400;
/// Share of one-time buyers from which most of what a model says of them is
/// assumption, and from which nearly all is.
const MANY_ONE_TIME: f64 = 0.5;
const MOST_ONE_TIME: f64 = 0.8;
/// Share, and number, of orders that one customer should not have.
const DOMINANT: f64 = 0.05;
const DOMINANT_ORDERS: u32 = 50;

pub(super) fn span(orders: &Orders) -> Option<Finding> {
    let days = orders.as_of().0.abs_diff(orders.first_day().0) + 1;
    let fact = Fact::ShortSpan {
        days,
        wanted: WANTED_DAYS,
    };
    let warning = days < WANTED_DAYS / 4;
    let touches = [Cohorts, Trend, Habits, Forecast];
    (days < WANTED_DAYS).then(|| finding(fact, warning, &touches))
}

pub(super) fn size(customers: &Customers) -> Option<Finding> {
    let count = customers.len() as u32;
    let fact = Fact::FewCustomers {
        customers: count,
        wanted: WANTED_CUSTOMERS,
    };
    let warning = count < WANTED_CUSTOMERS / 8;
    (count < WANTED_CUSTOMERS).then(|| finding(fact, warning, &[Cohorts, Habits, Forecast, Values]))
}

pub(super) fn one_time(customers: &Customers) -> Option<Finding> {
    let all = customers.iter();
    let once = all.filter(|one| one.first_day() == one.last_day()).count();
    let share = once as f64 / customers.len() as f64;
    let fact = Fact::OneTimeBuyers {
        customers: once as u32,
        share,
    };
    (share >= MANY_ONE_TIME).then(|| {
        finding(
            fact,
            share >= MOST_ONE_TIME,
            &[Cohorts, Habits, Forecast, Values],
        )
    })
}

pub(super) fn dominant(orders: &Orders, customers: &Customers) -> Option<Finding> {
    let counts = customers.iter().zip(0_u32..);
    let (count, customer) = counts
        .map(|(one, index)| (one.order_count() as u32, index))
        .max_by_key(|(count, index)| (*count, core::cmp::Reverse(*index)))?;
    let share = f64::from(count) / orders.len() as f64;
    let fact = Fact::DominantCustomer {
        customer,
        orders: count,
        share,
    };
    (count >= DOMINANT_ORDERS && share >= DOMINANT)
        .then(|| finding(fact, true, &[Summary, Cohorts, Trend, Habits, Values]))
}
