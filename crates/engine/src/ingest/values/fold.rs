//! Full-width characters, spaces and minus signs to the ASCII that they mean.

/// Longest cell that can be a date or an amount, folded.
const MAX_FOLDED: usize = 96;

/// A cell on the stack: full-width forms folded, ASCII letters in upper case,
/// other characters as they are.
pub(super) struct Folded {
    bytes: [u8; MAX_FOLDED],
    len: usize,
}

impl Folded {
    /// `None` when the cell is not UTF-8 or too long.
    pub(super) fn new(cell: &[u8]) -> Option<Self> {
        let mut folded = Self {
            bytes: [0; MAX_FOLDED],
            len: 0,
        };
        let mut buffer = [0; 4];
        for char in core::str::from_utf8(cell).ok()?.chars() {
            let char = fold(char).to_ascii_uppercase();
            for &byte in char.encode_utf8(&mut buffer).as_bytes() {
                *folded.bytes.get_mut(folded.len)? = byte;
                folded.len += 1;
            }
        }
        Some(folded)
    }

    /// Without white space around it.
    pub(super) fn text(&self) -> &[u8] {
        self.bytes[..self.len].trim_ascii()
    }
}

/// The full-width forms U+FF01–FF5E of ASCII, spaces, minus signs, apostrophes
/// and the full-width currency marks.
fn fold(char: char) -> char {
    match char {
        '\u{ff01}'..='\u{ff5e}' => ((char as u32 - 0xff01) as u8 + b'!') as char,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => ' ',
        '\u{2212}' | '\u{fe63}' => '-',
        '\u{2019}' => '\'',
        '\u{fe69}' => '$',
        '\u{ffe5}' => '¥',
        '\u{ffe1}' => '£',
        '\u{ffe6}' => '₩',
        other => other,
    }
}

/// What follows the first of the prefixes that the text begins with.
pub(super) fn strip_any<'a>(text: &'a [u8], prefixes: &[&str]) -> Option<&'a [u8]> {
    prefixes
        .iter()
        .find_map(|prefix| text.strip_prefix(prefix.as_bytes()))
}
