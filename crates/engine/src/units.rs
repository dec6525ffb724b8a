//! Periods, and the quantities that carry one.
//!
//! A rate entered for a year and used for a month is the commonest error in
//! this field, so nothing here is a bare number: [`Frequency`], [`Churn`],
//! [`Discount`] and [`Lifespan`] know the period they were entered for and are asked for the
//! period they are used in.

use crate::error::{Field, InputError};

/// A calendar period. 1 year = 12 months = 4 quarters = 52 weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Period {
    /// 52 a year.
    Week,
    /// 12 a year.
    #[default]
    Month,
    /// 4 a year.
    Quarter,
    /// One a year.
    Year,
}

impl Period {
    /// Every period, shortest first.
    pub const ALL: [Self; 4] = [Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// How many of this period make a year.
    pub const fn per_year(self) -> f64 {
        match self {
            Self::Week => 52.0,
            Self::Month => 12.0,
            Self::Quarter => 4.0,
            Self::Year => 1.0,
        }
    }

    /// How many of this period make one `other`: months per year is 12.
    pub fn per(self, other: Self) -> f64 {
        self.per_year() / other.per_year()
    }
}

/// Orders per customer per period. Unit: orders. Valid: see [`Field::PurchaseFrequency`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Frequency {
    /// Orders per customer in one `per`.
    pub orders: f64,
    /// The period that `orders` counts.
    pub per: Period,
}

impl Frequency {
    /// Orders per customer in one `period`: proportional.
    pub fn in_period(self, period: Period) -> f64 {
        self.orders * self.per.per(period)
    }

    /// The same frequency stated for another period.
    #[must_use]
    pub fn restated(self, per: Period) -> Self {
        Self {
            orders: self.in_period(per),
            per,
        }
    }
}

/// Share of customers lost per period, 0 < c ≤ 1. Valid: see [`Field::Churn`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Churn {
    /// Share lost in one `per`, 0..=1.
    pub share: f64,
    /// The period in which that share is lost.
    pub per: Period,
}

impl Churn {
    /// The equivalent share lost in one `period`: 1 − (1 − c)^(periods ratio),
    /// so that 8 % a month and 63.2 % a year are one and the same rate.
    pub fn in_period(self, period: Period) -> f64 {
        if self.per == period {
            return self.share;
        }
        // expm1/log1p keep the digits of small rates that 1 − (1 − c)^k loses.
        -libm::expm1(libm::log1p(-self.share) / period.per(self.per))
    }

    /// The same churn stated for another period.
    #[must_use]
    pub fn restated(self, per: Period) -> Self {
        Self {
            share: self.in_period(per),
            per,
        }
    }
}

/// What waiting for money costs, as a rate per period. Valid: see [`Field::DiscountRate`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Discount {
    /// Rate for one `per`: 0.1 is 10 %.
    pub rate: f64,
    /// The period of that rate.
    pub per: Period,
}

impl Discount {
    /// Money now is worth as much as money later.
    pub const NONE: Self = Self {
        rate: 0.0,
        per: Period::Year,
    };

    /// The equivalent rate for one `period`: (1 + d)^(periods ratio) − 1, so that
    /// 10 % a year and 0.797 % a month are one and the same rate.
    pub fn in_period(self, period: Period) -> f64 {
        if self.per == period {
            return self.rate;
        }
        libm::expm1(libm::log1p(self.rate) / period.per(self.per))
    }

    /// The same rate stated for another period.
    #[must_use]
    pub fn restated(self, per: Period) -> Self {
        Self {
            rate: self.in_period(per),
            per,
        }
    }
}

/// How long a customer stays. Valid: see [`Field::Lifespan`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Lifespan {
    /// Length in `unit`s.
    pub length: f64,
    /// The unit of `length`.
    pub unit: Period,
}

impl Lifespan {
    /// The same length counted in `period`s.
    pub fn in_period(self, period: Period) -> f64 {
        self.length * period.per(self.unit)
    }

    /// The same length stated in another unit.
    #[must_use]
    pub fn restated(self, unit: Period) -> Self {
        Self {
            length: self.in_period(unit),
            unit,
        }
    }
}

/// Checks one value against its field's declared range.
///
/// # Errors
/// [`InputError`] naming the field, the value and the bound it broke.
pub fn check(field: Field, value: f64) -> Result<f64, InputError> {
    match field.range().broken_by(value) {
        Some(bound) => Err(InputError {
            field,
            value,
            bound,
        }),
        None => Ok(value),
    }
}
