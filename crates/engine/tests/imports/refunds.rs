//! Money given back.

use crate::support::{changed, dropped, file, import, import_all, options, orders};
use ltv_engine::ingest::RowMeaning::{Lines, Order, OrderTotal};
use ltv_engine::ingest::{ChangeReason, DropReason, ImportError, ImportOptions, NoteKind, Refunds};

use ChangeReason::{NettedRefund, ReducedByRefund, RefundedInFull};

#[test]
fn a_refund_comes_off_the_order_of_its_id() {
    // Whether the order stands above or below; B's day and customer do not count.
    for rows in [
        "1,A,@01,10 2,B,@02,20 2,A,@09,-5 3,A,@03,30",
        "2,A,@09,-5 3,A,@03,30 2,B,@02,20 1,A,@01,10",
    ] {
        let imported = import(options(), file("icda", Order, rows));
        let mut found = orders(&imported);
        found.sort();
        assert_eq!(found, ["A 1 10", "A 3 30", "B 2 15"], "{rows}");
        let report = &imported.report;
        assert_eq!(
            (report.rows_kept, report.count_changed(NettedRefund)),
            (2, 1)
        );
        assert_eq!(report.count_changed(ReducedByRefund), 1);
    }
}

#[test]
fn without_an_id_it_comes_off_the_latest_order_with_enough_left() {
    for (rows, expected) in [
        // The latest before it, not the one after it.
        (
            "A,@01,10 A,@02,10 A,@04,10 A,@03,-4",
            vec!["A 1 10", "A 2 6", "A 4 10"],
        ),
        // The same day counts, wherever the row stands.
        ("A,@03,-4 A,@01,10 A,@03,10", vec!["A 1 10", "A 3 6"]),
        // The latest has not enough.
        ("A,@01,10 A,@02,3 A,@03,-4", vec!["A 1 6", "A 2 3"]),
        // Two refunds, the second finds what the first left.
        ("A,@01,10 A,@02,5 A,@03,-4 A,@04,-4", vec!["A 1 6", "A 2 1"]),
        // Of another customer's orders none.
        ("A,@01,10 B,@02,10 A,@03,-4", vec!["A 1 6", "B 2 10"]),
    ] {
        let imported = import(options(), file("cda", Order, rows));
        assert_eq!(orders(&imported), expected, "{rows}");
        assert_eq!(imported.report.rows_dropped(), 0, "{rows}");
    }
}

#[test]
fn refunds_without_an_order_are_dropped() {
    let rows = "A,@05,10 A,@04,-5 A,@06,-11 B,@06,-1 C,@01,3";
    let imported = import(options(), file("cda", Order, rows));
    assert_eq!(orders(&imported), ["A 5 10", "C 1 3"]);
    assert_eq!(
        dropped(&imported.report),
        [(DropReason::UnmatchedRefund, vec![3, 4, 5])]
    );
    let example = &imported.report.dropped[0].examples[1];
    assert_eq!((example.column, example.value.as_str()), (Some(2), "-11"));
}

#[test]
fn an_order_of_which_nothing_is_left_is_taken_out() {
    let rows = "A,@01,10 B,@02,20 B,@02,-20 A,@03,30 C,@04,1";
    let imported = import(options(), file("cda", Order, rows));
    assert_eq!(orders(&imported), ["A 1 10", "A 3 30", "C 4 1"]);
    assert_eq!(imported.orders.customer_count(), 2);
    assert_eq!(imported.orders.customer_id(1), "C");
    assert_eq!(
        changed(&imported.report),
        [(NettedRefund, vec![4]), (RefundedInFull, vec![3])]
    );
    let example = &imported.report.changed[1].examples[0];
    assert_eq!((example.column, example.value.as_str()), (Some(0), "B"));
    let Err(ImportError::NoValidRow { report }) =
        import_all(options(), &[(0, file("cda", Order, "A,@01,10 A,@02,-10"))])
    else {
        panic!("an order is left");
    };
    assert_eq!(
        (report.rows_read, report.rows_changed(), report.first_day),
        (2, 2, None)
    );
}

#[test]
fn customers_are_numbered_anew_by_first_appearance() {
    let rows = "1,A,@01,10 2,B,@02,20 3,A,@03,30 1,A,@04,-10";
    let imported = import(options(), file("icda", Order, rows));
    assert_eq!(orders(&imported), ["B 2 20", "A 3 30"]);
    assert_eq!(imported.orders.customers(), [0, 1]);
}

#[test]
fn dropped_when_so_chosen() {
    let options = ImportOptions {
        refunds: Refunds::Drop,
        ..options()
    };
    let imported = import(options, file("cdar", Order, "A,@01,10,4 A,@02,-10,"));
    assert_eq!(orders(&imported), ["A 1 10"]);
    assert_eq!(
        dropped(&imported.report),
        [(DropReason::NegativeAmount, vec![3])]
    );
}

