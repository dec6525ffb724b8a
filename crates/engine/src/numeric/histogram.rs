//! Bins for a histogram, with edges that can be read.

use super::quantile;

/// What lies from one edge to the next: `from` ≤ value < `to`, the last bin with
/// its end.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Bin {
    /// Lower edge, in the unit of the values.
    pub from: f64,
    /// Upper edge.
    pub to: f64,
    /// How many values lie between.
    pub count: u32,
}

/// Bins and what lies outside them: together every value, once.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Histogram {
    /// Adjacent, ascending, equally wide. One of no width where all values agree.
    pub bins: Vec<Bin>,
    /// Values below the first bin.
    pub below: u32,
    /// Values above the last bin.
    pub above: u32,
}

/// Most bins: more would be thinner than can be seen or told apart.
const MOST: f64 = 40.0;
/// How many interquartile ranges beyond the quartiles are still drawn. A normal
/// distribution has one value in 10¹³ further out; where a divisor comes close to
/// 0, its few giants would press all others into one bin.
const REACH: f64 = 5.0;
/// Hundredths of a power of ten that a width may be. Close enough to each other
/// that 40 possible bins become no fewer than 28.
const WIDTHS: [f64; 10] = [
    100.0, 125.0, 150.0, 200.0, 250.0, 300.0, 400.0, 500.0, 600.0, 800.0,
];

/// Bins of an ascending sample of finite values.
///
/// The width is 2·IQR/∛n (Freedman & Diaconis 1981, "On the histogram as a density
/// estimator: L₂ theory"), but at least what makes at most 40 bins, rounded up to a
/// round number; edges are multiples of it.
pub fn histogram(ascending: &[f64]) -> Histogram {
    let (Some(&min), Some(&max)) = (ascending.first(), ascending.last()) else {
        return Histogram {
            bins: Vec::new(),
            below: 0,
            above: 0,
        };
    };
    let (lower, upper) = (quantile(ascending, 0.25), quantile(ascending, 0.75));
    let spread = upper - lower;
    let (low, high) = if spread > 0.0 {
        (
            min.max(lower - REACH * spread),
            max.min(upper + REACH * spread),
        )
    } else {
        (min, max)
    };
    let size = low.abs().max(high.abs());
    let count = |from: usize, to: usize| (to - from) as u32;
    // Within rounding of each other there are no edges to put between.
    if high - low <= 1e-12 * size {
        return Histogram {
            bins: vec![Bin {
                from: min,
                to: max,
                count: count(0, ascending.len()),
            }],
            below: 0,
            above: 0,
        };
    }
    let rule = 2.0 * spread / libm::cbrt(ascending.len() as f64);
    // One fewer than the most: the first and the last bin stick out over the ends.
    let width = Width::at_least(rule.max((high - low) / (MOST - 1.0)));
    let first = libm::floor(low / width.value());
    let bins = (libm::floor(high / width.value()) - first + 1.0) as usize;
    let edges: Vec<f64> = (0..=bins).map(|n| width.times(first + n as f64)).collect();
    // Nothing is outside where nothing was cut off, even if rounding puts an end a
    // hair beyond its edge.
    let start = if low > min {
        ascending.partition_point(|value| *value < edges[0])
    } else {
        0
    };
    let end = if high < max {
        ascending.partition_point(|value| *value <= edges[bins])
    } else {
        ascending.len()
    };
    let mut from = start;
    let bins = (0..bins)
        .map(|n| {
            let to = if n + 1 == bins {
                end
            } else {
                ascending.partition_point(|value| *value < edges[n + 1])
            };
            let bin = Bin {
                from: edges[n],
                to: edges[n + 1],
                count: count(from, to),
            };
            from = to;
            bin
        })
        .collect();
    Histogram {
        bins,
        below: count(0, start),
        above: count(end, ascending.len()),
    }
}

/// A round width: `hundredths` × 10^`power`, in two whole numbers so that its
/// multiples are the doubles next to what one reads: 0.3, not 0.30000000000000004.
struct Width {
    hundredths: f64,
    power: i32,
}

impl Width {
    fn at_least(wanted: f64) -> Self {
        let mut power = libm::floor(libm::log10(wanted)) as i32 - 2;
        loop {
            for hundredths in WIDTHS {
                let width = Self { hundredths, power };
                if width.value() >= wanted {
                    return width;
                }
            }
            power += 1;
        }
    }

    fn value(&self) -> f64 {
        self.times(1.0)
    }

    fn times(&self, count: f64) -> f64 {
        let ten = libm::pow(10.0, f64::from(self.power.abs()));
        if self.power < 0 {
            count * self.hundredths / ten
        } else {
            count * self.hundredths * ten
        }
    }
}
