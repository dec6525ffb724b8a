//! What the models need to know of survivors.

use super::RetentionError;

/// The oldest age of a curve that is read or asked for: 100 years of months.
pub const MOST_AGES: u32 = 1_200;

/// Customers lost and kept, by age, of one cohort or several of different lengths.
///
/// A customer still there when the observation ends counts as kept at every age up to
/// then, and no longer (right-censored).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Losses {
    /// Customers at the start of all cohorts.
    start: f64,
    /// Lost in period 1, 2, …
    lost: Vec<f64>,
    /// Still there at the end of period 1, 2, …, in cohorts observed until then.
    kept: Vec<f64>,
}

impl Losses {
    /// From cohorts, each the number of survivors by age, all of the cohort at age 0
    /// first. Cohorts may end at different ages; one that ends at age 0 adds nothing.
    ///
    /// # Errors
    /// [`RetentionError`]: a value that is no count, a rise, nobody at the start, no
    /// cohort that was followed for a period, or nobody lost.
    pub fn of_cohorts(cohorts: &[Vec<f64>]) -> Result<Self, RetentionError> {
        let longest = cohorts.iter().map(Vec::len).max().unwrap_or(0);
        let found = longest as u32;
        if found < 2 {
            return Err(RetentionError::TooFew { found });
        }
        if found > MOST_AGES + 1 {
            return Err(RetentionError::TooMany { found });
        }
        let mut losses = Self {
            start: 0.0,
            lost: vec![0.0; longest - 1],
            kept: vec![0.0; longest - 1],
        };
        for cohort in cohorts {
            for (age, &count) in (0_u32..).zip(cohort) {
                if !(0.0..f64::INFINITY).contains(&count) {
                    return Err(RetentionError::NotACount { age });
                }
            }
            let steps = losses.lost.iter_mut().zip(&mut losses.kept);
            for ((age, pair), (lost, kept)) in (1_u32..).zip(cohort.windows(2)).zip(steps) {
                if pair[1] > pair[0] {
                    return Err(RetentionError::Rises { age });
                }
                *lost += pair[0] - pair[1];
                *kept += pair[1];
            }
            losses.start += cohort.first().filter(|_| cohort.len() > 1).unwrap_or(&0.0);
        }
        if losses.start <= 0.0 {
            return Err(RetentionError::NobodyAtStart);
        }
        if losses.lost.iter().all(|&lost| lost <= 0.0) {
            return Err(RetentionError::NobodyLost);
        }
        Ok(losses)
    }

    /// Customers at the start, of cohorts followed for a period at least.
    pub fn customers(&self) -> f64 {
        self.start
    }

    /// Periods observed, ≥ 1.
    pub fn periods(&self) -> u32 {
        self.lost.len() as u32
    }

    /// Periods at whose start somebody was there, from the first on.
    pub fn informative(&self) -> u32 {
        let at_risk = self.iter().map(|(lost, kept)| lost + kept);
        at_risk.take_while(|&at_risk| at_risk > 0.0).count() as u32
    }

    /// Of each period, from the first: customers lost in it and still there at its end.
    pub fn iter(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        self.lost.iter().copied().zip(self.kept.iter().copied())
    }

    /// The same customers, their number multiplied.
    #[must_use]
    pub fn scaled(&self, by: f64) -> Self {
        let all = |values: &[f64]| values.iter().map(|value| value * by).collect();
        Self {
            start: self.start * by,
            lost: all(&self.lost),
            kept: all(&self.kept),
        }
    }
}
