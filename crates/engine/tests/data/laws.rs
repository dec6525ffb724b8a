//! What holds for every file.

use crate::support::{analyse, import_with, listing, options, plain};
use ltv_engine::cohorts::Cohorts;
use ltv_engine::ingest::{ChangeReason, ImportError, Imported, Importer, PreviewOptions, preview};
use ltv_engine::summary::Summary;
use proptest::prelude::*;

/// Bytes that make trouble more often than random ones.
fn spiteful_bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"\"".to_vec()),
        Just(b"\"\"".to_vec()),
        Just(b",".to_vec()),
        Just(b"\n".to_vec()),
        Just(b"\r".to_vec()),
        Just(b"\r\n".to_vec()),
        Just(b"A,2025-01-05,12.50\n".to_vec()),
        Just(b"\"B\",\"2025-01-06\",\"7\"\r\n".to_vec()),
        Just(b"\xef\xbb\xbf".to_vec()),
        Just("會".as_bytes().to_vec()),
        Just(b"\xff".to_vec()),
        Just(b"-3".to_vec()),
        Just(b" ".to_vec()),
        proptest::collection::vec(any::<u8>(), 0..4),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Every row is accounted for, whatever became of the import.
fn check_account(result: &Result<Imported, ImportError>) {
    match result {
        Ok(imported) => {
            let report = &imported.report;
            assert!(report.adds_up(), "{report:?}");
            let reduced = report.count_changed(ChangeReason::ReducedByRefund);
            assert_eq!(report.rows_kept + reduced, imported.orders.len() as u64);
            assert!(!imported.orders.is_empty());
        }
        Err(ImportError::NoValidRow { report }) => {
            assert!(report.adds_up(), "{report:?}");
            let reduced = report.count_changed(ChangeReason::ReducedByRefund);
            assert_eq!(report.rows_kept + reduced, 0);
            assert!(report.rows_read > 0);
        }
        Err(_) => {}
    }
}

#[derive(Debug, Clone)]
struct Order {
    customer: String,
    day: i32,
    cents: i64,
}

fn orders() -> impl Strategy<Value = Vec<Order>> {
    let order = (
        "[a-c\" ,;\n\r會]{0,3}[a-e]",
        19_000..19_200_i32,
        0..100_000_i64,
    );
    let order = order.prop_map(|(customer, day, cents)| Order {
        customer: customer.trim().to_owned(),
        day,
        cents,
    });
    proptest::collection::vec(order, 1..80)
}

/// RFC 4180 text of some orders.
fn to_csv(orders: &[Order]) -> String {
    let mut text = String::from("customer,date,amount\r\n");
    for order in orders {
        let (year, month, day) = ltv_engine::calendar::Day(order.day).civil();
        let customer = order.customer.replace('"', "\"\"");
        let (units, cents) = (order.cents / 100, order.cents % 100);
        let row = format!("\"{customer}\",{year}-{month:02}-{day:02},{units}.{cents:02}\r\n");
        text.push_str(&row);
    }
    text
}

fn analyse_csv(orders: &[Order]) -> (Summary, Cohorts) {
    analyse(&import_with(plain(), to_csv(orders).as_bytes()).unwrap())
}

proptest! {
    #[test]
    fn any_bytes_are_accounted_for_and_cuts_do_not_matter(
        bytes in spiteful_bytes(),
        cuts in proptest::collection::vec(1..40_usize, 1..60),
        has_header in any::<bool>(),
    ) {
        let mut mapping = plain();
        mapping.layout.has_header = has_header;
        let whole = import_with(mapping.clone(), &bytes);
        check_account(&whole);
        let mut importer = Importer::new(mapping, options());
        let mut rest = bytes.as_slice();
        for cut in cuts.into_iter().cycle() {
            let (slice, after) = rest.split_at(cut.min(rest.len()));
            importer.push(slice);
            rest = after;
            if rest.is_empty() {
                break;
            }
        }
        match (whole, importer.finish()) {
            (Ok(whole), Ok(cut)) => {
                prop_assert_eq!(&whole.report, &cut.report);
                prop_assert_eq!(listing(&whole), listing(&cut));
            }
            (Err(whole), Err(cut)) => prop_assert_eq!(whole, cut),
            (whole, cut) => prop_assert!(false, "{:?} but in slices {:?}", whole, cut),
        }
    }

    #[test]
    fn any_bytes_have_a_preview_or_an_error(bytes in spiteful_bytes(), complete in any::<bool>()) {
        if let Ok(preview) = preview(&bytes, complete, &PreviewOptions::default()) {
            prop_assert!(!preview.columns.is_empty() && !preview.rows.is_empty());
            if let Ok(mapping) = preview.mapping() {
                check_account(&import_with(mapping, &bytes));
            }
        }
    }

    #[test]
    fn what_is_written_comes_back(orders in orders()) {
        let imported = import_with(plain(), to_csv(&orders).as_bytes()).unwrap();
        let expected: Vec<_> = orders
            .iter()
            .map(|order| {
                (order.customer.clone(), ltv_engine::calendar::Day(order.day), order.cents * 100)
            })
            .collect();
        prop_assert_eq!(listing(&imported), expected);
    }

    #[test]
    fn cohorts_sum_to_the_summary(orders in orders()) {
        let (summary, table) = analyse_csv(&orders);
        let cells = || table.cohorts.iter().flat_map(|cohort| &cohort.cells);
        let sizes: u64 = table.cohorts.iter().map(|cohort| u64::from(cohort.size)).sum();
        let at_first: u64 = table.cohorts.iter().map(|cohort| u64::from(cohort.cells[0].active)).sum();
        prop_assert_eq!((sizes, at_first), (summary.customers, summary.customers));
        prop_assert_eq!(cells().map(|cell| cell.orders).sum::<u64>(), summary.orders);
        let revenue: i128 = cells().map(|cell| cell.revenue.scaled()).sum();
        prop_assert_eq!(revenue, summary.revenue.scaled());
        let monthly: i128 = summary.months.iter().map(|month| month.revenue.scaled()).sum();
        prop_assert_eq!(monthly, summary.revenue.scaled());
        for cohort in &table.cohorts {
            prop_assert!(cohort.cells.iter().all(|cell| cell.active <= cohort.size));
            prop_assert!(cohort.cells.iter().all(|cell| (0.0..=1.0).contains(&cell.retention)));
        }
    }

    #[test]
    fn the_order_of_rows_does_not_matter(orders in orders(), seed in any::<u64>()) {
        let mut shuffled = orders.clone();
        let mut state = seed | 1;
        for at in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(at, (state >> 33) as usize % (at + 1));
        }
        prop_assert_eq!(analyse_csv(&orders), analyse_csv(&shuffled));
    }
}
