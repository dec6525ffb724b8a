//! What holds for every file.

use crate::second_runs::rejected;
use crate::support::{File, check, feed, import_all, mapping, options, orders};
use ltv_engine::ingest::values::CurrencyCode;
use ltv_engine::ingest::{Import, ImportError, Reason, RowMeaning, Trace};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write;

const COLUMNS: &str = "icdasr$ep";

fn meaning() -> impl Strategy<Value = RowMeaning> {
    prop_oneof![
        Just(RowMeaning::Order),
        Just(RowMeaning::Lines),
        Just(RowMeaning::OrderTotal)
    ]
}

/// A row in which everything happens that happens in exports, and often.
fn row() -> impl Strategy<Value = String> {
    let cell = |values: &'static [&'static str]| proptest::sample::select(values);
    (
        cell(&["1", "2", "3", "4", "10", "11", "", "x", "合計", "c0"]),
        cell(&["A", "A", "B", "C", "", "\"D \"\"d\"\"\"", "c1", "\u{fffd}"]),
        cell(&[
            "2025-01-01",
            "2025-01-02",
            "2025-01-03",
            "",
            "soon",
            "2026-06-01",
            "c2",
        ]),
        cell(&[
            "1", "2", "5", "-1", "-2", "-5", "", "NT$3", "n/a", "0", "9e11", "c3",
        ]),
        cell(&[
            "paid",
            "",
            "",
            "cancelled",
            "pending",
            "partially refunded",
            "c4",
        ]),
        cell(&["", "", "1", "-2", "9", "?", "c5"]),
        cell(&["", "", "TWD", "c6"]),
        cell(&["", "a@x.tw", "A@X.TW", "b@x.tw", "c7"]),
        cell(&["", "0912345678", "+886 912 345 678", "c8"]),
    )
        .prop_map(|(i, c, d, a, s, r, m, e, p)| [i, c, d, a, s, r, m, e, p].join(","))
}

fn file() -> impl Strategy<Value = File> {
    let broken = prop_oneof![9 => row(), 1 => proptest::sample::select(
        &["", "total,,,9", "c0,c1,c2,c3,c4,c5,c6,c7,c8", "1,\"open", "1,A", ",,,,,,,,", "1,2,3,4,5,6,7,8,9,10"][..]
    ).prop_map(str::to_owned)];
    (
        meaning(),
        proptest::collection::vec(broken, 0..40),
        0..3_u32,
    )
        .prop_map(|(meaning, rows, skip)| {
            let mut mapping = mapping(COLUMNS, meaning);
            mapping.layout.skip = skip;
            let header = "c0,c1,c2,c3,c4,c5,c6,c7,c8";
            let title = "title,1\n".repeat(skip as usize);
            (mapping, format!("{title}{header}\n{}\n", rows.join("\n")))
        })
}

fn files() -> impl Strategy<Value = Vec<(u32, File)>> {
    proptest::collection::vec((0..2_u32, file()), 1..4)
}

