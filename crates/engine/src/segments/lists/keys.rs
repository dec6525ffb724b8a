//! Addresses, numbers and ids as tools take them.

use super::account::Reason;
use super::text::is_formula;
use crate::fold::{fold, is_placeholder};
use crate::people::normalise;

/// Bytes of an address at most (RFC 5321, with erratum 1690 to RFC 3696).
const LONGEST_EMAIL: usize = 254;

/// An address that can be written as it is.
pub(super) fn email(cell: Option<&str>, ascii: bool) -> Result<String, Reason> {
    let cell = cell.filter(|cell| is_given(cell)).ok_or(Reason::NoEmail)?;
    let email = normalise::email(cell).ok_or(Reason::InvalidEmail)?;
    let local = email.split('@').next().unwrap_or("");
    if email.len() > LONGEST_EMAIL || (ascii && !local.is_ascii()) {
        return Err(Reason::InvalidEmail);
    }
    if is_formula(&email) {
        return Err(Reason::EmailLikeFormula);
    }
    Ok(email)
}

/// The number without its extension, as tools dial it.
pub(super) fn phone(cell: Option<&str>, e164: bool) -> Option<String> {
    let mut phone = normalise::phone(cell?)?;
    if let Some(extension) = phone.find('#') {
        phone.truncate(extension);
    }
    (!e164 || phone.starts_with('+')).then_some(phone)
}

/// `U` and 32 hexadecimal digits in lower case.
pub(super) fn user_id(cell: &str) -> Option<String> {
    let mut id = normalise::line_id(cell)?;
    let digits = id.strip_prefix('u')?;
    let is_hex = |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    if digits.len() != 32 || !digits.bytes().all(is_hex) {
        return None;
    }
    id.replace_range(..1, "U");
    Some(id)
}

/// An id is compared letter by letter with the one that was measured, so it is taken as
/// it is or not at all.
pub(super) fn fits_user_id(id: &str, most: usize) -> Result<(), Reason> {
    if !is_given(id) {
        return Err(Reason::NoId);
    }
    let is_odd = |char: char| char.is_control() || char == '\u{feff}';
    let digits = id.strip_prefix("886").or_else(|| id.strip_prefix('0'));
    let is_mobile = |rest: &str| {
        rest.len() == 9 && rest.starts_with('9') && rest.bytes().all(|b| b.is_ascii_digit())
    };
    if normalise::email(id).is_some()
        || (id.starts_with('+') && normalise::phone(id).is_some())
        || digits.is_some_and(is_mobile)
    {
        Err(Reason::PersonalId)
    } else if is_formula(id) || id.trim() != id || id.contains(is_odd) || id.chars().count() > most
    {
        Err(Reason::UnfitId)
    } else {
        Ok(())
    }
}

/// Whether a cell says anything.
pub(super) fn is_given(cell: &str) -> bool {
    let mut folded = String::new();
    fold(cell, &mut folded);
    !is_placeholder(&folded)
}
