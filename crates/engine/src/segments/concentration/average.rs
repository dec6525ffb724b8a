//! What a customer brings on average.

use crate::forecast::estimated::Z975;
use crate::segments::evidence::Interval;
use crate::segments::figures::FEW_CUSTOMERS;

/// An average of amounts.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Average {
    /// Customers.
    pub customers: u32,
    /// What they brought each, in units of currency; 0 of nobody.
    pub mean: f64,
    /// The 95 % interval by the normal approximation; `None` of fewer than
    /// [`FEW_CUSTOMERS`], of whom a single large one would decide.
    pub interval: Option<Interval>,
}

/// Sums up as it goes: B. P. Welford (1962), "Note on a method for calculating corrected
/// sums of squares and products", *Technometrics* 4(3).
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Averaging {
    count: u32,
    mean: f64,
    squares: f64,
}

impl Averaging {
    pub(super) fn add(&mut self, number: f64) {
        self.count += 1;
        let before = number - self.mean;
        self.mean += before / f64::from(self.count);
        self.squares += before * (number - self.mean);
    }

    pub(super) fn average(self) -> Average {
        let count = f64::from(self.count);
        let interval = (self.count >= FEW_CUSTOMERS).then(|| {
            let reach = Z975 * libm::sqrt(self.squares / (count - 1.0) / count);
            Interval {
                low: self.mean - reach,
                high: self.mean + reach,
            }
        });
        Average {
            customers: self.count,
            mean: self.mean,
            interval,
        }
    }
}
