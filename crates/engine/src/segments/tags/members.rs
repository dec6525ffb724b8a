//! Sets of customers, and what is known of each.

/// A set of customers, one bit each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bits {
    words: Vec<u64>,
}

/// Of whom a rule holds and of whom it does not; the others are unknown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Truth {
    /// It holds.
    pub yes: Bits,
    /// It does not hold. Nobody is in both.
    pub no: Bits,
}

impl Bits {
    /// Nobody of so many customers.
    pub fn none(customers: usize) -> Self {
        Self {
            words: vec![0; customers.div_ceil(64)],
        }
    }

    /// Adds a customer; nothing beyond the last.
    pub fn insert(&mut self, customer: usize) {
        if let Some(word) = self.words.get_mut(customer / 64) {
            *word |= 1 << (customer % 64);
        }
    }

    /// Whether a customer is in the set.
    pub fn contains(&self, customer: usize) -> bool {
        let word = self.words.get(customer / 64);
        word.is_some_and(|word| word >> (customer % 64) & 1 == 1)
    }

    /// How many customers.
    pub fn count(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// The customers, ascending.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        let words = self.words.iter().zip((0_u32..).step_by(64));
        words.flat_map(|(&word, first)| {
            (0..64)
                .filter(move |bit| word >> bit & 1 == 1)
                .map(move |bit| first + bit)
        })
    }

    /// Those in both.
    pub fn and(&mut self, other: &Self) {
        self.join(other, |one, other| one & other);
    }

    /// Those in either.
    pub fn or(&mut self, other: &Self) {
        self.join(other, |one, other| one | other);
    }

    fn join(&mut self, other: &Self, how: impl Fn(u64, u64) -> u64) {
        for (one, &other) in self.words.iter_mut().zip(&other.words) {
            *one = how(*one, other);
        }
    }
}

impl Truth {
    /// Unknown of everybody.
    pub fn unknown(customers: usize) -> Self {
        Self {
            yes: Bits::none(customers),
            no: Bits::none(customers),
        }
    }

    /// From what is known of each.
    pub fn of(customers: usize, known: impl Fn(usize) -> Option<bool>) -> Self {
        let mut truth = Self::unknown(customers);
        for customer in 0..customers {
            match known(customer) {
                Some(true) => truth.yes.insert(customer),
                Some(false) => truth.no.insert(customer),
                None => {}
            }
        }
        truth
    }

    pub(super) fn and(&mut self, other: &Self) {
        self.yes.and(&other.yes);
        self.no.or(&other.no);
    }

    pub(super) fn or(&mut self, other: &Self) {
        self.yes.or(&other.yes);
        self.no.and(&other.no);
    }

    pub(super) fn not(self) -> Self {
        Self {
            yes: self.no,
            no: self.yes,
        }
    }
}
