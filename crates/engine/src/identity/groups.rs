//! Union-find: who belongs together.

use super::{EXAMPLES, MEMBERS_SHOWN};
use crate::sort::sort_by_number;

/// Disjoint groups of customers.
pub(super) struct Groups {
    /// Towards the group's smallest customer, which is its own parent.
    parent: Vec<u32>,
}

/// The groups, counted and numbered anew.
pub(super) struct Numbered {
    pub(super) into: Vec<u32>,
    pub(super) groups: u32,
    pub(super) members: u32,
    pub(super) remaining: u32,
    pub(super) largest: u32,
    pub(super) examples: Vec<Vec<u32>>,
}

impl Groups {
    /// Everybody alone.
    pub(super) fn new(customers: usize) -> Self {
        Self {
            parent: (0..customers as u32).collect(),
        }
    }

    /// Puts the groups of two customers together.
    ///
    /// The smaller root wins, so that a group is named by its first customer;
    /// with halved paths that is still n log n at worst.
    pub(super) fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b) as usize] = a.min(b);
    }

    fn root(&mut self, of: u32) -> u32 {
        let mut at = of;
        while self.parent[at as usize] != at {
            let above = self.parent[self.parent[at as usize] as usize];
            self.parent[at as usize] = above;
            at = above;
        }
        at
    }

    /// Numbers for the groups in the order of their first customers.
    pub(super) fn numbered(mut self) -> Numbered {
        let mut into = Vec::with_capacity(self.parent.len());
        let mut sizes: Vec<u32> = Vec::new();
        for customer in 0..self.parent.len() as u32 {
            let root = self.root(customer);
            if root == customer {
                into.push(sizes.len() as u32);
                sizes.push(1);
            } else {
                // The root is smaller, so it has its number already.
                let group = into[root as usize];
                into.push(group);
                sizes[group as usize] += 1;
            }
        }
        let mut shown: Vec<(u32, u32)> = Vec::new();
        let (mut groups, mut members) = (0, 0);
        for (&size, group) in sizes.iter().zip(0_u32..).filter(|&(&size, _)| size > 1) {
            groups += 1;
            members += size;
            let at = shown.partition_point(|&(other, _)| other >= size);
            if at < EXAMPLES {
                shown.insert(at, (size, group));
                shown.truncate(EXAMPLES);
            }
        }
        Numbered {
            groups,
            members,
            remaining: sizes.len() as u32,
            largest: shown.first().map_or(0, |&(size, _)| size),
            examples: examples(&into, &shown),
            into,
        }
    }
}

/// The first customers of each group that is shown, in one pass over all.
fn examples(into: &[u32], shown: &[(u32, u32)]) -> Vec<Vec<u32>> {
    let mut places: Vec<(u32, usize)> = shown.iter().map(|&(_, group)| group).zip(0..).collect();
    sort_by_number(&mut places, |(group, _)| u128::from(group));
    let mut examples = vec![Vec::new(); shown.len()];
    for (group, customer) in into.iter().zip(0_u32..) {
        if let Ok(found) = places.binary_search_by_key(group, |&(group, _)| group) {
            let example = &mut examples[places[found].1];
            if example.len() < MEMBERS_SHOWN {
                example.push(customer);
            }
        }
    }
    examples
}
