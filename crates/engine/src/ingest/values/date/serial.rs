//! Dates that are numbers: days of a spreadsheet, Unix times.

use super::DateProblem;
use crate::calendar::Day;
use crate::ingest::values::style::DateStyle;

/// How a number counts: units a day, and the day on which it is zero.
pub(in crate::ingest::values) struct Serial {
    units: i64,
    zero: i64,
    signed: bool,
}

impl Serial {
    /// `None` for the styles of civil dates.
    pub(in crate::ingest::values) fn of(style: DateStyle) -> Option<Self> {
        let (units, zero, signed) = match style {
            DateStyle::Excel1900 => (1, -25_569, false),
            DateStyle::Excel1904 => (1, -24_107, false),
            DateStyle::UnixSeconds => (86_400, 0, true),
            DateStyle::UnixMillis => (86_400_000, 0, true),
            _ => return None,
        };
        Some(Self {
            units,
            zero,
            signed,
        })
    }

    /// `None` when the text is not a number.
    pub(super) fn read(&self, text: &[u8]) -> Option<Result<Day, DateProblem>> {
        let (negative, text) = match text {
            [b'-', rest @ ..] if self.signed => (true, rest),
            _ => (false, text),
        };
        let (whole, fraction) = number(text)?;
        let value = if negative {
            -whole - i64::from(fraction)
        } else {
            whole
        };
        let days = value.div_euclid(self.units) + self.zero;
        let day = i32::try_from(days)
            .ok()
            .map(Day)
            .filter(|day| day.is_valid());
        Some(day.ok_or(DateProblem::OutOfRange))
    }
}

/// At most 15 digits, and whether there is a fraction other than zero.
fn number(text: &[u8]) -> Option<(i64, bool)> {
    let point = text.iter().position(|byte| matches!(byte, b'.' | b','));
    let (whole, fraction) = text.split_at(point.unwrap_or(text.len()));
    let fraction = fraction.get(1..).unwrap_or(b"0");
    let digits =
        |text: &[u8]| !text.is_empty() && text.len() <= 18 && text.iter().all(u8::is_ascii_digit);
    if !digits(whole) || !digits(fraction) || whole.len() > 15 {
        return None;
    }
    let value = whole
        .iter()
        .fold(0, |value, byte| value * 10 + i64::from(byte - b'0'));
    Some((value, fraction.iter().any(|&byte| byte != b'0')))
}

/// The style that a number on its own suggests: spreadsheet days of 1990 to
/// 2049, Unix times of 2001 to 2033 (beyond them are telephone numbers).
pub(in crate::ingest::values) fn likely_serial(text: &[u8]) -> Option<DateStyle> {
    match number(text)?.0 {
        32_874..=54_788 => Some(DateStyle::Excel1900),
        1_000_000_000..=1_999_999_999 => Some(DateStyle::UnixSeconds),
        1_000_000_000_000..=1_999_999_999_999 => Some(DateStyle::UnixMillis),
        _ => None,
    }
}
