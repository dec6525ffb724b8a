//! Amounts that are not like the others.

use super::Analysis::{Cohorts, Summary, Trend, Values};
use super::{Fact, Finding, finding};
use crate::amount::{Amount, Total};
use crate::calendar::PeriodTable;
use crate::orders::Orders;
use crate::sort::select;
use crate::units::Period;

/// Orders of a month whose median is trusted.
const MONTH_ORDERS: usize = 20;
/// Ratio of medians of two months that no season explains.
const JUMP: f64 = 4.0;

pub(super) fn outliers(orders: &Orders) -> Option<Finding> {
    let positive = orders.amounts().iter().copied();
    let mut amounts: Vec<Amount> = positive.filter(|&amount| amount > Amount::ZERO).collect();
    if amounts.len() < MONTH_ORDERS {
        return None;
    }
    let place = amounts.len() / 4;
    let lower = select(&mut amounts, place)?.as_f64();
    let place = amounts.len() * 3 / 4;
    let upper = select(&mut amounts, place)?.as_f64();
    // One price for all leaves no width to measure by.
    let ratio = (upper / lower).max(1.5);
    let above = upper * ratio * ratio * ratio;
    let far = || amounts.iter().filter(|amount| amount.as_f64() > above);
    let largest = far().max()?;
    let share = far().copied().sum::<Total>().as_f64() / orders.revenue().as_f64();
    let fact = Fact::Outliers {
        orders: far().count() as u32,
        above,
        largest: largest.as_f64(),
        revenue_share: share,
    };
    Some(finding(
        fact,
        share >= 0.05,
        &[Summary, Cohorts, Trend, Values],
    ))
}

pub(super) fn median_jump(orders: &Orders) -> Option<Finding> {
    let table = PeriodTable::new(Period::Month, orders.first_day(), orders.as_of());
    let mut months: Vec<Vec<Amount>> = vec![Vec::new(); table.len()];
    for (&day, &amount) in orders.days().iter().zip(orders.amounts()) {
        if amount > Amount::ZERO {
            months[table.offset(day)].push(amount);
        }
    }
    let mut before: Option<f64> = None;
    let mut found: Option<(f64, usize, f64, f64)> = None;
    let mut jumps = 0;
    for (offset, month) in months.iter_mut().enumerate() {
        if month.len() < MONTH_ORDERS {
            continue;
        }
        let middle = month.len() / 2;
        let median = select(month, middle)?.as_f64();
        if let Some(before) = before {
            let ratio = (median / before).max(before / median);
            if ratio >= JUMP {
                jumps += 1;
                if found.is_none_or(|(largest, ..)| ratio > largest) {
                    found = Some((ratio, offset, before, median));
                }
            }
        }
        before = Some(median);
    }
    let (_, offset, before, after) = found?;
    let fact = Fact::MedianJump {
        jumps,
        month: table.start(offset).month(),
        before,
        after,
    };
    Some(finding(fact, true, &[Summary, Cohorts, Trend, Values]))
}
