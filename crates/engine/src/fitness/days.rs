//! Days that are missing, and days that stand in the file twice.

use super::Analysis::{Cohorts, Forecast, Habits, Summary, Trend, Values};
use super::{Fact, Finding, finding};
use crate::amount::{Amount, Total};
use crate::calendar::Day;
use crate::customers::Customers;
use crate::orders::Orders;
use crate::sort::sort;

/// Days before and after a gap that must have been busy.
const AROUND: usize = 28;
/// Orders missing in a gap, at the rate around it. By chance (Poisson) a day
/// begins such a gap less than once in 160,000.
const MISSING: f64 = 12.0;
/// A gap of fewer days is a week-end.
const GAP_DAYS: usize = 3;

/// Orders by day, from the first to the last.
pub(super) fn by_day(orders: &Orders) -> Vec<u32> {
    let first = orders.first_day().0;
    let mut days = vec![0; (orders.as_of().0 - first) as usize + 1];
    for day in orders.days() {
        days[(day.0 - first) as usize] += 1;
    }
    days
}

pub(super) fn gaps(by_day: &[u32], first_day: Day) -> Option<Finding> {
    let mut found: Option<(usize, usize, f64)> = None;
    let mut gaps = 0;
    let mut last = 0;
    for (at, _) in by_day.iter().enumerate().filter(|(_, count)| **count > 0) {
        let days = (at - last).saturating_sub(1);
        if days >= GAP_DAYS {
            let rate = |range: &[u32]| f64::from(range.iter().sum::<u32>()) / AROUND as f64;
            let before = rate(&by_day[(last + 1).saturating_sub(AROUND)..=last]);
            let after = rate(&by_day[at..(at + AROUND).min(by_day.len())]);
            let missing = before.min(after) * days as f64;
            if missing >= MISSING {
                gaps += 1;
                if found.is_none_or(|(_, longest, _)| days > longest) {
                    found = Some((last + 1, days, missing));
                }
            }
        }
        last = at;
    }
    let (first, days, expected) = found?;
    let day = |at: usize| Day(first_day.0 + at as i32);
    let fact = Fact::Gap {
        gaps,
        first: day(first),
        last: day(first + days - 1),
        expected,
    };
    Some(finding(
        fact,
        days >= AROUND,
        &[Cohorts, Trend, Habits, Forecast],
    ))
}

pub(super) fn duplicates(
    orders: &Orders,
    customers: &Customers,
    by_day: &[u32],
) -> Option<Finding> {
    let mut again = vec![0_u32; by_day.len()];
    let mut revenue = Total::ZERO;
    let mut amounts: Vec<Amount> = Vec::new();
    for customer in customers.iter() {
        for of_day in customer.entries().chunk_by(|a, b| a.day == b.day) {
            if of_day.len() == 1 {
                continue;
            }
            amounts.clear();
            let own = of_day
                .iter()
                .map(|entry| orders.amounts()[entry.order as usize]);
            amounts.extend(own.filter(|&amount| amount > Amount::ZERO));
            sort(&mut amounts);
            for pair in amounts.windows(2).filter(|pair| pair[0] == pair[1]) {
                again[(of_day[0].day.0 - orders.first_day().0) as usize] += 1;
                revenue += pair[1];
            }
        }
    }
    let count: u32 = again.iter().sum();
    let days = again.iter().zip(by_day);
    let days = days
        .filter(|(again, all)| **again >= 3 && **again >= all.div_ceil(3))
        .count();
    let share = f64::from(count) / orders.len() as f64;
    let fact = Fact::Duplicates {
        orders: count,
        share,
        revenue: revenue.as_f64(),
        days: days as u32,
    };
    let warning = days > 0 || share >= 0.01;
    (count > 0).then(|| finding(fact, warning, &[Summary, Cohorts, Trend, Habits, Values]))
}
