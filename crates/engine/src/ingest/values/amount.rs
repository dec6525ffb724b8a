//! Amounts of money as real exports write them.

use super::fold::Folded;
use super::trim;
use crate::amount::Amount;

/// Why a cell is not a usable amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountProblem {
    /// Not written as an amount.
    Unparsable,
    /// Beyond ± [`crate::amount::MAX_UNITS`] units.
    OutOfRange,
}

/// Currency marks and codes, each before any that it begins with. Marks
/// outside ASCII have been folded to a code by [`special`].
const CURRENCIES: [&[u8]; 14] = [
    b"NT$", b"NTD", b"NT", b"TWD", b"US$", b"USD", b"HK$", b"HKD", b"EUR", b"JPY", b"CNY", b"RMB",
    b"GBP", b"$",
];

/// Reads an amount, exactly, to four decimals (further ones round half to even).
///
/// Accepted: a sign (`-`, `−`, `+`) before the number, or brackets for a
/// negative amount; one currency mark or code before and after; commas between
/// thousands where they belong (`1,50` is refused, never read as 150); a
/// decimal point; an exponent; full-width characters; spaces around each part.
/// Not accepted: a trailing minus, a decimal comma.
///
/// # Errors
/// See [`AmountProblem`].
///
/// ```
/// use ltv_engine::ingest::values::parse_amount;
/// let scaled = |cell: &str| parse_amount(cell.as_bytes()).ok().map(|amount| amount.scaled());
/// assert_eq!(scaled("NT$1,200"), Some(12_000_000));
/// assert_eq!(scaled("(12.5)"), Some(-125_000));
/// assert_eq!(scaled("1,50"), None);
/// ```
#[inline]
pub fn parse_amount(cell: &[u8]) -> Result<Amount, AmountProblem> {
    match plain(cell) {
        Some(scaled) => Amount::from_scaled(scaled).ok_or(AmountProblem::OutOfRange),
        None => decorated(cell),
    }
}

/// The commonest form by far: at most 12 digits, a point, at most 4 digits.
#[inline]
fn plain(cell: &[u8]) -> Option<i64> {
    if cell.len() > 17 {
        return None; // twelve digits, a point and four more; and no overflow below
    }
    let mut value = 0_i64;
    let mut decimals = None;
    for &byte in cell {
        match (byte, decimals) {
            (b'0'..=b'9', _) => {
                value = value * 10 + i64::from(byte - b'0');
                decimals = decimals.map(|count| count + 1);
            }
            (b'.', None) => decimals = Some(0),
            _ => return None,
        }
    }
    let places = decimals.unwrap_or(0);
    let digits = cell.len() - usize::from(decimals.is_some());
    let fits = digits > 0 && places <= 4 && digits - places <= 12;
    fits.then(|| value * [10_000, 1_000, 100, 10, 1][places])
}

fn decorated(cell: &[u8]) -> Result<Amount, AmountProblem> {
    let folded = Folded::new(trim(cell), special).ok_or(AmountProblem::Unparsable)?;
    let text = without_currency(folded.as_bytes());
    let (negative, digits) = match text {
        [b'(', inner @ .., b')'] => (true, without_currency(inner)),
        [b'-', rest @ ..] => (true, without_currency(rest)),
        [b'+', rest @ ..] => (false, without_currency(rest)),
        rest => (false, rest),
    };
    let number = Number::read(digits).ok_or(AmountProblem::Unparsable)?;
    let Number {
        mantissa,
        exponent,
        inexact,
    } = number;
    Amount::from_decimal(negative, mantissa, exponent, inexact).ok_or(AmountProblem::OutOfRange)
}

/// Currency marks outside ASCII.
fn special(char: char) -> Option<&'static str> {
    Some(match char {
        '€' => "EUR",
        '¥' | '￥' => "JPY",
        '元' | '圓' | '圆' => "CNY",
        '£' => "GBP",
        _ => return None,
    })
}

/// The text without one currency before it, one after it, and spaces.
fn without_currency(text: &[u8]) -> &[u8] {
    let mut text = text.trim_ascii();
    if let Some(rest) = CURRENCIES.iter().find_map(|code| text.strip_prefix(*code)) {
        text = rest.trim_ascii();
    }
    if let Some(rest) = CURRENCIES.iter().find_map(|code| text.strip_suffix(*code)) {
        text = rest.trim_ascii();
    }
    text
}

/// Whether a cell is written as an amount, in range or not.
pub(in crate::ingest) fn is_amount(cell: &[u8]) -> bool {
    parse_amount(cell) != Err(AmountProblem::Unparsable)
}

/// `mantissa × 10^exponent`, with `inexact` as in [`Amount::from_decimal`].
struct Number {
    mantissa: u128,
    exponent: i32,
    inexact: bool,
}

impl Number {
    fn read(text: &[u8]) -> Option<Self> {
        let split = text
            .iter()
            .position(|&byte| byte == b'E')
            .unwrap_or(text.len());
        let (decimal, exponent) = text.split_at(split);
        let exponent = match exponent.split_first() {
            Some((_, digits)) => read_exponent(digits)?,
            None => 0,
        };
        let point = decimal
            .iter()
            .position(|&byte| byte == b'.')
            .unwrap_or(decimal.len());
        let (whole, fraction) = decimal.split_at(point);
        let fraction = fraction.get(1..).unwrap_or_default();
        let well_formed = groups_are_proper(whole)
            && fraction.iter().all(u8::is_ascii_digit)
            && whole.len() + fraction.len() > 0;
        if !well_formed {
            return None;
        }
        let mut number = Self {
            mantissa: 0,
            exponent,
            inexact: false,
        };
        for byte in whole.iter().filter(|&&byte| byte != b',') {
            number.push(byte - b'0', false);
        }
        for byte in fraction {
            number.push(byte - b'0', true);
        }
        Some(number)
    }

    /// Appends a digit; beyond 36 of them only whether they were all zero matters.
    fn push(&mut self, digit: u8, after_point: bool) {
        if self.mantissa < 10_u128.pow(36) {
            self.mantissa = self.mantissa * 10 + u128::from(digit);
            self.exponent -= i32::from(after_point);
        } else {
            self.inexact |= digit > 0;
            self.exponent += i32::from(!after_point);
        }
    }
}

/// A signed exponent, held to ± 9 999, which is far beyond every bound.
fn read_exponent(text: &[u8]) -> Option<i32> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] | digits => (false, digits),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let magnitude = digits.iter().fold(0, |sum, byte| {
        (sum * 10 + i32::from(byte - b'0')).min(9_999)
    });
    Some(if negative { -magnitude } else { magnitude })
}

/// Digits only, or groups of three behind a first group of one to three.
fn groups_are_proper(whole: &[u8]) -> bool {
    let mut groups = whole.split(|&byte| byte == b',');
    let first = groups.next().unwrap_or_default();
    let mut grouped = false;
    let rest_is_proper = groups.all(|group| {
        grouped = true;
        group.len() == 3 && group.iter().all(u8::is_ascii_digit)
    });
    rest_is_proper
        && first.iter().all(u8::is_ascii_digit)
        && (!grouped || (1..=3).contains(&first.len()))
}
