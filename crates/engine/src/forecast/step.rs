//! The order of a forecast, and whether the data are fit for one.

use crate::btyd::ModelKind;

use super::{ModelFit, Outlook, Refused, Scorecard, SpendFit, Tracking};

/// How far these data carry a forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Verdict {
    /// Enough.
    Enough,
    /// Enough for totals, with wide intervals; not for single customers.
    Thin,
    /// Not enough: no model is fitted.
    Insufficient,
}

/// Something about the data that a forecast suffers from.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum Concern {
    /// Few customers.
    FewCustomers {
        /// How many.
        found: u32,
        /// From how many on there is no concern.
        wanted: u32,
    },
    /// Few of them bought again.
    FewRepeatBuyers {
        /// How many.
        found: u32,
        /// From how many on there is no concern.
        wanted: u32,
    },
    /// Customers have been watched for few of their own gaps.
    ShortSpan {
        /// All but one in twenty first bought within so many days.
        days: u32,
        /// From how many on there is no concern.
        wanted: u32,
    },
    /// All orders are on one day.
    OneDay,
    /// There were orders on a few days only: nothing says at what pace customers buy.
    FewDays {
        /// Days with an order.
        found: u32,
        /// How many it takes.
        needed: u32,
    },
    /// Nobody ordered for long before the analysis date, or but for a stray order: is
    /// the export complete, and are the dates right?
    Silence {
        /// Days with no or hardly an order.
        days: u32,
    },
    /// One customer has this share of all revenue: a wrong amount?
    OneSpender {
        /// The share.
        share: f64,
    },
    /// The horizon is far beyond what customers have been watched for.
    FarAhead {
        /// Horizon ÷ the days that all but one in twenty customers were watched for.
        times: f64,
    },
    /// One customer has this share of all repeat purchases: a reseller, a till?
    OneCustomer {
        /// The share.
        share: f64,
    },
    /// Purchases come more evenly than at random: the models' "at random" is not
    /// fulfilled, subscriptions for instance.
    Regular {
        /// The median coefficient of variation of customers' gaps; 1 at random.
        variation: f64,
    },
    /// Spend depends on frequency.
    SpendDepends {
        /// The correlation.
        correlation: f64,
    },
    /// Revenue per order has shifted between the halves of the time.
    SpendShifts {
        /// Second half ÷ first half.
        ratio: f64,
    },
    /// The model that forecasts is at a limit: it has come out as a simpler one.
    AtLimit {
        /// Which.
        model: ModelKind,
        /// What the data do not need of it.
        limit: Limit,
    },
    /// A model did not converge.
    NotConverged {
        /// Which.
        model: ModelKind,
        /// A simpler one that did.
        simpler: Option<ModelKind>,
    },
}

/// What a model does without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Limit {
    /// Customers who buy at different paces (r → ∞): all have the same, as in Poisson's
    /// distribution.
    SamePace,
    /// Anybody leaving.
    NobodyLeaves,
    /// Customers who leave more and less easily: all have the same chance.
    SameLeaving,
    /// Anything between leaving at once and never.
    AtOnceOrNever,
}

/// Whether the data are fit for a forecast.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Fitness {
    /// In one word.
    pub verdict: Verdict,
    /// Customers.
    pub customers: u32,
    /// Of whom this many bought on two days or more.
    pub repeat_buyers: u32,
    /// Days from the first order to the analysis date.
    pub days: u32,
    /// What it suffers from, the worst first.
    pub concerns: Vec<Concern>,
}

/// A result of a forecast, told as soon as it is there. They come in this order;
/// after an *insufficient* [`Fitness`] nothing follows.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(tag = "kind", rename_all = "camelCase"))]
pub enum Step {
    /// First: is it worth trying?
    Fitness {
        /// The answer.
        fitness: Fitness,
    },
    /// A model of purchases, fitted on all the data, one step a model.
    Fitted {
        /// The model.
        fit: Box<ModelFit>,
    },
    /// A model that cannot be fitted on these data.
    Refused {
        /// Which.
        model: ModelKind,
        /// Why.
        reason: Refused,
    },
    /// The model of spend, or why there is none.
    Spend {
        /// The model.
        fit: Option<Box<SpendFit>>,
        /// Why there is none.
        refused: Option<Refused>,
    },
    /// A model fitted to the calibration alone, one step a model: with this one it
    /// foretells the holdout. None where there is no scorecard.
    Calibrated {
        /// The model.
        fit: Box<ModelFit>,
    },
    /// How the models did on days they had not seen; `None` where the data are too
    /// short to be split.
    Scorecard {
        /// The scorecard.
        scorecard: Option<Box<Scorecard>>,
    },
    /// Repeat purchases over time.
    Tracking {
        /// The chart's numbers.
        tracking: Tracking,
    },
    /// The forecast.
    Outlook {
        /// In total.
        outlook: Box<Outlook>,
    },
    /// Concerns that only the fits could tell; all of them, in place of the first.
    Done {
        /// Everything.
        fitness: Fitness,
    },
}
