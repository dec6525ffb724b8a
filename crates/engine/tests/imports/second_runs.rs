//! What is read again: rejected rows, labels, a column of money.

use crate::support::{File, feed, file, import_all, options};
use ltv_engine::ingest::RowMeaning::{Lines, Order, OrderTotal};
use ltv_engine::ingest::{
    ChangeReason, DropReason, Import, Imported, Labels, Reason, RejectedRow, Trace,
};

fn numbered(files: &[File]) -> Vec<(u32, File)> {
    files.iter().map(|file| (0, file.clone())).collect()
}

/// Rejected rows, drained as a worker does.
pub(crate) fn rejected(files: &[(u32, File)], trace: &Trace) -> Vec<Vec<RejectedRow>> {
    let mut import = Import::rejecting(options(), trace);
    let mut all = Vec::new();
    for (namespace, (mapping, text)) in files {
        import.begin(mapping.clone(), *namespace);
        let mut rows = Vec::new();
        for slice in text.as_bytes().chunks(7) {
            let _ = import.push(slice);
            rows.extend(import.take_rejected());
        }
        let _ = import.end();
        rows.extend(import.take_rejected());
        all.push(rows);
    }
    all
}

fn labels(files: &[(u32, File)], imported: &Imported, column: usize) -> Labels {
    let columns = vec![Some(column); files.len()];
    let mut import = Import::labelling(options(), &imported.trace, columns);
    feed(&mut import, files).unwrap();
    import.finish_labels()
}

fn files() -> Vec<(u32, File)> {
    numbered(&[
        file(
            "icd.a",
            Order,
            "1,A,@01,web,10 2,B,@02,shop,20 2,B,@02,shop,20 3,C,@03,web,n/a 8,B,@05,,-20 4,D,@04,,40",
        ),
        file(
            "icd.a",
            Order,
            "2,B,@02,shop,20 5,A,@05,app,50 9,A,@06,,-8 9,Z,@06,,-8",
        ),
    ])
}

#[test]
fn rejected_rows_come_with_their_text() {
    let files = files();
    let imported = import_all(options(), &files).unwrap();
    let changed = |reason| Reason::Changed { reason };
    let dropped = |reason| Reason::Dropped { reason };
    let expected = [
        vec![
            (
                3,
                changed(ChangeReason::RefundedInFull),
                "2,B,2025-01-02,shop,20",
            ),
            (4, dropped(DropReason::Duplicate), "2,B,2025-01-02,shop,20"),
            (
                5,
                dropped(DropReason::UnparsableAmount),
                "3,C,2025-01-03,web,n/a",
            ),
            (
                6,
                changed(ChangeReason::NettedRefund),
                "8,B,2025-01-05,,-20",
            ),
        ],
        vec![
            (2, dropped(DropReason::Duplicate), "2,B,2025-01-02,shop,20"),
            (
                3,
                changed(ChangeReason::ReducedByRefund),
                "5,A,2025-01-05,app,50",
            ),
            (4, changed(ChangeReason::NettedRefund), "9,A,2025-01-06,,-8"),
            (
                5,
                dropped(DropReason::UnmatchedRefund),
                "9,Z,2025-01-06,,-8",
            ),
        ],
    ];
    for (found, expected) in rejected(&files, &imported.trace).iter().zip(expected) {
        let found: Vec<_> = found
            .iter()
            .map(|row| (row.row, row.reason, &*row.text))
            .collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn without_a_single_order_the_rows_are_rejected_all_the_same() {
    let files = numbered(&[file("cda", Order, "A,soon,1 B,@01,-2")]);
    import_all(options(), &files).unwrap_err();
    let rows = rejected(&files, &Trace::default()).remove(0);
    let reasons: Vec<_> = rows.iter().map(|row| row.reason).collect();
    let expected = [DropReason::UnparsableDate, DropReason::UnmatchedRefund];
    assert_eq!(reasons, expected.map(|reason| Reason::Dropped { reason }));
}

#[test]
fn labels_stand_beside_the_orders() {
    let files = files();
    let imported = import_all(options(), &files).unwrap();
    let labels = labels(&files, &imported, 3);
    assert_eq!(labels.names, ["web", "shop", "", "app"]);
    // B's order is gone.
    assert_eq!(labels.of_order, [0, 2, 3]);
    let lines = numbered(&[file("icda.", Lines, "1,A,@01,1,x 1,A,@01,2,y 2,B,@02,3,y")]);
    let imported = import_all(options(), &lines).unwrap();
    assert_eq!(self::labels(&lines, &imported, 4).of_order, [0, 1]);
}

#[test]
fn labels_beyond_the_most_are_others() {
    let rows: Vec<String> = (0..65_540).map(|row| format!("A,@01,1,L{row}")).collect();
    let files = numbered(&[file("cda.", Order, &rows.join(" "))]);
    let imported = import_all(options(), &files).unwrap();
    let labels = labels(&files, &imported, 3);
    assert_eq!(labels.names.len(), 65_535);
    assert_eq!(labels.of_order[65_534], 65_534);
    assert!(
        labels.of_order[65_535..]
            .iter()
            .all(|&label| label == Labels::OTHER)
    );
}

#[test]
fn columns_of_money_add_up_as_the_amounts_do() {
    for (meaning, expected) in [(Lines, [70_000, 10_000]), (OrderTotal, [30_000, 10_000])] {
        let body = "1,A,@01,5,3 1,A,@01,5,4 1,A,@01,5, 2,B,@01,5,1";
        let files = numbered(&[file("icda.", meaning, body)]);
        let imported = import_all(options(), &files).unwrap();
        let mut import = Import::numbering(options(), &imported.trace, vec![Some(4)]);
        feed(&mut import, &files).unwrap();
        let numbers = import.finish_numbers();
        let found: Vec<i64> = numbers
            .of_order
            .iter()
            .map(|amount| amount.scaled())
            .collect();
        assert_eq!(found, expected);
        assert_eq!(numbers.missing, u64::from(meaning == Lines));
    }
}
