//! The language of rules.

/// A condition, or conditions combined.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase",
        deny_unknown_fields
    )
)]
pub enum Rule {
    /// All of these hold; one or more.
    All {
        /// Which.
        rules: Vec<Rule>,
    },
    /// At least one of these holds; one or more.
    Any {
        /// Which.
        rules: Vec<Rule>,
    },
    /// This does not hold.
    Not {
        /// Which.
        rule: Box<Rule>,
    },
    /// A number of the customer.
    Number {
        /// Which.
        field: NumberField,
        /// What it must be.
        is: Comparison,
    },
    /// A label of the customer is one of these.
    OneOf {
        /// Which.
        field: SetField,
        /// The labels' names. Case, full-width forms and spaces make no difference.
        values: Vec<String>,
    },
    /// What the customer did with a product.
    Bought {
        /// The product's name, matched like labels.
        product: String,
        /// What.
        how: Purchase,
    },
    /// The customer takes messages through a channel.
    OptedIn {
        /// The channel's name, matched like labels.
        channel: String,
    },
}

/// A number of a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum NumberField {
    /// Orders ever.
    Orders,
    /// Revenue ever, in units of currency.
    Revenue,
    /// Orders of the last 365 days.
    YearOrders,
    /// Revenue of the last 365 days, in units of currency.
    YearRevenue,
    /// Days from the last order to the analysis date.
    DaysSinceLast,
    /// Days from the first order to the analysis date.
    DaysSinceFirst,
    /// Revenue ÷ orders, in units of currency.
    OrderValue,
    /// Expected value from the forecast, in units of currency.
    ExpectedValue,
    /// P(alive), 0 ..= 1.
    PAlive,
    /// The R of RFM, 1 ..= 5, 5 for the latest.
    RecencyScore,
    /// The F.
    FrequencyScore,
    /// The M.
    MonetaryScore,
}

/// What a number must be. Money and shares of exact numbers are compared exactly, the
/// limits taken to 1/10 000.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase",
        deny_unknown_fields
    )
)]
pub enum Comparison {
    /// ≥ `value`.
    AtLeast {
        /// The limit.
        value: f64,
    },
    /// ≤ `value`.
    AtMost {
        /// The limit.
        value: f64,
    },
    /// \> `value`.
    Above {
        /// The limit.
        value: f64,
    },
    /// < `value`.
    Below {
        /// The limit.
        value: f64,
    },
    /// = `value`.
    Equal {
        /// The number.
        value: f64,
    },
    /// `from` ≤ number ≤ `to`.
    Between {
        /// Lower limit, included.
        from: f64,
        /// Upper limit, included, ≥ `from`.
        to: f64,
    },
}

/// A column of labels.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase",
        deny_unknown_fields
    )
)]
pub enum SetField {
    /// Lifecycle stage.
    Stage,
    /// RFM segment.
    RfmSegment,
    /// Membership tier.
    Tier,
    /// The next tier, of those close to it.
    NearTier,
    /// Decile of revenue.
    Decile,
    /// Acquisition channel.
    Channel,
    /// Product of the first order.
    FirstProduct,
    /// Any other column.
    Label {
        /// Its name, matched like labels.
        name: String,
    },
}

/// What a customer did with a product, by days with an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Purchase {
    /// Bought it on one day or more.
    Ever,
    /// Ordered, but never this.
    Never,
    /// Bought it on one day, and on none after, whatever else was bought.
    Once,
    /// Bought it on the first day, and ordered nothing on any later day.
    FirstAndNeverAgain,
}

impl NumberField {
    /// Whether a number of the field can be this.
    pub(super) fn holds(self, limit: f64) -> bool {
        match self {
            Self::Orders | Self::YearOrders | Self::DaysSinceLast | Self::DaysSinceFirst => {
                limit >= 0.0
            }
            Self::PAlive => (0.0..=1.0).contains(&limit),
            Self::RecencyScore | Self::FrequencyScore | Self::MonetaryScore => {
                (1.0..=5.0).contains(&limit)
            }
            // Refunds can exceed orders.
            Self::Revenue | Self::YearRevenue | Self::OrderValue | Self::ExpectedValue => true,
        }
    }
}

impl Comparison {
    /// The limits, lower one first.
    pub(super) fn limits(self) -> [f64; 2] {
        match self {
            Self::AtLeast { value }
            | Self::AtMost { value }
            | Self::Above { value }
            | Self::Below { value }
            | Self::Equal { value } => [value, value],
            Self::Between { from, to } => [from, to],
        }
    }

    /// Whether it holds of a number, given how that compares with each of the limits;
    /// `None` where it does not compare.
    pub(super) fn holds(
        self,
        against: impl Fn(usize) -> Option<core::cmp::Ordering>,
    ) -> Option<bool> {
        let low = against(0)?;
        Some(match self {
            Self::AtLeast { .. } => low.is_ge(),
            Self::AtMost { .. } => low.is_le(),
            Self::Above { .. } => low.is_gt(),
            Self::Below { .. } => low.is_lt(),
            Self::Equal { .. } => low.is_eq(),
            Self::Between { .. } => low.is_ge() && against(1)?.is_le(),
        })
    }
}
