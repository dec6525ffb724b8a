//! Periods as tables of spend name them.

mod tokens;

use crate::calendar::{Day, Month};
use crate::fold::fold;
use crate::ingest::values::{DateProblem, DateStyle, parse_date};
use tokens::{Token, tokens};

/// What a cell names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// One day, which may stand for the period that begins on it.
    Day(Day),
    /// A period from its first to its last day, inclusive.
    Days {
        /// First day.
        first: Day,
        /// Last day, ≥ `first`.
        last: Day,
    },
}

impl Span {
    /// The first day.
    pub fn first(self) -> Day {
        match self {
            Self::Day(day) | Self::Days { first: day, .. } => day,
        }
    }

    /// The last day.
    pub fn last(self) -> Day {
        match self {
            Self::Day(day) | Self::Days { last: day, .. } => day,
        }
    }
}

/// What stands between the two ends of a span.
const TO: [&str; 6] = ["~", "至", "到", " to ", " - ", ".."];

/// Years from the first of the Republic of China (1912) to the common era.
const ROC: u32 = 1911;

/// Reads the period that a cell names.
///
/// A month: `2024-05`, `2024/5`, `202405`, `05/2024`, `May 2024`, `May-24`,
/// `2024年5月`, `113/05`, `11305`, `民國113年5月`; under [`DateStyle::Roc`] also
/// `99/12`. A quarter (`2024Q1`, `Q1 2024`, `2024年第1季`), an ISO week
/// (`2024-W05`, `2024年第5週`), a year (`2024`, `113年`), a day in any form of
/// [`parse_date`], or two of all these with `~`, `至`, `to` or ` - ` between
/// them (`2024/5/1 ~ 2024/5/15`).
///
/// # Errors
/// See [`DateProblem`]; [`DateProblem::Impossible`] also for spans that end
/// before they begin, and [`DateProblem::OutOfRange`] for years outside 1900 ..= 2199.
///
/// ```
/// use ltv_engine::calendar::Day;
/// use ltv_engine::ingest::values::DateStyle;
/// use ltv_engine::spend::{Span, parse_period};
/// let january = Ok(Span::Days { first: Day(0), last: Day(30) });
/// assert_eq!(parse_period(b"1970-01", DateStyle::Ymd), january);
/// assert_eq!(parse_period("民國59年1月".as_bytes(), DateStyle::Ymd), january);
/// assert_eq!(parse_period(b"1970/1/2", DateStyle::Ymd), Ok(Span::Day(Day(1))));
/// ```
pub fn parse_period(cell: &[u8], style: DateStyle) -> Result<Span, DateProblem> {
    let text = core::str::from_utf8(cell).map_err(|_| DateProblem::Unparsable)?;
    if text.len() > 128 {
        return Err(DateProblem::Unparsable);
    }
    let mut folded = String::new();
    fold(text, &mut folded);
    match single(&folded, style) {
        Err(DateProblem::Unparsable) => {}
        read => return read,
    }
    let ends = TO.iter().find_map(|to| folded.split_once(to));
    let (from, to) = ends.ok_or(DateProblem::Unparsable)?;
    let (from, to) = (single(from.trim(), style)?, single(to.trim(), style)?);
    let (first, last) = (from.first(), to.last());
    if first > last {
        return Err(DateProblem::Impossible);
    }
    Ok(Span::Days { first, last })
}

fn single(text: &str, style: DateStyle) -> Result<Span, DateProblem> {
    let mut read = tokens(text).unwrap_or_default();
    let era = read.first() == Some(&Token::Era);
    read.drain(..usize::from(era));
    match longer(&read, era, style) {
        Some(span) => span,
        None => parse_date(text.as_bytes(), style).map(Span::Day),
    }
}

/// A month, quarter, week or year; `None` when it is none of them.
fn longer(tokens: &[Token], era: bool, style: DateStyle) -> Option<Result<Span, DateProblem>> {
    use Token::{Month, Named, Number, Quarter, Week};
    let year = |token| year_of(token, era, style);
    let serial = matches!(style, DateStyle::Excel1900 | DateStyle::Excel1904);
    Some(match *tokens {
        [Number(month, 1 | 2), Number(y, 4)] if !era => month_span(y, month),
        [Named(month), Number(y, 2)] => month_span(y + if y >= 70 { 1900 } else { 2000 }, month),
        [y, Number(month, 1 | 2) | Month(month) | Named(month)] => match (y, tokens[1]) {
            // 24-May: a day, and of no year.
            (Number(_, 1 | 2), Named(_)) => return None,
            _ => month_span(year(y)?, month),
        },
        [Named(month) | Month(month), y] => month_span(year(y)?, month),
        [Number(compact, 6)] if (190_001..=219_912).contains(&compact) => {
            month_span(compact / 100, compact % 100)
        }
        [Number(compact, 5)] if !serial && (10_001..=19_912).contains(&compact) => {
            month_span(compact / 100 + ROC, compact % 100)
        }
        [y, Quarter(quarter)] | [Quarter(quarter), y] => quarter_span(year(y)?, quarter),
        [y, Week(week)] | [Week(week), y] => week_span(year(y)?, week),
        [y @ Token::Year(..)] => year_span(year(y)?),
        [Number(y, 4)] if (1900..=2199).contains(&y) => year_span(y),
        _ => return None,
    })
}

/// The year in the common era.
fn year_of(token: Token, era: bool, style: DateStyle) -> Option<u32> {
    match token {
        Token::Year(year, 1..=3) | Token::Number(year, 3) => Some(year + ROC),
        Token::Year(year, 4) | Token::Number(year, 4) if !era => Some(year),
        Token::Number(year, 1 | 2) if era || style == DateStyle::Roc => Some(year + ROC),
        _ => None,
    }
}

fn month(year: u32, month: u32) -> Result<Month, DateProblem> {
    if !(1900..=2199).contains(&year) {
        return Err(DateProblem::OutOfRange);
    }
    if !(1..=12).contains(&month) {
        return Err(DateProblem::Impossible);
    }
    Ok(Month {
        year: year as i32,
        month: month as u8,
    })
}

/// From the first to the last of some months.
fn months(year: u32, from: u32, to: u32) -> Result<Span, DateProblem> {
    Ok(Span::Days {
        first: month(year, from)?.first_day(),
        last: month(year, to)?.last_day(),
    })
}

fn month_span(year: u32, month: u32) -> Result<Span, DateProblem> {
    months(year, month, month)
}

fn quarter_span(year: u32, quarter: u32) -> Result<Span, DateProblem> {
    let last = quarter.min(5) * 3;
    months(year, last.max(3) - 2, if quarter == 0 { 0 } else { last })
}

fn year_span(year: u32) -> Result<Span, DateProblem> {
    months(year, 1, 12)
}

/// ISO 8601: weeks begin on Monday, and the first has the 4th of January.
fn week_span(year: u32, week: u32) -> Result<Span, DateProblem> {
    let january = month(year, 1)?.first_day();
    let fourth = january.0 + 3;
    let monday = fourth - (fourth + 3).rem_euclid(7); // 1970-01-01 was a Thursday
    let first = Day(monday + (week.min(99) as i32 - 1) * 7);
    // A week belongs to the year of its Thursday.
    if week == 0 || Day(first.0 + 3).month().year != year as i32 {
        return Err(DateProblem::Impossible);
    }
    Ok(Span::Days {
        first,
        last: Day(first.0 + 6),
    })
}
