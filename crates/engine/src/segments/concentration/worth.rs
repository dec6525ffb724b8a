//! What a group of customers is worth.

use crate::amount::Total;
use crate::segments::Expected;
use crate::segments::figures::Figures;

/// The worth of a group.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct GroupWorth {
    /// Customers.
    pub customers: u32,
    /// What they brought so far, after refunds.
    pub revenue: Total,
    /// Of this in the last twelve months.
    pub year_revenue: Total,
    /// What a forecast expects of them within its horizon, in units of currency: as
    /// contribution where its margin is below 1. `None` without a forecast of value.
    pub expected: Option<f64>,
    /// 95 % predictive interval of `expected`, in units of currency; `None` where it cannot be
    /// told, and without a forecast: see [`Expected::total`](crate::segments::Expected::total).
    pub expected_interval: Option<(f64, f64)>,
    /// What they would bring beyond that if all of them were still customers: of each,
    /// value ÷ P(alive) − value, nothing where P(alive) is 0. The most that winning them
    /// back can bring. `None` likewise.
    pub at_stake: Option<f64>,
}

/// The worth of the customers `of` the history, by number; those beyond its last count
/// for nothing.
pub fn worth(of: &[u32], figures: &Figures, expected: Option<&Expected>) -> GroupWorth {
    let known = || of.iter().map(|&at| at as usize);
    let known = || known().filter(|&at| at < figures.len());
    let forecast = expected.and_then(|all| Some((all.value.as_deref()?, &all.p_alive)));
    let sum = |each: fn(f64, f64) -> f64| {
        let (value, p_alive) = forecast?;
        let ones = known().filter_map(|at| Some(each(*value.get(at)?, *p_alive.get(at)?)));
        Some(ones.sum())
    };
    let total = expected.and_then(|all| all.total(known().map(|at| at as u32)));
    GroupWorth {
        customers: known().count() as u32,
        revenue: known().map(|at| figures.revenue[at]).sum(),
        year_revenue: known().map(|at| figures.year_revenue[at]).sum(),
        expected: sum(|value, _| value),
        expected_interval: total.and_then(|total| total.interval),
        at_stake: sum(|value, p| if p > 0.0 { value / p - value } else { 0.0 }),
    }
}
