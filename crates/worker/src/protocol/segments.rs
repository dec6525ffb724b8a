//! What passes between the page and the segments module, as plain data.
//!
//! The files it works with are handles that travel beside every question, so a
//! module that was started anew needs nothing but the next one: [`Data`] says which
//! they are, and what is held already is not read again.

use ltv_engine::segments::lifecycle::{
    Flow, LifecycleError, LifecycleOptions, LifecycleView, Proposal, Stage,
};
use ltv_engine::segments::{Member, MemberOrder};
use serde::{Deserialize, Serialize};

/// What the segments module is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Request {
    /// A question about the people in the files beside it.
    Ask {
        /// Which files.
        data: Data,
        /// The question.
        ask: Ask,
    },
    /// Give up the request of this id, as with the engine.
    Cancel {
        /// The id of the request to give up.
        target: u32,
    },
}

/// The files beside a question: first the histories, and last what a forecast
/// expects, where there is a forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Data {
    /// The number of the data: another one for others.
    pub people: u32,
    /// That of the forecast.
    pub expected: Option<u32>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Ask {
    /// The stages of the customers' life.
    Stages {
        /// How they are told.
        rules: StageRules,
    },
    /// Rows of the table of a group's customers.
    Members {
        /// Whose.
        group: Group,
        /// By what they are sorted, the largest first.
        order: MemberOrder,
        /// The smallest first.
        reversed: bool,
        /// The first one wanted, 0-based.
        from: u32,
        /// How many.
        count: u32,
    },
}

/// How stages are told and valued.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StageRules {
    /// The rule.
    pub options: LifecycleOptions,
    /// Share of revenue that is contribution, where values are told from the past;
    /// `None`: values are revenue.
    pub margin: Option<f64>,
    /// Months that are looked ahead to see who comes back, ≥ 1.
    pub window: u32,
    /// Members without orders.
    pub without_orders: u32,
}

/// A group of customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Group {
    /// Those in a stage.
    Stage {
        /// Which.
        stage: Stage,
        /// How it is told.
        rules: StageRules,
    },
}

/// What the segments module says.
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
    /// The answer to [`Ask::Stages`].
    Stages {
        /// The stages.
        stages: Box<Stages>,
    },
    /// The same where there are none.
    NoStages {
        /// Why.
        error: LifecycleError,
    },
    /// The answer to [`Ask::Members`].
    Members {
        /// Customers of the group.
        total: u32,
        /// Those asked for.
        members: Vec<Member>,
    },
    /// The request was given up.
    Cancelled,
    /// The request failed.
    Failed {
        /// Why.
        failure: Failure,
    },
}

/// The stages, as they are shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stages {
    /// How they were told.
    pub rules: StageRules,
    /// Today's.
    pub view: LifecycleView,
    /// From month to month.
    pub flow: Flow,
    /// How the other statistics of the cycle would do; `None` where nobody has come back.
    pub proposal: Option<Proposal>,
}

/// Why a request failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Failure {
    /// A file beside the question could not be read: of another version, or cut off.
    Data,
    /// The module could not be loaded.
    Unavailable,
    /// The module stopped in the middle: out of memory, or a fault of ours.
    Crashed,
    /// The message was not understood: page and module are of different versions.
    Misunderstood,
}
