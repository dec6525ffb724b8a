//! What the tests share: a mapping by names, files as short texts, and what an
//! import makes of them as short lists.

use ltv_engine::calendar::Day;
use ltv_engine::ingest::values::{DateStyle, DecimalMark};
use ltv_engine::ingest::{
    ChangeReason, Delimiter, DropReason, Import, ImportError, ImportOptions, Imported, Layout,
    Mapping, Report, Role, RowMeaning, TableKind,
};

/// One letter a role, one letter a column: `idac` is order id, date, amount, customer.
pub(crate) fn mapping(columns: &str, rows: RowMeaning) -> Mapping {
    let role = |letter| match letter {
        'c' => Role::Customer,
        'd' => Role::Date,
        'a' => Role::Amount,
        'i' => Role::OrderId,
        's' => Role::Status,
        'r' => Role::Refunded,
        '$' => Role::Currency,
        'e' => Role::Email,
        'p' => Role::Phone,
        'l' => Role::LineId,
        _ => panic!("{letter}"),
    };
    let columns = columns.chars().enumerate();
    Mapping {
        kind: TableKind::Orders,
        layout: Layout {
            delimiter: Delimiter::Comma,
            skip: 0,
            has_header: true,
        },
        columns: columns
            .filter(|&(_, letter)| letter != '.')
            .map(|(column, letter)| (role(letter), column))
            .collect(),
        dates: DateStyle::Ymd,
        numbers: DecimalMark::Point,
        rows,
        recurring_ids: false,
    }
}

pub(crate) fn options() -> ImportOptions {
    ImportOptions::new(Day::from_civil(2025, 12, 31).unwrap())
}

/// A file: its mapping and its text, the header included. Rows are written
/// with spaces between them for short; `@02` is a day of January 2025, and `%`
/// the sign of an e-mail address.
pub(crate) type File = (Mapping, String);

pub(crate) fn file(columns: &str, rows: RowMeaning, body: &str) -> File {
    let header: Vec<String> = columns
        .chars()
        .map(|letter| format!("column {letter}"))
        .collect();
    let lines: Vec<&str> = body.split_whitespace().collect();
    let text = format!("{}\n{}\n", header.join(","), lines.join("\n"));
    (
        mapping(columns, rows),
        text.replace('@', "2025-01-").replace('%', "@"),
    )
}

pub(crate) fn import_all(
    options: ImportOptions,
    files: &[(u32, File)],
) -> Result<Imported, ImportError> {
    let mut import = Import::new(options);
    feed(&mut import, files)?;
    let imported = import.finish();
    check(&imported);
    imported
}

pub(crate) fn feed(import: &mut Import, files: &[(u32, File)]) -> Result<(), ImportError> {
    for (namespace, (mapping, text)) in files {
        import.begin(mapping.clone(), *namespace);
        for slice in text.as_bytes().chunks(11) {
            import.push(slice)?;
        }
        let file = import.end()?;
        let report = file.report;
        let classed = report.rows_kept + report.rows_changed() + report.rows_dropped();
        assert_eq!(report.rows_read, classed + file.waiting);
    }
    Ok(())
}

pub(crate) fn import(options: ImportOptions, file: File) -> Imported {
    import_all(options, &[(0, file)]).unwrap()
}

/// What holds of every import.
pub(crate) fn check(imported: &Result<Imported, ImportError>) {
    match imported {
        Ok(imported) => {
            assert!(imported.reports.iter().all(Report::adds_up));
            assert_eq!(imported.report, Report::sum(&imported.reports));
            let standing = |report: &Report| {
                report.rows_kept + report.count_changed(ChangeReason::ReducedByRefund)
            };
            let orders = &imported.orders;
            assert_eq!(standing(&imported.report), orders.len() as u64);
            let mut seen = 0;
            for &customer in orders.customers() {
                assert!(customer <= seen, "numbered by first appearance");
                seen = seen.max(customer + 1);
            }
            assert_eq!(seen as usize, orders.customer_count());
            assert_eq!(imported.report.first_day, Some(orders.first_day()));
            let examples = imported
                .report
                .dropped
                .iter()
                .map(|entry| entry.examples.len() as u64);
            assert!(
                examples
                    .zip(&imported.report.dropped)
                    .all(|(shown, entry)| shown == entry.count.min(5))
            );
        }
        Err(ImportError::NoValidRow { report }) => {
            assert!(report.adds_up(), "{report:?}");
            let standing = report.rows_kept + report.count_changed(ChangeReason::ReducedByRefund);
            assert_eq!(standing, 0);
        }
        Err(_) => {}
    }
}

/// `customer day amount` of each order, the day of January 2025, the amount in units.
pub(crate) fn orders(imported: &Imported) -> Vec<String> {
    let orders = &imported.orders;
    (0..orders.len())
        .map(|order| {
            let customer = orders.customer_id(orders.customers()[order] as usize);
            let (_, _, day) = orders.days()[order].civil();
            format!("{customer} {day} {}", orders.amounts()[order].as_f64())
        })
        .collect()
}

/// Each class with its rows, of the report of a file: as many as examples show.
pub(crate) fn changed(report: &Report) -> Vec<(ChangeReason, Vec<u64>)> {
    let rows = report.changed.iter().map(|entry| {
        let rows: Vec<u64> = entry.examples.iter().map(|example| example.row).collect();
        assert_eq!(entry.count, rows.len() as u64);
        (entry.reason, rows)
    });
    rows.collect()
}

pub(crate) fn dropped(report: &Report) -> Vec<(DropReason, Vec<u64>)> {
    let rows = report.dropped.iter().map(|entry| {
        let rows: Vec<u64> = entry.examples.iter().map(|example| example.row).collect();
        assert_eq!(entry.count, rows.len() as u64);
        (entry.reason, rows)
    });
    rows.collect()
}
