//! The names of months and weekdays.

use crate::ingest::values::time::number;

const MONTHS: [&[u8]; 12] = [
    b"JANUARY",
    b"FEBRUARY",
    b"MARCH",
    b"APRIL",
    b"MAY",
    b"JUNE",
    b"JULY",
    b"AUGUST",
    b"SEPTEMBER",
    b"OCTOBER",
    b"NOVEMBER",
    b"DECEMBER",
];

const WEEKDAYS: [&[u8]; 7] = [
    b"MONDAY",
    b"TUESDAY",
    b"WEDNESDAY",
    b"THURSDAY",
    b"FRIDAY",
    b"SATURDAY",
    b"SUNDAY",
];

/// A month's name, whole or its first three letters or more, or `n月`; and
/// what follows it. Upper case.
pub(super) fn month(text: &[u8]) -> Option<(&[u8], u32)> {
    if let Some((rest, month)) = number(text, 1..=2) {
        let rest = rest.trim_ascii_start().strip_prefix("月".as_bytes())?;
        return Some((rest, month));
    }
    let (rest, index) = word(text, &MONTHS)?;
    Some((rest, index as u32 + 1))
}

/// The text without a weekday before the date (`Fri, 5 Jan 2024`).
pub(super) fn skip_weekday(text: &[u8]) -> &[u8] {
    match word(text, &WEEKDAYS) {
        Some((rest, _)) => rest.strip_prefix(b",").unwrap_or(rest).trim_ascii_start(),
        None => text,
    }
}

/// Which of the names the first word begins.
fn word<'a>(text: &'a [u8], names: &[&[u8]]) -> Option<(&'a [u8], usize)> {
    let letters = text.iter().take_while(|byte| byte.is_ascii_uppercase());
    let (word, rest) = text.split_at(letters.count());
    let index = names.iter().position(|name| name.starts_with(word))?;
    (word.len() >= 3).then_some((rest, index))
}
