//! The average row of the cohort table.

use super::Cohort;
use crate::amount::Total;

/// All cohorts that were fully observed at one age, weighted by their sizes.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct AverageCell {
    /// Months since the month of the first order.
    pub age: u32,
    /// Cohorts fully observed at this age (the running month left out).
    pub cohorts: u32,
    /// Their customers: the weight of this cell.
    pub customers: u64,
    /// Σ active ÷ Σ size over those cohorts; `None` when there are none.
    pub retention: Option<f64>,
    /// Running sum over the ages 0 ..= `age` of Σ revenue at that age ÷ Σ size
    /// over the cohorts fully observed at that age, in units of currency per
    /// acquired customer; `None` from the first age that has none on.
    pub cumulative_revenue_per_customer: Option<f64>,
}

/// The row from age 0 to the oldest age of any cohort.
pub(super) fn average(cohorts: &[Cohort]) -> Vec<AverageCell> {
    let ages = cohorts
        .iter()
        .map(|cohort| cohort.cells.len())
        .max()
        .unwrap_or(0);
    let mut cumulative = Some(0.0);
    (0..ages)
        .map(|age| {
            let (mut count, mut customers, mut active) = (0, 0_u64, 0_u64);
            let mut revenue = Total::ZERO;
            for cohort in cohorts {
                if let Some(cell) = cohort.cells.get(age).filter(|cell| !cell.running) {
                    count += 1;
                    customers += u64::from(cohort.size);
                    active += u64::from(cell.active);
                    revenue += cell.revenue;
                }
            }
            let observed = customers > 0;
            cumulative = cumulative
                .filter(|_| observed)
                .map(|sum: f64| sum + revenue.as_f64() / customers as f64);
            AverageCell {
                age: age as u32,
                cohorts: count,
                customers,
                retention: observed.then(|| active as f64 / customers as f64),
                cumulative_revenue_per_customer: cumulative,
            }
        })
        .collect()
}
