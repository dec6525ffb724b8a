//! Numbering the ages of many customers, which are few.

/// Different ages by the order in which they were met.
///
/// A table with open addressing, as wide as keeps it half empty: ages are numbers of
/// days divided by the unit, whose regular bits a general hash map takes for
/// collisions.
pub(super) struct Ages {
    ages: Vec<f64>,
    /// Numbers + 1; 0 is free.
    slots: Vec<u32>,
}

impl Ages {
    pub(super) fn new() -> Self {
        Self {
            ages: Vec::new(),
            slots: vec![0; 1024],
        }
    }

    /// The number of an age.
    pub(super) fn number(&mut self, age: f64) -> u32 {
        // −0 is 0.
        let age = age + 0.0;
        let slot = self.slot(age);
        if self.slots[slot] > 0 {
            return self.slots[slot] - 1;
        }
        self.ages.push(age);
        self.slots[slot] = self.ages.len() as u32;
        if 2 * self.ages.len() > self.slots.len() {
            self.slots = vec![0; 4 * self.slots.len()];
            for number in 0..self.ages.len() {
                let slot = self.slot(self.ages[number]);
                self.slots[slot] = number as u32 + 1;
            }
        }
        self.ages.len() as u32 - 1
    }

    /// Where the age is or would be.
    fn slot(&self, age: f64) -> usize {
        let bits = age.to_bits();
        let mixed = (bits ^ bits >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let last = self.slots.len() - 1;
        let mut slot = (mixed >> 32) as usize & last;
        while self.slots[slot] > 0 && self.ages[self.slots[slot] as usize - 1].to_bits() != bits {
            slot = (slot + 1) & last;
        }
        slot
    }

    /// The ages ascending, and the rank of each number among them.
    pub(super) fn ranked(self) -> (Vec<f64>, Vec<u32>) {
        let mut order: Vec<u32> = (0..self.ages.len() as u32).collect();
        let age = |number: &u32| self.ages[*number as usize];
        order.sort_unstable_by(|one, other| age(one).total_cmp(&age(other)));
        let mut ranks = vec![0; order.len()];
        for (rank, number) in (0..).zip(&order) {
            ranks[*number as usize] = rank;
        }
        (order.iter().map(age).collect(), ranks)
    }
}

/// Ascending. Ages are few, so counting how many there are of each sorts by them in
/// linear time, the last first; purchases are counted likewise unless they are too
/// many.
pub(super) fn sort_keys(keys: &mut Vec<[u32; 3]>, ages: usize) {
    let most = keys.iter().map(|[x, _, _]| *x as usize).max().unwrap_or(0);
    if most.max(ages) > 2 * keys.len() + 1000 {
        keys.sort_unstable();
        return;
    }
    let mut sorted = keys.clone();
    for (column, size) in [(2, ages), (1, ages), (0, most + 1)] {
        let mut starts = vec![0_u32; size + 1];
        for key in &*keys {
            starts[key[column] as usize + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        for key in &*keys {
            let start = &mut starts[key[column] as usize];
            sorted[*start as usize] = *key;
            *start += 1;
        }
        std::mem::swap(keys, &mut sorted);
    }
}
