//! Intervals of shares and of their differences.

use crate::forecast::estimated::Z975;

/// A 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// The interval of a share, `hits` of `count` (1 or more): E. B. Wilson (1927),
/// "Probable inference, the law of succession, and statistical inference", *JASA*
/// 22(158). All of 0 ..= 1 for a count of 0.
pub fn wilson(hits: u32, count: u32) -> Interval {
    if count == 0 {
        return Interval {
            low: 0.0,
            high: 1.0,
        };
    }
    let (n, share) = (f64::from(count), f64::from(hits) / f64::from(count));
    let z2 = Z975 * Z975;
    let middle = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let reach = Z975 * libm::sqrt(share * (1.0 - share) / n + z2 / (4.0 * n * n)) / (1.0 + z2 / n);
    Interval {
        // At the ends the two terms are equal but for their last digits.
        low: if hits == 0 { 0.0 } else { middle - reach },
        high: if hits >= count { 1.0 } else { middle + reach },
    }
}

/// The interval of the difference of two independent shares, first less second, each
/// as hits and count (1 or more): method 10 of R. G. Newcombe (1998), "Interval
/// estimation for the difference between independent proportions: comparison of eleven
/// methods", *Statistics in Medicine* 17, which joins two Wilson intervals.
pub fn difference(one: (u32, u32), other: (u32, u32)) -> Interval {
    let share = |(hits, count): (u32, u32)| f64::from(hits) / f64::from(count.max(1));
    let (p, q) = (share(one), share(other));
    let (of_one, of_other) = (wilson(one.0, one.1), wilson(other.0, other.1));
    let reach = |a: f64, b: f64| libm::sqrt(a * a + b * b);
    Interval {
        low: p - q - reach(p - of_one.low, of_other.high - q),
        high: p - q + reach(of_one.high - p, q - of_other.low),
    }
}
