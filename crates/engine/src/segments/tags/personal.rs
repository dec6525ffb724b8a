//! Names that would name a person.

use crate::people::normalise;

/// Whether a text is one person's e-mail address, Taiwanese mobile number or LINE user
/// id. Nothing less certain counts: codes of goods are long numbers too.
pub(super) fn is_personal(text: &str) -> bool {
    normalise::email(text).is_some() || is_mobile(text) || is_line_user(text)
}

/// Written as one: bare digits without the zero in front can be a code of something.
fn is_mobile(text: &str) -> bool {
    let begun = text.trim_start().starts_with(['0', '０', '+', '＋', '(']);
    begun && normalise::phone(text).is_some_and(|phone| phone.starts_with("+8869"))
}

/// `U` and 32 hexadecimal digits.
fn is_line_user(text: &str) -> bool {
    normalise::line_id(text).is_some_and(|id| {
        let digits = id.strip_prefix('u').unwrap_or_default();
        digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}
