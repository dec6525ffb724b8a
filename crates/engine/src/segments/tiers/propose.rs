//! Thresholds to begin with.

use super::breaks::natural_breaks;
use super::options::{MOST_THRESHOLDS, Threshold, TierRule};
use crate::amount::{SCALE, Total};
use crate::segments::figures::Figures;
use crate::sort::sort;

/// How thresholds are found, among customers who spent more than 0 in the last twelve
/// months (for spend) or ordered in them (for orders).
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum ProposalBy {
    /// Each threshold is what the best `shares[i]` have at least: the number of the
    /// customer in place ⌈share × n⌉ from the top, so that at least that share gets in;
    /// equal customers all do. Shares in 0 ..= 1, taken to 1/10 000, at most
    /// [`MOST_THRESHOLDS`], in any order.
    Quantile {
        /// Of the customers with a number.
        shares: Vec<f64>,
    },
    /// [`natural_breaks`] into `thresholds` + 1 groups; each threshold is the least
    /// number of its group.
    NaturalBreaks {
        /// How many, 1 ..= [`MOST_THRESHOLDS`]; clamped.
        thresholds: u8,
        /// Of the logarithms instead of the numbers: spend is skew, and a few large
        /// customers would else take most groups for themselves.
        log: bool,
    },
}

/// Proposed thresholds, ascending.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Proposed {
    /// As found. Fewer than asked for where numbers are too few or too equal; none
    /// where nobody has any.
    pub spend: Vec<Total>,
    /// The same, rounded down to two digits where they stay apart and above 0.
    pub rounded: Vec<Total>,
    /// Orders, likewise found.
    pub orders: Vec<u32>,
    /// Both, one with the other, as many as the longer list: the last number of the
    /// shorter one is repeated.
    pub thresholds: Vec<Threshold>,
    /// Goodness of variance fit of the spend's natural breaks, 0 ..= 1.
    pub goodness: Option<f64>,
    /// How many were asked for.
    pub asked: u32,
    /// Customers that spent more than 0 in the last twelve months.
    pub customers: u32,
}

impl Proposed {
    /// The thresholds for a rule: as many as what decides has (spend, orders, or the
    /// longer list of both), so that each asks for more than the one below. None where
    /// nothing was found for what decides.
    pub fn for_rule(&self, rule: TierRule, rounded: bool) -> Vec<Threshold> {
        let spend = if rounded { &self.rounded } else { &self.spend };
        let count = match rule {
            TierRule::Spend => spend.len(),
            TierRule::Orders => self.orders.len(),
            TierRule::Both | TierRule::Either => spend.len().max(self.orders.len()),
        };
        (0..count)
            .filter_map(|at| {
                let spend = spend.get(at).or(spend.last()).copied();
                let orders = self.orders.get(at).or(self.orders.last()).copied();
                // What does not decide may be missing; one order more asks for nothing
                // that spend does not ask for.
                Some(Threshold {
                    spend: if rule.by_spend() {
                        spend?
                    } else {
                        spend.unwrap_or_default()
                    },
                    orders: match rule {
                        TierRule::Orders | TierRule::Either => orders?,
                        TierRule::Spend | TierRule::Both => orders.unwrap_or(1),
                    },
                })
            })
            .collect()
    }
}

/// Thresholds for these customers. In time n log n.
pub fn propose(figures: &Figures, by: &ProposalBy) -> Proposed {
    let spends = figures.year_revenue.iter().map(|spend| spend.scaled());
    let spends = Counted::of(spends, SCALE as f64);
    let orders = Counted::of(figures.year_orders.iter().map(|&n| i128::from(n)), 1.0);
    let (spend, goodness) = spends.thresholds(by);
    let orders_found = orders.thresholds(by).0.into_iter();
    let orders: Vec<u32> = orders_found.map(|number| number as u32).collect();
    let spend: Vec<Total> = spend.into_iter().map(Total::from_scaled).collect();
    let rounded = rounded(&spend);
    let thresholds = (0..spend.len().max(orders.len()))
        .filter_map(|at| {
            Some(Threshold {
                spend: *rounded.get(at).or(rounded.last())?,
                orders: *orders.get(at).or(orders.last())?,
            })
        })
        .collect();
    Proposed {
        spend,
        rounded,
        orders,
        thresholds,
        goodness,
        asked: match by {
            ProposalBy::Quantile { shares } => shares.len() as u32,
            ProposalBy::NaturalBreaks { thresholds, .. } => u32::from(*thresholds),
        },
        customers: spends.count,
    }
}

/// Numbers above 0, ascending, each once with how often it occurs.
struct Counted {
    values: Vec<(i128, u32)>,
    count: u32,
    unit: f64,
}

impl Counted {
    fn of(numbers: impl Iterator<Item = i128>, unit: f64) -> Self {
        let mut numbers: Vec<i128> = numbers.filter(|&number| number > 0).collect();
        sort(&mut numbers);
        let mut values: Vec<(i128, u32)> = Vec::new();
        for &number in &numbers {
            match values.last_mut() {
                Some(last) if last.0 == number => last.1 += 1,
                _ => values.push((number, 1)),
            }
        }
        Self {
            values,
            count: numbers.len() as u32,
            unit,
        }
    }

    fn thresholds(&self, by: &ProposalBy) -> (Vec<i128>, Option<f64>) {
        match by {
            ProposalBy::Quantile { shares } => {
                let shares = shares.iter().take(MOST_THRESHOLDS);
                let mut found: Vec<i128> = shares.filter_map(|&share| self.top(share)).collect();
                sort(&mut found);
                found.dedup();
                (found, None)
            }
            ProposalBy::NaturalBreaks { thresholds, log } => {
                let groups = usize::from(*thresholds).clamp(1, MOST_THRESHOLDS) + 1;
                let scaled = self.values.iter().map(|&(number, count)| {
                    let value = number as f64 / self.unit;
                    (if *log { libm::log(value) } else { value }, count)
                });
                let breaks = natural_breaks(&scaled.collect::<Vec<_>>(), groups);
                let starts = breaks.starts.iter();
                let found = starts.map(|&at| self.values[at as usize].0).collect();
                (found, (self.count > 0).then_some(breaks.goodness))
            }
        }
    }

    /// The number in place ⌈share × n⌉ from the top, at least the first.
    fn top(&self, share: f64) -> Option<i128> {
        let parts = libm::round(share.clamp(0.0, 1.0) * SCALE as f64) as u64;
        let place = (parts * u64::from(self.count))
            .div_ceil(SCALE as u64)
            .max(1);
        let mut above = 0;
        let from_top = self.values.iter().rev();
        from_top
            .map(|&(number, count)| {
                above += u64::from(count);
                (number, above)
            })
            .find(|&(_, above)| above >= place)
            .map(|(number, _)| number)
    }
}

/// Two digits each, rounded down; as they are if two became one.
fn rounded(spend: &[Total]) -> Vec<Total> {
    let down = |total: &Total| {
        let number = total.scaled();
        let mut step = 1;
        while number / step >= 100 {
            step *= 10;
        }
        Total::from_scaled(number / step * step)
    };
    let round: Vec<Total> = spend.iter().map(down).collect();
    if round.windows(2).all(|pair| pair[0] < pair[1]) {
        round
    } else {
        spend.to_vec()
    }
}
