//! How much of a result's variance one input explains on its own.

/// Most bins that the input is cut into: what is lost by taking E\[Y|X\] as constant
/// inside a bin is 1/40² of a linear effect.
const MOST_BINS: usize = 40;
/// Fewest draws in a bin, so that its mean says something.
const FEWEST_IN_BIN: usize = 25;

/// The first-order share of variance, Var(E\[Y|X\]) ÷ Var(Y), 0..=1, from paired draws
/// with independent inputs.
///
/// X is cut into bins of equal count and the variance between the bins' means of Y
/// is compared with all of it: Pearson's correlation ratio η², corrected for its
/// bias as ε² = 1 − (1 − η²)(n − 1)/(n − K) (Kelley 1935, "An unbiased correlation
/// ratio measure", *PNAS* 21(9)) and cut off at 0. The quantity is the first-order
/// index of Sobol' (1993). 0 where X or Y is constant or the draws are too few for
/// two bins.
pub fn variance_share(x: &[f64], y: &[f64]) -> f64 {
    let n = x.len().min(y.len());
    let bins = (n / FEWEST_IN_BIN).min(MOST_BINS);
    if bins < 2 || !varies(&x[..n]) {
        return 0.0;
    }
    let mut pairs: Vec<(f64, f64)> = x.iter().copied().zip(y.iter().copied()).collect();
    // Ties by Y, so that the order is one and the same everywhere.
    pairs.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mean = y[..n].iter().sum::<f64>() / n as f64;
    let total: f64 = y[..n].iter().map(|y| (y - mean) * (y - mean)).sum();
    if total <= 0.0 {
        return 0.0;
    }
    let between: f64 = (0..bins)
        .map(|bin| {
            let members = &pairs[bin * n / bins..(bin + 1) * n / bins];
            let sum: f64 = members.iter().map(|(_, y)| y - mean).sum();
            sum * sum / members.len() as f64
        })
        .sum();
    let within = (total - between) / (n - bins) as f64;
    (1.0 - within / (total / (n - 1) as f64)).clamp(0.0, 1.0)
}

/// Whether a sample has two different values.
pub(crate) fn varies(sample: &[f64]) -> bool {
    sample
        .windows(2)
        .any(|pair| pair[0].total_cmp(&pair[1]).is_ne())
}
