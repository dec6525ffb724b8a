//! Where fields end, eight bytes at a time.

/// Every byte 1.
const ONES: u64 = 0x0101_0101_0101_0101;
/// The bits below the highest of each byte.
const LOW: u64 = 0x7f * ONES;

/// Finds bytes that may end a field.
pub(super) struct Marks {
    /// The delimiter in every byte.
    delimiters: u64,
}

impl Marks {
    /// Bytes looked at together.
    pub(super) const STEP: usize = 8;

    pub(super) fn of(delimiter: u8) -> Self {
        Self {
            delimiters: u64::from(delimiter) * ONES,
        }
    }

    /// Places, from `at` on, of delimiters, line ends and other control
    /// characters below 14 among the next eight bytes or as many as there are.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub(super) fn among(&self, bytes: &[u8], at: usize) -> Found {
        let rest = &bytes[at..];
        let word = match rest.first_chunk() {
            Some(&word) => u64::from_le_bytes(word),
            None => last(rest),
        };
        let other = word ^ self.delimiters;
        // Sums of seven bits, so that no byte carries into the next.
        let no_delimiter = ((other & LOW) + LOW) | other;
        let no_line_end = ((word & LOW) + (0x80 - 14) * ONES) | word;
        Found(!(no_delimiter & no_line_end) & !LOW)
    }
}

/// Fewer than eight bytes, and behind them what is no mark.
#[cold]
fn last(rest: &[u8]) -> u64 {
    let all = rest.iter().rev();
    all.fold(u64::MAX, |word, &byte| word << 8 | u64::from(byte))
}

/// Places of bytes, ascending.
pub(super) struct Found(u64);

impl Iterator for Found {
    type Item = usize;

    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let place = self.0.trailing_zeros() / 8;
        self.0 &= self.0 - 1;
        Some(place as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_at_every_place() {
        for delimiter in [b',', b';', b'\t', b'|', 0x1f] {
            let marks = Marks::of(delimiter);
            for byte in 0..=u8::MAX {
                for (place, around) in (0..8).flat_map(|at| [(at, b'x'), (at, 0xff), (at, b'.')]) {
                    for length in [8, 9, place + 1] {
                        let mut text = vec![around; length];
                        text[place] = byte;
                        let found: Vec<usize> = marks.among(&text, 0).collect();
                        let marked = byte == delimiter || byte < 14;
                        let expected = if marked { vec![place] } else { vec![] };
                        assert_eq!(found, expected, "{byte} at {place} of {length}");
                    }
                }
            }
        }
        let all: Vec<usize> = Marks::of(b',').among(b"ab,,\n,\rxy,", 2).collect();
        assert_eq!(all, [0, 1, 2, 3, 4, 7]);
    }
}
