//! How large the amounts are, roughly: counted by month and size in one pass, so
//! that an exact order statistic needs to look at few of them.

use crate::amount::Amount;
use crate::calendar::PeriodTable;
use crate::orders::Orders;
use crate::sort::select;
use crate::units::Period;

/// Sizes from one amount to its double.
pub(super) const OCTAVE: usize = 16;
/// No amount has more than 54 bits.
const SIZES: usize = 54 * OCTAVE;

/// Counts of the amounts above 0.
pub(super) struct Sizes {
    /// The months from the first order to the analysis date.
    pub(super) months: PeriodTable,
    /// By month, [`SIZES`] each.
    counts: Vec<u32>,
}

impl Sizes {
    pub(super) fn new(orders: &Orders) -> Self {
        let months = PeriodTable::new(Period::Month, orders.first_day(), orders.as_of());
        let mut counts = vec![0; months.len() * SIZES];
        for (&day, &amount) in orders.days().iter().zip(orders.amounts()) {
            if amount > Amount::ZERO {
                counts[months.offset(day) * SIZES + size(amount)] += 1;
            }
        }
        Self { months, counts }
    }

    /// Amounts above 0 in a month, and the size of the median, the upper one of
    /// two. The size means nothing when there are none.
    pub(super) fn of_month(&self, offset: usize) -> (usize, usize) {
        let counts = self.counts[offset * SIZES..][..SIZES].iter();
        let counts = counts.map(|&count| count as usize);
        let all = counts.clone().sum();
        (all, at(counts, all / 2).0)
    }

    /// The amounts at a quarter and at three quarters of all above 0 in their
    /// order, and how many these are.
    pub(super) fn quartiles(&self, orders: &Orders) -> Option<(Amount, Amount, usize)> {
        let mut counts = vec![0_usize; SIZES];
        for month in self.counts.chunks(SIZES) {
            for (sum, &count) in counts.iter_mut().zip(month) {
                *sum += count as usize;
            }
        }
        let all = counts.iter().sum();
        let of = |rank| {
            let (wanted, rank) = at(counts.iter().copied(), rank);
            let amounts = orders.amounts().iter().copied();
            let near = amounts.filter(|&one| one > Amount::ZERO && size(one) == wanted);
            let mut near: Vec<Amount> = near.collect();
            select(&mut near, rank)
        };
        Some((of(all / 4)?, of(all * 3 / 4)?, all))
    }
}

/// In which of the groups counted the element of a rank stands, and its rank in it.
fn at(counts: impl Iterator<Item = usize>, mut rank: usize) -> (usize, usize) {
    for (place, count) in counts.enumerate() {
        if rank < count {
            return (place, rank);
        }
        rank -= count;
    }
    (0, 0)
}

/// The size of an amount above 0: sixteen to each doubling, and an amount at
/// least twice another has at least sixteen more.
fn size(amount: Amount) -> usize {
    let scaled = amount.scaled() as u64;
    let zeros = scaled.leading_zeros();
    let fraction = (scaled << zeros >> 59) as usize % OCTAVE;
    (63 - zeros as usize) * OCTAVE + fraction
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::{MAX_UNITS, SCALE};

    #[test]
    fn sizes_rise_sixteen_to_an_octave() {
        let size = |scaled| Amount::from_scaled(scaled).map(size);
        assert_eq!(size(1), Some(0));
        assert!(size(MAX_UNITS * SCALE) < Some(SIZES));
        for scaled in (1..10_000).chain((1..1_000).map(|step| step * 9_999_999_999)) {
            assert!(size(scaled) <= size(scaled + 1));
            assert_eq!(size(2 * scaled), size(scaled).map(|size| size + OCTAVE));
        }
    }
}
