//! Identifiers in a script's text, found without a parser: enough for glue,
//! which is written by a program.

/// The occurrences of `word` as a variable: not as part of a longer name, a
/// property or a path. Each is the place right behind it.
pub(super) fn uses<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(word).filter_map(move |(start, _)| {
        let end = start + word.len();
        let before = text[..start].chars().next_back();
        let outside = before.is_none_or(|c| !is_inside(c) && c != '.' && c != '/');
        let ended = text[end..].chars().next().is_none_or(|c| !is_inside(c));
        (outside && ended).then_some(end)
    })
}

/// The identifier at the start of `text`, which may be empty.
pub(super) fn leading(text: &str) -> &str {
    let end = text.find(|c| !is_inside(c)).unwrap_or(text.len());
    &text[..end]
}

/// A short name for each number: a, b, ... z, aa, ab, ...
pub(super) fn short(number: usize) -> String {
    let last = char::from(b'a' + (number % 26) as u8);
    match (number / 26).checked_sub(1) {
        Some(before) => format!("{}{last}", short(before)),
        None => last.to_string(),
    }
}

fn is_inside(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_is_told_from_what_looks_like_it() {
        let text = "wasm.a(x_wasm, wasmModule, 'application/wasm', q.wasm, wasm);";
        let rests: Vec<&str> = uses(text, "wasm").map(|end| &text[end..]).collect();
        assert_eq!(rests.len(), 2);
        assert!(rests[0].starts_with(".a("));
        assert_eq!(rests[1], ");");
    }

    #[test]
    fn leading_identifier_ends_where_it_ends() {
        assert_eq!(leading("__wbg_a$1(x)"), "__wbg_a$1");
        assert_eq!(leading("(x)"), "");
    }

    #[test]
    fn short_names_are_all_different() {
        assert_eq!([short(0), short(25), short(26)], ["a", "z", "aa"]);
        assert_eq!([short(51), short(52), short(701)], ["az", "ba", "zz"]);
        assert_eq!(short(702), "aaa");
    }
}
