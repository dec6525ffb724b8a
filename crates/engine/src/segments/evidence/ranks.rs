//! Two groups, a number of each member.

use super::proportions::Interval;
use crate::forecast::estimated::Z975;
use crate::sort::sort;

/// Members of each group from which on the normal approximation of [`Ranks::interval`]
/// is near enough.
const LEAST_MEMBERS: f64 = 10.0;

/// What the ranks of two groups say.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Ranks {
    /// Members of the first group.
    pub count: u32,
    /// Members of the second group.
    pub other_count: u32,
    /// Median of the first group; of two middle ones, their mean.
    pub median: f64,
    /// Median of the second group.
    pub other_median: f64,
    /// The chance that a member of the first group, drawn at random, has the larger
    /// number than one of the second, ties counted half: U ÷ (n·m), the *probability of
    /// superiority*. 0.5 is no difference.
    pub superiority: f64,
    /// The 95 % interval of it, within 0 ..= 1: E. Brunner & U. Munzel (2000), "The
    /// nonparametric Behrens-Fisher problem: asymptotic theory and a small-sample
    /// approximation", *Biometrical Journal* 42(1), with normal quantiles. `None` where
    /// a group has fewer than ten members, or where none of the one lies among the other.
    pub interval: Option<Interval>,
    /// Two-sided p-value; 1 where all numbers are equal.
    pub p_value: f64,
}

/// H. B. Mann & D. R. Whitney (1947), "On a test of whether one of two random variables
/// is stochastically larger than the other", *Annals of Mathematical Statistics* 18(1):
/// U by the normal approximation with its variance corrected for ties and a continuity
/// correction of one half. Numbers within ± 2¹²⁵. `None` if a group is empty. In time
/// n log n.
pub fn mann_whitney(one: &[i128], other: &[i128]) -> Option<Ranks> {
    let (n, m) = (one.len() as f64, other.len() as f64);
    let least = *one.iter().chain(other).min()?;
    // A number above the least and its group in one word: half as long to sort.
    let tagged = |group: u128| move |&value: &i128| ((value - least) as u128) << 1 | group;
    let mut all: Vec<u128> = one.iter().map(tagged(0)).collect();
    all.extend(other.iter().map(tagged(1)));
    sort(&mut all);
    let is_first = |word: &&u128| **word & 1 == 0;
    // Twice the sum of the first group's mean ranks, and Σ t³ − t over the ties.
    let (mut ranks, mut ties, mut start) = (0_u128, 0.0, 0);
    let (mut below, mut placed) = ([0.0; 2], [Placements::default(); 2]);
    while start < all.len() {
        let tied = all[start..].partition_point(|word| word >> 1 == all[start] >> 1);
        let first = all[start..start + tied].iter().filter(is_first).count();
        ranks += first as u128 * (2 * start + tied + 1) as u128;
        let t = tied as f64;
        ties += t * t * t - t;
        start += tied;
        let [first, second] = [first as f64, t - first as f64];
        placed[0].add(first, (below[1] + second / 2.0) / m);
        placed[1].add(second, (below[0] + first / 2.0) / n);
        below = [below[0] + first, below[1] + second];
    }
    // The square of the customers does not fit the browser's words.
    let fewest = one.len() as u128 * (one.len() as u128 + 1);
    let u = (ranks - fewest) as f64 / 2.0;
    let total = n + m;
    let variance = n * m / 12.0 * (total + 1.0 - ties / (total * (total - 1.0)));
    let far = ((u - n * m / 2.0).abs() - 0.5).max(0.0);
    let p_value = if variance > 0.0 {
        libm::erfc(far / libm::sqrt(2.0 * variance))
    } else {
        1.0
    };
    Some(Ranks {
        count: one.len() as u32,
        other_count: other.len() as u32,
        median: median(&all, 0, one.len(), least)?,
        other_median: median(&all, 1, other.len(), least)?,
        superiority: u / (n * m),
        interval: interval(u / (n * m), placed),
        p_value,
    })
}

/// Of the members of a group the share of the other that lies below, ties half.
#[derive(Clone, Copy, Default)]
struct Placements {
    count: f64,
    sum: f64,
    squares: f64,
}

impl Placements {
    fn add(&mut self, times: f64, share: f64) {
        self.count += times;
        self.sum += times * share;
        self.squares += times * share * share;
    }

    /// The variance of their mean.
    fn variance(&self) -> f64 {
        let around = self.squares - self.sum * self.sum / self.count;
        around.max(0.0) / (self.count - 1.0) / self.count
    }
}

fn interval(superiority: f64, placed: [Placements; 2]) -> Option<Interval> {
    if placed.iter().any(|group| group.count < LEAST_MEMBERS) {
        return None;
    }
    let reach = Z975 * libm::sqrt(placed[0].variance() + placed[1].variance());
    (reach > 0.0).then(|| Interval {
        low: (superiority - reach).max(0.0),
        high: (superiority + reach).min(1.0),
    })
}

/// The median of a group of so many among sorted words; `None` for an empty one.
fn median(all: &[u128], group: u128, count: usize, least: i128) -> Option<f64> {
    let mut own = all.iter().filter(|word| *word & 1 == group);
    let number = |word: &u128| ((word >> 1) as i128 + least) as f64;
    let low = own.nth(count.checked_sub(1)? / 2)?;
    let high = if count.is_multiple_of(2) {
        own.next()?
    } else {
        low
    };
    Some(f64::midpoint(number(low), number(high)))
}
