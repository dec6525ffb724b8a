//! The Lorenz curve, M. O. Lorenz (1905), "Methods of measuring the concentration of
//! wealth", *Publications of the American Statistical Association* 9(70).

/// Most points of a curve, those at the named shares included.
pub const MOST_POINTS: usize = 128;

/// A point of the curve.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Point {
    /// Customers, those with the least revenue first.
    pub customers: u32,
    /// Of all customers, 0 ..= 1.
    pub customer_share: f64,
    /// Their share of the revenue; below 0 at first where some have cost more in refunds
    /// than they brought.
    pub revenue_share: f64,
}

/// The curve of ascending numbers with a sum above 0: from (0, 0) to (1, 1), every point
/// exact. Evenly spaced by customers, and a point before each of the `tops` largest.
pub(super) fn lorenz(ascending: &[i128], tops: &[usize]) -> Vec<Point> {
    let count = ascending.len();
    let even = MOST_POINTS - tops.len() - 1;
    let mut places: Vec<usize> = (0..=even).map(|at| at * count / even).collect();
    places.extend(tops.iter().map(|top| count - top));
    crate::sort::sort(&mut places);
    places.dedup();
    let total: i128 = ascending.iter().sum();
    let (mut sum, mut done) = (0, 0);
    let points = places.into_iter().map(|place| {
        sum += ascending[done..place].iter().sum::<i128>();
        done = place;
        Point {
            customers: place as u32,
            customer_share: place as f64 / count as f64,
            revenue_share: sum as f64 / total as f64,
        }
    });
    points.collect()
}
