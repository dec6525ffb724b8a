//! Whether bytes make sense as Big5.

/// Counts of the characters that bytes yield if they are Big5.
///
/// The code is arranged by frequency: A140–A3BF are punctuation and signs,
/// A440–C67E the 5 401 characters of daily use, C940–F9D5 the rarer ones; what
/// lies around them are extensions. (Institute for Information Industry,
/// 1984.) Daily use is 98 % and more of any prose and most of any table, while
/// accented letters, GBK, Shift JIS and random bytes land elsewhere.
pub(super) struct Big5 {
    common: usize,
    rare: usize,
    /// Extensions, and bytes that are no character.
    wrong: usize,
    /// Characters whose second byte is an ASCII letter or sign, 4 in 10 of
    /// Chinese text and none of the double-byte sets that look like Big5.
    low: usize,
}

impl Big5 {
    pub(super) fn of(head: &[u8]) -> Self {
        let mut counts = Self {
            common: 0,
            rare: 0,
            wrong: 0,
            low: 0,
        };
        let mut rest = head;
        while let [first, after @ ..] = rest {
            rest = after;
            if first.is_ascii() {
                continue;
            }
            // A lead byte at the very end is cut, not wrong.
            let Some(&second) = after.first() else { break };
            if !matches!(second, 0x40..=0x7e | 0xa1..=0xfe) {
                counts.wrong += 1;
                continue;
            }
            match first {
                0xa1..=0xc6 => counts.common += 1,
                0xc9..=0xf9 => counts.rare += 1,
                _ => counts.wrong += 1,
            }
            counts.low += usize::from(second < 0x80);
            rest = &after[1..];
        }
        counts
    }

    /// Mostly characters of daily use, hardly anything wrong.
    pub(super) fn is_common(&self) -> bool {
        let all = self.common + self.rare + self.wrong;
        self.common * 4 >= all * 3 && self.wrong * 20 <= all && self.common > 0
    }

    /// Enough characters to tell, and of all parts of the code.
    pub(super) fn is_sure(&self) -> bool {
        self.is_common() && self.common >= 4 && self.low * 10 >= self.common
    }
}
