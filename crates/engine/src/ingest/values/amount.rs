//! Amounts of money as real exports write them.

mod currency;
mod number;
mod word;

use super::fold::Folded;
use super::style::{CurrencyCode, DecimalMark};
use super::trim;
use crate::amount::Amount;
pub use currency::parse_currency;
use currency::without_marks;
use number::Number;

/// Why a cell is not a usable amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountProblem {
    /// Not written as an amount.
    Unparsable,
    /// Beyond ± [`crate::amount::MAX_UNITS`] units.
    OutOfRange,
}

/// What a cell of money says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money {
    /// How much.
    pub amount: Amount,
    /// Of which currency, if the cell names one: `NT$5`, `5 EUR`. Marks that
    /// several currencies use (`$`, `¥`, `元`) name none.
    pub currency: Option<CurrencyCode>,
}

/// Reads an amount, exactly, to four decimals (further ones round half to even).
///
/// Accepted: a sign (`-`, `−`, `+`) before the number, a minus behind it, or
/// brackets for a negative amount; a currency mark or code before and after;
/// thousands grouped by the mark that is not the decimal one, by spaces or by
/// apostrophes, where they belong (`1,50` is refused under
/// [`DecimalMark::Point`], never read as 150); an exponent; full-width
/// characters; spaces around each part. A percentage is no money.
///
/// # Errors
/// See [`AmountProblem`]. Two currencies in one cell are [`AmountProblem::Unparsable`].
///
/// ```
/// use ltv_engine::ingest::values::{DecimalMark, parse_money};
/// let scaled = |cell: &str, mark| Some(parse_money(cell.as_bytes(), mark).ok()?.amount.scaled());
/// assert_eq!(scaled("NT$1,200", DecimalMark::Point), Some(12_000_000));
/// assert_eq!(scaled("(12.5)", DecimalMark::Point), Some(-125_000));
/// assert_eq!(scaled("1.200,50 €", DecimalMark::Comma), Some(12_005_000));
/// assert_eq!(scaled("1,50", DecimalMark::Point), None);
/// ```
#[allow(clippy::inline_always)] // the importer's fast way, measured
#[inline(always)]
pub fn parse_money(cell: &[u8], mark: DecimalMark) -> Result<Money, AmountProblem> {
    match plain(cell, mark.byte()) {
        Some(scaled) => match Amount::from_scaled(scaled) {
            Some(amount) => Ok(Money {
                amount,
                currency: None,
            }),
            None => Err(AmountProblem::OutOfRange),
        },
        None => decorated(cell, mark),
    }
}

/// The commonest form by far: at most 12 digits, a mark, at most 4 digits.
#[inline]
fn plain(cell: &[u8], mark: u8) -> Option<i64> {
    word::read(cell, mark).or_else(|| one_by_one(cell, mark))
}

fn one_by_one(cell: &[u8], mark: u8) -> Option<i64> {
    if cell.len() > 17 {
        return None; // twelve digits, a mark and four more; and no overflow below
    }
    let mut value = 0_i64;
    let mut decimals = None;
    for &byte in cell {
        match (byte, decimals) {
            (b'0'..=b'9', _) => {
                value = value * 10 + i64::from(byte - b'0');
                decimals = decimals.map(|count| count + 1);
            }
            (byte, None) if byte == mark => decimals = Some(0),
            _ => return None,
        }
    }
    let places = decimals.unwrap_or(0);
    let digits = cell.len() - usize::from(decimals.is_some());
    let fits = digits > 0 && places <= 4 && digits - places <= 12;
    fits.then(|| value * [10_000, 1_000, 100, 10, 1][places])
}

fn decorated(cell: &[u8], mark: DecimalMark) -> Result<Money, AmountProblem> {
    let folded = Folded::new(trim(cell)).ok_or(AmountProblem::Unparsable)?;
    let bare = Bare::of(folded.text()).ok_or(AmountProblem::Unparsable)?;
    let number = Number::read(bare.number, mark.byte()).ok_or(AmountProblem::Unparsable)?;
    let amount = number
        .to_amount(bare.negative)
        .ok_or(AmountProblem::OutOfRange)?;
    Ok(Money {
        amount,
        currency: bare.currency,
    })
}

/// The number of an amount without sign and currency.
pub(super) struct Bare<'a> {
    pub(super) number: &'a [u8],
    negative: bool,
    currency: Option<CurrencyCode>,
}

impl<'a> Bare<'a> {
    /// From folded text; `None` when it names two currencies.
    pub(super) fn of(text: &'a [u8]) -> Option<Self> {
        let mut currency = None;
        let text = without_marks(text, &mut currency)?;
        let (negative, inner) = match text {
            [b'(', inner @ .., b')'] | [b'-', inner @ ..] | [inner @ .., b'-'] => (true, inner),
            [b'+', inner @ ..] => (false, inner),
            _ => (false, text),
        };
        // Marks inside the sign; without one nothing is left to take off.
        let number = if inner.len() < text.len() {
            without_marks(inner, &mut currency)?
        } else {
            inner
        };
        Some(Self {
            number,
            negative,
            currency,
        })
    }
}

/// Whether a cell is written as an amount with either decimal mark, in range or not.
pub(in crate::ingest) fn is_amount(cell: &[u8]) -> bool {
    [DecimalMark::Point, DecimalMark::Comma]
        .into_iter()
        .any(|mark| parse_money(cell, mark) != Err(AmountProblem::Unparsable))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn eight_at_a_time_is_one_by_one(cell in "[0-9]{0,8}[.,]?[0-9]{0,5}|[0-9./,:;x-]{0,9}") {
            for mark in [b'.', b','] {
                if let Some(scaled) = word::read(cell.as_bytes(), mark) {
                    prop_assert_eq!(Some(scaled), one_by_one(cell.as_bytes(), mark));
                } else if (4..=8).contains(&cell.len()) {
                    prop_assert_eq!(None, one_by_one(cell.as_bytes(), mark));
                }
            }
        }
    }
}
