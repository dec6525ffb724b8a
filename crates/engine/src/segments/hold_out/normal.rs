//! The standard normal distribution.

/// Φ(x): the chance of a value below x. Relative error of a few units in the last place
/// in both tails.
pub fn normal_below(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// The value below which a draw lies with chance `p`, 0 < p < 1; by halving, since it is
/// asked for a few times only. Infinite at 0 and 1.
pub fn normal_quantile(p: f64) -> f64 {
    if p > 0.5 {
        return -normal_quantile(1.0 - p);
    }
    if p >= 0.5 {
        return 0.0; // half a unit in the last place of Φ is far on the other side of 0
    }
    if p <= 0.0 {
        return f64::NEG_INFINITY;
    }
    let (mut low, mut high) = (-40.0, 0.0); // Φ(−40) is below every float
    loop {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            return middle;
        }
        if normal_below(middle) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
}