#[test]
fn a_column_of_refunds_reduces_its_own_order() {
    let rows = "A,@01,10,4 B,@02,10,-10 C,@03,10,0 D,@04,10, E,@05,10,no F,@06,10,99 G,@07,0,";
    let imported = import(options(), file("cdar", Order, rows));
    assert_eq!(
        orders(&imported),
        ["A 1 6", "C 3 10", "D 4 10", "E 5 10", "G 7 0"]
    );
    assert_eq!(
        changed(&imported.report),
        [(ReducedByRefund, vec![2]), (RefundedInFull, vec![3, 7])]
    );
    let notes: Vec<_> = imported
        .report
        .notes
        .iter()
        .map(|note| (note.kind, note.count))
        .collect();
    assert_eq!(
        notes,
        [(NoteKind::ZeroAmount, 1), (NoteKind::UnreadRefund, 1)]
    );
}

#[test]
fn a_row_about_a_refund_alone_is_one() {
    // As GA4 writes them: no amount, the refund repeated by each item given back.
    let rows = "1,A,@01,10, 1,A,@01,10, 1,A,@05,,4 1,A,@05,,4 2,B,@02,5,";
    let imported = import(options(), file("icdar", OrderTotal, rows));
    assert_eq!(orders(&imported), ["A 1 6", "B 2 5"]);
    let merged = ChangeReason::MergedIntoOrder;
    let classes = [
        (merged, vec![3, 5]),
        (NettedRefund, vec![4]),
        (ReducedByRefund, vec![2]),
    ];
    assert_eq!(changed(&imported.report), classes);
}

#[test]
fn lines_that_take_away_are_part_of_their_order() {
    let rows = "1,A,@01,10 1,,,-3 1,,,5 2,B,@02,4 2,B,@02,-4 3,C,@03,-1 3,C,@03,2";
    let imported = import(options(), file("icda", Lines, rows));
    assert_eq!(orders(&imported), ["A 1 12", "C 3 1"]);
    let report = changed(&imported.report);
    assert_eq!(report[0], (ChangeReason::MergedIntoOrder, vec![4]));
    assert_eq!(report[1], (NettedRefund, vec![3, 6, 7]));
    assert_eq!(report[2], (ReducedByRefund, vec![2, 8]));
    assert_eq!(report[3], (RefundedInFull, vec![5]));
}

#[test]
fn the_same_refund_in_two_exports_counts_once() {
    let one = file("icda", Order, "1,A,@01,10 1,A,@02,-3 1,A,@02,-3");
    let two = file("icda", Order, "1,A,@02,-3 2,A,@05,9");
    let imported = import_all(options(), &[(0, one), (0, two)]).unwrap();
    assert_eq!(orders(&imported), ["A 1 4", "A 5 9"]);
    assert_eq!(
        dropped(&imported.reports[1]),
        [(DropReason::Duplicate, vec![2])]
    );
    // A total that each line of a returned order repeats.
    let rows = "1,A,@01,10 1,,,10 1,A,@02,-3 1,,@02,-3";
    let imported = import(options(), file("icda", OrderTotal, rows));
    assert_eq!(orders(&imported), ["A 1 7"]);
}

#[test]
fn a_refund_changes_the_report_of_the_file_that_holds_its_order() {
    let one = file("cda", Order, "A,@01,10 B,@01,10");
    let two = file("cda", Order, "C,@02,5 B,@03,-4 C,@03,-5");
    let imported = import_all(options(), &[(0, one), (1, two)]).unwrap();
    assert_eq!(orders(&imported), ["A 1 10", "B 1 6"]);
    assert_eq!(changed(&imported.reports[0]), [(ReducedByRefund, vec![3])]);
    assert_eq!(
        changed(&imported.reports[1]),
        [(NettedRefund, vec![3, 4]), (RefundedInFull, vec![2])]
    );
    assert_eq!(imported.reports[1].first_day, None);
}

#[test]
fn a_refund_row_that_says_refunded_takes_off_its_amount_and_no_more() {
    let rows =
        "1,A,@01,10,paid 1,A,@05,-4,已退款 2,B,@02,20,paid 2,B,@06,-20,refunded 3,C,@03,9,refunded";
    let imported = import(options(), file("icdas", Order, rows));
    assert_eq!(orders(&imported), ["A 1 6"]);
    let report = &imported.report;
    assert_eq!(report.count_changed(NettedRefund), 2);
    assert_eq!(report.count(DropReason::Cancelled), 1);
}
