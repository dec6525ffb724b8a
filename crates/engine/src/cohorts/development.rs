//! The arithmetic of development factors.

use super::projection::DevelopmentFactor;

/// Volume-weighted factors of a triangle of cumulative sums ≥ 0, one list a
/// cohort by age, with Mack's variances. Ends before the first age from which
/// no cohort with a sum above 0 was observed to the next.
pub(super) fn factors(triangle: &[Vec<f64>]) -> Vec<DevelopmentFactor> {
    let mut factors: Vec<DevelopmentFactor> = Vec::new();
    for age in 0.. {
        let pairs = || {
            triangle
                .iter()
                .filter_map(move |row| Some((*row.get(age)?, *row.get(age + 1)?)))
        };
        let (volume, grown) =
            pairs().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
        if volume <= 0.0 {
            return factors;
        }
        let factor = grown / volume;
        // A cohort without volume says nothing of the spread of growth.
        let spread = || pairs().filter(|pair| pair.0 > 0.0);
        let variance = match spread().count() {
            0 | 1 => extrapolated(&factors),
            n => {
                let squares = spread().map(|(c, d)| c * (d / c - factor) * (d / c - factor));
                squares.sum::<f64>() / (n - 1) as f64
            }
        };
        factors.push(DevelopmentFactor {
            age: age as u32,
            factor,
            variance,
            cohorts: pairs().count() as u32,
        });
    }
    factors
}

/// Mack's continuation of the variances, where one cohort shows none: the
/// sequence falls about geometrically, and never rises.
fn extrapolated(factors: &[DevelopmentFactor]) -> f64 {
    match factors {
        [.., before, last] if before.variance > 0.0 => {
            let (before, last) = (before.variance, last.variance);
            (last * last / before).min(before.min(last))
        }
        _ => 0.0,
    }
}

/// Σ of each age's sums over the cohorts that were observed one age on: what
/// its factor was divided by.
pub(super) fn volumes(triangle: &[Vec<f64>], ages: usize) -> Vec<f64> {
    let mut volumes = vec![0.0; ages];
    for row in triangle {
        let before = row
            .split_last()
            .map_or(row.as_slice(), |(_, before)| before);
        for (volume, sum) in volumes.iter_mut().zip(before) {
            *volume += sum;
        }
    }
    volumes
}

/// One cohort from its last observed sum on: at each age reached the expected
/// sum and the variance of its error (process and estimation), as Mack 1993,
/// theorem 3. Nothing grows from a sum of 0.
pub(super) fn continued(
    factors: &[DevelopmentFactor],
    volumes: &[f64],
    own: &[f64],
) -> Vec<(u32, f64, f64)> {
    let (Some(&last), Some(age)) = (own.last(), own.len().checked_sub(1)) else {
        return Vec::new();
    };
    let (mut sum, mut relative) = (last, 0.0);
    let mut reached = Vec::new();
    for (step, volume) in factors.iter().zip(volumes).skip(age) {
        if sum <= 0.0 || step.factor <= 0.0 {
            break;
        }
        relative += step.variance / (step.factor * step.factor) * (1.0 / sum + 1.0 / volume);
        sum *= step.factor;
        reached.push((step.age + 1, sum, sum * sum * relative));
    }
    reached
}
