//! The dictionary of customer ids: each distinct text gets the next index.

use core::hash::Hasher;
use rustc_hash::FxHasher;

/// Distinct customer ids in the order of their first appearance.
///
/// All texts stand in one arena. A slot of the table carries all that a lookup
/// needs besides the text, so that it costs two cache misses at most.
#[derive(Debug, Clone, Default)]
pub(super) struct CustomerIds {
    arena: String,
    /// End of each id in the arena.
    ends: Vec<u32>,
    /// Open addressing, linear probing, a power of two long, at most 3/4 full.
    slots: Vec<Slot>,
    /// Scratch of [`Self::intern_all`].
    homes: Vec<Slot>,
}

#[derive(Debug, Clone, Copy)]
struct Slot {
    hash: u32,
    /// Index of the customer, or [`VACANT`].
    customer: u32,
    /// The id's place in the arena.
    start: u32,
    len: u32,
}

const VACANT: u32 = u32::MAX;

/// Indices or the arena's offsets would not fit 32 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Full;

/// Ids that wait to be looked up together.
#[derive(Debug, Clone, Default)]
pub(super) struct Batch {
    text: String,
    /// End of each id in the text, and its hash.
    entries: Vec<(u32, u32)>,
}

impl Batch {
    /// Adds an id; ids are far shorter than 4 GiB, being fields of one record.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub(super) fn push(&mut self, id: &str) {
        self.text.push_str(id);
        self.entries
            .push((self.text.len() as u32, hash_of(id.as_bytes())));
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Bytes of the ids, together.
    pub(super) fn bytes(&self) -> usize {
        self.text.len()
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.entries.clear();
    }
}

impl CustomerIds {
    /// Appends the index of each id, new or known, to `indices`.
    ///
    /// Looked up one by one, each id would wait for memory twice. Here all home
    /// slots are fetched first, which the processor does in parallel (half the
    /// import's time with 245,000 customers).
    pub(super) fn intern_all(&mut self, batch: &Batch, indices: &mut Vec<u32>) -> Result<(), Full> {
        if batch.entries.is_empty() {
            return Ok(()); // the table may not exist yet
        }
        while (self.ends.len() + batch.len()) * 4 > self.slots.len() * 3 {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut homes = core::mem::take(&mut self.homes);
        homes.clear();
        homes.extend(
            batch
                .entries
                .iter()
                .map(|&(_, hash)| self.slots[hash as usize & mask]),
        );
        // The same for the texts that the homes point to; what is read is not used.
        let arena = self.arena.as_bytes();
        let touched = homes
            .iter()
            .zip(&batch.entries)
            .fold(0_u8, |sum, (home, &(_, hash))| {
                let at = if home.hash == hash {
                    home.start as usize
                } else {
                    0
                };
                sum ^ arena.get(at).copied().unwrap_or(0)
            });
        core::hint::black_box(touched);
        let mut start = 0;
        for (home, &(end, hash)) in homes.iter().zip(&batch.entries) {
            let id = &batch.text[start..end as usize];
            start = end as usize;
            // A slot once taken stays as it is, so a match on the copy holds.
            let customer = if self.holds(*home, hash, id) {
                home.customer
            } else {
                self.intern(id, hash)?
            };
            indices.push(customer);
        }
        self.homes = homes;
        Ok(())
    }

    #[inline]
    fn holds(&self, slot: Slot, hash: u32, id: &str) -> bool {
        let start = slot.start as usize;
        slot.hash == hash
            && slot.customer != VACANT
            && slot.len as usize == id.len()
            && &self.arena.as_bytes()[start..start + id.len()] == id.as_bytes()
    }

    /// The index of one id; there must be room in the table.
    fn intern(&mut self, id: &str, hash: u32) -> Result<u32, Full> {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].customer != VACANT {
            if self.holds(self.slots[at], hash, id) {
                return Ok(self.slots[at].customer);
            }
            at = (at + 1) & mask;
        }
        let customer = u32::try_from(self.ends.len()).map_err(|_| Full)?;
        let start = self.arena.len() as u32;
        let end = u32::try_from(self.arena.len() + id.len()).map_err(|_| Full)?;
        if customer == VACANT {
            return Err(Full);
        }
        self.arena.push_str(id);
        self.ends.push(end);
        self.slots[at] = Slot {
            hash,
            customer,
            start,
            len: end - start,
        };
        Ok(customer)
    }

