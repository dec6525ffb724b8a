//! Small ledgers whose tables can be checked by eye.

use crate::support::{analyse, day, import_with, plain};
use ltv_engine::calendar::Month;

#[test]
fn a_ledger_of_four_orders() {
    let file = b"customer,date,amount\n\
        A,2025-01-31,10\nA,2025-03-01,20\nB,2025-03-31,5\nA,2025-03-31,1\n";
    let (summary, table) = analyse(&import_with(plain(), file).unwrap());

    let months: Vec<_> = summary
        .months
        .iter()
        .map(|month| {
            (
                month.month.month,
                month.orders,
                month.customers,
                month.new_customers,
            )
        })
        .collect();
    assert_eq!(months, [(1, 1, 1, 1), (2, 0, 0, 0), (3, 3, 2, 1)]);
    assert!(
        summary.months.iter().all(|month| !month.running),
        "the last day is a month's last"
    );
    assert_eq!(summary.median_gap_days, Some(29.5));

    let rows: Vec<_> = table
        .cohorts
        .iter()
        .map(|cohort| {
            let cells: Vec<_> = cohort
                .cells
                .iter()
                .map(|cell| {
                    (
                        cell.active,
                        cell.orders,
                        cell.cumulative_revenue_per_customer,
                    )
                })
                .collect();
            (cohort.month, cohort.size, cells)
        })
        .collect();
    let month = |month| Month { year: 2025, month };
    assert_eq!(
        rows,
        [
            (month(1), 1, vec![(1, 1, 10.0), (0, 0, 10.0), (1, 2, 31.0)]),
            (month(3), 1, vec![(1, 1, 5.0)]),
        ]
    );
    let average: Vec<_> = table
        .average
        .iter()
        .map(|cell| {
            (
                cell.cohorts,
                cell.retention,
                cell.cumulative_revenue_per_customer,
            )
        })
        .collect();
    assert_eq!(
        average,
        [
            (2, Some(1.0), Some(7.5)),
            (1, Some(0.0), Some(7.5)),
            (1, Some(1.0), Some(28.5))
        ]
    );
}

#[test]
fn one_order_makes_a_table_too() {
    let imported = import_with(plain(), b"customer,date,amount\nA,2024-02-29,0\n").unwrap();
    let (summary, table) = analyse(&imported);
    assert_eq!((summary.customers, summary.orders), (1, 1));
    assert_eq!(
        (summary.first_day, summary.as_of),
        (day(2024, 2, 29), day(2024, 2, 29))
    );
    assert_eq!(
        (
            summary.median_gap_days,
            summary.historical_ltv.top_decile_share
        ),
        (None, None)
    );
    assert_eq!(table.cohorts[0].cells.len(), 1);
    assert_eq!(table.average[0].retention, Some(1.0));
}

#[test]
fn a_day_before_the_month_ends_the_month_is_running() {
    let imported = import_with(plain(), b"customer,date,amount\nA,2024-02-28,7\n").unwrap();
    let (summary, table) = analyse(&imported);
    assert!(summary.months[0].running && table.cohorts[0].cells[0].running);
    assert_eq!(
        (table.average[0].cohorts, table.average[0].retention),
        (0, None)
    );
}
