//! A curve that was observed.

use super::{Survival, discount_factor};

/// What an observed curve is taken to do after its last value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Tail {
    /// Nobody is left: only what was observed counts.
    Zero,
    /// The last observed ratio S(n)/S(n−1) goes on for ever.
    ConstantRate,
}

/// Why a list of shares is no survival curve.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(tag = "kind", rename_all = "camelCase"))]
pub enum CurveError {
    /// The first share is not 1, or there is none.
    Start,
    /// A share is not a number, negative, or larger than the one before.
    Rises {
        /// The period of that share.
        at: u32,
    },
    /// A constant rate needs a last ratio below 1 (and two values), or customers
    /// would stay for ever.
    NoRate,
}

/// S(t) as a list of shares by age, for the curve of a cohort.
#[derive(Debug, Clone, PartialEq)]
pub struct Empirical {
    shares: Vec<f64>,
    /// S(t+1)/S(t) after the last share; 0 for [`Tail::Zero`].
    ratio: f64,
}

impl Empirical {
    /// A curve from its shares, S(0) = 1 first.
    ///
    /// # Errors
    /// [`CurveError`]: the shares do not start at 1 or rise, or the tail has no rate.
    pub fn new(shares: Vec<f64>, tail: Tail) -> Result<Self, CurveError> {
        if shares.first() != Some(&1.0) {
            return Err(CurveError::Start);
        }
        for (at, pair) in (1..).zip(shares.windows(2)) {
            if !(0.0..=pair[0]).contains(&pair[1]) {
                return Err(CurveError::Rises { at });
            }
        }
        let ratio = match (tail, shares.as_slice()) {
            (Tail::Zero, _) | (_, [.., 0.0]) => 0.0,
            (Tail::ConstantRate, [.., before, last]) if last < before => last / before,
            (Tail::ConstantRate, _) => return Err(CurveError::NoRate),
        };
        Ok(Self { shares, ratio })
    }

    /// The last observed period and its share.
    fn last(&self) -> (u32, f64) {
        let last = self.shares.len().saturating_sub(1);
        (last as u32, self.shares.get(last).copied().unwrap_or(0.0))
    }
}

impl Survival for Empirical {
    fn at(&self, t: u32) -> f64 {
        if let Some(share) = self.shares.get(t as usize) {
            return *share;
        }
        let (last, share) = self.last();
        share * libm::pow(self.ratio, f64::from(t - last))
    }

    fn expected_periods(&self) -> f64 {
        self.discounted(0.0, 0)
    }

    /// The observed terms, then the geometric rest.
    fn discounted(&self, rate: f64, first: u32) -> f64 {
        let (last, _) = self.last();
        let rest = first.max(last);
        let observed = self.partial(rate, first, rest - first);
        let v = 1.0 / (1.0 + rate);
        observed + self.at(rest) * discount_factor(rate, rest) / (1.0 - self.ratio * v)
    }
}
