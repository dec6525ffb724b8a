//! How often each statistic would have called a customer late who then came back.

use super::options::{LEAST_GAPS, Statistic, band};
use super::pooled::{Ends, Pooled};
use super::{LifecycleError, LifecycleInputs, LifecycleOptions, Scope};
use crate::segments::rfm::Facts;
use crate::sort::sort;

/// What one statistic makes of the past.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Mislabelled {
    /// The statistic.
    pub statistic: Statistic,
    /// The cycle of all by it, in days.
    pub cycle_of_all: f64,
    /// Past gaps by band of the cycle that their customer has by it on the day of the
    /// analysis: up to the first multiple, the second, the third, beyond it. Every one
    /// of them ended in an order.
    pub gaps: [u64; 4],
    /// The share of them beyond the first multiple: buyers who were on their way and
    /// would have been called late.
    pub share: f64,
    /// Customers in S1, S2 and S3 by it now: fewer mislabelled buyers are bought with
    /// later notice of those who are lost.
    pub late_now: u32,
}

/// The statistics side by side, and the one that mislabels fewest.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Proposal {
    /// Each statistic.
    pub statistics: [Mislabelled; 3],
    /// The one with the smallest share; the one in use where it is as small, else the
    /// first.
    pub proposed: Statistic,
}

/// Compares the statistics. A past gap is set against the cycle that its customer has
/// today, of which it may be a part: the question is how the rule in use reads the
/// past, not what would have been known then.
///
/// # Errors
/// See [`LifecycleError`]; [`LifecycleError::NoCycle`] also where a cycle was entered
/// and nobody has come back.
pub fn propose(
    inputs: &LifecycleInputs,
    options: &LifecycleOptions,
) -> Result<Proposal, LifecycleError> {
    options.check()?;
    let statistics = each(inputs, options)?;
    let least = statistics.iter().map(|one| one.share).fold(1.0, f64::min);
    let of = |statistic| statistics.iter().find(|one| one.statistic == statistic);
    let in_use = of(options.statistic).filter(|one| one.share <= least);
    let first = statistics.iter().find(|one| one.share <= least);
    Ok(Proposal {
        proposed: in_use
            .or(first)
            .map_or(options.statistic, |one| one.statistic),
        statistics,
    })
}

fn each(
    inputs: &LifecycleInputs,
    options: &LifecycleOptions,
) -> Result<[Mislabelled; 3], LifecycleError> {
    let history = inputs.history;
    inputs.check()?;
    let as_of = options.as_of.unwrap_or(history.as_of());
    if as_of < history.first_day() {
        return Err(LifecycleError::NobodyYet);
    }
    let ends = Ends::new(vec![as_of], history.first_day());
    let pooled = Pooled::of(inputs, options, &ends, true);
    let mut customers = 0;
    let mut gaps = [[0; 4]; 3];
    let mut late = [0; 3];
    let mut list: Vec<u32> = Vec::new();
    for (at, buyer) in history.iter().enumerate() {
        let Some(facts) = Facts::until(buyer, as_of) else {
            continue;
        };
        customers += 1;
        list.clear();
        for pair in buyer.days()[..facts.orders as usize].windows(2) {
            if pair[0] < pair[1] {
                list.push(pair[0].0.abs_diff(pair[1].0));
            }
        }
        let own = options.scope == Scope::Customer && list.len() >= LEAST_GAPS;
        let cycles = if own {
            sort(&mut list);
            let sum = list.iter().map(|&gap| u64::from(gap)).sum();
            Some(Statistic::ALL.map(|one| one.of(list.len(), sum, |nth| list[nth])))
        } else {
            pooled.each(inputs.group(at), 0).map(|own| own.0)
        };
        let Some(cycles) = cycles else {
            continue; // nobody has come back
        };
        let silent = as_of.0.abs_diff(inputs.last(at, facts.last, as_of).0);
        for ((cycle, gaps), late) in cycles.iter().zip(&mut gaps).zip(&mut late) {
            let limits = options.limits(*cycle);
            for &gap in &list {
                gaps[band(&limits, gap)] += 1;
            }
            *late += u32::from(band(&limits, silent) > 0);
        }
    }
    let all: u64 = gaps[0].iter().sum();
    let of_all = pooled.each(None, 0).filter(|_| all > 0);
    let (cycles, _) = of_all.ok_or(LifecycleError::NoCycle { customers })?;
    Ok(core::array::from_fn(|at| Mislabelled {
        statistic: Statistic::ALL[at],
        cycle_of_all: cycles[at],
        gaps: gaps[at],
        share: (all - gaps[at][0]) as f64 / all as f64,
        late_now: late[at],
    }))
}
