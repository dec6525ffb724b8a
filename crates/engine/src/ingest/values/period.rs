//! Periods longer than a day, as tables of spend write them.

use super::evidence::is_date;
use super::fold::{Folded, strip_any};
use super::time::number;

/// Whether a cell is a day, a month, a quarter or a year of a plausible form:
/// `2024-05`, `113/05`, `202405`, `May 2024`, `2024年5月`, `2024Q1`,
/// `2024-W05`, `2024-05-01 ~ 2024-05-31`.
pub(in crate::ingest) fn is_period(cell: &[u8]) -> bool {
    if is_date(cell) {
        return true;
    }
    let Some(folded) = Folded::new(cell) else {
        return false;
    };
    let text = folded.text();
    if let Some(split) = text
        .windows(3)
        .position(|near| near == b" - " || near == b" ~ ")
    {
        return is_date(&text[..split]);
    }
    if let Some(split) = text.iter().position(|&byte| byte == b'~') {
        return is_date(&text[..split]);
    }
    // With a first day put in, a month is a date.
    let mut bytes = [b' '; 100];
    let len = text.len();
    bytes[..len].copy_from_slice(text);
    let whole = |suffix: &str, bytes: &mut [u8; 100]| {
        let end = len + suffix.len();
        bytes.get_mut(len..end).is_some_and(|tail| {
            tail.copy_from_slice(suffix.as_bytes());
            true
        }) && is_date(&bytes[..end])
    };
    if ["-1", "/1", ".1", "1日", "01"]
        .iter()
        .any(|suffix| whole(suffix, &mut bytes))
    {
        return true;
    }
    if text.first().is_some_and(u8::is_ascii_uppercase) {
        let mut dated = [0; 100];
        dated[..2].copy_from_slice(b"1 ");
        dated[2..len + 2].copy_from_slice(text);
        return is_date(&dated[..len + 2]);
    }
    match number(text, 4..=4) {
        Some((rest, 1990..=2199)) => {
            let rest = strip_any(rest, &["年", "-", "/", " "])
                .unwrap_or(rest)
                .trim_ascii();
            rest.is_empty()
                || strip_any(rest, &["Q", "W", "第"])
                    .is_some_and(|rest| number(rest, 1..=2).is_some())
        }
        _ => false,
    }
}
