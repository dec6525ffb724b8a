//! Workbooks as CSV text. The files are openpyxl's (`tests/data/sheets`), or
//! made here by `rust_xlsxwriter`, which shares texts where openpyxl does not.
#![allow(missing_docs, clippy::unwrap_used)]

use ltv_sheets::{CellAt, CsvInfo, SheetError, Workbook, to_csv, workbook};
use rust_xlsxwriter as xlsx;

fn file(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/sheets/");
    std::fs::read(format!("{folder}{name}")).unwrap()
}

fn csv(bytes: &[u8], sheet: usize) -> (String, CsvInfo) {
    let mut text = Vec::new();
    let info = to_csv(bytes, sheet, |piece| text.extend_from_slice(piece)).unwrap();
    (String::from_utf8(text).unwrap(), info)
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().collect()
}

#[test]
fn days_counted_from_1904_are_the_days_meant() {
    let (text, info) = csv(&file("epoch_1904.xlsx"), 0);
    assert_eq!(
        text,
        "customer,date,amount\na,2024-01-02,10\nb,2024-02-29 06:30:00,20.5\n"
    );
    assert!(info.epoch_1904);
    assert_eq!((info.rows, info.columns), (3, 3));
}

#[test]
fn formulas_give_their_last_results_and_errors_are_blank_and_counted() {
    let (text, info) = csv(&file("formulas.xlsx"), 0);
    assert_eq!(
        text,
        "id,price,count,total\n2,10.4,3,31.2\n3,10.4,3,ok & done\n4,10.4,3,\n5,10.4,3,TRUE\n6,10.4,3,\n"
    );
    assert_eq!(info.error_cells, 1);
    assert_eq!(info.error_examples, [CellAt { row: 4, column: 4 }]);
}

/// Heads are filled; the title, the line of the period and the groups are not.
#[test]
fn merged_heads_are_filled_and_nothing_else() {
    let (text, info) = csv(&file("merged.xlsx"), 0);
    assert_eq!(
        lines(&text),
        [
            "訂單明細 2024,,,,",
            "期間,全年,,,",
            ",,,,",
            "顧客,日期,金額,金額,備註",
            "顧客,日期,應付,實付,備註",
            "王小明,2024-05-01,1200,1000,首購",
            ",2024-05-02,300,300,",
        ]
    );
    assert_eq!(info.filled_cells, 4);
}

#[test]
fn sheets_have_their_names_sizes_and_visibility() {
    let bytes = file("several.xlsx");
    let book = workbook(&bytes).unwrap();
    let told: Vec<_> = book
        .sheets
        .iter()
        .map(|s| (s.name.as_str(), s.rows, s.columns, s.hidden))
        .collect();
    assert_eq!(
        told,
        [
            ("訂單", Some(2), Some(2), false),
            ("會員 & \"隱藏\"", Some(3), Some(2), true),
            ("very", None, None, true),
            ("empty", None, None, false),
        ]
    );
    // What looks like a number is text: leading zeroes stay.
    assert_eq!(csv(&bytes, 0).0, "訂單編號,金額\n0001,100\n");
    // Row 3 is record 3, column B field 2.
    assert_eq!(csv(&bytes, 1).0, ",\n,\n,deep\n");
    let (text, info) = csv(&bytes, 3);
    assert_eq!((text.as_str(), info.rows, info.columns), ("", 0, 0));
    let missing = to_csv(&bytes, 4, |_| ()).unwrap_err();
    assert_eq!(
        missing,
        SheetError::NoSuchSheet {
            index: 4,
            sheets: 4
        }
    );
}

#[test]
fn texts_are_whole_and_quoted_where_they_must_be() {
    let (text, _) = csv(&file("rich.xlsx"), 0);
    assert_eq!(
        text,
        "text,value\nhalf bold 字,1\n\"a,b \"\"quoted\"\"\nsecond line\",2\n =1+1 ,TRUE\n=1+1,FALSE\nin行,\n"
            .replace("in行", "inline 行")
    );
}

#[test]
fn a_number_is_a_date_when_it_is_shown_as_one() {
    let (text, _) = csv(&file("formats.xlsx"), 0);
    let moment = "2024-05-01 18:00:00";
    for line in text.lines() {
        let value = line.rsplit(',').next().unwrap();
        let expected = match line {
            _ if line.starts_with("[h]") => "1089930:00:00",
            _ if line.contains("days") || line.contains('#') || line.contains("0%") => "45413.75",
            _ if line.starts_with("General") || line.starts_with('@') => "45413.75",
            _ => moment,
        };
        assert_eq!(value, expected, "{line}");
    }
}

/// Shared texts, rich ones among them, gaps, and a row wider than the rest.
#[test]
fn records_agree_with_rows_whatever_is_missing() {
    let mut book = xlsx::Workbook::new();
    let sheet = book.add_worksheet();
    let bold = xlsx::Format::new().set_bold();
    let plain = xlsx::Format::new();
    sheet.write_string(2, 1, "共用").unwrap();
    sheet
        .write_rich_string(2, 2, &[(&plain, "半"), (&bold, "粗")])
        .unwrap();
    sheet.write_string(4, 1, "共用").unwrap();
    // Looks of a cell without content are no content.
    sheet.write_blank(90, 5, &bold).unwrap();
    for row in 5..80 {
        sheet.write_number(row, 1, f64::from(row)).unwrap();
    }
    sheet.write_number(80, 3, 0.1 + 0.2).unwrap();
    sheet
        .write_number(81, 0, 4_111_111_111_111_111_f64)
        .unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let (text, info) = csv(&bytes, 0);
    let lines = lines(&text);
    assert_eq!((info.rows, info.columns, lines.len()), (82, 4, 82));
    assert_eq!(lines[..5], [",,", ",,", ",共用,半粗", ",,", ",共用,"]);
    assert_eq!((lines[5], lines[79]), (",5,", ",79,"));
    assert_eq!((lines[80], lines[81]), (",,,0.3", "4111111111111111,,,"));
}

#[test]
fn one_column_with_gaps_has_no_empty_lines() {
    let mut book = xlsx::Workbook::new();
    book.add_worksheet().write_number(2, 0, 1).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    assert_eq!(csv(&bytes, 0).0, "\"\"\n\"\"\n1\n");
}

#[test]
fn a_sheet_can_be_read_in_pieces_of_any_size() {
    let mut book = xlsx::Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..3_000 {
        sheet.write_string(row, 0, format!("c{row}")).unwrap();
        sheet.write_number(row, 1, f64::from(row) / 4.0).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let (whole, info) = csv(&bytes, 0);
    assert_eq!(info.rows, 3_000);
    for size in [1, 1_000, 1 << 20] {
        let mut opened = Workbook::open(&bytes).unwrap();
        let mut reader = opened.csv(0).unwrap();
        let mut text = Vec::new();
        while reader.read(&mut text, size).unwrap() {
            assert!(text.ends_with(b"\n"));
        }
        assert_eq!(text, whole.as_bytes());
        assert_eq!(reader.info(), info);
    }
}

/// Names cross the message port as they are written here.
#[test]
fn data_is_written_in_camel_case() {
    let too_large = SheetError::NoSuchSheet {
        index: 3,
        sheets: 1,
    };
    assert_eq!(
        serde_json::to_string(&too_large).unwrap(),
        r#"{"kind":"noSuchSheet","index":3,"sheets":1}"#
    );
    let info = serde_json::to_string(&CsvInfo::default()).unwrap();
    assert!(info.contains("errorExamples") && info.contains("epoch1904"));
}
