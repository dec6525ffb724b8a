//! The evidence of a whole file, slice by slice.

use crate::support::of;
use ltv_engine::ingest::values::{DateGuess, DateStyle, DecimalMark, NumberGuess};
use ltv_engine::ingest::{ColumnScan, Layout, PreviewOptions, Scan};

/// Nothing is evident until the last row.
fn late() -> String {
    let mut text = String::from("Report\n\ncustomer;date;amount;note\n");
    for row in 0..500 {
        let row = format!(
            "C{row};{:02}/{:02}/2024;1.{:03};\"a;b\n\"\"c\"\"\"\n",
            row % 12 + 1,
            row % 11 + 1,
            row + 100
        );
        text.push_str(&row);
    }
    text + "X;25/06/2024;1,5;\"open\nY;13/01/2024;2,5;z\n"
}

fn scan(text: &str, layout: Layout, size: usize) -> Vec<ColumnScan> {
    let mut scan = Scan::new(layout, &[1, 2, 0]);
    text.as_bytes()
        .chunks(size)
        .for_each(|slice| scan.push(slice));
    scan.finish()
}

#[test]
fn the_whole_file_decides_what_its_head_leaves_open() {
    let text = late();
    let head: String = text.chars().take(2_000).collect();
    let preview =
        ltv_engine::ingest::preview(head.as_bytes(), false, &PreviewOptions::default()).unwrap();
    assert!(matches!(
        preview.columns[1].dates,
        DateGuess::Ambiguous { .. }
    ));
    assert_eq!(preview.columns[2].numbers, NumberGuess::Ambiguous);
    assert_eq!(preview.layout.skip, 2);
    for bom in ["", "\u{feff}"] {
        let text = format!("{bom}{text}");
        for size in [1, 2, 3, 7, 64, 4_096, text.len()] {
            let found = scan(&text, preview.layout, size);
            assert_eq!(
                found[0].dates,
                DateGuess::Decided {
                    style: DateStyle::Dmy
                },
                "{size}"
            );
            let comma = NumberGuess::Decided {
                mark: DecimalMark::Comma,
            };
            assert_eq!(found[1].numbers, comma, "{size}");
            assert_eq!((found[2].column, &found[2].dates), (0, &DateGuess::NoDates));
        }
    }
}

#[test]
fn a_scan_agrees_with_the_preview_of_a_whole_file() {
    for text in [
        "customer,date,amount\nA,2025-01-05,5\nB,2025-01-06,6\n",
        "A,05/06/2025,5.25\nB,25/06/2025,6.50",
        "顧客,日期,金額\r\n甲,113/05/01,\"NT$1,200\"\r\n乙,113/05/02,NT$90\r\n",
    ] {
        let preview = of(text);
        for column in scan(text, preview.layout, 5) {
            let expected = &preview.columns[column.column];
            assert_eq!(
                (&column.dates, column.numbers),
                (&expected.dates, expected.numbers),
                "{text}"
            );
        }
    }
}

#[test]
fn endless_lines_are_given_up_and_the_rest_is_read() {
    let layout = Layout {
        has_header: true,
        ..Layout::default()
    };
    let long = "x".repeat(3 << 20);
    let text = format!("a,b,c\nA,{long}\nB,25/06/2025,5.5\n");
    let found = scan(&text, layout, 100_000);
    assert_eq!(
        found[0].dates,
        DateGuess::Decided {
            style: DateStyle::Dmy
        }
    );
    assert!(Scan::new(layout, &[]).finish().is_empty());
}
