//! Orders that do not stand.

use crate::support::{changed, dropped, file, import, import_all, options, orders};
use ltv_engine::ingest::RowMeaning::{Lines, Order, OrderTotal};
use ltv_engine::ingest::{Cancelled, ChangeReason, DropReason, ImportOptions, NoteKind};

#[test]
fn cancelled_orders_are_left_out_or_kept() {
    let rows =
        "A,@01,1,paid B,@02,2,Cancelled C,@03,3,已取消 D,@04,4,partially_refunded E,@05,5,pending";
    let imported = import(options(), file("cdas", Order, rows));
    assert_eq!(orders(&imported), ["A 1 1", "D 4 4", "E 5 5"]);
    assert_eq!(
        dropped(&imported.report),
        [(DropReason::Cancelled, vec![3, 4])]
    );
    let note = &imported.report.notes[0];
    assert_eq!((note.kind, note.count), (NoteKind::PendingStatus, 1));
    let options = ImportOptions {
        cancelled: Cancelled::Keep,
        ..options()
    };
    assert_eq!(import(options, file("cdas", Order, rows)).orders.len(), 5);
}

#[test]
fn lines_below_a_cancelled_first_line_go_with_it() {
    let rows = "1,A,@01,1,voided 1,A,@01,1, 2,B,@02,2,paid 2,B,@02,2, 1,A,@01,1,";
    for (meaning, total) in [(Lines, 4), (OrderTotal, 2)] {
        let imported = import(options(), file("icdas", meaning, rows));
        assert_eq!(orders(&imported), [format!("B 2 {total}")]);
        assert_eq!(
            dropped(&imported.report),
            [(DropReason::Cancelled, vec![2, 3, 6])]
        );
    }
}

#[test]
fn lines_with_a_status_each_speak_for_themselves() {
    let rows = "1,A,@01,1,refunded 1,A,@01,2,paid 1,A,@01,4,cancelled 1,A,@01,8,";
    let imported = import(options(), file("icdas", Lines, rows));
    assert_eq!(orders(&imported), ["A 1 10"]);
    assert_eq!(
        dropped(&imported.report),
        [(DropReason::Cancelled, vec![2, 4])]
    );
}

#[test]
fn a_later_row_can_cancel_an_order() {
    let one = file("icdas", Order, "1,A,@01,1,paid 2,B,@02,2,paid");
    let two = file(
        "icdas",
        Order,
        "2,B,@02,2,cancelled 3,C,@03,3,cancelled 3,C,@03,3,paid",
    );
    let imported = import_all(options(), &[(0, one), (0, two)]).unwrap();
    assert_eq!(orders(&imported), ["A 1 1"]);
    assert_eq!(
        changed(&imported.reports[0]),
        [(ChangeReason::CancelledLater, vec![3])]
    );
    assert_eq!(
        dropped(&imported.reports[1]),
        [(DropReason::Cancelled, vec![2, 3, 4])]
    );
}
