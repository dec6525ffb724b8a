//! One form for the many ways in which an id, an address or a number is written.
//!
//! Two customers that are taken for one spoil every figure that follows, and
//! nobody notices; two that are not are merely counted twice. So only what
//! certainly names the same thing is made equal: dots and tags in addresses
//! stay, leading zeros of ids stay, masked values (`09*****678`) say nothing.

mod email;
mod line_id;
mod phone;

use crate::contacts::ContactKind;
use crate::fold::{fold, is_placeholder};

/// A customer or member id: full-width forms, case, invisible characters and
/// repeated spaces folded; without a spreadsheet's marks of text (`'00123`,
/// `="00123"`) and the `.0` of a number that once was a float. Leading zeros
/// stay. `None` for blanks and what stands for nothing (`N/A`, `無`).
///
/// Case is folded: ids that differ in case only (`aB1`, `Ab1`) become equal,
/// so whoever joins by this looks for exact equality first.
///
/// ```
/// use ltv_engine::people::normalise;
/// assert_eq!(normalise::id(" Ｍ００１ ").as_deref(), Some("m001"));
/// assert_eq!(normalise::id("N/A"), None);
/// ```
pub fn id(cell: &str) -> Option<String> {
    owned(ContactKind::Id, cell)
}

/// An e-mail address: as [`id`], without `mailto:` and without a name around it
/// (`Amy <amy@example.com>`). Dots and `+tags` stay, for any provider.
/// `None` for what is no address, for more than one, and for masked ones.
pub fn email(cell: &str) -> Option<String> {
    owned(ContactKind::Email, cell)
}

/// A phone number, `+886912345678` for `0912-345-678`, `+886 (0)912 345 678`,
/// `00886912345678`, `886912345678` and `912345678` (a spreadsheet took the
/// zero). Numbers of 9 or 10 digits with a leading zero are Taiwanese; other
/// numbers keep their digits, with `+` when they name their country. An
/// extension is kept: `+886223456789#12`.
///
/// `None` below 8 and above 15 digits, for masked numbers, for several in one
/// cell, for one digit repeated (`0000000000`), and for `9.12E+8`.
pub fn phone(cell: &str) -> Option<String> {
    owned(ContactKind::Phone, cell)
}

/// A LINE id, or the user id of LINE's interface (`U` and 32 digits): as [`id`],
/// without `LINE:` and `https://line.me/ti/p/~`. A leading `@` stays: it names
/// a shop's account. `None` for display names and anything else that LINE does
/// not accept as an id.
pub fn line_id(cell: &str) -> Option<String> {
    owned(ContactKind::LineId, cell)
}

fn owned(kind: ContactKind, cell: &str) -> Option<String> {
    let mut text = String::new();
    write(kind, cell, &mut text).then_some(text)
}

/// Writes the normalised form over `out`; `false` when there is none.
pub(crate) fn write(kind: ContactKind, cell: &str, out: &mut String) -> bool {
    fold(cell, out);
    if is_placeholder(out) {
        return false;
    }
    match kind {
        ContactKind::Id => !out.is_empty(),
        ContactKind::Email => email::tidy(out),
        ContactKind::Phone => phone::tidy(out),
        ContactKind::LineId => line_id::tidy(out),
    }
}
