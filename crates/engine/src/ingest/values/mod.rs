//! What one cell says: a date or an amount; and what a column's cells say
//! about how they are written.

mod amount;
mod date;
mod evidence;
mod fold;
mod period;
mod style;
mod time;

pub(super) use amount::is_amount;
pub use amount::{AmountProblem, Money, parse_currency, parse_money};
pub use date::{DateProblem, parse_date};
pub(super) use evidence::is_date;
pub use evidence::{DateEvidence, DateGuess, NumberEvidence, NumberGuess};
pub(super) use period::is_period;
pub use style::{CurrencyCode, DateStyle, DecimalMark};

/// The field without white space around it, of any script, and without the
/// `="` … `"` by which some exports keep a spreadsheet from reading it.
#[inline]
pub(super) fn trim(field: &[u8]) -> &[u8] {
    match (field.first(), field.last()) {
        (Some(b'='), Some(b'"')) => trim_spreadsheet(field),
        (Some(b'!'..=b'~'), Some(b'!'..=b'~')) => field, // the usual case, at no cost
        _ => trim_space(field),
    }
}

#[cold]
fn trim_spreadsheet(field: &[u8]) -> &[u8] {
    match field {
        [b'=', b'"', text @ .., b'"'] if !text.contains(&b'"') => trim_space(text),
        _ => field,
    }
}

#[cold]
fn trim_space(field: &[u8]) -> &[u8] {
    match core::str::from_utf8(field) {
        Ok(text) => text.trim().as_bytes(),
        Err(_) => field.trim_ascii(),
    }
}
