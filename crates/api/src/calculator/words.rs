//! The words among the inputs.

use ltv_engine::{economics as engine, units};

/// A calendar period. A year has 12 months, 4 quarters, 52 weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "types", ts(rename_all = "camelCase"))]
pub enum Period {
    /// Seven days.
    Week,
    /// The usual one.
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
}

/// The kind of business, which decides what is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "types", ts(rename_all = "camelCase"))]
pub enum Business {
    /// Customers buy when they like.
    Repeat,
    /// Customers pay at a fixed rhythm until they leave.
    Subscription,
    /// Only totals of the whole customer base are known.
    Base,
}

/// The formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "types", ts(rename_all = "camelCase"))]
pub enum Method {
    /// Order value × frequency × lifetime: revenue.
    Simple,
    /// The same of what an order leaves after its costs.
    Margin,
    /// Contribution per period ÷ churn.
    Retention,
    /// The same with later payments counting for less.
    Discounted,
    /// Only the periods up to a horizon, discounted.
    Horizon,
    /// Revenue per payer × loyalty, from totals.
    Total,
}

/// When the first payment comes, where payments are discounted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[cfg_attr(feature = "types", ts(rename_all = "camelCase"))]
pub enum Timing {
    /// At once.
    Start,
    /// At the end of the first period.
    End,
}

impl From<Period> for units::Period {
    fn from(period: Period) -> Self {
        match period {
            Period::Week => Self::Week,
            Period::Month => Self::Month,
            Period::Quarter => Self::Quarter,
            Period::Year => Self::Year,
        }
    }
}

impl From<Business> for engine::Business {
    fn from(business: Business) -> Self {
        match business {
            Business::Repeat => Self::RepeatPurchases,
            Business::Subscription => Self::Subscription,
            Business::Base => Self::WholeBase,
        }
    }
}

impl From<Method> for engine::Method {
    fn from(method: Method) -> Self {
        match method {
            Method::Simple => Self::Simple,
            Method::Margin => Self::MarginAdjusted,
            Method::Retention => Self::Retention,
            Method::Discounted => Self::RetentionDiscounted,
            Method::Horizon => Self::FiniteHorizon,
            Method::Total => Self::ArppuTotal,
        }
    }
}

/// A value that is told by a word.
pub(super) trait Word: Sized + Copy + 'static {
    /// Every value and its word.
    const ALL: &'static [(&'static str, Self)];

    /// The value of that word.
    fn named(word: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(name, _)| *name == word);
        found.map(|(_, value)| *value)
    }

    /// The words of the values that fit.
    fn words(fits: impl Fn(&Self) -> bool) -> Vec<&'static str> {
        let fitting = Self::ALL.iter().filter(|(_, value)| fits(value));
        fitting.map(|(word, _)| *word).collect()
    }
}

impl Method {
    /// As it is written.
    pub(super) fn text(self) -> &'static str {
        let own = Self::ALL.iter().find(|(_, value)| *value == self);
        own.map_or("", |(word, _)| word)
    }
}

impl Word for Period {
    const ALL: &'static [(&'static str, Self)] = &[
        ("week", Self::Week),
        ("month", Self::Month),
        ("quarter", Self::Quarter),
        ("year", Self::Year),
    ];
}

impl Word for Business {
    const ALL: &'static [(&'static str, Self)] = &[
        ("repeat", Self::Repeat),
        ("subscription", Self::Subscription),
        ("base", Self::Base),
    ];
}

impl Word for Method {
    const ALL: &'static [(&'static str, Self)] = &[
        ("simple", Self::Simple),
        ("margin", Self::Margin),
        ("retention", Self::Retention),
        ("discounted", Self::Discounted),
        ("horizon", Self::Horizon),
        ("total", Self::Total),
    ];
}

impl Word for Timing {
    const ALL: &'static [(&'static str, Self)] = &[("start", Self::Start), ("end", Self::End)];
}
