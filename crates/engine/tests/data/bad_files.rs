//! Files as they should not be: each with its exact error or report.

use crate::support::{day, dropped, import, listing, read};
use ltv_engine::ingest::{
    BinaryKind, DropReason, ImportError, NoteKind, Preview, PreviewOptions, Role, preview,
};

fn bad(name: &str) -> Vec<u8> {
    read(&format!("tests/data/bad/{name}.csv"))
}

fn look(name: &str) -> Result<Preview, ImportError> {
    preview(&bad(name), true, &PreviewOptions::default())
}

fn customers(name: &str) -> Vec<String> {
    listing(&import(&bad(name)).unwrap())
        .into_iter()
        .map(|(id, ..)| id)
        .collect()
}

#[test]
fn files_without_a_table_are_refused() {
    assert_eq!(look("empty"), Err(ImportError::Empty));
    assert_eq!(look("header_only"), Err(ImportError::HeaderOnly));
    let zip = ImportError::NotText {
        looks_like: Some(BinaryKind::Zip),
    };
    assert_eq!(look("binary_renamed"), Err(zip));
}

#[test]
fn a_missing_date_column_is_named() {
    let preview = look("no_date_column").unwrap();
    assert_eq!(
        preview.mapping(),
        Err(ImportError::NoColumn { role: Role::Date })
    );
    assert_eq!(preview.column(Role::Customer), Some(0));
    assert_eq!(preview.column(Role::Amount), Some(2));
}

#[test]
fn a_file_without_a_valid_row_says_why_of_each() {
    let Err(ImportError::NoValidRow { report }) = import(&bad("no_valid_row")) else {
        panic!("accepted");
    };
    assert_eq!((report.rows_read, report.rows_kept), (5, 0));
    assert_eq!((report.first_day, report.last_day), (None, None));
    let at = |row, column, value: &str| vec![(row, Some(column), value.to_owned())];
    assert_eq!(
        dropped(&report),
        [
            (DropReason::MissingCustomer, 1, at(4, 0, "")),
            (DropReason::UnparsableDate, 1, at(5, 1, "soon")),
            (DropReason::ImpossibleDate, 1, at(2, 1, "2025-02-30")),
            (DropReason::UnparsableAmount, 1, at(3, 2, "n/a")),
            (DropReason::UnmatchedRefund, 1, at(6, 2, "-15")),
        ]
    );
}

#[test]
fn an_unbalanced_quote_costs_its_line_only() {
    let imported = import(&bad("unbalanced_quote")).unwrap();
    let line = |row, text: &str| (row, None, text.to_owned());
    assert_eq!(
        dropped(&imported.report),
        [(
            DropReason::UnclosedQuote,
            2,
            vec![
                line(3, "A-2,2025-03-02,20,\"never closed"),
                line(8, "\"A-7,2025-03-07,70,opens at once"),
            ]
        )]
    );
    assert_eq!(
        customers("unbalanced_quote"),
        ["A-1", "A-3", "A-4", "A-5", "A-6", "A-8"]
    );
    assert_eq!(imported.report.rows_read, 8);
}

#[test]
fn ragged_rows_are_kept_where_nothing_is_lost() {
    let report = import(&bad("ragged")).unwrap().report;
    assert_eq!(customers("ragged"), ["A-1", "A-2", "A-4", "A-6"]);
    assert_eq!((report.rows_read, report.blank_rows), (6, 2));
    let [entry] = &report.dropped[..] else {
        panic!("{:?}", report.dropped)
    };
    assert_eq!(
        (entry.reason, entry.count),
        (DropReason::WrongFieldCount, 2)
    );
    let counts: Vec<_> = entry
        .examples
        .iter()
        .map(|one| {
            (
                one.row,
                one.field_count.map(|count| (count.expected, count.found)),
            )
        })
        .collect();
    assert_eq!(counts, [(4, Some((5, 2))), (6, Some((5, 6)))]);
    let [note] = &report.notes[..] else {
        panic!("{:?}", report.notes)
    };
    assert_eq!(
        (note.kind, note.count, note.examples[0].row),
        (NoteKind::ShortRow, 1, 3)
    );
}

#[test]
fn huge_amounts_are_out_of_range_and_words_are_no_numbers() {
    let report = import(&bad("huge_amount")).unwrap().report;
    assert_eq!(customers("huge_amount"), ["A-4", "A-8"]);
    assert_eq!(report.count(DropReason::AmountOutOfRange), 4);
    assert_eq!(report.count(DropReason::UnparsableAmount), 2);
    assert_eq!(report.rows_dropped(), 6);
}

#[test]
fn sentinel_dates_are_out_of_range() {
    let imported = import(&bad("sentinel_dates")).unwrap();
    assert_eq!(customers("sentinel_dates"), ["A-6", "A-7"]);
    assert_eq!(imported.report.count(DropReason::DateOutOfRange), 5);
    let future = (
        DropReason::FutureDate,
        1,
        vec![(9, Some(1), "2025-12-18".to_owned())],
    );
    assert_eq!(dropped(&imported.report)[1], future);
    assert_eq!(imported.report.first_day, Some(day(1900, 1, 1)));
    assert_eq!(imported.report.last_day, Some(day(2025, 3, 7)));
}

#[test]
fn markup_and_formulas_are_text() {
    let imported = import(&bad("markup")).unwrap();
    assert_eq!(
        customers("markup"),
        [
            "<script>alert(1)</script>",
            "=HYPERLINK(\"https://example.com\",\"x\")",
            "<img src=\"x\" onerror=\"alert(1)\">",
        ]
    );
    let amount = (
        DropReason::UnparsableAmount,
        1,
        vec![(4, Some(2), "<b>30</b>".to_owned())],
    );
    assert_eq!(dropped(&imported.report), [amount]);
}

#[test]
fn mappings_that_cannot_be_are_refused() {
    use crate::support::{import_with, plain, plain_but};
    let file = b"a,b,c\nA,2025-01-01,5\n";
    let twice = plain_but(Role::Date, 0);
    let (first, second) = (Role::Customer, Role::Date);
    let expected = ImportError::SameColumnTwice {
        first,
        second,
        column: 0,
    };
    assert_eq!(import_with(twice, file).unwrap_err(), expected);
    let beyond = plain_but(Role::Amount, 3);
    let role = Role::Amount;
    let expected = ImportError::MappingOutOfRange {
        role,
        column: 3,
        columns: 3,
    };
    assert_eq!(import_with(beyond, file).unwrap_err(), expected);
    assert_eq!(
        import_with(plain(), b"\n\r\n  \n").unwrap_err(),
        ImportError::Empty
    );
    assert_eq!(
        import_with(plain(), b"a,b,c\n\n,,\n").unwrap_err(),
        ImportError::HeaderOnly
    );
}
