//! What holds for every ledger.

use crate::ledger::Ledger;
use ltv_engine::amount::Total;
use ltv_engine::calendar::Day;
use ltv_engine::cohorts::{
    CellAddress, CohortBy, CohortKey, CohortOptions, CohortTable, Contribution, Retention, Who,
    members,
};
use ltv_engine::trend::Trend;
use ltv_engine::units::Period;
use proptest::prelude::*;

type Rows = Vec<(u32, Day, i64)>;

fn rows() -> impl Strategy<Value = Rows> {
    // Thirteen months, so that years and half-finished periods occur.
    let order = (0..14_u32, 19_690..20_090_i32, 0..50_000_i64);
    proptest::collection::vec(
        order.prop_map(|(c, day, cents)| (c, Day(day), cents)),
        1..70,
    )
}

fn retention() -> impl Strategy<Value = Retention> {
    prop_oneof![
        Just(Retention::Active),
        Just(Retention::Rolling),
        (0..150_u32).prop_map(|gap_days| Retention::Survival { gap_days }),
    ]
}

fn options() -> impl Strategy<Value = CohortOptions> {
    let period = proptest::sample::select(Period::ALL.to_vec());
    (
        period,
        retention(),
        proptest::option::of(19_700..20_130_i32),
    )
        .prop_map(|(period, retention, as_of)| CohortOptions {
            period,
            retention,
            as_of: as_of.map(Day),
            contribution: Contribution::Margin {
                margin: 0.5,
                cost_per_order: 0.0,
            },
            labels: 2,
            ..CohortOptions::default()
        })
}

/// The rows that are in view; at least the first order is.
fn seen(rows: &Rows, options: &mut CohortOptions) -> Rows {
    let first = rows.iter().map(|row| row.1).min().unwrap();
    options.as_of = options.as_of.map(|as_of| as_of.max(first));
    let seen = |row: &&(u32, Day, i64)| options.as_of.is_none_or(|as_of| row.1 <= as_of);
    rows.iter().filter(seen).copied().collect()
}

fn labelled(rows: &Rows) -> Ledger {
    // Four labels, and customers without one.
    Ledger::new(rows.iter().copied()).labelled(4, |customer| customer % 5)
}

fn sum(rows: &Rows) -> i128 {
    rows.iter().map(|row| i128::from(row.2) * 100).sum()
}

