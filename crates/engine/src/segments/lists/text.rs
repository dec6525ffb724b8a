//! Texts that a tool takes.

use super::rules::Texts;
use crate::letters::{is_cased, is_letter};

/// Writes the text over `out` as one line: control characters as spaces, one space at
/// most between words, none around, nothing that turns the direction of writing; with
/// what the tool puts instead of its forbidden characters.
pub(super) fn clean(text: &str, rules: &Texts, emoji: bool, out: &mut String) {
    out.clear();
    for char in text.chars() {
        let instead = rules.instead.iter().find(|(from, _)| *from == char);
        let char = instead.map_or(char, |&(_, to)| to);
        if is_turner(char) || (!emoji && is_emoji(char)) {
            continue;
        }
        if char.is_whitespace() || char.is_control() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(char);
        }
    }
    out.truncate(out.trim_end().len());
}

/// Cuts to so many bytes and characters, between characters; whether anything was cut.
pub(super) fn cut(text: &mut String, bytes: Option<usize>, chars: Option<usize>) -> bool {
    let by_chars = chars.and_then(|most| text.char_indices().nth(most));
    let mut end = by_chars.map_or(text.len(), |(at, _)| at);
    if let Some(most) = bytes {
        end = end.min(most);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
    }
    let is_cut = end < text.len();
    text.truncate(end);
    is_cut
}

/// Whether a spreadsheet would take it for a formula. The full-width forms are signs to
/// spreadsheets in East Asian languages.
pub(super) fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// Whether it is `+` and nothing but digits.
pub(super) fn is_signed_digits(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or("").as_bytes();
    !digits.is_empty() && digits.iter().all(u8::is_ascii_digit)
}

/// Marks, embeddings, overrides and isolates of direction; blanks of no width, but for
/// the joiners that emoji and some scripts are written with.
fn is_turner(char: char) -> bool {
    matches!(
        char,
        '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}'
    )
}

/// Emoji, pictographs, and what they are put together with. Ideographs beyond the basic
/// plane (𠮷) are none.
fn is_emoji(char: char) -> bool {
    matches!(
        char as u32,
        0x200d | 0x203c | 0x2049 | 0x20e3 | 0x2122 | 0x2139
            | 0x2190..=0x21ff | 0x2300..=0x23ff | 0x24c2 | 0x25a0..=0x27bf | 0x2900..=0x297f
            | 0x2b00..=0x2bff | 0x3030 | 0x303d | 0x3297 | 0x3299
            | 0xfe00..=0xfe0f | 0x1f000..=0x1faff | 0xe0000..=0xe007f
    )
}

/// Whether a name has a letter of a script that is written without spaces or has family
/// names first: ideographs, kana, Hangul.
pub(super) fn is_east_asian(text: &str) -> bool {
    text.chars()
        .any(|char| char as u32 >= 0x1100 && !is_cased(char) && is_letter(char))
}
