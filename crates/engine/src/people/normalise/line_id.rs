//! LINE ids.

/// Characters of an id: user ids of LINE's interface have 33, chosen ones up to
/// 20; shorter than 3 are initials or noise.
const LENGTH: core::ops::RangeInclusive<usize> = 3..=33;

/// Leaves the id alone in the folded text; `false` when it is none.
pub(super) fn tidy(text: &mut String) -> bool {
    let link = text
        .rfind("line.me/ti/p/~")
        .map(|at| at + "line.me/ti/p/~".len());
    let label = text
        .rfind(':')
        .filter(|_| text.starts_with("line"))
        .map(|at| at + 1);
    if let Some(start) = link.or(label) {
        text.drain(..start);
        let blanks = text.len() - text.trim_start().len();
        text.drain(..blanks);
    }
    let name = text.strip_prefix('@').unwrap_or(text);
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b".-_".contains(&byte);
    LENGTH.contains(&name.len()) && name.bytes().all(is_allowed)
}
