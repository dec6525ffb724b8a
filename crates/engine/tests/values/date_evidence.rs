//! Which style the dates of a column have, by all of its cells.

use ltv_engine::ingest::values::DateStyle::{self, *};
use ltv_engine::ingest::values::{DateEvidence, DateGuess};

fn guess(cells: &[&str]) -> DateGuess {
    let mut evidence = DateEvidence::new();
    for cell in cells {
        evidence.add(cell.as_bytes());
    }
    evidence.guess()
}

fn decided(style: DateStyle) -> DateGuess {
    DateGuess::Decided { style }
}

fn ambiguous(options: &[DateStyle]) -> DateGuess {
    DateGuess::Ambiguous {
        options: options.to_vec(),
    }
}

#[test]
fn columns_with_evidence() {
    for (cells, style) in [
        (&["2025-01-05", "2025/1/6", ""][..], Ymd),
        (&["20250105", "20250106"], Ymd),
        (&["5 Jan 2025", "n/a"], Ymd),
        (&["1月5日2025"], Ymd),
        (&["05/06/2025", "25/06/2025"], Dmy),
        (&["05.06.25", "25.06.25"], Dmy),
        (&["05/06/2025", "06/25/2025"], Mdy),
        (&["5/6/25 10:30", "6/25/25 10:30"], Mdy),
        (&["2025-01-05", "25/06/2025"], Dmy),
        (&["113/05/01", "113/05/02"], Roc),
        (&["99/12/31", "100/01/01"], Roc),
        (&["1130501", "1130502"], Roc),
        (&["民國113年5月1日"], Roc),
        (&["113/05/01", "2024/05/01"], Roc),
        (&["45296", "45297.5", "45300"], Excel1900),
        (&["1709596800", "1709600000"], UnixSeconds),
        (&["1709596800000", "1709600000123"], UnixMillis),
    ] {
        assert_eq!(guess(cells), decided(style), "{cells:?}");
    }
}

#[test]
fn columns_that_must_be_asked_for() {
    for (cells, options) in [
        (&["05/06/2025", "07/08/2025"][..], &[Dmy, Mdy][..]),
        (&["05.06.2025", "05.06.2025"], &[Dmy, Mdy]),
        (&["05/06/25"], &[Dmy, Mdy]),
        (&["2025-01-05", "05/06/2025"], &[Dmy, Mdy]),
        (&["25/06/2025", "06/25/2025"], &[Dmy, Mdy]),
        (&["25/06/2025", "06/25/2025", "06/26/2025"], &[Mdy, Dmy]),
        (&["98/12/31", "99/01/05"], &[Roc]),
    ] {
        assert_eq!(guess(cells), ambiguous(options), "{cells:?}");
    }
}

#[test]
fn columns_of_other_things() {
    for cells in [
        &["soon", "later"][..],
        &["", ""],
        &["12.50", "300", "45000"],
        &["0912345678", "0923456789"],
        &["912345678", "923456789"],
        &["2125551234", "3105551234"],
        &["10002", "10003"],
        &["A-1", "B-2"],
        &["1234567", "7654321"],
        &["20259999"],
        &["13/14/2025"],
    ] {
        assert_eq!(guess(cells), DateGuess::NoDates, "{cells:?}");
    }
}

#[test]
fn shares_are_of_filled_cells() {
    let mut evidence = DateEvidence::new();
    for cell in ["2025-01-05", "", " ", "x", "2025-01-06", "45296"] {
        evidence.add(cell.as_bytes());
    }
    assert!((evidence.civil_share() - 0.5).abs() < 1e-12);
    assert!((evidence.numeric_share() - 0.25).abs() < 1e-12);
}
