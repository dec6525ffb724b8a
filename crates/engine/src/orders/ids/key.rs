//! What an id is looked up by.

use crate::hash::mix;

/// Ids up to this length are their keys.
const SHORT: usize = 8;

/// A number of 64 bits and the length of an id. Different for different ids of
/// up to eight bytes, and nearly always for longer ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct IdKey {
    word: u64,
    len: u32,
}

impl IdKey {
    /// The key of an id; ids are far shorter than 4 GiB.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub(crate) fn of(id: &[u8]) -> Self {
        let len = id.len() as u32;
        let word = match (id.first_chunk::<4>(), id.last_chunk::<4>()) {
            (Some(&first), Some(&last)) if id.len() <= SHORT => {
                u64::from(u32::from_le_bytes(first)) | u64::from(u32::from_le_bytes(last)) << 32
            }
            (None, _) => match *id {
                [] => 0,
                [a] => u64::from(a),
                [a, b] => u64::from(a) | u64::from(b) << 8,
                [a, b, c, ..] => u64::from(a) | u64::from(b) << 8 | u64::from(c) << 16,
            },
            _ => long(id),
        };
        Self { word, len }
    }

    /// Whether nothing else has this key.
    pub(crate) fn is_all(self) -> bool {
        self.len as usize <= SHORT
    }

    /// Whether the id, which is all key, is of ASCII only.
    pub(crate) fn is_ascii(self) -> bool {
        self.is_all() && self.word & 0x8080_8080_8080_8080 == 0
    }

    /// Bytes of the id.
    pub(crate) fn len(self) -> usize {
        self.len as usize
    }

    /// Where its place in a table is: any of these bits will do.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub(crate) fn home(self) -> u32 {
        // One multiplication moves the upper bits only, where the last
        // characters are; their half of the product comes down and is multiplied.
        let once = (self.word ^ u64::from(self.len)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let twice = (once ^ once >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
        (twice >> 32) as u32
    }
}

fn long(id: &[u8]) -> u64 {
    let (words, rest) = id.as_chunks::<8>();
    let mut state = 0;
    for &word in words {
        state = mix(state ^ u64::from_le_bytes(word));
    }
    if rest.is_empty() {
        return state;
    }
    // The last eight bytes, some of them a second time.
    let last = id.last_chunk().copied().unwrap_or_default();
    mix(state ^ u64::from_le_bytes(last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{HashMap, HashSet};

    #[test]
    fn short_ids_have_keys_of_their_own() {
        let mut seen = HashMap::new();
        let letters = [0_u8, b'a', 0x80, 0xff];
        for len in 0..=SHORT as u32 {
            for number in 0..4_usize.pow(len) {
                let id: Vec<u8> = (0..len).map(|at| letters[number >> (2 * at) & 3]).collect();
                let key = IdKey::of(&id);
                assert!(key.is_all());
                assert_eq!(key.is_ascii(), id.is_ascii(), "{id:?}");
                assert_eq!(seen.insert((key.word, key.len), id), None);
            }
        }
    }

    #[test]
    fn numbered_ids_have_homes_of_their_own() {
        for (from, name) in [("", "0000000"), ("C", "0000000"), ("customer-", "000")] {
            let mut homes = HashSet::new();
            for number in 0..100_000 {
                let id = format!("{from}{number:0width$}", width = name.len());
                homes.insert(IdKey::of(id.as_bytes()).home() & 0xf_ffff);
            }
            // 100,000 balls in 1,048,576 urns hit 95,400 of them by chance.
            assert!(homes.len() > 95_000, "{from}: {}", homes.len());
        }
    }

    #[test]
    fn long_ids_have_far_keys() {
        let mut seen = HashSet::new();
        for number in 0..100_000 {
            for id in [
                format!("a{number:08}"),
                format!("{number:08}a"),
                format!("{number:016}"),
            ] {
                let key = IdKey::of(id.as_bytes());
                assert!(!key.is_all() && !key.is_ascii());
                assert!(seen.insert((key.word, key.len)), "{id}");
            }
        }
    }
}
