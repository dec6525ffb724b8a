//! Long tables and pasted numbers: what the interface works out for itself.

use ltv_calculator::app::data::long_table::{
    MARGIN, ROW, TALLEST, VIEW, first_in_view, height, spacer,
};
use ltv_calculator::app::data::survivors::parse;
use wasm_bindgen_test::*;

#[wasm_bindgen_test]
fn rows_stand_where_they_are_scrolled_to() {
    assert_eq!(first_in_view(0.0, 1_000), 0);
    assert_eq!(first_in_view(ROW * 7.5, 1_000), 7);
    assert_eq!(first_in_view(1e9, 1_000), 990);
    assert_eq!(first_in_view(100.0, 3), 0);
    assert!((spacer(500.0, 4, 1_000) - 4.0 * ROW).abs() < 1e-9);
}

#[wasm_bindgen_test]
fn a_million_rows_can_be_scrolled_to_their_end() {
    let total = 1_000_000;
    assert!(height(total) <= TALLEST);
    assert_eq!(first_in_view(0.0, total), 0);
    assert_eq!(first_in_view(height(total) - VIEW, total), total - 10);
    let top = 3_000_000.0;
    let first = first_in_view(top, total);
    // Drawn from some rows above, the first in view is at the top.
    let at = spacer(top, first - MARGIN, total) + f64::from(MARGIN) * ROW;
    assert!((at - top).abs() < 1e-6);
}

#[wasm_bindgen_test]
fn survivors_are_read_as_they_are_pasted() {
    for (text, values, percent) in [
        ("1000\n631\n468", vec![1000.0, 631.0, 468.0], false),
        ("月\t顧客\n0\t1,000\n1\t631\n", vec![1000.0, 631.0], false),
        ("100% 86.9% 74.3%", vec![100.0, 86.9, 74.3], true),
        ("100\n86.9\n74.3", vec![100.0, 86.9, 74.3], true),
        ("1\n0.869\n0.743", vec![1.0, 0.869, 0.743], true),
        ("100\n90\n81", vec![100.0, 90.0, 81.0], false),
        ("1000\n\n 631 \n", vec![1000.0, 631.0], false),
        ("", vec![], false),
    ] {
        let typed = parse(text).unwrap();
        assert_eq!((typed.values, typed.percent), (values, percent), "{text}");
    }
    let wrong = parse("1000\n631\nmany\n3").unwrap_err();
    assert_eq!((wrong.line, wrong.text.as_str()), (3, "many"));
}
