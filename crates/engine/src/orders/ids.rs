//! The dictionary of customer ids: each distinct text gets the next index.

mod key;

pub(crate) use key::IdKey;

/// Distinct customer ids in the order of their first appearance.
///
/// All texts stand in one arena. Most ids are found by their keys alone: those of
/// up to eight bytes are their keys. So a lookup costs one cache miss, or two.
#[derive(Debug, Clone, Default)]
pub(super) struct CustomerIds {
    /// UTF-8.
    arena: Vec<u8>,
    /// End of each id in the arena.
    ends: Vec<u32>,
    /// Open addressing, linear probing, a power of two long, at most 3/4 full.
    slots: Vec<Slot>,
    /// Scratch of [`Self::intern_all`].
    homes: Vec<Slot>,
}

#[derive(Debug, Clone, Copy)]
struct Slot {
    key: IdKey,
    /// Index of the customer, or [`VACANT`].
    customer: u32,
}

const VACANT: u32 = u32::MAX;

/// Indices or the arena's offsets would not fit 32 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Full;

/// Ids that wait to be looked up together.
#[derive(Debug, Clone, Default)]
pub(super) struct Batch {
    text: Vec<u8>,
    entries: Vec<(IdKey, u32)>,
    /// Whether there are ids that are more than their keys.
    long: bool,
}

impl Batch {
    /// Adds an id of UTF-8; ids are far shorter than 4 GiB, being fields of one
    /// record.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub(super) fn push(&mut self, id: &[u8], key: IdKey) {
        self.text.extend_from_slice(id);
        self.long |= !key.is_all();
        self.entries.push((key, key.home()));
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
        self.long = false;
    }
}

impl CustomerIds {
    /// Appends the index of each id, new or known, to `indices`.
    ///
    /// Looked up one by one, each id would wait for memory. Here all home slots
    /// are fetched first, which the processor does in parallel (half the import's
    /// time with 245,000 customers).
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
        let entries = batch.entries.iter();
        homes.extend(entries.map(|&(_, home)| self.slots[home as usize & mask]));
        if batch.long {
            self.touch(&homes);
        }
        let mut start = 0;
        for (home, &(key, at)) in homes.iter().zip(&batch.entries) {
            let end = start + key.len();
            let id = &batch.text[start..end];
            start = end;
            // A slot once taken stays as it is, so a match on the copy holds.
            let customer = if self.holds(home, key, id) {
                home.customer
            } else {
                self.intern(id, key, at)?
            };
            indices.push(customer);
        }
        self.homes = homes;
        Ok(())
    }

    /// Fetches the texts of these slots; what is read is not used.
    fn touch(&self, slots: &[Slot]) {
        let bytes = slots.iter().map(|slot| {
            let end = self.ends.get(slot.customer as usize).copied();
            let last = end.unwrap_or(1) as usize - 1;
            self.arena.get(last).copied().unwrap_or(0)
        });
        core::hint::black_box(bytes.fold(0, |all, byte| all ^ byte));
    }

    #[inline]
    fn holds(&self, slot: &Slot, key: IdKey, id: &[u8]) -> bool {
        slot.key == key
            && slot.customer != VACANT
            && (key.is_all() || self.bytes(slot.customer as usize) == id)
    }

    /// The index of one id; there must be room in the table.
    fn intern(&mut self, id: &[u8], key: IdKey, home: u32) -> Result<u32, Full> {
        let mask = self.slots.len() - 1;
        let mut at = home as usize & mask;
        while self.slots[at].customer != VACANT {
            if self.holds(&self.slots[at], key, id) {
                return Ok(self.slots[at].customer);
            }
            at = (at + 1) & mask;
        }
        let customer = u32::try_from(self.ends.len()).map_err(|_| Full)?;
        let end = u32::try_from(self.arena.len() + id.len()).map_err(|_| Full)?;
        if customer == VACANT {
            return Err(Full);
        }
        self.arena.extend_from_slice(id);
        self.ends.push(end);
        self.slots[at] = Slot { key, customer };
        Ok(customer)
    }

    /// The index of an id; `None` when it has not been seen.
    pub(super) fn find(&self, id: &str) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let (id, key) = (id.as_bytes(), IdKey::of(id.as_bytes()));
        let mut at = key.home() as usize & mask;
        while self.slots[at].customer != VACANT {
            if self.holds(&self.slots[at], key, id) {
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
            chosen
                .arena
                .extend_from_slice(self.bytes(customer as usize));
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
        core::str::from_utf8(self.bytes(customer)).unwrap_or_default()
    }

    fn bytes(&self, customer: usize) -> &[u8] {
        let Some(&end) = self.ends.get(customer) else {
            return &[];
        };
        let start = customer
            .checked_sub(1)
            .map_or(0, |before| self.ends[before] as usize);
        &self.arena[start..end as usize]
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(1_024);
        let vacant = Slot {
            key: IdKey::of(&[]),
            customer: VACANT,
        };
        let old = core::mem::replace(&mut self.slots, vec![vacant; size]);
        for slot in old.into_iter().filter(|slot| slot.customer != VACANT) {
            let mut at = slot.key.home() as usize & (size - 1);
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
                    batch.push(name.as_bytes(), IdKey::of(name.as_bytes()));
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
    fn equal_keys_are_told_apart_by_their_texts() {
        let mut ids = CustomerIds::default();
        ids.grow();
        let (long, other) = ("a longer id", "b longer id");
        let key = IdKey::of(long.as_bytes());
        for (id, index) in [(long, 0), (other, 1), (long, 0), (other, 1)] {
            assert_eq!(ids.intern(id.as_bytes(), key, 42), Ok(index));
        }
        for (id, index) in [("a", 2), ("", 3), ("a", 2), ("", 3)] {
            let key = IdKey::of(id.as_bytes());
            assert_eq!(ids.intern(id.as_bytes(), key, 42), Ok(index), "one home");
        }
    }

    #[test]
    fn long_ids_and_ids_of_all_scripts_are_found_again() {
        let mut ids = CustomerIds::default();
        let names = [
            "顧客甲",
            "顧客乙",
            "someone@example.org",
            "somebody@example.org",
            "é",
        ];
        let mut batch = Batch::default();
        for name in names.iter().chain(&names) {
            batch.push(name.as_bytes(), IdKey::of(name.as_bytes()));
        }
        let mut indices = Vec::new();
        assert_eq!(ids.intern_all(&batch, &mut indices), Ok(()));
        assert_eq!(indices, [0, 1, 2, 3, 4, 0, 1, 2, 3, 4]);
        for (index, name) in names.into_iter().enumerate() {
            assert_eq!(ids.text(index), name);
            assert_eq!(ids.find(name), Some(index as u32));
        }
    }
}
