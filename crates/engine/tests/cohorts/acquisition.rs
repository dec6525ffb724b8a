//! CAC and payback, worked by hand.

use crate::ledger::{Ledger, day, total};
use ltv_engine::calendar::Day;
use ltv_engine::cohorts::{
    AcquisitionSpend, CohortBy, CohortKey, CohortOptions, CohortTable, Contribution, Payback,
};
use ltv_engine::units::Period;

fn spend(first: Day, last: Day, label: Option<u32>, cents: i64) -> AcquisitionSpend {
    AcquisitionSpend {
        first,
        last,
        label,
        amount: total(cents),
    }
}

/// Two customers a month in January (labels 0 and 1), one in February (label
/// 0), one in April (label 0); each orders 10.00 on the 15th of every month up
/// to April.
fn ledger() -> Ledger {
    let mut orders = Vec::new();
    for (customer, first) in [(0, 1), (1, 1), (2, 2), (4, 4)] {
        for month in first..=4 {
            orders.push((customer, day(2025, month, 15), 1_000));
        }
    }
    Ledger::new(orders).labelled(2, |id| u32::from(id == 1))
}

fn options() -> CohortOptions {
    CohortOptions {
        contribution: Contribution::Margin {
            margin: 0.5,
            cost_per_order: 0.0,
        },
        ..CohortOptions::default()
    }
}

#[test]
fn cac_is_the_spend_of_the_period_per_customer_won_in_it() {
    let mut ledger = ledger();
    ledger.spend = vec![
        spend(day(2025, 1, 1), day(2025, 1, 31), Some(0), 1_500),
        spend(day(2025, 1, 1), day(2025, 1, 31), None, 500),
        // Half of these 56 days are February's.
        spend(day(2025, 2, 1), day(2025, 3, 28), Some(0), 3_000),
        // 2025-04-01 to 10 are not covered.
        spend(day(2025, 4, 11), day(2025, 4, 30), Some(0), 700),
    ];
    let table = CohortTable::new(&ledger.inputs(), &options()).unwrap();
    let cac: Vec<_> = table.rows.iter().map(|row| row.cac).collect();
    assert_eq!(cac, [Some(10.0), Some(15.0), None]);
    let payback: Vec<_> = table.rows.iter().map(|row| row.payback).collect();
    // 5.00 a month and customer: 10.00 are back at the end of the second month,
    // 15.00 with the order of the running fourth.
    let reached = |age, periods, running| Payback::Reached {
        age,
        periods,
        running,
    };
    assert_eq!(
        payback,
        [
            Some(reached(1, 2.0, false)),
            Some(reached(2, 3.0, true)),
            None
        ]
    );
    // January and February are covered: (20 + 15) ÷ 3. The average row has
    // 5.00 at each of the ages 0 to 2.
    assert!((table.cac.unwrap() - 35.0 / 3.0).abs() < 1e-12);
    let Some(Payback::Reached {
        age: 2, periods, ..
    }) = table.payback
    else {
        panic!("{:?}", table.payback);
    };
    assert!((periods - 35.0 / 15.0).abs() < 1e-12);
}

#[test]
fn a_channel_has_its_own_cac_and_unknown_channels_none() {
    let mut ledger = ledger();
    ledger.spend = vec![
        spend(day(2025, 1, 1), day(2025, 4, 30), Some(0), 12_000),
        spend(day(2025, 1, 1), day(2025, 4, 30), None, 4_000),
    ];
    let by_label = CohortOptions {
        by: CohortBy::Label,
        ..options()
    };
    let table = CohortTable::new(&ledger.inputs(), &by_label).unwrap();
    let label = |name: &str| {
        let is_it =
            |key: &CohortKey| matches!(key, CohortKey::Label { name: own, .. } if own == name);
        table.rows.iter().find(|row| is_it(&row.key)).unwrap()
    };
    // Observed up to 15 April: 105 of 120 days.
    let cac = label("label 0").cac.unwrap();
    assert!((cac - 120.0 * 105.0 / 120.0 / 3.0).abs() < 1e-9, "{cac}");
    let Some(Payback::NotYet { missing }) = label("label 0").payback else {
        panic!("{:?}", label("label 0").payback);
    };
    assert!(
        (missing - (35.0 - 15.0)).abs() < 1e-9,
        "ages 0 to 2 are over: {missing}"
    );
    assert_eq!(
        (label("label 1").cac, label("label 1").payback),
        (None, None)
    );
    assert!((table.cac.unwrap() - 160.0 * 105.0 / 120.0 / 4.0).abs() < 1e-9);
    let panels = CohortTable::panels(&ledger.inputs(), &options()).unwrap();
    let first = &panels[0].table;
    assert!((first.cac.unwrap() - 35.0).abs() < 1e-9);
    assert!(
        (first.rows[0].cac.unwrap() - 31.0).abs() < 1e-9,
        "one a day in January"
    );
    assert_eq!(panels[1].table.rows[0].cac, None);
}

#[test]
fn spend_before_after_and_upside_down_does_no_harm() {
    let mut ledger = ledger();
    ledger.spend = vec![
        spend(day(2025, 1, 31), day(2025, 1, 1), None, 99_900),
        spend(day(2024, 1, 1), day(2024, 12, 31), None, 99_900),
        spend(day(2025, 5, 1), day(2025, 5, 31), None, 99_900),
        spend(Day(i32::MIN), Day(i32::MAX), None, 0),
    ];
    let table = CohortTable::new(&ledger.inputs(), &options()).unwrap();
    for row in &table.rows {
        assert_eq!(row.cac, Some(0.0), "covered, and nothing spent");
        let Some(Payback::Reached {
            age: 0, periods, ..
        }) = row.payback
        else {
            panic!("{:?}", row.payback);
        };
        assert!(periods.abs() < f64::EPSILON);
    }
}

#[test]
fn gaps_in_the_spend_table_leave_the_cac_open() {
    let weeks = |from: u8| spend(day(2025, 1, from), day(2025, 1, from + 6), None, 700);
    let mut ledger = ledger();
    let cac = |ledger: &Ledger, period| {
        let options = CohortOptions {
            period,
            ..options()
        };
        CohortTable::new(&ledger.inputs(), &options).unwrap().rows[0].cac
    };
    // 2025-01-15 lies in the week from Monday 13.
    ledger.spend = vec![weeks(13), weeks(20)];
    assert_eq!(cac(&ledger, Period::Week), Some(3.5));
    assert_eq!(cac(&ledger, Period::Month), None);
    ledger.spend = vec![weeks(13)];
    assert_eq!(cac(&ledger, Period::Week), Some(3.5), "to its last day");
    let days = |from, to| spend(day(2025, 1, from), day(2025, 1, to), None, 100);
    ledger.spend = vec![days(17, 19), days(10, 16)];
    assert_eq!(
        cac(&ledger, Period::Week),
        Some(11.0 / 14.0),
        "days side by side"
    );
    ledger.spend = vec![days(18, 19), days(10, 16)];
    assert_eq!(cac(&ledger, Period::Week), None, "the 17th is missing");
    ledger.spend = vec![weeks(14), weeks(20)];
    assert_eq!(cac(&ledger, Period::Week), None, "Monday is missing");
    // Overlapping rows out of order cover the month; two rows on a day add up.
    ledger.spend = vec![
        spend(day(2025, 1, 20), day(2025, 2, 3), None, 1_500),
        spend(day(2025, 1, 1), day(2025, 1, 20), None, 2_000),
    ];
    let both = 20.0 + 12.0;
    assert_eq!(cac(&ledger, Period::Month), Some(both / 2.0));
}
