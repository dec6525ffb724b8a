//! Numbers as plain decimals.

use std::fmt::Write;

/// Digits that Excel shows of a number, and keeps of one typed in.
const SHOWN: usize = 15;
/// Beyond 2^53 not every integer is a number of this format.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Writes a number without exponent: the shortest text that means it. What
/// arithmetic left behind the 15th digit is rounded away, as on Excel's screen:
/// 0.1 + 0.2 is 0.3. Integers up to 2^53, which may be identifiers, are exact.
pub(super) fn write(out: &mut String, value: f64) {
    if !value.is_finite() {
        return;
    }
    // Writing to a string cannot fail.
    if value.fract() == 0.0 && value.abs() < EXACT {
        let _ = write!(out, "{}", value as i64);
        return;
    }
    let start = out.len();
    let _ = write!(out, "{value}");
    if digits(&out[start..]) > SHOWN
        && let Ok(shown) = format!("{value:.*e}", SHOWN - 1).parse::<f64>()
    {
        out.truncate(start);
        let _ = write!(out, "{shown}");
    }
}

/// Significant digits of a plain decimal.
fn digits(text: &str) -> usize {
    let digits = || text.bytes().filter(u8::is_ascii_digit);
    let leading = digits().take_while(|digit| *digit == b'0').count();
    digits().count() - leading
}

#[cfg(test)]
mod tests {
    use super::write;

    fn text(value: f64) -> String {
        let mut text = String::new();
        write(&mut text, value);
        text
    }

    #[test]
    #[allow(clippy::excessive_precision)] // they are what is tested
    fn numbers_are_plain_and_short() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.0, "0"),
            (12.5, "12.5"),
            (-1234.0, "-1234"),
            (0.1 + 0.2, "0.3"),
            (19.989_999_999_999_998, "19.99"),
            (-1_199.999_999_999_999_8, "-1200"),
            (1.0 / 3.0, "0.333333333333333"),
            (123_456_789.123_456_78, "123456789.123457"),
            (9_007_199_254_740_991.0, "9007199254740991"),
            (4_111_111_111_111_111.0, "4111111111111111"),
            (1e-7, "0.0000001"),
            (1.5e21, "1500000000000000000000"),
            (1.234_567_890_123_45e-5, "0.0000123456789012345"),
        ] {
            assert_eq!(text(value), expected);
        }
        assert_eq!(text(f64::NAN), "");
    }
}
