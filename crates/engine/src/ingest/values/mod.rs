//! What one cell says: a date or an amount.

mod amount;
mod date;
mod fold;
mod style;
mod time;

pub(super) use amount::is_amount;
pub use amount::{AmountProblem, parse_amount};
pub use date::{DateProblem, parse_date};
pub(super) use date::{DateShape, date_shape};
pub use style::{CurrencyCode, DateStyle, DecimalMark};

/// The field without white space around it, of any script.
#[inline]
pub(super) fn trim(field: &[u8]) -> &[u8] {
    if let (Some(b'!'..=b'~'), Some(b'!'..=b'~')) = (field.first(), field.last()) {
        return field; // the usual case, at no cost
    }
    match core::str::from_utf8(field) {
        Ok(text) => text.trim().as_bytes(),
        Err(_) => field.trim_ascii(),
    }
}
