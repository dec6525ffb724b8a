//! Where the table stands in a file.

use crate::support::of;
use ltv_engine::ingest::{Delimiter, ImportError, PreviewOptions, Role, preview};

#[test]
fn lines_above_the_header_are_told_apart() {
    let table = "顧客編號,訂單日期,實付金額,通路\nA,2025-01-05,5,LINE\nB,2025-01-06,6,FB\nA,2025-01-07,7,FB\n";
    for (above, skip) in [
        ("", 0),
        ("\n\n", 0),
        ("訂單報表\n", 1),
        ("訂單報表,,,\n,,,\n", 2),
        ("訂單報表\n匯出時間：2025-02-01 10:00\n\n", 3),
        (
            "Report generated 2025-02-01\n\"Period: 2025-01-01, to 2025-01-31\"\n\n",
            3,
        ),
        ("期間,2025-01-01,2025-01-31\n", 1),
        ("訂單資訊,,,來源\n", 1),
        ("\"unclosed\nTitle\n", 2),
    ] {
        let preview = of(&format!("{above}{table}"));
        assert_eq!(preview.layout.skip, skip, "{above:?}");
        assert!(preview.layout.has_header, "{above:?}");
        assert_eq!(preview.column(Role::Amount), Some(2), "{above:?}");
        assert_eq!(preview.rows.len(), 3, "{above:?}");
    }
}

#[test]
fn totals_below_do_not_change_the_guess() {
    let preview = of("customer,date,amount\nA,2025-01-05,5.50\nB,2025-01-06,6.00\nTotal,,11.50\n");
    let mapping = preview.mapping().unwrap();
    assert_eq!(mapping.columns.get(Role::Date), Some(1));
}

#[test]
fn the_user_decides() {
    let text = "a;b\n1,x;2\ncustomer;date;amount\nA;2025-01-05;5\n";
    let ask = PreviewOptions {
        skip: Some(2),
        delimiter: Some(Delimiter::Semicolon),
        kind: None,
    };
    let preview_of = |ask: &PreviewOptions| preview(text.as_bytes(), true, ask);
    let found = preview_of(&ask).unwrap();
    assert_eq!(
        (found.layout.skip, found.columns.len(), found.rows.len()),
        (2, 3, 1)
    );
    let ask = PreviewOptions {
        delimiter: Some(Delimiter::Comma),
        ..ask
    };
    assert_eq!(preview_of(&ask).unwrap().columns.len(), 1);
    for (skip, error) in [(4, ImportError::Empty), (3, ImportError::HeaderOnly)] {
        let ask = PreviewOptions {
            skip: Some(skip),
            ..ask
        };
        let got = preview_of(&ask);
        assert!(
            got == Err(error.clone()) || (skip == 3 && got.is_ok()),
            "{skip} {got:?}"
        );
    }
}

#[test]
fn a_header_that_comes_again_is_no_row() {
    let preview =
        of("customer,date,amount\nA,2025-01-05,5\ncustomer,date,amount\nB,2025-01-06,6\n");
    assert_eq!(preview.rows.len(), 2);
}

#[test]
fn very_many_columns_are_shown_and_too_many_refused() {
    let row = |cell: &str, count: usize| vec![cell; count].join(",") + "\n";
    let wide = |count| {
        format!(
            "customer,date,amount,{}A,2025-01-05,5,{}",
            row("c", count),
            row("7", count)
        )
    };
    let preview_of = |text: String| preview(text.as_bytes(), true, &PreviewOptions::default());
    let preview = preview_of(wide(65_533)).unwrap();
    assert_eq!(preview.columns.len(), 65_536);
    assert_eq!(preview.column(Role::Amount), Some(2));
    assert_eq!(
        preview_of(wide(65_534)),
        Err(ImportError::TooManyColumns { columns: 65_537 })
    );
}
