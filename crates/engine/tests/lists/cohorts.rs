//! The table of cohorts has what the cohort table has.

use ltv_engine::amount::Amount;
use ltv_engine::calendar::Day;
use ltv_engine::cohorts::{CohortInputs, CohortKey, CohortOptions, CohortTable};
use ltv_engine::customers::Customers;
use ltv_engine::history::History;
use ltv_engine::orders::{Orders, OrdersBuilder};
use ltv_engine::segments::lists::tidy::{OrderColumns, Table, cohorts, heads};
use ltv_engine::units::Period;
use proptest::prelude::*;

use crate::support::Table as Csv;

fn ledger(orders: &[(u8, u16, i32)]) -> Orders {
    let mut builder = OrdersBuilder::default();
    for &(customer, day, cents) in orders {
        let amount = Amount::from_scaled(i64::from(cents) * 100).unwrap();
        builder.push(
            &format!("c{customer}"),
            Day(19_000 + i32::from(day)),
            amount,
        );
    }
    builder.finish().unwrap().unwrap()
}

proptest! {
    #[test]
    fn the_same_counts_and_sums(
        orders in proptest::collection::vec((0_u8..20, 0_u16..900, -50_000_i32..500_000), 1..120),
        period in prop_oneof![Just(Period::Week), Just(Period::Month), Just(Period::Quarter)],
    ) {
        let orders = ledger(&orders);
        let customers = Customers::new(&orders);
        let inputs = CohortInputs { orders: &orders, customers: &customers, costs: None, labels: None, spend: &[] };
        let table = CohortTable::new(&inputs, &CohortOptions { period, ..CohortOptions::default() }).unwrap();
        let mut out = Vec::new();
        heads(Table::Cohorts, OrderColumns::ALL, &mut out);
        let history = History::of(&orders, &customers).unwrap();
        let rows = cohorts(&history, period, 4, &mut out);
        let csv = Csv::read(&out);
        prop_assert_eq!(csv.rows.len() as u32, rows);
        let mut at = 0;
        for row in &table.rows {
            let CohortKey::Period { start } = row.key else { unreachable!() };
            let (year, month, day) = start.civil();
            let mut cumulative = 0.0;
            for (age, cell) in row.cells.iter().enumerate() {
                let found = &csv.rows[at];
                at += 1;
                cumulative += cell.revenue.as_f64();
                prop_assert_eq!(&found[0], &format!("{year:04}-{month:02}-{day:02}"));
                let number = |at: usize| found[at].parse::<f64>().unwrap();
                let counts = [age as u32, row.size, cell.active, cell.orders];
                for (column, count) in [2, 3, 4, 5].into_iter().zip(counts) {
                    prop_assert_eq!(&found[column], &count.to_string());
                }
                prop_assert!((number(6) - cell.revenue.as_f64()).abs() < 1e-6);
                prop_assert!((number(7) - cumulative).abs() < 1e-4);
                prop_assert_eq!(&found[8], if cell.running { "false" } else { "true" });
            }
        }
        prop_assert_eq!(at, csv.rows.len());
    }
}
