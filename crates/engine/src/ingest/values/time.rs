//! The time of day after a date: recognised and left aside, since orders count
//! by the civil date that is written.

use super::fold::strip_any;

/// Names of the halves and parts of a day, in capitals.
const DAY_PARTS: [&str; 10] = [
    "AM", "PM", "A.M.", "P.M.", "上午", "下午", "早上", "晚上", "中午", "凌晨",
];

/// Whether what follows a date is nothing, or a weekday in Chinese, or a time
/// of day: `T` or space, `h:mm[:ss[.fff]]`, half of the day before or after
/// it, a zone (`Z`, `UTC`, `PST`, `±hh`, `±hhmm`, `±hh:mm`, `GMT+0800 (Taipei
/// Standard Time)`). Upper case.
pub(super) fn is_time_or_nothing(rest: &[u8]) -> bool {
    let date_end = rest.len();
    let rest = without_weekday(rest);
    let Some(&first) = rest.first() else {
        return true;
    };
    let joined = matches!(first, b'T' | b',');
    let apart = first == b' ' || !first.is_ascii() || rest.len() < date_end;
    if !joined && !apart {
        return false;
    }
    let rest = rest[usize::from(joined)..].trim_ascii();
    if rest.is_empty() {
        return !joined;
    }
    let (rest, before) = without_day_part(rest);
    let clock = if first == b'T' {
        clock(rest).or_else(|| compact_clock(rest))
    } else {
        clock(rest)
    };
    let Some((rest, hour)) = clock else {
        return false;
    };
    let (rest, after) = without_day_part(rest.trim_ascii());
    let halves = usize::from(before) + usize::from(after);
    halves <= 1 && hour <= if halves == 1 { 12 } else { 24 } && is_zone_or_nothing(rest)
}

/// Without `(五)`, `星期五`, `(週五)` at the beginning, and the spaces before it.
fn without_weekday(text: &[u8]) -> &[u8] {
    const PARTS: [&str; 11] = [
        "星", "期", "週", "周", "一", "二", "三", "四", "五", "六", "日",
    ];
    let start = text.trim_ascii_start();
    let mut rest = start.strip_prefix(b"(").unwrap_or(start);
    let bracket = rest.len() < start.len();
    let inner = rest.len();
    while let Some(after) = strip_any(rest, &PARTS) {
        rest = after;
    }
    match rest.strip_prefix(b")") {
        _ if rest.len() == inner => text,
        Some(after) if bracket => after,
        _ if bracket => text,
        _ => rest,
    }
}

fn without_day_part(text: &[u8]) -> (&[u8], bool) {
    match strip_any(text, &DAY_PARTS) {
        Some(rest) => (rest.trim_ascii(), true),
        None => (text, false),
    }
}

/// `h:mm[:ss[.fff]]` and what follows it, with the hour.
fn clock(text: &[u8]) -> Option<(&[u8], u32)> {
    let (rest, hour) = number(text, 1..=2)?;
    let (mut rest, minute) = number(rest.strip_prefix(b":")?, 2..=2)?;
    let mut second = 0;
    if let Some(seconds) = rest.strip_prefix(b":") {
        (rest, second) = number(seconds, 2..=2)?;
        if let [b'.' | b',', fraction @ ..] = rest {
            let digits = fraction
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            rest = fraction
                .get(digits..)
                .filter(|_| (1..=9).contains(&digits))?;
        }
    }
    (minute < 60 && second <= 60).then_some((rest, hour))
}

/// `hhmm` or `hhmmss` of ISO 8601's basic form.
pub(super) fn compact_clock(text: &[u8]) -> Option<(&[u8], u32)> {
    let (rest, value) = number(text, 4..=6)?;
    let value = match text.len() - rest.len() {
        4 => value * 100,
        6 => value,
        _ => return None,
    };
    (value / 100 % 100 < 60 && value % 100 <= 60 && value < 250_000)
        .then_some((rest, value / 10_000))
}

fn is_zone_or_nothing(text: &[u8]) -> bool {
    let text = match (text.iter().position(|&byte| byte == b'('), text.last()) {
        (Some(open), Some(b')')) => text[..open].trim_ascii_end(),
        _ => text,
    };
    let letters = text.iter().take_while(|byte| byte.is_ascii_uppercase());
    let (name, offset) = text.split_at(letters.count());
    let named = name == b"Z" || (3..=4).contains(&name.len());
    let offset = match offset {
        [] => return named || name.is_empty(),
        [b'+' | b'-', rest @ ..] if name.is_empty() || named => rest,
        _ => return false,
    };
    let (hours, minutes) = match offset {
        [a, b] => ([a, b], [&b'0', &b'0']),
        [a, b, c, d] | [a, b, b':', c, d] => ([a, b], [c, d]),
        _ => return false,
    };
    let two = |[tens, ones]: [&u8; 2]| number(&[*tens, *ones], 2..=2).map(|(_, value)| value);
    two(hours).is_some_and(|hours| hours <= 14) && two(minutes).is_some_and(|minutes| minutes < 60)
}

/// A run of digits of an allowed length (at most 9), and what follows it.
pub(super) fn number(
    text: &[u8],
    lengths: core::ops::RangeInclusive<usize>,
) -> Option<(&[u8], u32)> {
    let length = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if !lengths.contains(&length) {
        return None;
    }
    let value = text[..length]
        .iter()
        .fold(0, |value, byte| value * 10 + u32::from(byte - b'0'));
    Some((&text[length..], value))
}
