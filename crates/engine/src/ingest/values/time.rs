//! The time of day after a date: recognised and left aside, since orders count
//! by the civil date that is written.

/// Whether what follows a date is nothing, or a time of day:
/// `T` or space, `h:mm[:ss[.fff]]`, AM or PM before or after it, a zone (`Z`,
/// `UTC`, `GMT`, `±hh`, `±hhmm`, `±hh:mm`). ASCII, any case.
pub(super) fn is_time_or_nothing(rest: &[u8]) -> bool {
    let Some(&first) = rest.first() else {
        return true;
    };
    let rest = match first {
        b'T' | b't' | b',' => &rest[1..],
        b' ' => rest,
        _ => return false,
    };
    let rest = rest.trim_ascii();
    if rest.is_empty() {
        return first == b' ';
    }
    let (rest, before) = strip_half_day(rest);
    let Some((rest, hour)) = clock(rest.trim_ascii_start()) else {
        return false;
    };
    let (rest, after) = strip_half_day(rest.trim_ascii_start());
    let halves = usize::from(before) + usize::from(after);
    halves <= 1
        && hour <= if halves == 1 { 12 } else { 24 }
        && is_zone_or_nothing(rest.trim_ascii())
}

fn strip_half_day(text: &[u8]) -> (&[u8], bool) {
    match text {
        [b'A' | b'a' | b'P' | b'p', b'M' | b'm', rest @ ..] => (rest, true),
        _ => (text, false),
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

fn is_zone_or_nothing(text: &[u8]) -> bool {
    let offset = match text {
        [] => return true,
        [b'+' | b'-', rest @ ..] => rest,
        zone => {
            return [b"Z".as_slice(), b"UTC", b"GMT"]
                .iter()
                .any(|name| zone.eq_ignore_ascii_case(name));
        }
    };
    let (hours, minutes) = match offset {
        [a, b] => ([a, b], [&b'0', &b'0']),
        [a, b, c, d] | [a, b, b':', c, d] => ([a, b], [c, d]),
        _ => return false,
    };
    let two = |[tens, ones]: [&u8; 2]| number(&[*tens, *ones], 2..=2).map(|(_, value)| value);
    two(hours).is_some_and(|hours| hours <= 14) && two(minutes).is_some_and(|minutes| minutes < 60)
}

/// A run of digits of an allowed length, and what follows it.
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
