//! Where numbers lie in the picture.

use crate::chart::ticks;

/// An axis over all of the picture's width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Axis {
    /// By multiples; from a number above 0.
    Log(f64, f64),
    /// By differences.
    Linear(f64, f64),
}

impl Axis {
    /// Its ends.
    pub(super) fn ends(self) -> (f64, f64) {
        let (Self::Log(low, high) | Self::Linear(low, high)) = self;
        (low, high)
    }

    /// The place of a value as a share of the width, 0 ..= 1.
    pub(super) fn share(self, value: f64) -> f64 {
        let share = match self {
            Self::Log(low, high) => (value.max(low) / low).ln() / (high / low).ln(),
            Self::Linear(low, high) => (value - low) / (high - low),
        };
        if share.is_finite() {
            share.clamp(0.0, 1.0)
        } else {
            0.0
        }
    }

    /// The value at a place.
    pub(super) fn value(self, share: f64) -> f64 {
        let share = share.clamp(0.0, 1.0);
        match self {
            Self::Log(low, high) => low * (high / low).powf(share),
            Self::Linear(low, high) => low + (high - low) * share,
        }
    }

    /// Where it is marked, about `count` times.
    pub(super) fn ticks(self, count: usize) -> Vec<f64> {
        let (low, high) = self.ends();
        let within = |value: &f64| *value >= low * 0.999_999 && *value <= high * 1.000_001;
        match self {
            Self::Log(..) => {
                let first = low.log10().floor() as i32;
                let last = high.log10().ceil() as i32;
                let at = |factors: &'static [f64]| {
                    let powers = first..=last;
                    powers
                        .flat_map(|power| factors.iter().map(move |by| by * 10_f64.powi(power)))
                        .filter(within)
                        .collect::<Vec<f64>>()
                };
                let fine = at(&[1.0, 2.0, 5.0]);
                if fine.len() <= count.max(2) {
                    fine
                } else {
                    let coarse = at(&[1.0]);
                    if coarse.len() > 1 { coarse } else { fine }
                }
            }
            Self::Linear(..) => {
                // The first number is always marked: most are there.
                let marks = ticks::round(low, high, count.max(1)).into_iter();
                let marks = marks.filter(|mark| mark.fract() == 0.0);
                let marks = marks.filter(|mark| *mark > low && *mark < high);
                [low].into_iter().chain(marks).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back_from_their_places() {
        for axis in [Axis::Log(10.0, 50_000.0), Axis::Linear(1.0, 31.0)] {
            for value in [10.0, 12.5, 30.0] {
                assert!((axis.value(axis.share(value)) - value).abs() < 1e-9);
            }
            assert!(axis.share(0.0).abs() < 1e-12);
            assert!((axis.share(1e9) - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn ticks_are_round() {
        assert_eq!(
            Axis::Log(90.0, 1200.0).ticks(6),
            [100.0, 200.0, 500.0, 1000.0]
        );
        assert_eq!(Axis::Log(90.0, 1200.0).ticks(2), [100.0, 1000.0]);
        assert_eq!(
            Axis::Linear(1.0, 7.0).ticks(6),
            [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
        );
    }
}