proptest! {
    #[test]
    fn cells_sum_to_the_ledger(rows in rows(), mut options in options()) {
        let seen = seen(&rows, &mut options);
        let table = CohortTable::new(&labelled(&rows).inputs(), &options).unwrap();
        let cells = || table.rows.iter().flat_map(|row| &row.cells);
        let mut ids: Vec<u32> = seen.iter().map(|row| row.0).collect();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(table.rows.iter().map(|row| row.size as usize).sum::<usize>(), ids.len());
        prop_assert_eq!(cells().map(|cell| cell.orders as usize).sum::<usize>(), seen.len());
        prop_assert_eq!(cells().map(|cell| cell.revenue.scaled()).sum::<i128>(), sum(&seen));
        for row in &table.rows {
            prop_assert_eq!(row.cells[0].active, row.size);
            let last = row.cells.last().unwrap();
            let revenue: Total = row.cells.iter().map(|cell| cell.revenue).sum();
            let cumulative = last.cumulative.revenue * f64::from(row.size);
            prop_assert!((cumulative - revenue.as_f64()).abs() < 1e-6);
            prop_assert!((last.cumulative.contribution.unwrap() * 2.0 - last.cumulative.revenue).abs() < 1e-6);
        }
    }

    #[test]
    fn later_orders_leave_no_trace(rows in rows(), mut options in options()) {
        let seen = seen(&rows, &mut options);
        let cut = CohortTable::new(&labelled(&rows).inputs(), &options).unwrap();
        let never = CohortTable::new(&labelled(&seen).inputs(), &CohortOptions {
            as_of: Some(cut.as_of),
            ..options
        });
        prop_assert_eq!(cut, never.unwrap());
    }

    #[test]
    fn the_order_of_rows_does_not_matter(rows in rows(), options in options()) {
        let mut options = options;
        seen(&rows, &mut options);
        let mut turned = rows.clone();
        turned.reverse();
        let table = |rows: &Rows| CohortTable::new(&labelled(rows).inputs(), &options).unwrap();
        prop_assert_eq!(table(&rows), table(&turned));
    }

    #[test]
    fn retention_definitions_are_ordered(rows in rows(), mut options in options()) {
        seen(&rows, &mut options);
        let ledger = labelled(&rows);
        let table = |retention| CohortTable::new(&ledger.inputs(), &CohortOptions { retention, ..options }).unwrap();
        let (active, rolling) = (table(Retention::Active), table(Retention::Rolling));
        let short = table(Retention::Survival { gap_days: 20 });
        let long = table(Retention::Survival { gap_days: 60 });
        let endless = table(Retention::Survival { gap_days: u32::MAX });
        for (row, one) in active.rows.iter().enumerate() {
            for age in 0..one.cells.len() {
                let at = |table: &CohortTable, age: usize| table.rows[row].cells[age].retained;
                prop_assert_eq!(at(&active, age), one.cells[age].active);
                prop_assert!(at(&rolling, age) >= at(&active, age));
                prop_assert!(at(&long, age) >= at(&short, age));
                prop_assert_eq!(at(&endless, age), one.size);
                for table in [&rolling, &short, &long] {
                    prop_assert!(age == 0 || at(table, age) <= at(table, age - 1));
                    prop_assert!(at(table, age) <= one.size);
                }
            }
        }
    }

    #[test]
    fn cumulative_values_never_fall_without_refunds(rows in rows(), mut options in options()) {
        seen(&rows, &mut options);
        for by in [CohortBy::FirstOrder, CohortBy::Label] {
            let table = CohortTable::new(&labelled(&rows).inputs(), &CohortOptions { by, ..options }).unwrap();
            for row in &table.rows {
                for pair in row.cells.windows(2) {
                    prop_assert!(pair[0].cumulative.revenue <= pair[1].cumulative.revenue);
                    prop_assert!(pair[0].cumulative.orders <= pair[1].cumulative.orders);
                    prop_assert!(pair[0].cumulative.contribution <= pair[1].cumulative.contribution);
                }
            }
        }
    }

    #[test]
    fn averages_are_weighted_by_size(rows in rows(), mut options in options()) {
        seen(&rows, &mut options);
        let table = CohortTable::new(&labelled(&rows).inputs(), &options).unwrap();
        let mut cumulative = 0.0;
        for (age, average) in table.average.iter().enumerate() {
            let full = || table.rows.iter().filter_map(|row| {
                row.cells.get(age).filter(|cell| !cell.running).map(|cell| (f64::from(row.size), cell))
            });
            let weight = f64::from(average.customers);
            let sizes: f64 = full().map(|(size, _)| size).sum();
            prop_assert!((weight - sizes).abs() < 0.5);
            if average.customers == 0 {
                prop_assert_eq!(average.cumulative, None);
                continue;
            }
            let mean = |value: fn(&ltv_engine::cohorts::CohortCell, f64) -> f64| {
                full().map(|(size, cell)| size * value(cell, size)).sum::<f64>() / weight
            };
            let retained = mean(|cell, size| f64::from(cell.retained) / size);
            prop_assert!((retained - f64::from(average.retained) / weight).abs() < 1e-12);
            cumulative += mean(|cell, size| cell.revenue.as_f64() / size);
            prop_assert!((average.cumulative.unwrap().revenue - cumulative).abs() < 1e-6);
        }
    }

    #[test]
    fn labels_part_the_customers(rows in rows(), mut options in options()) {
        seen(&rows, &mut options);
        let ledger = labelled(&rows);
        let all = CohortTable::new(&ledger.inputs(), &options).unwrap();
        let panels = CohortTable::panels(&ledger.inputs(), &options).unwrap();
        for row in &all.rows {
            let parts = panels.iter().flat_map(|panel| &panel.table.rows);
            let parts: Vec<_> = parts.filter(|part| part.key == row.key).collect();
            prop_assert_eq!(parts.iter().map(|part| part.size).sum::<u32>(), row.size);
            for (age, cell) in row.cells.iter().enumerate() {
                let at = || parts.iter().map(|part| part.cells[age]);
                prop_assert_eq!(at().map(|part| part.active).sum::<u32>(), cell.active);
                prop_assert_eq!(at().map(|part| part.retained).sum::<u32>(), cell.retained);
                prop_assert_eq!(at().map(|part| part.orders).sum::<u32>(), cell.orders);
                prop_assert_eq!(at().map(|part| part.revenue).sum::<Total>(), cell.revenue);
                prop_assert!(at().all(|part| part.running == cell.running));
            }
        }
        // A label's row is the average row of its panel.
        let labels = CohortTable::new(&ledger.inputs(), &CohortOptions { by: CohortBy::Label, ..options }).unwrap();
        prop_assert_eq!(labels.rows.len(), panels.len());
        for (row, panel) in labels.rows.iter().zip(&panels) {
            prop_assert_eq!(&row.key, &panel.key);
            let full = panel.table.average.iter().filter(|cell| cell.customers > 0);
            prop_assert_eq!(row.cells.len(), full.clone().count());
            for (cell, average) in row.cells.iter().zip(full) {
                prop_assert_eq!(cell.customers, average.customers);
                prop_assert_eq!(cell.retained, average.retained);
                prop_assert_eq!(cell.revenue, average.revenue);
                prop_assert!((cell.cumulative.revenue - average.cumulative.unwrap().revenue).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn members_are_as_many_as_their_cell_counts(rows in rows(), mut options in options(), by_label in any::<bool>()) {
        seen(&rows, &mut options);
        let ledger = labelled(&rows);
        options.by = if by_label { CohortBy::Label } else { CohortBy::FirstOrder };
        let table = CohortTable::new(&ledger.inputs(), &options).unwrap();
        for row in &table.rows {
            let (start, label) = match &row.key {
                CohortKey::Period { start } => (Some(*start), None),
                key => (None, Some(key.clone())),
            };
            let count = |age: usize, who| {
                let cell = CellAddress { start, label: label.clone(), age: age as u32, who };
                let found = members(&ledger.inputs(), &options, &cell).unwrap();
                assert!(found.is_sorted());
                found.len() as u32
            };
            for (age, cell) in row.cells.iter().enumerate().step_by(3) {
                prop_assert_eq!(count(age, Who::All), cell.customers);
                prop_assert_eq!(count(age, Who::Active), cell.active);
                prop_assert_eq!(count(age, Who::Retained), cell.retained);
                prop_assert_eq!(count(age, Who::Lapsed), cell.customers - cell.retained);
            }
            prop_assert_eq!(count(row.cells.len(), Who::All), 0);
        }
    }

    #[test]
    fn trends_sum_to_the_ledger(rows in rows(), mut options in options()) {
        let seen = seen(&rows, &mut options);
        let ledger = labelled(&rows);
        let trend = Trend::new(&ledger.orders, &ledger.customers, options.period, options.contribution, None, options.as_of).unwrap();
        let periods = || trend.periods.iter();
        prop_assert_eq!(periods().map(|one| one.orders as usize).sum::<usize>(), seen.len());
        prop_assert_eq!(periods().map(|one| one.revenue.scaled()).sum::<i128>(), sum(&seen));
        let won: u32 = trend.cohorts.iter().map(|cohort| cohort.size).sum();
        prop_assert_eq!(periods().last().unwrap().customers_to_date, won);
        for one in periods() {
            prop_assert!(one.new_customers <= one.customers && one.new_revenue <= one.revenue);
            prop_assert!(one.repeaters_to_date <= one.customers_to_date);
        }
        for cohort in &trend.cohorts {
            let seen: Vec<f64> = cohort.values.iter().flatten().map(|value| value.revenue).collect();
            prop_assert!(seen.is_sorted());
        }
    }
}
