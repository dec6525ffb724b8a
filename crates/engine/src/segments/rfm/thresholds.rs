//! Fixed values between the scores.

use super::{Cuts, Measure, RfmError, Thresholds};

impl Thresholds {
    /// Whether each four ascend.
    ///
    /// # Errors
    /// [`RfmError::Thresholds`] with the first measure whose values do not, or are no
    /// numbers.
    pub fn check(&self) -> Result<(), RfmError> {
        let ascend = |list: &[f64]| {
            list.iter().all(|one| one.is_finite()) && list.windows(2).all(|two| two[0] < two[1])
        };
        for (measure, list) in [
            (Measure::Recency, self.recency_days.map(f64::from)),
            (Measure::Frequency, self.frequency.map(f64::from)),
            (Measure::Monetary, self.monetary),
        ] {
            if !ascend(&list) {
                return Err(RfmError::Thresholds { measure });
            }
        }
        Ok(())
    }

    /// Thresholds close to where scores begin now, to go on from: those of the cuts
    /// where they ascend. Scores that nobody has, for ties or for want of better
    /// customers, get values one above the other. Money is taken down to two decimals.
    pub fn near(cuts: &Cuts) -> Self {
        let [two, three, four, five] = cuts.recency_days;
        let whole = |list: [f64; 4]| list.map(|one| one.clamp(0.0, f64::from(u32::MAX)) as u32);
        let cents = |cut: Option<f64>| cut.map(|cut| libm::floor(cut * 100.0) / 100.0);
        Self {
            recency_days: whole(ascending([five, four, three, two], 0.0)),
            frequency: whole(ascending(cuts.frequency, 2.0)),
            monetary: ascending(cuts.monetary.map(cents), 1.0),
        }
    }
}

/// The values where they ascend; what does not, or is none, is one above the value
/// before it, and `least` where there is none before.
fn ascending(list: [Option<f64>; 4], least: f64) -> [f64; 4] {
    let mut before = None;
    list.map(|one| {
        let above = before.map_or(least, |before| before + 1.0);
        let own = one.filter(|own| before.is_none_or(|before| *own > before));
        let own = own.unwrap_or(above);
        before = Some(own);
        own
    })
}
