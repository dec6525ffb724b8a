//! Days without a purchase.

use crate::calendar::Day;
use crate::history::History;
use crate::numeric::quantile;

use super::Concern;
use super::rules::{GAPS, REGULAR, REGULARS, SILENT_DAYS, SILENT_TIMES};

/// Days between purchases, of customers and of the shop.
pub(super) struct Gaps {
    /// Median days between purchases of a customer; 0 without any.
    pub(super) median: u32,
    /// The median coefficient of variation, where it is low.
    pub(super) regular: Option<f64>,
    /// Distinct days with an order.
    pub(super) shop_days: usize,
    /// The longest time without an order between two, and the days from the last order
    /// to the analysis date.
    longest: u32,
    silent: u32,
    /// The same where the last day or two with an order are taken for astray.
    longest_before: u32,
    silent_before: u32,
}

/// Days with an order from which some may be.
const MANY_DAYS: usize = 20;
/// So many last days with an order may be astray.
const ASTRAY: usize = 2;

impl Gaps {
    pub(super) fn of(history: &History) -> Self {
        let span = history.as_of().0.abs_diff(history.first_day().0) as usize;
        let mut open = vec![false; span + 1];
        let mut counts = vec![0_u64; span + 1];
        let mut variations = Vec::new();
        let mut own = Vec::new();
        for buyer in history.iter() {
            own.clear();
            let mut before: Option<Day> = None;
            for (day, _) in buyer.purchases() {
                open[day.0.abs_diff(history.first_day().0) as usize] = true;
                if let Some(before) = before {
                    let gap = day.0.abs_diff(before.0);
                    counts[gap as usize] += 1;
                    own.push(f64::from(gap));
                }
                before = Some(day);
            }
            if own.len() >= GAPS {
                variations.push(variation(&own));
            }
        }
        let days: Vec<usize> = (0..=span).filter(|&day| open[day]).collect();
        let longest = |days: &[usize]| {
            let between = days.windows(2).map(|pair| (pair[1] - pair[0]) as u32);
            between.max().unwrap_or(0)
        };
        let silent = |days: &[usize]| days.last().map_or(0, |&last| (span - last) as u32);
        let before = days.len().saturating_sub(ASTRAY);
        // With one astray the two before it are those that a silence follows.
        let before = if before > 0 && longest(&days[before - 1..=before]) > longest(&days[..before])
        {
            &days[..before]
        } else {
            &days[..days.len().saturating_sub(1)]
        };
        variations.sort_unstable_by(f64::total_cmp);
        let enough = variations.len() >= REGULARS;
        let typical = quantile(&variations, 0.5);
        Self {
            median: median(&counts),
            regular: (enough && typical < REGULAR).then_some(typical),
            shop_days: days.len(),
            longest: longest(&days),
            silent: silent(&days),
            longest_before: longest(before),
            silent_before: if before.len() >= MANY_DAYS {
                silent(before)
            } else {
                0
            },
        }
    }

    pub(super) fn silence(&self) -> Option<Concern> {
        let is_long = |days: u32, longest: u32| {
            days >= SILENT_DAYS && days > SILENT_TIMES * longest && self.shop_days > 1
        };
        let both = [
            (self.silent, self.longest),
            (self.silent_before, self.longest_before),
        ];
        let found = both
            .into_iter()
            .find(|&(days, longest)| is_long(days, longest));
        found.map(|(days, _)| Concern::Silence { days })
    }
}

/// Standard deviation ÷ mean.
fn variation(gaps: &[f64]) -> f64 {
    let count = gaps.len() as f64;
    let mean = gaps.iter().sum::<f64>() / count;
    let squares: f64 = gaps.iter().map(|gap| (gap - mean) * (gap - mean)).sum();
    libm::sqrt(squares / (count - 1.0)) / mean
}

/// The lower median of numbers of which `counts[n]` are n; 0 for none.
fn median(counts: &[u64]) -> u32 {
    let all: u64 = counts.iter().sum();
    let mut passed = 0;
    let at = counts.iter().position(|count| {
        passed += count;
        2 * passed >= all.max(1)
    });
    at.unwrap_or(0) as u32
}
