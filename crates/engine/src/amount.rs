//! Money of one order as an exact decimal, and exact sums of it.
//!
//! Orders are counted to the cent and summed over millions of rows, so they are
//! integers here; they become floats only where a statistic is formed.

/// Fractional steps in one unit of currency: four decimals, because exports
/// carry up to four (unit prices, converted currencies) and no currency in use
/// has more than three.
pub const SCALE: i64 = 10_000;

/// Largest absolute amount of one order, in units of currency (10¹²).
///
/// A single order above it is a broken cell (a phone number, a scientific
/// overflow), in any currency; and below it the scaled value stays under 2⁵⁴,
/// which leaves `i64` ample room.
pub const MAX_UNITS: i64 = 1_000_000_000_000;

/// Money of one order: whole 1/10 000 parts of the currency unit,
/// `|amount| ≤` [`MAX_UNITS`] units.
///
/// ```
/// use ltv_engine::amount::Amount;
/// assert_eq!(Amount::from_scaled(293_300).map(Amount::as_f64), Some(29.33));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(i64);

impl Amount {
    /// No money. A valid amount of an order.
    pub const ZERO: Self = Self(0);

    /// − [`MAX_UNITS`] units.
    pub(crate) const LEAST: Self = Self(-MAX_UNITS * SCALE);

    /// From whole 1/10 000 units; `None` beyond ± [`MAX_UNITS`] units.
    pub fn from_scaled(scaled: i64) -> Option<Self> {
        (scaled.unsigned_abs() <= (MAX_UNITS * SCALE) as u64).then_some(Self(scaled))
    }

    /// From `± mantissa × 10^exponent` units, rounded half to even at four
    /// decimals. `inexact` says that digits below the mantissa's last were cut
    /// off and not all of them were zero. `None` beyond ± [`MAX_UNITS`] units.
    pub fn from_decimal(
        negative: bool,
        mantissa: u128,
        exponent: i32,
        inexact: bool,
    ) -> Option<Self> {
        let shift = exponent.saturating_add(4);
        let magnitude = if mantissa == 0 {
            0
        } else if shift >= 0 {
            10_u128.checked_pow(shift as u32)?.checked_mul(mantissa)?
        } else {
            round_half_even(mantissa, shift.unsigned_abs(), inexact)
        };
        let scaled = i64::try_from(magnitude).ok()?;
        Self::from_scaled(if negative { -scaled } else { scaled })
    }

    /// Whole 1/10 000 parts of the currency unit.
    pub fn scaled(self) -> i64 {
        self.0
    }

    /// In units of currency: the float nearest to the exact value.
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / SCALE as f64
    }
}

/// `mantissa ÷ 10^places`, ties to the even neighbour.
fn round_half_even(mantissa: u128, places: u32, inexact: bool) -> u128 {
    let Some(divisor) = 10_u128.checked_pow(places) else {
        return 0; // the mantissa has at most 39 digits, so the quotient is below one half
    };
    let (quotient, rest) = (mantissa / divisor, mantissa % divisor);
    let up = match rest.cmp(&(divisor / 2)) {
        core::cmp::Ordering::Less => false,
        core::cmp::Ordering::Equal => inexact || quotient % 2 == 1,
        core::cmp::Ordering::Greater => true,
    };
    quotient + u128::from(up)
}

/// An exact sum of [`Amount`]s. 128 bits hold more than 10²² of the largest.
///
/// With the feature `serde` it leaves the engine as a float in units of
/// currency (exact to the cent up to 9 × 10¹¹ units).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Total(i128);

impl Total {
    /// The empty sum.
    pub const ZERO: Self = Self(0);

    /// From whole 1/10 000 parts of the currency unit.
    pub fn from_scaled(scaled: i128) -> Self {
        Self(scaled)
    }

    /// Whole 1/10 000 parts of the currency unit.
    pub fn scaled(self) -> i128 {
        self.0
    }

    /// In units of currency: the float nearest to the exact sum.
    pub fn as_f64(self) -> f64 {
        // Whole and fractional part apart, so that the division rounds once
        // for every sum whose scaled value a float still holds exactly.
        if self.0.unsigned_abs() < 1 << 53 {
            return self.0 as f64 / SCALE as f64;
        }
        let scale = i128::from(SCALE);
        (self.0 / scale) as f64 + (self.0 % scale) as f64 / SCALE as f64
    }
}

impl core::ops::AddAssign<Amount> for Total {
    fn add_assign(&mut self, amount: Amount) {
        self.0 += i128::from(amount.0);
    }
}

impl core::ops::AddAssign for Total {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl core::iter::Sum<Amount> for Total {
    fn sum<I: Iterator<Item = Amount>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, |mut total, amount| {
            total += amount;
            total
        })
    }
}

impl core::iter::Sum for Total {
    fn sum<I: Iterator<Item = Self>>(totals: I) -> Self {
        Self(totals.map(|total| total.0).sum())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Total {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.as_f64())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Total {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let units = f64::deserialize(deserializer)?;
        Ok(Self(libm::round(units * SCALE as f64) as i128))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_half_to_even_at_the_fourth_decimal() {
        for (mantissa, exponent, inexact, scaled) in [
            (123_445, -5, false, 12_344),
            (123_455, -5, false, 12_346),
            (123_445, -5, true, 12_345),
            (123_446, -5, false, 12_345),
            (1, -60, false, 0),
            (15, -5, false, 2),
            (5, -5, false, 0),
            (12, 2, false, 12_000_000),
        ] {
            let got = Amount::from_decimal(false, mantissa, exponent, inexact);
            assert_eq!(
                got.map(Amount::scaled),
                Some(scaled),
                "{mantissa}e{exponent}"
            );
        }
    }

    #[test]
    fn bounds_are_inclusive() {
        assert!(Amount::from_decimal(true, 1, 12, false).is_some());
        assert!(Amount::from_decimal(false, 10_000_000_000_000_001, -4, false).is_none());
        assert!(Amount::from_decimal(false, 1, 308, false).is_none());
        assert_eq!(
            Amount::from_decimal(true, 0, 9999, false),
            Some(Amount::ZERO)
        );
    }

    #[test]
    fn totals_do_not_overflow() {
        let big = Amount(MAX_UNITS * SCALE);
        let total: Total = core::iter::repeat_n(big, 5_000).sum();
        assert_eq!(total.scaled(), 50_000_000_000_000_000_000);
        assert!((total.as_f64() - 5e15).abs() < 1e-9);
    }
}
