//! Quantiles of a sample.

/// The `p`-quantile of an ascending sample, 0 ≤ p ≤ 1, linear between its order
/// statistics: type 7 of Hyndman & Fan (1996), "Sample quantiles in statistical
/// packages", *The American Statistician* 50(4); the default of R and `NumPy`.
///
/// 0 for an empty sample.
pub fn quantile(ascending: &[f64], p: f64) -> f64 {
    let Some(last) = ascending.len().checked_sub(1) else {
        return 0.0;
    };
    let place = p.clamp(0.0, 1.0) * last as f64;
    let below = (place as usize).min(last);
    let (low, high) = (ascending[below], ascending[(below + 1).min(last)]);
    let part = place - below as f64;
    // The ends exactly, and never past `high` by rounding.
    (low + part * (high - low)).max(low).min(high)
}
