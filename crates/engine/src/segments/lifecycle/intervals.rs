//! Shares with their intervals.

/// z of a 95 % interval: the standard normal's 97.5 % quantile.
const Z: f64 = 1.959_963_984_540_054;

/// A share of something that was counted.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Rate {
    /// How many did.
    pub count: u64,
    /// Of how many.
    pub of: u64,
    /// The share, 0 ..= 1; `None` of none.
    pub share: Option<f64>,
    /// Its 95 % interval by Wilson's score, likewise. It takes the cases as
    /// independent: where one customer is counted month after month it is somewhat
    /// too narrow.
    pub interval: Option<(f64, f64)>,
}

impl Rate {
    /// Of `of` cases, `count` ≤ `of`.
    pub fn new(count: u64, of: u64) -> Self {
        Self {
            count,
            of,
            share: (of > 0).then(|| count as f64 / of as f64),
            interval: (of > 0).then(|| wilson(count, of)),
        }
    }
}

/// The 95 % score interval of a share of `of` ≥ 1 cases. E. B. Wilson (1927),
/// "Probable inference, the law of succession, and statistical inference", *Journal of
/// the American Statistical Association* 22(158).
pub fn wilson(count: u64, of: u64) -> (f64, f64) {
    let (n, share) = (of as f64, count as f64 / of as f64);
    let square = Z * Z;
    let centre = share + square / (2.0 * n);
    let half = Z * libm::sqrt(share * (1.0 - share) / n + square / (4.0 * n * n));
    let whole = 1.0 + square / n;
    // At the ends exactly: they are whole where nobody, or everybody, did.
    let low = if count == 0 {
        0.0
    } else {
        (centre - half) / whole
    };
    let high = if count == of {
        1.0
    } else {
        (centre + half) / whole
    };
    (low.max(0.0), high.min(1.0))
}
