//! One hash of texts for all that is told apart by 64 bits: order ids, e-mail
//! addresses, telephone numbers.
//!
//! The same on every target, unlike `FxHasher`, which has 32 bits in WebAssembly.

/// Hash of a text; texts of another `seed` have hashes of their own.
///
/// Each step is a bijection of the state, so texts of one length up to eight
/// bytes never collide. Among `n` texts of any length the probability of one
/// collision is about n² ÷ 2⁶⁵: 3 × 10⁻⁶ for ten million. It is no protection
/// against texts made to collide. Never 0.
#[inline(always)]
#[allow(clippy::inline_always)] // asked for every order id; small crates leave it out otherwise
pub fn text_hash(seed: u64, text: &[u8]) -> u64 {
    let mut state = mix(seed ^ (text.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let (words, rest) = text.as_chunks();
    for &word in words {
        state = mix(state ^ u64::from_le_bytes(word));
    }
    // Not by copying into eight bytes: that is a call for a few of them.
    let mut word = 0;
    for &byte in rest.iter().rev() {
        word = word << 8 | u64::from(byte);
    }
    mix(state ^ word).max(1)
}

/// The finaliser of `SplitMix64` (Steele, Lea, Flood 2014): a bijection in
/// which each bit of the input moves half of the output's.
#[inline(always)]
#[allow(clippy::inline_always)]
pub fn mix(state: u64) -> u64 {
    let state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn near_texts_have_far_hashes() {
        let mut seen = HashSet::new();
        for seed in [0, 1] {
            for number in 0..100_000 {
                for text in [format!("{number}"), format!("#ORDER-2024-{number:012}")] {
                    assert!(seen.insert(text_hash(seed, text.as_bytes())), "{text}");
                }
            }
        }
        assert_ne!(text_hash(0, b"a"), text_hash(0, b"a\0"));
        assert_ne!(text_hash(0, b""), 0);
    }

    #[test]
    fn hashes_do_not_change() {
        // Remembered matches rest on them.
        assert_eq!(
            mix(0),
            0xe220_a839_7b1d_cdaf,
            "the first output of SplitMix64"
        );
    }
}
