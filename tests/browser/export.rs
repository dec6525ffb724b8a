//! Tables as files.

use ltv_calculator::app::data::export::{Sheet, Value, csv, table};
use ltv_engine::calendar::Day;
use ltv_worker::protocol::sheets::{Cell, ColumnKind};
use wasm_bindgen_test::*;

fn text(cells: Vec<Value>) -> String {
    let sheet = Sheet {
        name: "test".into(),
        heads: vec!["head".into(); cells.len()],
        rows: vec![cells],
    };
    let csv = csv(&sheet);
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert!(csv.starts_with('\u{feff}'));
    lines[1].to_owned()
}

#[wasm_bindgen_test]
fn numbers_are_plain_and_days_iso() {
    let day = Day::from_civil(2024, 5, 1).unwrap();
    let cells = vec![
        Value::Number(1234.0),
        Value::Money(-0.1 - 0.2),
        Value::Percent(0.488_8),
        Value::Day(day),
        Value::Empty,
        Value::Number(f64::NAN),
    ];
    assert_eq!(text(cells), "1234,-0.3,0.4888,2024-05-01,,");
}

#[wasm_bindgen_test]
fn words_are_never_formulas() {
    for (given, written) in [
        ("=1+1", "'=1+1"),
        ("+886 912", "'+886 912"),
        ("-5", "'-5"),
        ("@cmd", "'@cmd"),
        ("\tx", "'\tx"),
        ("a=b", "a=b"),
        ("a,b", "\"a,b\""),
        ("say \"hi\"", "\"say \"\"hi\"\"\""),
        (
            "=HYPERLINK(\"x\",\"y\")",
            "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"",
        ),
        ("臉書 廣告", "臉書 廣告"),
    ] {
        assert_eq!(text(vec![Value::Text(given.into())]), written);
    }
}

/// Kinds of the columns of a table with these rows.
fn kinds(rows: Vec<Vec<Value>>) -> Vec<ColumnKind> {
    let columns = rows.first().map_or(0, Vec::len);
    let sheet = Sheet {
        name: "test".into(),
        heads: vec!["head".into(); columns],
        rows,
    };
    table(&sheet).columns
}

#[wasm_bindgen_test]
fn a_column_is_what_its_values_are_whatever_text_stands_above_them() {
    let day = |month| Value::Day(Day::from_civil(2024, month, 1).unwrap());
    let rows = vec![
        vec![
            Value::Text("average".into()),
            Value::Empty,
            Value::Empty,
            Value::Percent(0.5),
            Value::Empty,
            Value::Text("LINE".into()),
        ],
        vec![
            day(5),
            Value::Number(7.0),
            Value::Money(3.0),
            Value::Empty,
            Value::Empty,
            Value::Empty,
        ],
        vec![
            day(6),
            Value::Number(8.5),
            Value::Money(2.5),
            Value::Percent(0.1),
            Value::Empty,
            Value::Text("=1+1".into()),
        ],
    ];
    let whole = vec![rows[1].clone()];
    assert_eq!(
        kinds(rows),
        [
            ColumnKind::Date,
            ColumnKind::Number,
            ColumnKind::Money { decimals: 2 },
            ColumnKind::Percent,
            ColumnKind::Text,
            ColumnKind::Text,
        ]
    );
    assert_eq!(
        kinds(whole)[2],
        ColumnKind::Money { decimals: 0 },
        "no cents where no amount has any"
    );
}

#[wasm_bindgen_test]
fn cells_are_written_as_they_are() {
    let day = Day::from_civil(1970, 1, 2).unwrap();
    let row = vec![
        Value::Day(day),
        Value::Money(-0.5),
        Value::Text("=1+1".into()),
        Value::Empty,
    ];
    let sheet = Sheet {
        name: "cohorts".into(),
        heads: ["day", "amount", "name", "none"].map(String::from).to_vec(),
        rows: vec![row],
    };
    let written = table(&sheet);
    assert_eq!(written.name, "cohorts");
    assert_eq!(written.heads, sheet.heads);
    // An apostrophe is for CSV alone: in a workbook text is text.
    let cells = [
        Cell::Number(1.0),
        Cell::Number(-0.5),
        Cell::Text("=1+1".into()),
        Cell::Blank,
    ];
    assert_eq!(written.cells, [cells]);
}
