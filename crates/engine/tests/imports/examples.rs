//! Rows that are no orders: above the table, below it, and between.

use crate::support::{dropped, file, import, mapping, options, orders};
use ltv_engine::ingest::RowMeaning::{Lines, Order};
use ltv_engine::ingest::{ChangeReason, DropReason, Importer, NoteKind};

#[test]
fn lines_above_the_header_are_told_apart() {
    let mut mapping = mapping("cda", Order);
    mapping.layout.skip = 4;
    let text =
        "Report of 2025\n\"two\nlines\"\n\nan \"odd, quote\nc,d,a\nA,2025-01-01,1\n\nB,soon,2\n";
    let mut importer = Importer::new(mapping, options());
    importer.push(text.as_bytes());
    let report = importer.finish().unwrap().report;
    assert_eq!(
        (report.preamble_rows, report.blank_rows, report.rows_read),
        (4, 1, 2)
    );
    assert_eq!(dropped(&report), [(DropReason::UnparsableDate, vec![8])]);
}

#[test]
fn totals_and_names_are_no_broken_orders() {
    let rows = "A,@01,1 合計,,1 column·c,column·d,column·a B,@02,2 ,Total:,3 ,,4 Grand·Total,,5 總計： \
                Total,soon,6 ,小計,7";
    let (mapping, text) = file("cda", Order, rows);
    let imported = import(options(), (mapping, text.replace('·', " ")));
    assert_eq!(orders(&imported), ["A 1 1", "B 2 2"]);
    assert_eq!(
        dropped(&imported.report),
        [
            (DropReason::MissingCustomer, vec![7]),
            (DropReason::UnparsableDate, vec![10]),
            (DropReason::TotalsLine, vec![3, 6, 8, 9, 11]),
            (DropReason::RepeatedHeader, vec![4]),
        ]
    );
}

#[test]
fn a_repeated_header_is_neither_an_order_id_nor_a_status() {
    let (mapping, text) = file("icdas", Lines, "1,A,@01,1, HEADER 1,A,@01,2, HEADER");
    let text = text
        .replace("column s", "Refund")
        .replace("column i", "Order");
    let header = text.lines().next().unwrap().to_owned();
    let imported = import(options(), (mapping, text.replace("HEADER", &header)));
    assert_eq!(orders(&imported), ["A 1 3"]);
    assert_eq!(
        dropped(&imported.report),
        [(DropReason::RepeatedHeader, vec![3, 5])]
    );
}

#[test]
fn the_first_rows_are_shown_even_when_they_are_settled_last() {
    // Refunds 2 to 8 wait for the end; those below their order do not.
    let waiting: Vec<String> = (2..=8).map(|row| format!("{row},B,@02,-1")).collect();
    let rows = format!("{} 1,B,@01,100 1,B,@01,-1 1,B,@02,-2", waiting.join(" "));
    let imported = import(options(), file("icda", Order, &rows));
    assert_eq!(orders(&imported), ["B 1 90"]);
    let netted = &imported.report.changed[0];
    assert_eq!(
        (netted.reason, netted.count),
        (ChangeReason::NettedRefund, 9)
    );
    let shown: Vec<u64> = netted.examples.iter().map(|example| example.row).collect();
    assert_eq!(shown, [2, 3, 4, 5, 6]);
    let reduced = &imported.report.changed[1];
    assert_eq!((reduced.count, reduced.examples[0].row), (1, 9));
}

#[test]
fn rows_may_end_before_columns_that_are_not_needed() {
    let imported = import(
        options(),
        file("cdasr", Order, "A,@01,1,paid,0 B,@02,2,paid C,@03,3 D,@04"),
    );
    assert_eq!(orders(&imported), ["A 1 1", "B 2 2", "C 3 3"]);
    assert_eq!(
        dropped(&imported.report),
        [(DropReason::WrongFieldCount, vec![5])]
    );
    let note = &imported.report.notes[0];
    assert_eq!((note.kind, note.count), (NoteKind::ShortRow, 2));
}
