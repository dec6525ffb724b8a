//! Civil dates as real exports write them.

use super::fold::Folded;
use super::time::{is_time_or_nothing, number};
use super::trim;
use crate::calendar::{Day, FIRST_VALID_DAY, LAST_VALID_DAY};
use crate::ingest::DateOrder;

/// Why a cell is not a usable date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateProblem {
    /// Not written as a date, or not in the chosen order.
    Unparsable,
    /// A day that the calendar does not have.
    Impossible,
    /// A year before 1900 or after 2199 (years 0 and 9999 mean "none" in many
    /// databases). Looked at before the month and the day.
    OutOfRange,
}

/// Reads a date.
///
/// Under every order: `yyyy-mm-dd`, `yyyy/m/d`, `yyyy.m.d`, `yyyymmdd`,
/// `yyyy年m月d日`; under [`DateOrder::Dmy`] and [`DateOrder::Mdy`] also
/// `d/m/yyyy` or `m/d/yyyy` with `/`, `-` or `.`. White space around, full-width
/// digits, and a time of day with or without a zone after it are accepted; the
/// date that is written counts, whatever the zone. Years have four digits.
///
/// # Errors
/// See [`DateProblem`].
///
/// ```
/// use ltv_engine::calendar::Day;
/// use ltv_engine::ingest::{DateOrder, values::parse_date};
/// assert_eq!(parse_date(b"1970-01-02T23:59:00+08:00", DateOrder::Ymd), Ok(Day(1)));
/// assert_eq!(parse_date(b"2/1/1970", DateOrder::Dmy), Ok(Day(1)));
/// ```
#[inline]
pub fn parse_date(cell: &[u8], order: DateOrder) -> Result<Day, DateProblem> {
    if let Some((year, month, day)) = iso(cell) {
        return to_day(year, month, day);
    }
    let parts = Parts::read(cell).ok_or(DateProblem::Unparsable)?;
    let [first, second, third] = parts.numbers;
    match order {
        _ if parts.year_first => to_day(first, second, third),
        DateOrder::Ymd => Err(DateProblem::Unparsable),
        DateOrder::Dmy => to_day(third, second, first),
        DateOrder::Mdy => to_day(third, first, second),
    }
}

/// What a date says about the order of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) enum DateShape {
    /// Starts with a four-digit year.
    YearFirst,
    /// The first number can only be the day.
    DayFirst,
    /// The second number can only be the day.
    MonthFirst,
    /// Either order makes a date.
    Undecided,
}

/// The shape of a cell; `None` when it is not a date in any order.
pub(in crate::ingest) fn date_shape(cell: &[u8]) -> Option<DateShape> {
    let parts = Parts::read(cell)?;
    let [first, second, third] = parts.numbers;
    if parts.year_first {
        // Eight digits are a date only if they can be one: amounts and ids are digits too.
        let plausible = to_day(first, second, third) != Err(DateProblem::Impossible)
            && (!parts.compact || to_day(first, second, third).is_ok());
        return plausible.then_some(DateShape::YearFirst);
    }
    match (first, second) {
        (13..=31, 1..=12) => Some(DateShape::DayFirst),
        (1..=12, 13..=31) => Some(DateShape::MonthFirst),
        (1..=12, 1..=12) => Some(DateShape::Undecided),
        _ => None,
    }
}

/// The three numbers of a date, in the order in which they are written.
struct Parts {
    numbers: [u32; 3],
    year_first: bool,
    compact: bool,
}

impl Parts {
    /// The forms that are known. Another form is one more branch here.
    fn read(cell: &[u8]) -> Option<Self> {
        let cell = trim(cell);
        if !cell.is_ascii() {
            let folded = Folded::new(cell, special)?;
            return Self::read_ascii(folded.as_bytes().trim_ascii());
        }
        Self::read_ascii(cell)
    }

    fn read_ascii(cell: &[u8]) -> Option<Self> {
        if let Some((rest, digits)) = number(cell, 8..=8) {
            let numbers = [digits / 10_000, digits / 100 % 100, digits % 100];
            return is_time_or_nothing(rest).then_some(Self {
                numbers,
                year_first: true,
                compact: true,
            });
        }
        let (rest, first) = number(cell, 1..=4)?;
        let year_first = match cell.len() - rest.len() {
            4 => true,
            1 | 2 => false,
            _ => return None,
        };
        let (&separator, rest) = rest.split_first()?;
        if !matches!(separator, b'-' | b'/' | b'.') {
            return None;
        }
        let (rest, second) = number(rest, 1..=2)?;
        let rest = rest.strip_prefix(&[separator])?;
        let (rest, third) = number(rest, if year_first { 1..=2 } else { 4..=4 })?;
        is_time_or_nothing(rest).then_some(Self {
            numbers: [first, second, third],
            year_first,
            compact: false,
        })
    }
}

/// 2024年1月5日 上午 10:30 in ASCII.
fn special(char: char) -> Option<&'static str> {
    Some(match char {
        '年' | '月' => "/",
        '日' => " ",
        '上' => "A",
        '下' => "P",
        '午' => "M",
        _ => return None,
    })
}

/// The commonest form by far, exactly `yyyy-mm-dd`, without loops.
#[inline]
fn iso(cell: &[u8]) -> Option<(u32, u32, u32)> {
    let &[a, b, c, d, b'-', e, f, b'-', g, h] = cell else {
        return None;
    };
    let digit = |byte: u8| u32::from(byte.wrapping_sub(b'0'));
    let digits = [a, b, c, d, e, f, g, h].map(digit);
    if digits.iter().any(|&digit| digit > 9) {
        return None;
    }
    let [a, b, c, d, e, f, g, h] = digits;
    Some((a * 1000 + b * 100 + c * 10 + d, e * 10 + f, g * 10 + h))
}

#[inline]
fn to_day(year: u32, month: u32, day: u32) -> Result<Day, DateProblem> {
    let valid_years = FIRST_VALID_DAY.civil().0 as u32..=LAST_VALID_DAY.civil().0 as u32;
    if !valid_years.contains(&year) {
        return Err(DateProblem::OutOfRange);
    }
    // Two digits each, so they fit.
    Day::from_civil(year as i32, month as u8, day as u8).ok_or(DateProblem::Impossible)
}
