//! The three numbers of a written date, before anything is said of their order.

use super::full_year;
use super::months::{month, skip_weekday};
use crate::ingest::values::fold::strip_any;
use crate::ingest::values::time::{compact_clock, is_time_or_nothing, number};

/// The numbers of a date, in the order in which the form has them.
pub(in crate::ingest::values) struct Written {
    pub(in crate::ingest::values) numbers: [u32; 3],
    pub(in crate::ingest::values) form: Form,
}

/// How a date is written, and with that the order of its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest::values) enum Form {
    /// Year of four digits, month, day; also every date that names its month.
    Full,
    /// `yyyymmdd`.
    Compact,
    /// ROC year of three digits or with the era's name, month, day.
    RocYear,
    /// ROC year of two digits and 年, month, day.
    RocShort,
    /// `yyymmdd` or `yymmdd` in ROC years.
    RocCompact,
    /// Three numbers of one or two digits; `padded`: the last one has two.
    Short { padded: bool },
    /// Two numbers of one or two digits, then a year of four.
    YearLast,
}

impl Written {
    /// Reads folded text. Another form is one more branch here.
    pub(in crate::ingest::values) fn read(text: &[u8]) -> Option<Self> {
        let plain = strip_any(text, &["中華民國", "中华民国", "民國", "民国", "民"]);
        let era = plain.is_some();
        let text = plain.unwrap_or(text).trim_ascii_start();
        let compact = if era { None } else { Self::compact(text) };
        let numbers = compact.or_else(|| Self::numbers(text, era));
        numbers.or_else(|| Self::with_month(text, era))
    }

    fn new(numbers: [u32; 3], form: Form, rest: &[u8]) -> Option<Self> {
        is_time_or_nothing(rest).then_some(Self { numbers, form })
    }

    /// Digits without separators.
    fn compact(text: &[u8]) -> Option<Self> {
        let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (head, form) = match digits {
            8 | 14 => (8, Form::Compact),
            6 | 7 => (digits, Form::RocCompact),
            _ => return None,
        };
        let (date, rest) = text.split_at(head);
        if digits == 14 && compact_clock(rest)?.0.is_empty() {
            return Self::compact(date);
        }
        let (_, value) = number(date, 6..=8)?;
        Self::new([value / 10_000, value / 100 % 100, value % 100], form, rest)
    }

    /// Three numbers with the same separator between them.
    fn numbers(text: &[u8], era: bool) -> Option<Self> {
        let (rest, first) = number(text, 1..=4)?;
        let width = text.len() - rest.len();
        let (&separator, rest) = rest.split_first()?;
        if !matches!(separator, b'-' | b'/' | b'.') || (era && width == 4) {
            return None;
        }
        let (rest, second) = number(rest, 1..=2)?;
        let rest = rest.strip_prefix(&[separator])?;
        let (after, third) = number(rest, 1..=4)?;
        let form = match (width, rest.len() - after.len()) {
            (_, 1 | 2) if era => Form::RocYear,
            (4, 1 | 2) => Form::Full,
            (3, 1 | 2) => Form::RocYear,
            (_, width @ (1 | 2)) => Form::Short { padded: width == 2 },
            (1 | 2, 4) => Form::YearLast,
            _ => return None,
        };
        Self::new([first, second, third], form, after)
    }

    /// A date whose month has a name: an English one, or a number with 月.
    fn with_month(text: &[u8], era: bool) -> Option<Self> {
        if let Some(written) = Self::year_then_month(text, era) {
            return Some(written);
        }
        if era {
            return None;
        }
        let text = skip_weekday(text);
        let (rest, month, day) = if let Some((rest, month)) = month(text) {
            let (rest, day) = day_of_month(gap(rest))?;
            (rest, month, day)
        } else {
            let (rest, day) = day_of_month(text)?;
            let (rest, month) = month(gap(rest))?;
            (rest, month, day)
        };
        let start = gap(rest);
        let (rest, year) = number(start, 2..=4)?;
        let year = match start.len() - rest.len() {
            2 => full_year(year),
            4 => year,
            _ => return None,
        };
        let rest = rest.strip_prefix("年".as_bytes()).unwrap_or(rest);
        Self::new([year, month, day], Form::Full, rest)
    }

    fn year_then_month(text: &[u8], era: bool) -> Option<Self> {
        let (rest, year) = number(text, 1..=4)?;
        let width = text.len() - rest.len();
        let marked = rest.trim_ascii_start().strip_prefix("年".as_bytes());
        let form = match (width, marked) {
            (4, _) if !era => Form::Full,
            (1..=3, _) if era => Form::RocYear,
            (3, Some(_)) => Form::RocYear,
            (2, Some(_)) => Form::RocShort,
            _ => return None,
        };
        let (rest, month) = month(gap(marked.unwrap_or(rest)))?;
        let (rest, day) = day_of_month(gap(rest))?;
        Self::new([year, month, day], form, rest)
    }
}

/// `5`, `05`, `5th`, `5日`.
fn day_of_month(text: &[u8]) -> Option<(&[u8], u32)> {
    let (rest, day) = number(text, 1..=2)?;
    let suffixes = ["ST", "ND", "RD", "TH", "日", "號", "号", " 日"];
    Some((strip_any(rest, &suffixes).unwrap_or(rest), day))
}

/// What follows up to three separators.
fn gap(text: &[u8]) -> &[u8] {
    let separators = text
        .iter()
        .take(3)
        .take_while(|byte| matches!(byte, b' ' | b',' | b'-' | b'/' | b'.' | b'\''));
    &text[separators.count()..]
}
