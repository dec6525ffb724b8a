//! Amounts that are not like the others.

use super::Analysis::{Cohorts, Summary, Trend, Values};
use super::sizes::{OCTAVE, Sizes};
use super::{Fact, Finding, finding};
use crate::amount::{Amount, SCALE, Total};
use crate::orders::Orders;
use crate::sort::select;

/// Orders of a month whose median is trusted.
const MONTH_ORDERS: usize = 20;
/// Ratio of medians of two months that no season explains.
const JUMP: f64 = 4.0;

pub(super) fn outliers(orders: &Orders, sizes: &Sizes) -> Option<Finding> {
    let (lower, upper, count) = sizes.quartiles(orders)?;
    if count < MONTH_ORDERS {
        return None;
    }
    let (lower, upper) = (lower.as_f64(), upper.as_f64());
    // One price for all leaves no width to measure by.
    let ratio = (upper / lower).max(1.5);
    let above = upper * ratio * ratio * ratio;
    // As whole numbers first: the division by which an amount becomes a float
    // takes longer than all the rest.
    let nearly = (above * SCALE as f64 * 0.999) as i64;
    let amounts = orders.amounts().iter().copied();
    let far = amounts.filter(|amount| amount.scaled() > nearly && amount.as_f64() > above);
    let far: Vec<Amount> = far.collect();
    let &largest = far.iter().max()?;
    let share = far.iter().copied().sum::<Total>().as_f64() / orders.revenue().as_f64();
    let fact = Fact::Outliers {
        orders: far.len() as u32,
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

pub(super) fn median_jump(orders: &Orders, sizes: &Sizes) -> Option<Finding> {
    if !may_jump(sizes) {
        return None;
    }
    let table = &sizes.months;
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

/// Whether there may be such a jump, by the sizes of the medians alone: which
/// for most ledgers is all there is to it.
fn may_jump(sizes: &Sizes) -> bool {
    let medians = (0..sizes.months.len()).map(|offset| sizes.of_month(offset));
    let mut before: Option<usize> = None;
    medians
        .filter(|&(count, _)| count >= MONTH_ORDERS)
        .any(|(_, size)| {
            // Four times as much is two octaves, and at least one size less.
            before
                .replace(size)
                .is_some_and(|before| before.abs_diff(size) >= 2 * OCTAVE - 1)
        })
}
