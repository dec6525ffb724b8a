//! Tables as files.

use ltv_calculator::app::data::export::{Sheet, Value, csv};
use ltv_engine::calendar::Day;
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
