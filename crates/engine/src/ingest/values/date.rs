//! Civil dates as real exports write them.

mod months;
mod serial;
mod written;

use super::fold::Folded;
use super::style::DateStyle;
use super::trim;
use crate::calendar::{Day, FIRST_VALID_DAY, LAST_VALID_DAY};
pub(super) use serial::{Serial, likely_serial};
pub(super) use written::{Form, Written};

/// Years from the first of the Republic of China (1912) to the common era.
const ROC: u32 = 1911;

/// Why a cell is not a usable date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateProblem {
    /// Not written as a date, or not in the chosen style.
    Unparsable,
    /// A day that the calendar does not have.
    Impossible,
    /// A year before 1900 or after 2199 (years 0 and 9999 mean "none" in many
    /// databases). Looked at before the month and the day.
    OutOfRange,
}

/// Reads a date.
///
/// Under every style: `yyyy-mm-dd`, also with `/` or `.`; a month by its name
/// (`5 Jan 2024`, `Jan 5th, 2024`, `05-Jan-24`, `2024年1月5日`, `1月5日2024`);
/// ROC years of three digits or with their era (`113/05/01`, `民國99年5月1日`).
/// Under the styles of civil dates also `yyyymmdd`. Under [`DateStyle::Roc`]
/// `1130501`, `990501` and `99/12/31`; under [`DateStyle::Dmy`] and
/// [`DateStyle::Mdy`] numbers in that order with `/`, `-` or `.` and a year of
/// four or two digits (70 ..= 99 are 19xx, others 20xx). Under the other styles
/// plain numbers, with a fraction or without; Unix times give the day in UTC.
///
/// White space around, full-width digits, a weekday, and a time of day with or
/// without a zone are accepted; the date that is written counts, whatever the
/// zone.
///
/// # Errors
/// See [`DateProblem`].
///
/// ```
/// use ltv_engine::calendar::Day;
/// use ltv_engine::ingest::values::{DateStyle, parse_date};
/// assert_eq!(parse_date(b"1970-01-02T23:59:00+08:00", DateStyle::Ymd), Ok(Day(1)));
/// assert_eq!(parse_date(b"2/1/1970", DateStyle::Dmy), Ok(Day(1)));
/// assert_eq!(parse_date("民國59年1月2日".as_bytes(), DateStyle::Ymd), Ok(Day(1)));
/// assert_eq!(parse_date(b"25570.5", DateStyle::Excel1900), Ok(Day(1)));
/// ```
#[inline]
pub fn parse_date(cell: &[u8], style: DateStyle) -> Result<Day, DateProblem> {
    match iso(cell) {
        Some((year, month, day)) => to_day(year, month, day),
        None => written_otherwise(cell, style),
    }
}

fn written_otherwise(cell: &[u8], style: DateStyle) -> Result<Day, DateProblem> {
    let folded = Folded::new(trim(cell)).ok_or(DateProblem::Unparsable)?;
    let text = folded.text();
    let serial = Serial::of(style);
    if let Some(day) = serial.as_ref().and_then(|serial| serial.read(text)) {
        return day;
    }
    let written = Written::read(text).ok_or(DateProblem::Unparsable)?;
    let [first, second, third] = written.numbers;
    match (written.form, style) {
        (Form::Compact, _) if serial.is_some() => Err(DateProblem::Unparsable),
        (Form::Full | Form::Compact, _) => to_day(first, second, third),
        (Form::RocYear, _) | (Form::RocShort | Form::RocCompact, DateStyle::Roc) => {
            roc(first, second, third)
        }
        (Form::Short { .. }, DateStyle::Roc) => roc(first, second, third),
        (Form::Short { padded: true } | Form::YearLast, DateStyle::Dmy | DateStyle::Mdy) => {
            let year = match written.form {
                Form::YearLast => third,
                _ => full_year(third),
            };
            match style {
                DateStyle::Dmy => to_day(year, second, first),
                _ => to_day(year, first, second),
            }
        }
        _ => Err(DateProblem::Unparsable),
    }
}

/// A year of two digits as most software reads it.
fn full_year(year: u32) -> u32 {
    year + if year >= 70 { 1900 } else { 2000 }
}

fn roc(year: u32, month: u32, day: u32) -> Result<Day, DateProblem> {
    if year == 0 {
        return Err(DateProblem::OutOfRange);
    }
    to_day(year + ROC, month, day)
}

/// The commonest form by far, exactly `yyyy-mm-dd`, without loops.
#[inline]
fn iso(cell: &[u8]) -> Option<(u32, u32, u32)> {
    let &[a, b, c, d, b'-', e, f, b'-', g, h] = cell else {
        return None;
    };
    let digit = |byte: u8| u32::from(byte.wrapping_sub(b'0'));
    let (a, b, c, d) = (digit(a), digit(b), digit(c), digit(d));
    let (e, f, g, h) = (digit(e), digit(f), digit(g), digit(h));
    // Beyond four bits from 10 on.
    let spilt = |digit: u32| digit | (digit + 6);
    let all = spilt(a) | spilt(b) | spilt(c) | spilt(d) | spilt(e) | spilt(f) | spilt(g) | spilt(h);
    if all > 15 {
        return None;
    }
    Some((a * 1000 + b * 100 + c * 10 + d, e * 10 + f, g * 10 + h))
}

#[inline]
pub(super) fn to_day(year: u32, month: u32, day: u32) -> Result<Day, DateProblem> {
    const FIRST: u32 = FIRST_VALID_DAY.civil().0 as u32;
    const LAST: u32 = LAST_VALID_DAY.civil().0 as u32;
    if !(FIRST..=LAST).contains(&year) {
        return Err(DateProblem::OutOfRange);
    }
    // Two digits each, so they fit.
    Day::from_civil(year as i32, month as u8, day as u8).ok_or(DateProblem::Impossible)
}
