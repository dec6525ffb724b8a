//! Floats to text and back without Rust's own tables for it, which would take
//! a tenth of the small module's budget: the browser has them already.

use js_sys::Number;
use wasm_bindgen::JsValue;

/// The shortest text that reads back as the same number: `0.42`, `1180`.
pub fn text(value: f64) -> String {
    // Radix 10 is always valid; no radix has another way to fail.
    Number::from(value)
        .to_string_with_radix(10)
        .map(String::from)
        .unwrap_or_default()
}

/// A plain decimal as a number. Only what a person would write as one: digits,
/// one point, a sign, an exponent.
pub fn parse(text: &str) -> Option<f64> {
    let decimal = text.bytes().any(|byte| byte.is_ascii_digit())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b".+-eE".contains(&byte));
    if !decimal {
        return None;
    }
    let value = JsValue::from_str(text).unchecked_into_f64();
    (!value.is_nan()).then_some(value)
}

/// A length or place in a drawing, to a tenth of a pixel.
pub fn pixels(value: f64) -> String {
    fixed(value, 1)
}

/// A number with at most so many decimals and no trailing zeros. For values whose
/// scaled form fits 64 bits.
pub fn fixed(value: f64, decimals: u32) -> String {
    let scale = 10_u64.pow(decimals);
    let scaled = (value.abs() * scale as f64).round() as u64;
    let sign = if value < 0.0 && scaled > 0 { "-" } else { "" };
    let whole = (scaled / scale).to_string();
    if scaled.is_multiple_of(scale) {
        return format!("{sign}{whole}");
    }
    let mut fraction = (scale + scaled % scale).to_string().split_off(1);
    while fraction.ends_with('0') {
        fraction.pop();
    }
    format!("{sign}{whole}.{fraction}")
}
