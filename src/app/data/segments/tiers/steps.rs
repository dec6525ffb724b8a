//! Thresholds as numbers that are moved: by how much, and how far.

use ltv_engine::amount::Total;
use ltv_engine::segments::tiers::Threshold;

/// What is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Spend of twelve months.
    Spend,
    /// Orders of twelve months.
    Orders,
}

/// An amount as the engine holds it.
pub(super) fn total(units: f64) -> Total {
    Total::from_scaled((units * 10_000.0).round() as i128)
}

impl Measure {
    /// The number of a threshold.
    pub(super) fn of(self, threshold: &Threshold) -> f64 {
        match self {
            Self::Spend => threshold.spend.as_f64(),
            Self::Orders => f64::from(threshold.orders),
        }
    }

    /// Sets it.
    pub(super) fn set(self, threshold: &mut Threshold, value: f64) {
        match self {
            Self::Spend => threshold.spend = total(value),
            Self::Orders => threshold.orders = value.round() as u32,
        }
    }

    /// One step at a value: half a unit of its second digit (50 at 1,180), as much as a
    /// hand can mean; orders go one by one. `decimals` are the currency's.
    pub(super) fn step(self, value: f64, decimals: u32) -> f64 {
        if self == Self::Orders {
            return 1.0;
        }
        let least = 10_f64.powi(-(decimals as i32));
        let power = value.max(least).log10().floor() as i32;
        (10_f64.powi(power - 1) / 2.0).max(least)
    }

    /// The nearest number of whole steps.
    pub(super) fn snapped(self, value: f64, decimals: u32) -> f64 {
        let step = self.step(value, decimals);
        tidy((value / step).round() * step)
    }

    /// So many steps further. One that would stand still goes on by a step.
    pub(super) fn moved(self, value: f64, steps: f64, decimals: u32) -> f64 {
        // Downwards the step is that of the numbers below: 1,000 goes to 995.
        let from = if steps < 0.0 {
            value * 0.999_999
        } else {
            value
        };
        let step = self.step(from, decimals);
        let next = tidy((value / step + steps).round() * step);
        if (next - value).abs() < step / 2.0 {
            tidy(next + step * steps.signum())
        } else {
            next
        }
    }

    /// Between which numbers a threshold can be moved: a step off its neighbours, and
    /// within the ends of the picture where it has none.
    pub(super) fn room(
        self,
        thresholds: &[Threshold],
        at: usize,
        ends: (f64, f64),
        decimals: u32,
    ) -> (f64, f64) {
        let below = at.checked_sub(1).and_then(|below| thresholds.get(below));
        let low = below.map_or(ends.0, |below| self.moved(self.of(below), 1.0, decimals));
        let above = thresholds.get(at + 1);
        let high = above.map_or(ends.1.max(low), |above| {
            self.moved(self.of(above), -1.0, decimals)
        });
        (low, high)
    }
}

/// A number of six decimals divided out once is the 0.42 that a user would type.
fn tidy(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    fn threshold(spend: i128, orders: u32) -> Threshold {
        Threshold {
            spend: Total::from_scaled(spend * 10_000),
            orders,
        }
    }

    #[test]
    fn steps_are_half_a_unit_of_the_second_digit() {
        for (value, decimals, step) in [
            (1180.0, 0, 50.0),
            (999.0, 0, 5.0),
            (9.0, 0, 1.0),
            (9.0, 2, 0.05),
            (0.5, 2, 0.01),
        ] {
            assert!((Measure::Spend.step(value, decimals) - step).abs() < 1e-9);
        }
    }

    #[test]
    fn a_step_always_moves_and_comes_back() {
        for value in [1.0, 9.5, 10.0, 995.0, 1000.0, 1050.0, 123_456.0] {
            let up = Measure::Spend.moved(value, 1.0, 0);
            let down = Measure::Spend.moved(value, -1.0, 0);
            assert!(up > value, "{value} to {up}");
            assert!(down < value, "{value} to {down}");
        }
        assert!((Measure::Spend.moved(1000.0, -1.0, 0) - 995.0).abs() < 1e-9);
        assert!((Measure::Orders.moved(3.0, 1.0, 0) - 4.0).abs() < 1e-9);
    }

    #[test]
    fn neighbours_leave_room() {
        let all = [threshold(100, 1), threshold(500, 2), threshold(2000, 6)];
        let room = |at| Measure::Spend.room(&all, at, (10.0, 9000.0), 0);
        assert_eq!(room(0), (10.0, 495.0));
        assert_eq!(room(1), (105.0, 1950.0));
        assert_eq!(room(2), (505.0, 9000.0));
        assert_eq!(Measure::Orders.room(&all, 1, (1.0, 30.0), 0), (2.0, 5.0));
    }
}
