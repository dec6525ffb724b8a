//! Each finding where it belongs, and none in a healthy ledger.

use crate::ledger::{Ledger, day};
use ltv_engine::calendar::{Day, Month};
use ltv_engine::fitness::{Analysis, Fact, Finding, Weight, check};

/// 600 customers who order every 60 days for two years, 5 orders and more a
/// day, amounts from 20 to 60.
fn healthy() -> Vec<(u32, Day, i64)> {
    let start = day(2023, 1, 1).0;
    let mut rows = Vec::new();
    for customer in 0..600_u32 {
        for turn in 0..12 {
            let at = start + (customer as i32 % 60) + turn * 60 + (customer as i32 * 7 % 3);
            let cents = 2_000 + (i64::from(customer) * 7_919 + i64::from(turn) * 104_729) % 4_000;
            rows.push((customer, Day(at), cents));
        }
    }
    rows
}

fn findings(rows: Vec<(u32, Day, i64)>) -> Vec<Finding> {
    let ledger = Ledger::new(rows);
    let findings = check(&ledger.orders, &ledger.customers);
    let weights: Vec<_> = findings.iter().map(|one| one.weight).rev().collect();
    assert!(weights.is_sorted());
    for finding in &findings {
        assert!(!finding.touches.is_empty() && finding.touches.is_sorted());
    }
    findings
}

/// The only finding.
fn only(rows: Vec<(u32, Day, i64)>) -> Finding {
    let mut findings = findings(rows);
    assert_eq!(findings.len(), 1, "{findings:?}");
    findings.remove(0)
}

#[test]
fn a_healthy_ledger_has_no_findings() {
    assert_eq!(findings(healthy()), []);
}

#[test]
fn few_customers_in_a_short_time() {
    let rows = (0..30).flat_map(|customer| {
        [0, 20].map(|later| (customer, Day(20_000 + later), 1_000 + i64::from(customer)))
    });
    let found = findings(rows.collect());
    let facts: Vec<_> = found.iter().map(|one| (one.fact, one.weight)).collect();
    let days = Fact::ShortSpan {
        days: 21,
        wanted: 365,
    };
    let customers = Fact::FewCustomers {
        customers: 30,
        wanted: 400,
    };
    // The 30 orders of a day around 19 days without any are a gap as well.
    assert!(
        facts.contains(&(days, Weight::Warning)) && facts.contains(&(customers, Weight::Warning))
    );
}

#[test]
fn one_time_buyers() {
    let mut rows = healthy();
    rows.extend((0..2_400).map(|one| (1_000 + one, Day(19_400 + one as i32 % 600), 3_000)));
    let finding = only(rows);
    let Fact::OneTimeBuyers { customers, share } = finding.fact else {
        panic!("{finding:?}");
    };
    assert_eq!(customers, 2_400);
    assert!((share - 0.8).abs() < 1e-12);
    assert_eq!(finding.weight, Weight::Warning);
    assert!(finding.touches.contains(&Analysis::Forecast));
}

#[test]
fn days_without_orders() {
    let mut rows = healthy();
    let (first, last) = (day(2024, 2, 8), day(2024, 2, 14));
    rows.retain(|row| row.1 < first || row.1 > last);
    let second = day(2024, 6, 3);
    rows.retain(|row| row.1 < second || row.1 > Day(second.0 + 2));
    let finding = only(rows.clone());
    let Fact::Gap {
        gaps,
        first: from,
        last: to,
        expected,
    } = finding.fact
    else {
        panic!("{finding:?}");
    };
    assert_eq!((gaps, from, to), (2, first, last));
    assert!(
        (50.0..90.0).contains(&expected),
        "about 10 orders a day: {expected}"
    );
    assert_eq!(finding.weight, Weight::Note);
    // Quiet days before the opening are no gap, however busy the shop became.
    let mut early = healthy();
    early.push((1, Day(day(2023, 1, 1).0 - 10), 3_000));
    assert_eq!(findings(early), []);
    // A shop with an order every third day has no gaps.
    let slow = rows
        .into_iter()
        .filter(|row| row.1.0 % 3 == 0 && row.0 % 10 == 0);
    let gap = |one: &Finding| matches!(one.fact, Fact::Gap { .. });
    assert!(!findings(slow.collect()).iter().any(gap));
}

#[test]
fn rows_that_stand_in_the_file_twice() {
    let mut rows = healthy();
    let twice: Vec<_> = rows
        .iter()
        .filter(|row| row.1 == day(2024, 5, 1))
        .copied()
        .collect();
    let revenue: i64 = twice.iter().map(|row| row.2).sum();
    assert!(twice.len() >= 3);
    rows.extend(&twice);
    // The same amount on another day, or another amount, is no duplicate; free orders neither.
    rows.push((5, day(2024, 5, 9), 2_500));
    rows.push((5, day(2024, 5, 9), 2_501));
    rows.extend([(6, day(2024, 5, 9), 0); 9]);
    let finding = only(rows);
    let Fact::Duplicates {
        orders,
        revenue: again,
        days,
        ..
    } = finding.fact
    else {
        panic!("{finding:?}");
    };
    assert_eq!((orders as usize, days), (twice.len(), 1));
    assert!((again - revenue as f64 / 100.0).abs() < 1e-9);
    assert_eq!(finding.weight, Weight::Warning);
}

#[test]
fn orders_far_above_the_others() {
    let mut rows = healthy();
    rows.push((3, day(2023, 7, 1), 5_000_000));
    rows.push((4, day(2023, 8, 1), 100_000_000));
    let finding = only(rows);
    let Fact::Outliers {
        orders,
        above,
        largest,
        revenue_share,
    } = finding.fact
    else {
        panic!("{finding:?}");
    };
    assert_eq!(orders, 2);
    assert!((largest - 1_000_000.0).abs() < 1e-6);
    assert!(above > 60.0 && above < 50_000.0);
    assert!((0.7..0.9).contains(&revenue_share), "{revenue_share}");
}

#[test]
fn another_currency_from_a_month_on() {
    let mut rows = healthy();
    for row in rows.iter_mut().filter(|row| row.1 >= day(2024, 1, 1)) {
        row.2 *= 30;
    }
    let finding = findings(rows).remove(0);
    let Fact::MedianJump {
        jumps,
        month,
        before,
        after,
    } = finding.fact
    else {
        panic!("{finding:?}");
    };
    let january = Month {
        year: 2024,
        month: 1,
    };
    assert_eq!((jumps, month), (1, january));
    assert!((20.0..45.0).contains(&(after / before)));
}

#[test]
fn one_customer_who_is_many() {
    let mut rows = healthy();
    let till = (0..700).map(|one| (7_777, Day(19_400 + one), 2_000 + i64::from(one)));
    rows.extend(till);
    let finding = only(rows);
    let Fact::DominantCustomer { orders, share, .. } = finding.fact else {
        panic!("{finding:?}");
    };
    assert_eq!(orders, 700);
    assert!((share - 700.0 / 7_900.0).abs() < 1e-12);
}
