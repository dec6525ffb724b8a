//! E-mail addresses.

/// Characters that an address in a shop's export never has. (`*` is allowed in
/// theory; in practice it hides what must not be shown.)
const FOREIGN: &[char] = &[
    ' ', ',', ';', ':', '<', '>', '(', ')', '[', ']', '"', '*', '\\', '/', '|',
];

/// Leaves the address alone in the folded text; `false` when there is not
/// exactly one.
pub(super) fn tidy(text: &mut String) -> bool {
    if text.ends_with('>')
        && let Some(open) = text.rfind('<')
    {
        text.pop();
        text.drain(..=open);
    }
    if text.starts_with("mailto:") {
        text.drain(.."mailto:".len());
    }
    text.truncate(text.trim_end_matches(['.', ',', ';', ' ']).len());
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let labels_are_there = domain.contains('.') && domain.split('.').all(|label| !label.is_empty());
    !local.is_empty() && labels_are_there && !domain.contains('@') && !text.contains(FOREIGN)
}
