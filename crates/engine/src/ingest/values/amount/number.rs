//! A decimal number with groups of thousands and an exponent.

use crate::amount::Amount;

/// `mantissa × 10^exponent`, with `inexact` as in [`Amount::from_decimal`].
pub(super) struct Number {
    mantissa: u128,
    exponent: i32,
    inexact: bool,
}

impl Number {
    /// `mark` stands before the decimals.
    pub(super) fn read(text: &[u8], mark: u8) -> Option<Self> {
        let (decimal, exponent) = split_at(text, b'E');
        let exponent = match exponent {
            Some(digits) => read_exponent(digits)?,
            None => 0,
        };
        let (whole, fraction) = split_at(decimal, mark);
        let fraction = fraction.unwrap_or_default();
        let well_formed = groups_are_proper(whole, mark)
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
        for byte in whole.iter().filter(|byte| byte.is_ascii_digit()) {
            number.push(byte - b'0', false);
        }
        for byte in fraction {
            number.push(byte - b'0', true);
        }
        Some(number)
    }

    /// `None` when it is out of range.
    pub(super) fn to_amount(&self, negative: bool) -> Option<Amount> {
        Amount::from_decimal(negative, self.mantissa, self.exponent, self.inexact)
    }

    /// Appends a digit; beyond 36 of them only whether they were all zero matters.
    fn push(&mut self, digit: u8, after_mark: bool) {
        if self.mantissa < 10_u128.pow(36) {
            self.mantissa = self.mantissa * 10 + u128::from(digit);
            self.exponent -= i32::from(after_mark);
        } else {
            self.inexact |= digit > 0;
            self.exponent += i32::from(!after_mark);
        }
    }
}

/// What stands before the first of a byte, and after it if it is there.
fn split_at(text: &[u8], byte: u8) -> (&[u8], Option<&[u8]>) {
    match text.iter().position(|&other| other == byte) {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
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

/// Digits only; or groups behind a first one of one to three digits, all with
/// the same separator: of three digits, or, as in India, of two before a last
/// one of three.
fn groups_are_proper(whole: &[u8], mark: u8) -> bool {
    let Some(&separator) = whole.iter().find(|byte| !byte.is_ascii_digit()) else {
        return true;
    };
    let groups_by = separator != mark && matches!(separator, b',' | b'.' | b' ' | b'\'');
    let count = whole.split(|&byte| byte == separator).count();
    let sizes_are = |middle: usize| {
        whole
            .split(|&byte| byte == separator)
            .enumerate()
            .all(|(at, group)| {
                let fits = match at {
                    0 => (1..=middle).contains(&group.len()),
                    _ if at + 1 == count => group.len() == 3,
                    _ => group.len() == middle,
                };
                fits && group.iter().all(u8::is_ascii_digit)
            })
    };
    groups_by && (sizes_are(3) || (count > 2 && sizes_are(2)))
}
