//! What a simulated figure comes to.

use crate::numeric::{Bin, Histogram, histogram, quantile};

/// A sample of a figure, described. All but the counts in the figure's unit.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Distribution {
    /// Arithmetic mean.
    pub mean: f64,
    /// With n − 1; 0 for a single value.
    pub standard_deviation: f64,
    /// 10th percentile: with `high`, the 80 % interval. Quantiles are of type 7.
    pub low: f64,
    /// 50th percentile.
    pub median: f64,
    /// 90th percentile.
    pub high: f64,
    /// Smallest value drawn.
    pub min: f64,
    /// Largest value drawn.
    pub max: f64,
    /// Adjacent bins, 40 at most, over all but the far outliers; see
    /// [`histogram`]. One of no width where all values agree.
    pub bins: Vec<Bin>,
    /// Far outliers below the first bin; with the next and the bins, every draw.
    pub below: u32,
    /// Far outliers above the last bin.
    pub above: u32,
}

/// The interval that is shown: 80 %.
pub(super) const LOW: f64 = 0.1;
/// See [`LOW`].
pub(super) const HIGH: f64 = 0.9;

impl Distribution {
    /// Describes a sample of finite values; an empty one as all 0.
    pub fn of(mut values: Vec<f64>) -> Self {
        values.sort_unstable_by(f64::total_cmp);
        let n = values.len() as f64;
        // From the middle, so that what is summed is small beside what it is for.
        let median = quantile(&values, 0.5);
        let mean = median + values.iter().map(|v| v - median).sum::<f64>() / n.max(1.0);
        let squares: f64 = values.iter().map(|v| (v - mean) * (v - mean)).sum();
        let Histogram { bins, below, above } = histogram(&values);
        Self {
            mean,
            standard_deviation: libm::sqrt(squares / (n - 1.0).max(1.0)),
            low: quantile(&values, LOW),
            median,
            high: quantile(&values, HIGH),
            min: quantile(&values, 0.0),
            max: quantile(&values, 1.0),
            bins,
            below,
            above,
        }
    }
}

/// The standard error of a simulated share: √(p(1−p)/n). 0 at p = 0 and 1, where
/// the truth may still be 3/n away (the rule of three, 95 %).
pub(super) fn share_error(share: f64, draws: usize) -> f64 {
    libm::sqrt(share * (1.0 - share) / (draws as f64).max(1.0))
}
