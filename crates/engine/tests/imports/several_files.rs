//! One ledger of several files; who the customers are.

use crate::support::{file, import, import_all, mapping, options, orders};
use ltv_engine::calendar::Day;
use ltv_engine::contacts::ContactKind;
use ltv_engine::ingest::RowMeaning::Order;
use ltv_engine::ingest::{DropReason, Import, ImportError, ImportOptions, Role};

#[test]
fn a_refused_file_leaves_nothing_behind() {
    let mut import = Import::new(options());
    import.begin(mapping("cda", Order), 0);
    import.push(b"c,d,a\nA,2025-01-01,1\n").unwrap();
    assert_eq!(import.end().unwrap().report.rows_kept, 1);
    import.begin(mapping("cda", Order), 0);
    assert_eq!(import.end(), Err(ImportError::Empty));
    import.begin(mapping("cd", Order), 0);
    let missing = ImportError::NoColumn { role: Role::Amount };
    assert_eq!(import.push(b"c,d\n"), Err(missing.clone()));
    assert_eq!(import.end(), Err(missing));
    import.begin(mapping("cda", Order), 0);
    let role = Role::Amount;
    let outside = ImportError::MappingOutOfRange {
        role,
        column: 2,
        columns: 2,
    };
    assert_eq!(import.push(b"c,d\nB,2025-01-01\n"), Err(outside));
    import.begin(mapping("cda", Order), 0);
    import.push(b"c,d,a\nC,2025-01-03,3\n").unwrap();
    let imported = import.finish().unwrap();
    assert_eq!(orders(&imported), ["A 1 1", "C 3 3"]);
    assert_eq!(imported.reports.len(), 5);
    assert_eq!(imported.report.rows_read, 2);
    assert_eq!(
        Import::new(options()).finish().unwrap_err(),
        ImportError::Empty
    );
}

#[test]
fn the_order_of_files_is_that_of_their_beginnings() {
    let files = [("A,@02,1 B,@05,2", 0), ("B,@01,3 C,@09,4", 1)];
    let files = files.map(|(rows, namespace)| (namespace, file("cda", Order, rows)));
    let imported = import_all(options(), &files).unwrap();
    assert_eq!(orders(&imported), ["A 2 1", "B 5 2", "B 1 3", "C 9 4"]);
    let days = imported
        .reports
        .iter()
        .map(|report| (report.first_day, report.last_day));
    let day = |day| Day::from_civil(2025, 1, day);
    assert!(days.eq([(day(2), day(5)), (day(1), day(9))]));
}

#[test]
fn who_has_no_id_is_known_by_address_or_number() {
    let rows = "K1,@01,1,a%example.com, ,@02,2,A%Example.com, ,@03,3,,0912-345-678 ,@04,4,n/a, \
                ,@05,5,,+886912345678";
    let imported = import(options(), file("cdaep", Order, rows));
    let customers = [
        "K1 1 1",
        "a@example.com 2 2",
        "+886912345678 3 3",
        "+886912345678 5 5",
    ];
    assert_eq!(orders(&imported), customers);
    assert_eq!(imported.report.count(DropReason::MissingCustomer), 1);
    let imported = import(
        options(),
        file("edap", Order, "a%b.tw,@01,1, A%B.TW,@02,2,"),
    );
    assert_eq!(imported.orders.customer_count(), 1);
}

#[test]
fn contacts_follow_their_customers() {
    let rows = "1,A,@01,1,a%x.tw 2,B,@02,2,b%x.tw 3,C,@03,3,A%X.TW 4,C,@04,3,c%x.tw 5,C,@05,3,c%x.tw \
                2,B,@06,-2,";
    let imported = import(options(), file("icdae", Order, rows));
    assert_eq!(orders(&imported), ["A 1 1", "C 3 3", "C 4 3", "C 5 3"]);
    let key = |text| ContactKind::Email.key(text, &mut String::new()).unwrap();
    let mut expected = vec![(0, key("a@x.tw")), (1, key("a@x.tw")), (1, key("c@x.tw"))];
    expected.sort_unstable();
    let entries = imported.contacts.entries().iter();
    let mut found: Vec<_> = entries
        .map(|contact| (contact.customer, contact.hash))
        .collect();
    found.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn customers_are_taken_together() {
    let rows = "A,@01,1 B,@02,2 C,@03,3 A,@04,4 D,@05,5";
    let ledger = import(options(), file("cda", Order, rows)).orders;
    let merged = ledger.merged(&[0, 1, 0, 2]);
    assert_eq!(merged.customers(), [0, 1, 0, 0, 2]);
    assert_eq!(
        [0, 1, 2].map(|customer| merged.customer_id(customer)),
        ["A", "B", "D"]
    );
    assert_eq!(
        (merged.days(), merged.amounts()),
        (ledger.days(), ledger.amounts())
    );
    assert_eq!(merged.revenue(), ledger.revenue());
    // Groups without a place of their own change nothing.
    assert_eq!(ledger.merged(&[]).customers(), ledger.customers());
    assert_eq!(
        ledger.merged(&[u32::MAX; 4]).customers(),
        ledger.customers()
    );
}

#[test]
fn the_analysis_date_can_be_chosen() {
    let rows = "A,@01,1 B,@10,2 C,@20,3";
    let day = |day| Day::from_civil(2025, 1, day).unwrap();
    for (as_of, today, orders, observed, dropped) in [
        (None, day(31), 3, day(20), None),
        (Some(day(31)), day(31), 3, day(31), None),
        (
            Some(day(12)),
            day(31),
            2,
            day(12),
            Some(DropReason::AfterAsOf),
        ),
        (
            Some(day(31)),
            day(15),
            2,
            day(15),
            Some(DropReason::FutureDate),
        ),
    ] {
        let options = ImportOptions {
            as_of,
            ..ImportOptions::new(today)
        };
        let imported = import(options, file("cda", Order, rows));
        assert_eq!(
            (imported.orders.len(), imported.orders.as_of()),
            (orders, observed)
        );
        assert_eq!(
            imported.report.dropped.first().map(|entry| entry.reason),
            dropped
        );
    }
}
