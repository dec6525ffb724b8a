//! Files made to break a reader: bounded in memory and time, and accounted for.

use crate::support::{check, file, import_all, mapping, options};
use ltv_engine::ingest::RowMeaning::{Lines, Order};
use ltv_engine::ingest::{
    DropReason, Import, ImportError, Imported, Importer, MAX_COLUMNS, Mapping, Report, Role,
};

fn read(mapping: Mapping, bytes: &[u8]) -> Result<Imported, ImportError> {
    let mut importer = Importer::new(mapping, options());
    bytes.chunks(65_536).for_each(|slice| importer.push(slice));
    let imported = importer.finish();
    check(&imported);
    imported
}

#[test]
fn one_endless_line_is_refused_early() {
    for byte in [b"x", b",", b"\"", b"\0"] {
        for skip in [0, 3] {
            let mut mapping = mapping("cda", Order);
            mapping.layout.skip = skip;
            let mut import = Import::new(options());
            import.begin(mapping, 0);
            let slice = byte.repeat(1 << 18);
            let refused = (1..=1_000).find(|_| import.push(&slice).is_err());
            assert!(
                refused.is_some_and(|slices| slices <= 8),
                "{refused:?} {byte:?}"
            );
            assert_eq!(import.end(), Err(ImportError::EndlessLine));
        }
    }
}

#[test]
fn an_endless_line_below_rows_costs_itself_only() {
    let mut import = Import::new(options());
    import.begin(mapping("cda", Order), 0);
    import
        .push(b"c,d,a\nA,2025-01-01,1\nB,2025-01-02,")
        .unwrap();
    let slice = vec![b'9'; 1 << 20];
    (0..64).for_each(|_| import.push(&slice).unwrap());
    import.push(b"\nC,2025-01-03,3\n").unwrap();
    let imported = import.finish().unwrap();
    assert_eq!(imported.orders.len(), 2);
    assert_eq!(imported.report.count(DropReason::LineTooLong), 1);
}

#[test]
fn a_line_of_five_megabytes_in_quotes() {
    let note = "wörter, \"\"und\"\"\n".repeat(300_000);
    let text = format!("c,d,a,n\nA,2025-01-01,1,\"{note}\"\nB,2025-01-02,2,x\n");
    assert!(text.len() > 5_000_000);
    let imported = read(mapping("cda.", Order), text.as_bytes()).unwrap();
    assert_eq!(
        imported
            .orders
            .customer_id(imported.orders.customer_count() - 1),
        "B"
    );
    // The line that opens the quotes, and the one that should close them.
    assert_eq!(imported.report.count(DropReason::UnclosedQuote), 2);
}

#[test]
fn as_many_columns_as_allowed_and_one_more() {
    let wide = |columns: usize| {
        let row = |head: &str| format!("{head}{}\n", ",x".repeat(columns - 3));
        [row("c,d,a"), row("A,2025-01-01,1"), row("B,2025-01-02,2")].concat()
    };
    let imported = read(mapping("cda", Order), wide(MAX_COLUMNS).as_bytes()).unwrap();
    assert_eq!(imported.orders.len(), 2);
    let mut last = mapping("cda", Order);
    last.columns.set(Role::Status, Some(MAX_COLUMNS - 1));
    assert_eq!(
        read(last, wide(MAX_COLUMNS).as_bytes())
            .unwrap()
            .orders
            .len(),
        2
    );
    let columns = MAX_COLUMNS + 1;
    let refused = read(mapping("cda", Order), wide(columns).as_bytes()).unwrap_err();
    assert_eq!(refused, ImportError::TooManyColumns { columns });
    // A row of more than the header.
    let text = format!("c,d,a\nA,2025-01-01,1\nB{}\n", ",".repeat(200_000));
    assert_eq!(
        read(mapping("cda", Order), text.as_bytes())
            .unwrap()
            .report
            .rows_read,
        2
    );
}

#[test]
fn zero_bytes_are_bytes() {
    let text =
        b"c,d,a\nA\0,2025-01-01,1\nB,2025-01\0-02,2\nC,2025-01-03,3\0\n\0\0\nD,2025-01-04,4\n\0";
    let imported = read(mapping("cda", Order), text).unwrap();
    assert_eq!(imported.report.rows_read, 6);
    assert_eq!(imported.report.rows_kept, 2);
    let zeros = read(mapping("cda", Order), &vec![0; 1_000]);
    assert!(matches!(zeros, Err(ImportError::MappingOutOfRange { .. })));
}

#[test]
fn mixed_line_ends_and_nested_quotes() {
    let text = "c,d,a,n\r\nA,2025-01-01,1,\"a \"\"b \"\"\"\"c\"\"\"\" \"\" d\"\rB,2025-01-02,2,\"\r\n\n\r\"\n\
                C,2025-01-03,3,\"\"\"\"\"\"\n\rD,2025-01-04,4,\"\"\"\"\r\n";
    let imported = read(mapping("cda.", Order), text.as_bytes()).unwrap();
    assert_eq!((imported.orders.len(), imported.report.blank_rows), (4, 1));
}

#[test]
fn every_truncation_of_a_file() {
    let rows = "1,A,@01,1,paid,TWD 1,,,2,, 2,\"B,\"\"b\"\"\",@02,NT$20,已取消,TWD 3,C,@03,-3,,TWD \
                3,C,@02,9,paid,TWD 合計,,,99,, 4,\"D\",@05,5,pending,TWD";
    let (mapping, text) = file("icdas$", Lines, rows);
    let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let bytes = text.as_bytes();
    let mut most = 0;
    for end in 0..=bytes.len() {
        let imported = read(mapping.clone(), &bytes[..end]);
        let rows = imported.map_or(0, |imported| imported.report.rows_read);
        assert!(rows >= most || rows == 0, "rows went lost at {end}");
        most = most.max(rows);
    }
    assert_eq!(most, 7);
}

#[test]
fn refunds_without_end_take_no_more_than_their_bound() {
    // Each looks through the orders of one customer, none of which has enough left.
    let mut body: Vec<String> = (0..20_000).map(|_| "A,@01,1".to_owned()).collect();
    body.extend((0..20_000).map(|_| "A,@02,-2".to_owned()));
    let imported = import_all(options(), &[(0, file("cda", Order, &body.join(" ")))]).unwrap();
    assert_eq!(imported.report.count(DropReason::UnmatchedRefund), 20_000);
}

#[test]
fn what_follows_a_refusal_is_not_counted() {
    let text = b"c,d\n\nA,2025-01-01\n\"open,1\n,\n";
    for slice in 1..=text.len() {
        let mut import = Import::new(options());
        import.begin(mapping("cda", Order), 0);
        for slice in text.chunks(slice) {
            let _ = import.push(slice);
        }
        let refused = import.end();
        assert!(matches!(
            refused,
            Err(ImportError::MappingOutOfRange { .. })
        ));
        let Err(ImportError::NoValidRow { report }) = import.finish() else {
            panic!("no row was usable");
        };
        assert_eq!(*report, Report::default(), "slices of {slice}");
    }
}
