//! Does spend depend on frequency? Gamma-Gamma assumes that it does not.

use super::SpendSample;
use crate::forecast::Independence;
use crate::forecast::estimated::Z975;

/// Up to this correlation the assumption is fair.
const FAIR: f64 = 0.3;

impl SpendSample {
    /// Correlates the customers' mean spend with their repeat purchases, by value and
    /// by rank.
    ///
    /// A correlation of what does not vary is told as 0. The interval is Fisher's
    /// (1921): normal in artanh of the correlation with variance 1/(n − 3); all of
    /// −1 ..= 1 for n ≤ 3.
    pub fn independence(&self) -> Independence {
        let weights = &self.weights;
        let counts: Vec<f64> = self.rows.iter().map(|one| f64::from(one.x)).collect();
        let means: Vec<f64> = self.rows.iter().map(|one| one.mean / self.scale).collect();
        let correlation = pearson(&counts, &means, weights);
        let ranks = pearson(&ranks(&counts, weights), &ranks(&means, weights), weights);
        let n = self.customers();
        let interval = if n > 3.0 && correlation.abs() < 1.0 {
            let z = libm::atanh(correlation);
            let reach = Z975 / libm::sqrt(n - 3.0);
            (libm::tanh(z - reach), libm::tanh(z + reach))
        } else if n > 3.0 {
            (correlation, correlation)
        } else {
            (-1.0, 1.0)
        };
        Independence {
            correlation,
            interval,
            ranks,
            holds: correlation.abs() <= FAIR && ranks.abs() <= FAIR,
        }
    }
}

/// Pearson's correlation; 0 where one of them does not vary.
fn pearson(one: &[f64], other: &[f64], weights: &[f64]) -> f64 {
    let count: f64 = weights.iter().sum();
    let mean = |values: &[f64]| {
        let sum: f64 = values.iter().zip(weights).map(|(v, w)| v * w).sum();
        sum / count
    };
    let (middle, other_middle) = (mean(one), mean(other));
    let (mut squares, mut other_squares, mut products) = (0.0, 0.0, 0.0);
    for ((a, b), weight) in one.iter().zip(other).zip(weights) {
        let (a, b) = (a - middle, b - other_middle);
        squares += weight * a * a;
        other_squares += weight * b * b;
        products += weight * a * b;
    }
    let below = libm::sqrt(squares) * libm::sqrt(other_squares);
    if below > 0.0 {
        (products / below).clamp(-1.0, 1.0)
    } else {
        0.0
    }
}

/// Ranks of weighted values, ties sharing their mean rank.
fn ranks(values: &[f64], weights: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_unstable_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let (mut before, mut start) = (0.0, 0);
    while start < order.len() {
        let first = values[order[start]];
        let tied = |index: &&usize| values[**index] <= first;
        let end = start + order[start..].iter().take_while(tied).count();
        let weight: f64 = order[start..end].iter().map(|&index| weights[index]).sum();
        for &index in &order[start..end] {
            ranks[index] = before + 0.5 * (weight + 1.0);
        }
        before += weight;
        start = end;
    }
    ranks
}
