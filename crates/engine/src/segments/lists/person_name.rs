//! Names in two parts, where that can be told.

use super::text::is_east_asian;

/// A name's parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonName<'a> {
    /// Given names.
    pub given: &'a str,
    /// The family name; empty when the name is not split.
    pub family: &'a str,
}

/// Splits a name written in one line, or leaves it whole as `given`:
///
/// * `Lee, Amy`: what is before the comma is the family name.
/// * Ideographs, kana, Hangul: not split unless exactly one space stands in it, with one
///   or two characters before it (`王 小明`, `歐陽 娜娜`): these are the family name. Where
///   the name ends otherwise cannot be told: `張簡` is one family name or a given name
///   behind one, and a married name may have two.
/// * `王小明 Amy`, two scripts: not split.
/// * `Ana María López`: the last word is the family name, which is wrong for families with
///   two; nothing in the text tells.
pub fn split_name(name: &str) -> PersonName<'_> {
    let name = name.trim();
    let whole = PersonName {
        given: name,
        family: "",
    };
    if let Some((family, given)) = name.split_once([',', '，']) {
        let (family, given) = (family.trim(), given.trim());
        let is_one = !family.is_empty() && !given.is_empty() && !given.contains([',', '，']);
        return if is_one {
            PersonName { given, family }
        } else {
            whole
        };
    }
    if is_east_asian(name) {
        let parts = name.split_once([' ', '\u{3000}']);
        let split = parts.filter(|(family, given)| {
            let is_short = (1..=2).contains(&family.chars().count());
            is_short && !given.contains([' ', '\u{3000}']) && all_east_asian(family, given)
        });
        return split.map_or(whole, |(family, given)| PersonName { given, family });
    }
    name.rsplit_once(' ')
        .map_or(whole, |(given, family)| PersonName {
            given: given.trim_end(),
            family,
        })
}

fn all_east_asian(family: &str, given: &str) -> bool {
    [family, given]
        .iter()
        .all(|part| part.chars().all(|char| !char.is_ascii()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_where_that_can_be_told() {
        for (name, given, family) in [
            ("Amy Lee", "Amy", "Lee"),
            ("Ana María López", "Ana María", "López"),
            ("Lee, Amy", "Amy", "Lee"),
            ("Smith, John, Jr.", "Smith, John, Jr.", ""),
            ("Cher", "Cher", ""),
            ("王小明", "王小明", ""),
            ("歐陽娜娜", "歐陽娜娜", ""),
            ("王 小明", "小明", "王"),
            ("歐陽　娜娜", "娜娜", "歐陽"),
            ("小明明 王", "小明明 王", ""),
            ("王小明 Amy", "王小明 Amy", ""),
            ("Amy 王", "Amy 王", ""),
            ("王 Amy", "王 Amy", ""),
            ("山田 太郎", "太郎", "山田"),
            ("김 민수", "민수", "김"),
            ("𠮷 太郎", "太郎", "𠮷"),
            ("Nguyễn Văn An", "Nguyễn Văn", "An"),
            ("", "", ""),
            (" , ", ",", ""),
        ] {
            assert_eq!(split_name(name), PersonName { given, family }, "{name}");
        }
    }
}
