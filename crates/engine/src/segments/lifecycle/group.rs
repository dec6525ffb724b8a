//! The gaps of a group of customers, and their statistics as time goes by.

use super::options::Statistic;

/// A cycle by each statistic, in the order of [`Statistic::ALL`].
pub(super) type Each = [f64; 3];

/// A gap and the end by which it had closed.
type Closed = (u16, u32);

/// The gaps of a group.
pub(super) struct Group {
    /// How many closed by each end after the one before, and their sum.
    pub(super) sums: Vec<(u32, u64)>,
    /// The gaps themselves, where their order matters.
    list: Vec<Closed>,
}

impl Group {
    pub(super) fn new(ends: usize) -> Self {
        Self {
            sums: vec![(0, 0); ends],
            list: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, slot: usize, gap: u32, ordered: bool) {
        let sum = &mut self.sums[slot];
        sum.0 += 1;
        sum.1 += u64::from(gap);
        if ordered {
            self.list.push((slot as u16, gap));
        }
    }

    /// The statistics of all gaps closed by each end, where they are `least` or more;
    /// the mean alone, in place of all, unless they are `ordered`.
    pub(super) fn over_time(mut self, least: usize, ordered: bool) -> Vec<Option<Each>> {
        by_end(&mut self.list, self.sums.len());
        let longest = self.list.iter().map(|one| one.1).max().unwrap_or(0);
        let mut counts = Counts::new(longest);
        let (mut known, mut sum) = (0, 0);
        let each = self.sums.iter().map(|more| {
            let before = known;
            known += more.0 as usize;
            sum += more.1;
            for (_, gap) in self.list.get(before..known).unwrap_or_default() {
                counts.add(*gap);
            }
            (known >= least).then(|| {
                Statistic::ALL.map(|one| {
                    let one = if ordered { one } else { Statistic::Mean };
                    one.of(known, sum, |place| counts.nth(place))
                })
            })
        });
        each.collect()
    }
}

/// Brings a list into the order of its ends, in time linear in both.
fn by_end(list: &mut Vec<Closed>, ends: usize) {
    if list.is_empty() || ends < 2 {
        return;
    }
    let mut next = vec![0_usize; ends + 1];
    for &(slot, _) in list.iter() {
        next[usize::from(slot) + 1] += 1;
    }
    for end in 0..ends {
        next[end + 1] += next[end];
    }
    let mut sorted = vec![(0, 0); list.len()];
    for &one in list.iter() {
        let place = &mut next[usize::from(one.0)];
        sorted[*place] = one;
        *place += 1;
    }
    *list = sorted;
}

/// How many there are of each length, as sums over halves, quarters and so on, so that
/// adding one and finding the n-th take log n steps each: a tree after P. Fenwick
/// (1994), "A new data structure for cumulative frequency tables", *Software: Practice
/// and Experience* 24(3).
struct Counts {
    sums: Vec<u32>,
}

impl Counts {
    fn new(longest: u32) -> Self {
        let size = (longest as usize + 1).next_power_of_two();
        Self {
            sums: vec![0; size + 1],
        }
    }

    fn add(&mut self, length: u32) {
        let mut at = length as usize + 1;
        while let Some(sum) = self.sums.get_mut(at) {
            *sum += 1;
            at += at & at.wrapping_neg();
        }
    }

    /// The n-th smallest length, from 0.
    fn nth(&self, place: usize) -> u32 {
        let mut rest = place as u64;
        let mut at = 0;
        let mut step = self.sums.len() - 1;
        while step > 0 {
            if let Some(&sum) = self.sums.get(at + step)
                && u64::from(sum) <= rest
            {
                rest -= u64::from(sum);
                at += step;
            }
            step /= 2;
        }
        at as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn statistics_over_time_are_those_of_sorted_lists(
            mut list in proptest::collection::vec((0..6_u16, 1..400_u32), 1..80),
        ) {
            let mut group = Group::new(6);
            for &(slot, gap) in &list {
                group.add(usize::from(slot), gap, true);
            }
            let told = group.over_time(5, true);
            list.sort_by_key(|one| one.1);
            for (end, told) in told.into_iter().enumerate() {
                let own: Vec<u32> = list
                    .iter()
                    .filter(|one| usize::from(one.0) <= end)
                    .map(|one| one.1)
                    .collect();
                let sum = own.iter().map(|&gap| u64::from(gap)).sum();
                let expected = (own.len() >= 5)
                    .then(|| Statistic::ALL.map(|one| one.of(own.len(), sum, |nth| own[nth])));
                prop_assert_eq!(told, expected);
            }
        }
    }
}
