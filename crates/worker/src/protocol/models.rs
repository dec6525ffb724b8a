//! What passes between the page and the models module, as plain data.
//!
//! Messages are those of the engine. The history travels as a `Blob` beside
//! [`Request::Load`]: the engine makes it ([`super::Request::History`]), the page
//! keeps the handle, and a models worker that was started anew gets it again
//! without the engine.

use ltv_engine::btyd::ModelKind;
use ltv_engine::cohorts::{NoProjection, Projection, RetainedCohort};
use ltv_engine::forecast::{Card, Filter, ForecastOptions, Person, Sort, Step};
use ltv_engine::retention::{Retention, RetentionError, RetentionOptions, Survivors};
use serde::{Deserialize, Serialize};

/// What the models module is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Request {
    /// Take the history that comes beside it. What was forecast before is gone.
    Load,
    /// Fit, judge and forecast. What was forecast before stays until this is done.
    Forecast {
        /// What, and how.
        options: ForecastOptions,
    },
    /// Rows of the table of customers, of the forecast that was done last.
    People {
        /// Which.
        ask: PeopleAsk,
        /// The first one wanted, 0-based.
        from: u32,
        /// How many.
        count: u32,
    },
    /// Everything about one customer.
    Card {
        /// Its number in the history.
        index: u32,
    },
    /// All rows of the table as a CSV file.
    Export {
        /// Which.
        ask: PeopleAsk,
        /// The heads, in the order of [`HEADS`].
        heads: Vec<String>,
    },
    /// What the forecast that was done last expects of each customer, as a file for
    /// the segments module.
    Expected,
    /// Continue a retention curve. Needs no history.
    Survivors {
        /// The curve as far as it was observed.
        survivors: Survivors,
        /// How it is continued, and what a customer pays.
        options: RetentionOptions,
    },
    /// Continue the share retained of the cohorts of a table. Needs no history.
    Retained {
        /// [`CohortTable::retained_cohorts`](ltv_engine::cohorts::CohortTable::retained_cohorts).
        cohorts: Vec<RetainedCohort>,
    },
    /// Give up the request of this id, as with the engine.
    Cancel {
        /// The id of the request to give up.
        target: u32,
    },
}

/// The columns of [`Request::Export`]: id, purchases, revenue, first, last,
/// P(alive), expected orders, chance of an order within 30 days, expected spend
/// per purchase, value.
pub const HEADS: usize = 10;

/// Which rows of the table, in which order.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PeopleAsk {
    /// By what they are sorted.
    pub sort: Sort,
    /// From the other end.
    pub reversed: bool,
    /// Which are wanted.
    pub filter: Filter,
}

/// What the models module says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Event {
    /// The module is loaded and listens. Sent once, with id 0.
    Ready,
    /// The module could not be loaded. Sent with id 0, by the loader.
    Unavailable,
    /// A part of a forecast is there.
    Progress {
        /// Which.
        news: News,
    },
    /// The answer to [`Request::Load`].
    Loaded,
    /// The answer to [`Request::Forecast`]: all parts have been told.
    Forecast,
    /// The answer to [`Request::People`].
    People {
        /// Customers whom the filter lets through.
        total: u32,
        /// Those asked for.
        people: Vec<Person>,
    },
    /// The answer to [`Request::Card`].
    Card {
        /// The customer; `None` where there is none of that number.
        card: Option<Box<Card>>,
    },
    /// The answer to [`Request::Export`]; the file travels beside it.
    Written {
        /// Rows in it.
        rows: f64,
    },
    /// The answer to [`Request::Expected`]; the file travels beside it, unless no
    /// model forecasts.
    Expected,
    /// The answer to [`Request::Survivors`].
    Retention {
        /// The curves.
        retention: Box<Retention>,
    },
    /// The same where there are none.
    NoRetention {
        /// Why.
        error: RetentionError,
    },
    /// The answer to [`Request::Retained`].
    Projected {
        /// The projection, one list a cohort in the order of the request.
        projection: Projection,
    },
    /// The same where there is none.
    NotProjected {
        /// Why.
        why: NoProjection,
    },
    /// The request was given up.
    Cancelled,
    /// The request failed.
    Failed {
        /// Why.
        failure: Failure,
    },
}

/// A part of a forecast.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum News {
    /// A result.
    Step {
        /// The result.
        step: Box<Step>,
    },
    /// What a model says of customers who bought once.
    OneTime {
        /// The model.
        model: ModelKind,
        /// Days since their only purchase: the median of them.
        since: u32,
        /// P(alive) of such a customer.
        p_alive: f64,
    },
}

/// Why a request failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Failure {
    /// The history could not be read: of another version, or cut off.
    History,
    /// Nothing is loaded, or nothing is forecast: the module was started anew since.
    NothingLoaded,
    /// The module could not be loaded.
    Unavailable,
    /// The module stopped in the middle: out of memory, or a fault of ours.
    Crashed,
    /// The message was not understood: page and module are of different versions.
    Misunderstood,
}