/// Only files with rows: others are refused, which has tests of its own.
fn readable(files: Vec<(u32, File)>) -> Vec<(u32, File)> {
    let has_rows = |file: &File| {
        let mut import = Import::new(options());
        feed(&mut import, &[(0, file.clone())]).is_ok()
    };
    files
        .into_iter()
        .filter(|(_, file)| has_rows(file))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn rows_are_accounted_for_and_read_again_alike(files in files()) {
        let files = readable(files);
        prop_assume!(!files.is_empty());
        let imported = import_all(options(), &files); // checks the account
        let (trace, reports) = match &imported {
            Ok(imported) => (imported.trace.clone(), imported.reports.clone()),
            Err(ImportError::NoValidRow { .. }) => return Ok(()),
            Err(error) => panic!("{error:?}"),
        };
        for (rows, report) in rejected(&files, &trace).iter().zip(&reports) {
            let mut counts: BTreeMap<String, u64> = BTreeMap::new();
            for row in rows {
                *counts.entry(format!("{:?}", row.reason)).or_default() += 1;
            }
            let changed = report.changed.iter().map(|entry| {
                (format!("{:?}", Reason::Changed { reason: entry.reason }), entry.count)
            });
            let dropped = report.dropped.iter().map(|entry| {
                (format!("{:?}", Reason::Dropped { reason: entry.reason }), entry.count)
            });
            prop_assert_eq!(counts, changed.chain(dropped).collect::<BTreeMap<_, _>>());
            prop_assert!(rows.windows(2).all(|pair| pair[0].row < pair[1].row));
        }
        let imported = imported.unwrap();
        let mut import = Import::labelling(options(), &trace, vec![Some(1); files.len()]);
        feed(&mut import, &files).unwrap();
        let labels = import.finish_labels();
        prop_assert_eq!(labels.of_order.len(), imported.orders.len());
        for (order, &label) in labels.of_order.iter().enumerate() {
            let id = imported.orders.customer_id(imported.orders.customers()[order] as usize);
            let name = &labels.names[label as usize];
            prop_assert!(name == id || name.is_empty(), "{name:?} beside {id:?}");
        }
        for contact in imported.contacts.entries() {
            prop_assert!((contact.customer as usize) < imported.orders.customer_count());
        }
    }

    #[test]
    fn a_chosen_currency_is_never_refused(files in files()) {
        let files = readable(files);
        prop_assume!(!files.is_empty());
        let mut chosen = options();
        chosen.currency = CurrencyCode::new(b"USD");
        let imported = import_all(chosen, &files);
        let mixed = matches!(imported, Err(ImportError::MixedCurrencies { .. }));
        prop_assert!(!mixed);
    }

    #[test]
    fn money_is_neither_made_nor_lost(
        orders_of in proptest::collection::vec((0..4_usize, 1..20_u8, 1..50_i64), 1..30),
        refunds in proptest::collection::vec((0..4_usize, 1..20_u8, 1..50_i64), 0..15),
        seed in any::<u64>(),
    ) {
        let mut rows: Vec<String> = orders_of
            .iter()
            .map(|(who, day, units)| format!("c{who},2025-01-{day:02},{units}"))
            .chain(refunds.iter().map(|(who, day, units)| format!("c{who},2025-01-{day:02},-{units}")))
            .collect();
        let mut state = seed | 1;
        for at in (1..rows.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            rows.swap(at, (state >> 33) as usize % (at + 1));
        }
        let text = format!("c,d,a\n{}\n", rows.join("\n"));
        let files = [(0, (mapping("cda", RowMeaning::Order), text))];
        let imported = import_all(options(), &files);
        let gross: i64 = orders_of.iter().map(|order| order.2).sum();
        let given_back: i64 = refunds.iter().map(|refund| refund.2).sum();
        match imported {
            Ok(imported) => {
                let dropped: i64 = rejected(&files, &imported.trace)[0]
                    .iter()
                    .filter(|row| matches!(row.reason, Reason::Dropped { .. }))
                    .map(|row| row.text.rsplit('-').next().unwrap().parse::<i64>().unwrap())
                    .sum();
                let revenue = imported.orders.revenue().scaled();
                prop_assert_eq!(revenue, i128::from(gross - given_back + dropped) * 10_000);
                prop_assert!(imported.orders.amounts().iter().all(|amount| amount.scaled() > 0));
            }
            Err(ImportError::NoValidRow { report }) => {
                prop_assert!(report.adds_up());
                let dropped = rejected(&files, &Trace::default());
                prop_assert!(!dropped[0].is_empty());
            }
            Err(error) => panic!("{error:?}"),
        }
    }

    #[test]
    fn lines_in_any_order_make_the_same_orders(
        lines in proptest::collection::vec((0..6_u32, 1..100_i64), 1..40),
    ) {
        let mut expected = BTreeMap::new();
        let mut body = String::from("i,c,d,a\n");
        for (id, units) in &lines {
            *expected.entry(*id).or_insert(0) += units;
            writeln!(body, "#{id},C{id},2025-01-01,{units}").unwrap();
        }
        let imported = import_all(options(), &[(0, (mapping("icda", RowMeaning::Lines), body))]).unwrap();
        let mut found = orders(&imported);
        found.sort();
        let expected: Vec<String> = expected.iter().map(|(id, sum)| format!("C{id} 1 {sum}")).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn any_bytes_in_any_mapping_are_accounted_for(
        bytes in proptest::collection::vec(proptest::sample::select(&b"1A,,,,\"\n\r-2025-01-01.\0\xe5\x90"[..]), 0..400),
        meaning in meaning(),
        columns in proptest::sample::select(&["icda", "cda", "acdi", "eda", "cdas", "cdar$"][..]),
        has_header in any::<bool>(),
    ) {
        let mut mapping = mapping(columns, meaning);
        mapping.layout.has_header = has_header;
        let mut results = Vec::new();
        for size in [1, 13, 400] {
            let mut import = Import::new(options());
            import.begin(mapping.clone(), 0);
            bytes.chunks(size).for_each(|slice| drop(import.push(slice)));
            let imported = import.end().and_then(|_| import.finish());
            check(&imported);
            results.push(imported.map(|imported| (imported.reports.clone(), orders(&imported))));
        }
        prop_assert_eq!(&results[0], &results[1]);
        prop_assert_eq!(&results[0], &results[2]);
    }
}
