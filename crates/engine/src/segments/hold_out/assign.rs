//! Who is left out.

use crate::error::Range;
use crate::hash::text_hash;
use crate::history::History;

/// Shares that can be held out: less tests nothing, and more than half is no play.
pub const fn share_range() -> Range {
    Range {
        min: 0.05,
        max: 0.5,
    }
}

/// A share outside of [`share_range`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ShareOutOfRange;

/// Whether the customer of an id is held out: a hash of the id, different for every
/// seed, lies in the lowest `share` (0 ..= 1) of all.
///
/// So it depends on nothing but id, seed and share: not on the list's order or on who
/// else is in it. Raising the share holds out more and lets nobody back in. The number
/// held out varies around share × customers as with independent draws.
pub fn is_held_out(id: &str, seed: u64, share: f64) -> bool {
    let limit = share.clamp(0.0, 1.0) * 18_446_744_073_709_551_616.0; // 2⁶⁴
    share >= 1.0 || text_hash(seed, id.as_bytes()) < limit as u64
}

/// One entry for each of the customers (numbers of the history): 1 where it is held
/// out, 0 where the play reaches it.
///
/// # Errors
/// A share outside of [`share_range`].
pub fn assign(
    history: &History,
    customers: &[u32],
    seed: u64,
    share: f64,
) -> Result<Vec<u8>, ShareOutOfRange> {
    if share_range().broken_by(share).is_some() {
        return Err(ShareOutOfRange);
    }
    let each = customers.iter();
    Ok(each
        .map(|&at| u8::from(is_held_out(history.id(at as usize), seed, share)))
        .collect())
}
