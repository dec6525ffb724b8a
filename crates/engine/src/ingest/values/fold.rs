//! Full-width and localised characters to the ASCII that they mean.

/// Longest cell that can be a date or an amount, folded.
const MAX_FOLDED: usize = 96;

/// A cell folded to upper-case ASCII, on the stack.
pub(super) struct Folded {
    bytes: [u8; MAX_FOLDED],
    len: usize,
}

impl Folded {
    /// `None` when the cell is not UTF-8, too long, or holds a character that
    /// `special` does not know.
    pub(super) fn new(cell: &[u8], special: fn(char) -> Option<&'static str>) -> Option<Self> {
        let mut folded = Self {
            bytes: [0; MAX_FOLDED],
            len: 0,
        };
        for char in core::str::from_utf8(cell).ok()?.chars() {
            if let Some(byte) = ascii(char) {
                folded.push(byte)?;
            } else {
                for byte in special(char)?.bytes() {
                    folded.push(byte)?;
                }
            }
        }
        Some(folded)
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    fn push(&mut self, byte: u8) -> Option<()> {
        *self.bytes.get_mut(self.len)? = byte.to_ascii_uppercase();
        self.len += 1;
        Some(())
    }
}

/// ASCII itself, the full-width forms U+FF01–FF5E of it, spaces and minus signs.
fn ascii(char: char) -> Option<u8> {
    match char {
        '\0'..='\x7f' => Some(char as u8),
        '\u{ff01}'..='\u{ff5e}' => Some((char as u32 - 0xff01) as u8 + b'!'),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => Some(b' '),
        '\u{2212}' | '\u{fe63}' => Some(b'-'),
        _ => None,
    }
}
