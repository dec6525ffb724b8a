//! How long customers stay, in money's time.

use crate::survival::Survival;

/// Discounted expected residual lifetimes (DERL), at the rate d ≥ 0 a period: of a
/// customer who is still there just before renewal n, the expected number of periods
/// yet to be paid for, the one about to begin first and undiscounted:
/// Σ S(t)/S(n−1) · (1+d)^(n−t) over t = n, n+1, …, for n = 1 ..= `count`.
///
/// Fader & Hardie (2010), "Customer-base valuation in a contractual setting: the
/// perils of ignoring heterogeneity", *Marketing Science* 29(1), equation 6. `None`
/// where the sum is infinite or nobody is there any more.
pub fn residual_lifetimes(curve: &dyn Survival, rate: f64, count: u32) -> Vec<Option<f64>> {
    // D(n) = r(n)·(1 + D(n+1)/(1+d)) for D(n) in terms of those at n−1: from the last
    // backwards, all terms positive.
    let last = curve.at(count);
    let tail = libm::exp(f64::from(count) * libm::log1p(rate)) * curve.discounted(rate, count);
    // Per customer there at `count`, from then on.
    let mut ahead = if last > 0.0 { tail / last } else { 0.0 };
    let mut lifetimes: Vec<Option<f64>> = (1..=count)
        .rev()
        .map(|n| {
            let before = curve.at(n - 1);
            let there = if before > 0.0 {
                curve.at(n) / before * ahead
            } else {
                0.0
            };
            // Per customer there at n − 1, from n − 1 on.
            ahead = 1.0 + there / (1.0 + rate);
            (before > 0.0 && there.is_finite()).then_some(there)
        })
        .collect();
    lifetimes.reverse();
    lifetimes
}