    /// The index of an id; `None` when it has not been seen.
    pub(super) fn find(&self, id: &str) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let hash = hash_of(id.as_bytes());
        let mut at = hash as usize & mask;
        while self.slots[at].customer != VACANT {
            if self.holds(self.slots[at], hash, id) {
                return Some(self.slots[at].customer);
            }
            at = (at + 1) & mask;
        }
        None
    }

    /// The ids of some customers, numbered anew; nothing can be looked up in them.
    pub(super) fn chosen(&self, customers: &[u32]) -> Self {
        let mut chosen = Self::default();
        for &customer in customers {
            chosen.arena.push_str(self.text(customer as usize));
            chosen.ends.push(chosen.arena.len() as u32);
        }
        chosen.freeze();
        chosen
    }

    /// Number of distinct ids.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The id of a customer; the empty text beyond the last.
    pub(super) fn text(&self, customer: usize) -> &str {
        let Some(&end) = self.ends.get(customer) else {
            return "";
        };
        let start = customer
            .checked_sub(1)
            .map_or(0, |before| self.ends[before] as usize);
        &self.arena[start..end as usize]
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(1_024);
        let vacant = Slot {
            hash: 0,
            customer: VACANT,
            start: 0,
            len: 0,
        };
        let old = core::mem::replace(&mut self.slots, vec![vacant; size]);
        for slot in old.into_iter().filter(|slot| slot.customer != VACANT) {
            let mut at = slot.hash as usize & (size - 1);
            while self.slots[at].customer != VACANT {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = slot;
        }
    }

    /// Gives back what only interning needs.
    pub(super) fn freeze(&mut self) {
        self.slots = Vec::new();
        self.homes = Vec::new();
        self.arena.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// Bytes held on the heap.
    pub(super) fn heap_bytes(&self) -> usize {
        self.arena.capacity()
            + self.ends.capacity() * size_of::<u32>()
            + self.slots.capacity() * size_of::<Slot>()
    }
}

/// Differs between 32- and 64-bit targets; nothing that is returned depends on it.
#[inline]
fn hash_of(id: &[u8]) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(id);
    hasher.finish() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indices_follow_first_appearance_through_every_growth() {
        let mut ids = CustomerIds::default();
        for size in [1, 7, 1_000] {
            let mut indices = Vec::new();
            let names: Vec<String> = (0..9_000)
                .map(|number| format!("id-{}", number % 5_000))
                .collect();
            for chunk in names.chunks(size) {
                let mut batch = Batch::default();
                for name in chunk {
                    batch.push(name);
                }
                assert_eq!(ids.intern_all(&batch, &mut indices), Ok(()));
            }
            let expected: Vec<u32> = (0..9_000).map(|number| number % 5_000).collect();
            assert_eq!(indices, expected, "batches of {size}");
        }
        assert_eq!(ids.len(), 5_000);
        assert_eq!(
            (ids.text(0), ids.text(4_999), ids.text(5_000)),
            ("id-0", "id-4999", "")
        );
    }

    #[test]
    fn equal_hashes_are_told_apart_by_their_texts() {
        let mut ids = CustomerIds::default();
        ids.grow();
        for (id, index) in [("a", 0), ("b", 1), ("a", 0), ("b", 1), ("", 2), ("", 2)] {
            assert_eq!(ids.intern(id, 42), Ok(index));
        }
    }
}
