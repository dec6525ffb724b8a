//! Cells of a CSV file.

use core::fmt::Write;
use std::borrow::Cow;

use super::rules::Texts;
use super::text::{is_formula, is_signed_digits};
use crate::calendar::Day;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Nothing.
    Empty,
    /// Words, without an apostrophe before what looks like a formula: that is for the
    /// writer, and a workbook needs none.
    Text(Cow<'a, str>),
    /// A number with so many digits after the point at most. One that is not finite is
    /// an empty cell.
    Number(f64, u8),
    /// A day.
    Day(Day),
}

/// Appends a cell: RFC 4180, numbers plain (`1234.5`, no separators of thousands, no
/// exponent), days ISO.
pub(super) fn write(out: &mut Vec<u8>, value: &Value<'_>, texts: &Texts) {
    match value {
        Value::Empty => {}
        Value::Text(text) => write_text(out, text, texts),
        Value::Number(number, decimals) => write_number(out, *number, *decimals),
        Value::Day(day) => out.extend_from_slice(iso(*day).as_bytes()),
    }
}

fn write_text(out: &mut Vec<u8>, text: &str, texts: &Texts) {
    let is_risky = is_formula(text) && !(texts.bare_plus && is_signed_digits(text));
    let is_quoted = text.contains(['"', ',', '\n', '\r'])
        || text.starts_with(' ')
        || (texts.quote_more && !text.is_ascii());
    if is_quoted {
        out.push(b'"');
    }
    if is_risky {
        out.push(b'\'');
    }
    for &byte in text.as_bytes() {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    if is_quoted {
        out.push(b'"');
    }
}

fn write_number(out: &mut Vec<u8>, value: f64, decimals: u8) {
    if !value.is_finite() {
        return;
    }
    let decimals = usize::from(decimals.min(6));
    let scale = 10_u64.pow(decimals as u32);
    let scaled = libm::round(value.abs() * scale as f64);
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = if scaled < 9e15 {
        let scaled = scaled as u64;
        if value < 0.0 && scaled > 0 {
            text.push('-');
        }
        let (whole, rest) = (scaled / scale, scaled % scale);
        if rest == 0 {
            write!(text, "{whole}")
        } else {
            write!(text, "{whole}.{rest:0decimals$}")
        }
    } else {
        // Not as a float: that takes much code in a module that is downloaded.
        let sign = if value < 0.0 { "-" } else { "" };
        write!(text, "{sign}{}", libm::round(value.abs()) as u128)
    };
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').len());
    }
    out.extend_from_slice(text.as_bytes());
}

/// `2026-11-22`.
pub(super) fn iso(day: Day) -> String {
    let (year, month, day) = day.civil();
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::super::rules::TEXTS;
    use super::*;

    fn written(value: Value<'_>, texts: &Texts) -> String {
        let mut out = Vec::new();
        write(&mut out, &value, texts);
        String::from_utf8(out).unwrap_or_default()
    }

    #[test]
    fn texts_are_quoted_and_disarmed() {
        for (text, expected) in [
            ("a", "a"),
            ("a,b", "\"a,b\""),
            ("say \"x\"", "\"say \"\"x\"\"\""),
            ("=1+1", "'=1+1"),
            ("@a,b", "\"'@a,b\""),
            ("-5", "'-5"),
            ("＝1", "'＝1"),
            ("\t=1", "'\t=1"),
            ("+886912345678", "+886912345678"),
            ("+886912345678+1", "'+886912345678+1"),
            ("+", "'+"),
        ] {
            assert_eq!(written(Value::Text(text.into()), &TEXTS), expected);
        }
        let for_people = Texts {
            bare_plus: false,
            ..TEXTS
        };
        let phone = Value::Text("+886912345678".into());
        assert_eq!(written(phone, &for_people), "'+886912345678");
    }

    #[test]
    fn numbers_are_plain() {
        for (value, decimals, expected) in [
            (1234.5, 4, "1234.5"),
            (1_000_000.0, 2, "1000000"),
            (0.000_000_4, 6, "0"),
            (-0.25, 4, "-0.25"),
            (-0.000_01, 4, "0"),
            (1.05, 2, "1.05"),
            (99.995, 0, "100"),
            (1e18, 2, "1000000000000000000"),
            (-1e18, 2, "-1000000000000000000"),
            (f64::NAN, 4, ""),
            (f64::INFINITY, 4, ""),
        ] {
            assert_eq!(written(Value::Number(value, decimals), &TEXTS), expected);
        }
    }
}
