//! Errors of the calculator's inputs, as data: which field, which value, which
//! bound. Sentences are made at the edge, in the user's language.

/// An input of the calculator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Field {
    /// Currency per order.
    AverageOrderValue,
    /// Orders per customer per period.
    PurchaseFrequency,
    /// Share of revenue, 0..=1.
    GrossMargin,
    /// Currency per order.
    CostToServe,
    /// Share of customers lost per period.
    Churn,
    /// Periods.
    Lifespan,
    /// Rate per period at which later money counts for less.
    DiscountRate,
    /// Periods that a finite horizon counts.
    Horizon,
    /// Turnover of the whole base per period. Currency.
    TotalRevenue,
    /// Paying customers in the whole base.
    Payers,
    /// How long those payers stay. Periods.
    Loyalty,
    /// What winning the whole base has cost. Currency.
    TotalSpend,
    /// Currency per new customer.
    AcquisitionCost,
    /// What was spent to win [`Field::NewCustomers`]. Currency.
    AcquisitionSpend,
    /// Customers won with [`Field::AcquisitionSpend`].
    NewCustomers,
    /// LTV:CAC to aim at.
    TargetRatio,
    /// Payback to aim at. Months.
    TargetPayback,
    /// LTV:CAC from which a ratio counts as healthy.
    HealthyFrom,
    /// LTV:CAC above which growth is likely under-funded.
    UnderInvestingAbove,
}

/// The valid range of a field, ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// Smallest valid value.
    pub min: f64,
    /// Largest valid value.
    pub max: f64,
}

impl Range {
    /// The valid value nearest to `value`, which must be a number.
    pub fn nearest(self, value: f64) -> f64 {
        // Not `clamp`: its panic message would bring float formatting into
        // modules that can do without.
        value.max(self.min).min(self.max)
    }

    /// The bound that `value` breaks, if any.
    pub fn broken_by(self, value: f64) -> Option<Bound> {
        if value.is_nan() {
            Some(Bound::NotANumber)
        } else if value < self.min {
            Some(Bound::AtLeast { limit: self.min })
        } else if value > self.max {
            Some(Bound::AtMost { limit: self.max })
        } else {
            None
        }
    }
}

impl Field {
    /// The field's valid range, declared here and nowhere else.
    ///
    /// - Money goes to 10¹²: above every real order or CAC in any currency on
    ///   offer, and low enough that no product of inputs overflows.
    /// - Churn starts at 0.1 %: at 0 customers stay for ever and LTV is infinite.
    /// - Frequency starts at 1 order in 1,000 periods for the same reason from
    ///   the other side; 1,000 a period is more than hourly for a month.
    /// - A lifespan, a loyalty and a horizon are at most 100 years counted in weeks.
    /// - A discount rate of 100 % a period halves what comes a period later; more
    ///   is no cost of capital. 0 is allowed: waiting then costs nothing.
    /// - Counts of customers start at 1, or an average over them would not exist.
    /// - Bands of the ratio lie above 1, below which money is lost for certain.
    pub const fn range(self) -> Range {
        match self {
            Self::AverageOrderValue | Self::TotalRevenue => Range {
                min: 0.01,
                max: 1e12,
            },
            Self::CostToServe
            | Self::AcquisitionCost
            | Self::AcquisitionSpend
            | Self::TotalSpend => Range {
                min: 0.0,
                max: 1e12,
            },
            Self::Payers | Self::NewCustomers => Range { min: 1.0, max: 1e9 },
            Self::PurchaseFrequency => Range {
                min: 0.001,
                max: 1000.0,
            },
            Self::GrossMargin | Self::DiscountRate => Range { min: 0.0, max: 1.0 },
            Self::Churn => Range {
                min: 0.001,
                max: 1.0,
            },
            Self::Lifespan | Self::Loyalty | Self::Horizon => Range {
                min: 0.01,
                max: 5200.0,
            },
            Self::TargetRatio => Range {
                min: 0.1,
                max: 100.0,
            },
            Self::TargetPayback => Range {
                min: 0.1,
                max: 600.0,
            },
            Self::HealthyFrom | Self::UnderInvestingAbove => Range {
                min: 1.0,
                max: 1000.0,
            },
        }
    }
}

/// The bound that a value breaks.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(tag = "kind", rename_all = "camelCase"))]
pub enum Bound {
    /// Must be at least `limit`.
    AtLeast {
        /// Smallest valid value.
        limit: f64,
    },
    /// Must be at most `limit`.
    AtMost {
        /// Largest valid value.
        limit: f64,
    },
    /// Must be a number.
    NotANumber,
}

/// One input out of its range.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct InputError {
    /// The field.
    pub field: Field,
    /// The value that was given.
    pub value: f64,
    /// The bound it broke.
    pub bound: Bound,
}
