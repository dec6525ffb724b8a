//! One number for how uneven revenue is.

/// The Gini coefficient of ascending numbers: 2·Σ i·x(i) ÷ (n·Σ x) − (n + 1)/n, i from
/// 1; A. Sen (1973), *On Economic Inequality*, §2.8, in the form of C. Damgaard & J.
/// Weiner (2000), "Describing inequality in plant size or fecundity", *Ecology* 81(4).
/// 0 where all are equal, (n − 1)/n where one has everything; no correction for n.
///
/// Numbers below 0 count as 0, with which the coefficient stays in 0 .. 1. `None` for
/// no number above 0. Exact in whole numbers up to the one division.
pub fn gini(ascending: &[i128]) -> Option<f64> {
    let (mut sum, mut weighted) = (0_i128, 0_i128);
    for (&number, place) in ascending.iter().zip(1_i128..) {
        sum += number.max(0);
        weighted += place * number.max(0);
    }
    let count = ascending.len() as i128;
    (sum > 0).then(|| (2 * weighted - (count + 1) * sum) as f64 / (count as f64 * sum as f64))
}
