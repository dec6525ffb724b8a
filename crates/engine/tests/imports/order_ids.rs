//! Several rows of one order.

use crate::support::{changed, dropped, file, import, import_all, options, orders};
use ltv_engine::ingest::RowMeaning::{Lines, Order, OrderTotal};
use ltv_engine::ingest::{ChangeReason, DropReason, NoteKind};

#[test]
fn a_second_row_of_an_id_is_a_duplicate() {
    // Rising, then out of order, then far back; a blank id is an order of its own.
    let rows = "9,A,@01,1 10,B,@02,2 10,B,@02,2 ,C,@03,3 ,C,@03,3 11,D,@04,4 9,A,@01,1 5,E,@05,5";
    let imported = import(options(), file("icda", Order, rows));
    assert_eq!(
        orders(&imported),
        ["A 1 1", "B 2 2", "C 3 3", "C 3 3", "D 4 4", "E 5 5"]
    );
    assert_eq!(
        dropped(&imported.report),
        [(DropReason::Duplicate, vec![4, 8])]
    );
    let example = &imported.report.dropped[0].examples[0];
    assert_eq!((example.column, example.value.as_str()), (Some(0), "10"));
}

#[test]
fn a_broken_row_does_not_take_its_id() {
    let imported = import(
        options(),
        file("icda", Order, "1,A,soon,1 1,A,@01,1 2,,@01,5 2,B,@02,2"),
    );
    assert_eq!(orders(&imported), ["A 1 1", "B 2 2"]);
    assert_eq!(imported.report.rows_dropped(), 2);
}

#[test]
fn lines_add_up() {
    // Customer and date stand in the first line only; lines need not stand together.
    let rows = "#1,A,@01,1.10 #1,,,2.20 #2,B,@02,5 #3,A,@03,7 #1,A,@09,0.03 #2,B,@02,n/a";
    let imported = import(options(), file("icda", Lines, rows));
    assert_eq!(orders(&imported), ["A 1 3.33", "B 2 5", "A 3 7"]);
    assert_eq!(
        changed(&imported.report),
        [(ChangeReason::MergedIntoOrder, vec![3, 6])]
    );
    assert_eq!(
        dropped(&imported.report),
        [(DropReason::UnparsableAmount, vec![7])]
    );
}

#[test]
fn totals_are_taken_once() {
    let rows = "#1,A,@01,10 #1,,, #1,A,@01,10 #2,B,@02,5 #2,B,@02,6";
    let imported = import(options(), file("icda", OrderTotal, rows));
    assert_eq!(orders(&imported), ["A 1 10", "B 2 5"]);
    assert_eq!(
        changed(&imported.report),
        [(ChangeReason::MergedIntoOrder, vec![3, 4, 6])]
    );
    let note = &imported.report.notes[0];
    assert_eq!(
        (note.kind, note.count, note.examples[0].row),
        (NoteKind::DifferentTotal, 1, 6)
    );
}

#[test]
fn lines_beyond_the_largest_amount_are_dropped() {
    let imported = import(
        options(),
        file("icda", Lines, "1,A,@01,9e11 1,A,@01,9e11 1,A,@01,1e11"),
    );
    assert_eq!(orders(&imported), ["A 1 1000000000000"]);
    assert_eq!(
        dropped(&imported.report),
        [(DropReason::AmountOutOfRange, vec![3])]
    );
}

#[test]
fn ids_are_of_their_namespace() {
    let one = || file("icda", Order, "1,A,@01,1 2,A,@02,2");
    let two = || file("icda", Order, "2,A,@02,2 3,B,@03,3");
    let all = |namespaces: [u32; 3]| {
        let files = namespaces.into_iter().zip([one(), two(), one()]);
        let imported = import_all(options(), &files.collect::<Vec<_>>()).unwrap();
        let duplicates = |at: usize| imported.reports[at].count(DropReason::Duplicate);
        (imported.orders.len(), [0, 1, 2].map(duplicates))
    };
    assert_eq!(all([0, 0, 0]), (3, [0, 1, 2]));
    assert_eq!(all([0, 1, 0]), (4, [0, 0, 2]));
    assert_eq!(all([0, 1, 2]), (6, [0, 0, 0]));
    assert_eq!(all([7, 7, 8]), (5, [0, 1, 0]));
}

#[test]
fn lines_of_an_earlier_file_are_not_added_twice() {
    for meaning in [Lines, OrderTotal] {
        let one = file("icda", meaning, "1,A,@01,1 2,A,@02,2 2,A,@02,2");
        let two = file("icda", meaning, "2,A,@02,2 2,A,@02,2 3,B,@03,3 3,B,@03,3");
        let imported = import_all(options(), &[(0, one), (0, two)]).unwrap();
        assert_eq!(imported.orders.len(), 3);
        assert_eq!(
            dropped(&imported.reports[1]),
            [(DropReason::Duplicate, vec![2, 3])]
        );
        assert_eq!(imported.reports[1].rows_changed(), 1);
    }
}
