//! Which order an order id belongs to.
//!
//! Ids are kept as hashes of 64 bits, one an order: the probability that any
//! two of `n` ids are taken for one is about n² ÷ 2⁶⁵ (see
//! [`text_hash`](crate::hash::text_hash)).
//! Exports stand in the order of their ids almost always, and lines of an order
//! together: as long as each id is longer or greater than the one before it (or
//! each shorter or smaller), it is either the last one or new, and no table is
//! needed. The first exception builds it.

use core::cmp::Ordering;

use crate::hash::{mix, text_hash};
use rustc_hash::FxHashSet;

/// What is known of an order id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// Not seen.
    New,
    /// The order's index in the ledger.
    Order(u32),
    /// An order that was cancelled, and is not in the ledger.
    Cancelled,
}

/// The order ids of all files.
#[derive(Debug, Clone, Default)]
pub(super) struct OrderIds {
    /// By order: the id's hash, 0 for none. Shorter than the ledger when the
    /// last orders have no ids.
    hashes: Vec<u64>,
    cancelled: FxHashSet<u64>,
    /// Open addressing, linear probing, a power of two long, at most 3/4 full;
    /// empty until needed.
    slots: Vec<u32>,
    taken: usize,
    /// The namespaces seen, the present one last.
    namespaces: Vec<u32>,
    seed: u64,
    /// The last id of the present namespace, and what is known of it.
    last: Vec<u8>,
    last_known: Option<Known>,
    /// How ids have followed each other so far.
    direction: Option<Ordering>,
}

const VACANT: u32 = u32::MAX;

impl OrderIds {
    /// The ids that follow are of this namespace.
    pub(super) fn begin(&mut self, namespace: u32) {
        if self.namespaces.last() == Some(&namespace) {
            return;
        }
        if self.namespaces.contains(&namespace) {
            self.build();
        }
        self.namespaces.retain(|&other| other != namespace);
        self.namespaces.push(namespace);
        self.seed = mix(u64::from(namespace));
        self.last.clear();
        self.last_known = None;
        self.direction = None;
    }

    /// What is known of an id, and its key.
    #[inline]
    pub(super) fn find(&mut self, id: &[u8]) -> (Known, u64) {
        let key = text_hash(self.seed, id);
        let order = id
            .len()
            .cmp(&self.last.len())
            .then_with(|| id.cmp(&self.last));
        let known = match (self.last_known, order) {
            (Some(last), Ordering::Equal) => last,
            (None, _) if self.slots.is_empty() => Known::New,
            _ if self.slots.is_empty() && self.direction.is_none_or(|usual| usual == order) => {
                Known::New
            }
            _ => self.find_key(key),
        };
        (known, key)
    }

    /// What is known of a key of any namespace.
    pub(super) fn find_key(&mut self, key: u64) -> Known {
        self.build();
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        while self.slots[at] != VACANT {
            let order = self.slots[at];
            if self.hashes[order as usize] == key {
                return Known::Order(order);
            }
            at = (at + 1) & mask;
        }
        if self.cancelled.contains(&key) {
            Known::Cancelled
        } else {
            Known::New
        }
    }

    /// Remembers the order of an id that has none yet; orders come in
    /// ascending order of their indices.
    #[inline]
    pub(super) fn add(&mut self, id: &[u8], key: u64, order: u32) {
        self.follow(id, Known::Order(order));
        self.hashes.resize(order as usize, 0);
        self.hashes.push(key);
        if !self.slots.is_empty() {
            self.insert(order);
        }
    }

    /// Remembers that the order of an id was cancelled.
    pub(super) fn cancel(&mut self, id: &[u8], key: u64) {
        if self.last_known.is_none() || self.last != id {
            self.follow(id, Known::Cancelled);
        }
        self.cancelled.insert(key);
    }

    #[inline]
    fn follow(&mut self, id: &[u8], known: Known) {
        if self.last_known.is_some() && self.direction.is_none() && self.last != id {
            let order = id.len().cmp(&self.last.len());
            self.direction = Some(order.then_with(|| id.cmp(&self.last)));
        }
        self.last.clear();
        self.last.extend_from_slice(id);
        self.last_known = Some(known);
    }

    fn insert(&mut self, order: u32) {
        if (self.taken + 1) * 4 > self.slots.len() * 3 {
            self.rebuild(self.slots.len() * 2);
            return;
        }
        self.place(order);
    }

    fn place(&mut self, order: u32) {
        let mask = self.slots.len() - 1;
        let mut at = self.hashes[order as usize] as usize & mask;
        while self.slots[at] != VACANT {
            at = (at + 1) & mask;
        }
        self.slots[at] = order;
        self.taken += 1;
    }

    fn build(&mut self) {
        if self.slots.is_empty() {
            let size = (self.hashes.len() * 3 / 2 + 1).next_power_of_two();
            self.rebuild(size.max(1_024));
        }
    }

    fn rebuild(&mut self, size: usize) {
        self.slots.clear();
        self.slots.resize(size, VACANT);
        self.taken = 0;
        for order in 0..self.hashes.len() {
            if self.hashes[order] != 0 {
                self.place(order as u32);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    /// Feeds ids as an import does; what each was taken for.
    fn feed(ids: &mut OrderIds, texts: &[&str], orders: &mut u32) -> Vec<Known> {
        let mut found = Vec::new();
        for text in texts {
            let (known, key) = ids.find(text.as_bytes());
            found.push(known);
            if known == Known::New {
                ids.add(text.as_bytes(), key, *orders);
                *orders += 1;
            }
        }
        found
    }

    #[test]
    fn no_table_while_ids_rise_or_fall() {
        for texts in [["9", "9", "10", "11", "100"], ["100", "11", "10", "9", "9"]] {
            let mut ids = OrderIds::default();
            ids.begin(0);
            feed(&mut ids, &texts, &mut 0);
            assert!(ids.slots.is_empty(), "{texts:?}");
            assert_eq!(ids.hashes.len(), 4);
            let known = feed(&mut ids, &["11"], &mut 4);
            assert!(matches!(known[..], [Known::Order(_)]), "{known:?}");
            assert!(!ids.slots.is_empty());
        }
    }

    #[test]
    fn agrees_with_a_map_in_any_order() {
        let mut state = 1_u64;
        let mut ids = OrderIds::default();
        let mut map = HashMap::new();
        let mut orders = 0;
        for round in 0..6 {
            let namespace = [0, 0, 1, 0, 2, 1][round];
            ids.begin(namespace);
            for _ in 0..3_000 {
                state = mix(state);
                let text = format!("#{}", state % 5_000);
                let (known, key) = ids.find(text.as_bytes());
                let expected = map.get(&(namespace, text.clone())).copied();
                assert_eq!(known, expected.unwrap_or(Known::New), "{text}");
                if known == Known::New {
                    if state >> 60 == 0 {
                        ids.cancel(text.as_bytes(), key);
                        map.insert((namespace, text), Known::Cancelled);
                    } else {
                        orders += (state >> 59) as u32 & 1; // an order without an id
                        ids.add(text.as_bytes(), key, orders);
                        map.insert((namespace, text), Known::Order(orders));
                        orders += 1;
                    }
                }
            }
        }
    }
}
