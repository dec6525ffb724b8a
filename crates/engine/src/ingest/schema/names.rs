//! What a column's name says about the column.

use super::vocabulary::vocabulary;
use crate::ingest::{Role, TableKind};
use crate::letters::{is_cased, is_letter, lower};

/// How strongly a name, as [`words`], says that its column has a role, 0 ..= 1.
pub(in crate::ingest) fn strength(words: &str, role: Role, kind: TableKind) -> f64 {
    if !super::terms::may_occur(words) {
        return 0.0;
    }
    let vocabulary = vocabulary(role, kind);
    let vetoed = vocabulary.vetoes().any(|veto| contains(words, veto));
    let percent = vocabulary.terms().map(|(term, percent)| {
        if same_letters(words, term) {
            percent * 10
        } else if !vetoed && contains(words, term) {
            percent * 8
        } else {
            0
        }
    });
    f64::from(percent.max().unwrap_or(0)) / 1000.0
}

/// Whether a name says that its column is something else than the role, and
/// is not itself a term of the role.
pub(super) fn is_vetoed(words: &str, role: Role, kind: TableKind) -> bool {
    let vocabulary = vocabulary(role, kind);
    vocabulary.vetoes().any(|veto| contains(words, veto))
        && !vocabulary.terms().any(|(term, _)| words == term)
}

/// Whether two names are the same but for spaces: `orderid`, `order id`.
fn same_letters(one: &str, other: &str) -> bool {
    one.bytes()
        .filter(|&byte| byte != b' ')
        .eq(other.bytes().filter(|&byte| byte != b' '))
}

/// Whether whole words of Latin script, or any characters of Chinese, occur.
pub(super) fn contains(words: &str, term: &str) -> bool {
    if term.is_ascii() {
        words.match_indices(term).any(|(at, _)| {
            let before = words[..at].chars().next_back();
            let after = words[at + term.len()..].chars().next();
            before.is_none_or(|char| char == ' ') && after.is_none_or(|char| char == ' ')
        })
    } else {
        words.contains(term)
    }
}

/// Lower-case words with one space between them: `customerId`, `Customer_ID`
/// and `CUSTOMER-ID` all become `customer id`. Full-width Latin is folded, and
/// script changes separate words (`會員ID` → `會員 id`).
pub(in crate::ingest) fn words(name: &str) -> String {
    let mut words = String::new();
    let mut before = Kind::Other;
    for char in name.chars() {
        let char = match char {
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(char as u32 - 0xff01 + u32::from(b'!')).unwrap_or(char)
            }
            other => other,
        };
        let kind = Kind::of(char);
        let breaks = match (before, kind) {
            (_, Kind::Other) => false,
            (Kind::Ideograph, kind) => kind != Kind::Ideograph,
            (Kind::Lower, Kind::Upper) | (Kind::Other, _) | (_, Kind::Ideograph) => true,
            _ => false,
        };
        if breaks && !words.is_empty() {
            words.push(' ');
        }
        if kind != Kind::Other {
            words.push(lower(char));
        }
        before = kind;
    }
    words
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Lower,
    Upper,
    Ideograph,
    Other,
}

impl Kind {
    fn of(char: char) -> Self {
        if lower(char) != char {
            Self::Upper
        } else if is_cased(char) || char.is_ascii_digit() {
            Self::Lower
        } else if is_letter(char) {
            Self::Ideograph
        } else {
            Self::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_into_words() {
        for name in [
            "customerId",
            "Customer_ID",
            "CUSTOMER-ID",
            " customer  id ",
            "ｃｕｓｔｏｍｅｒ ＩＤ",
        ] {
            assert_eq!(words(name), "customer id");
        }
        assert_eq!(words("會員ID"), "會員 id");
        assert_eq!(words("訂單編號(新)"), "訂單編號 新");
    }

    #[test]
    fn names_of_other_things_are_refused() {
        for (name, role) in [
            ("Order ID", Role::Customer),
            ("訂單編號", Role::Customer),
            ("Customer Order No", Role::Customer),
            ("Total Quantity", Role::Amount),
            ("Discount Amount", Role::Amount),
            ("運費金額", Role::Amount),
            ("qty", Role::Amount),
            ("Updated At", Role::Date),
            ("會員生日日期", Role::Date),
            ("Update", Role::Date),
        ] {
            assert!(
                strength(&words(name), role, TableKind::Orders) == 0.0,
                "{name}"
            );
        }
    }

    #[test]
    fn names_of_the_role_are_known() {
        for (name, role) in [
            ("customerid", Role::Customer),
            ("Buyer Email", Role::Customer),
            ("會員編號", Role::Customer),
            ("顧客", Role::Customer),
            ("Created at", Role::Date),
            ("下單日期", Role::Date),
            ("Order Date (UTC)", Role::Date),
            ("付款總金額", Role::Amount),
            ("Total (TWD)", Role::Amount),
            ("Sales", Role::Amount),
        ] {
            let strength = strength(&words(name), role, TableKind::Orders);
            assert!(strength >= 0.6, "{name}: {strength}");
        }
    }
}
