//! What passes between the page and the segments module, as plain data.
//!
//! The files it works with are handles that travel beside every question, so a
//! module that was started anew needs nothing but the next one: [`Data`] says which
//! they are, and what is held already is not read again.

mod lists;
mod next;
mod rfm;
mod rules;
mod stages;
mod tags;
mod tiers;
mod top;

use ltv_engine::forecast::Estimate;
use ltv_engine::segments::lifecycle::LifecycleError;
use ltv_engine::segments::{Member, MemberOrder};
use serde::{Deserialize, Serialize};

pub use lists::{
    HeldBack, Known, ListAnswer, ListAsk, ListWords, ListWorth, MadeList, Tool, Wanted, Whom,
};
pub use next::{NextAnswer, NextAsk, NextGroup, NextPair};
pub use rfm::{RfmAnswer, RfmAsk, RfmGroup, RfmWorth};
pub use rules::Rules;
pub use stages::{StageGroup, StageLabel, StageRules, Stages};
pub use tags::{
    CONSENTS, MOST_NAMES, NamesThere, TagAnswer, TagAsk, TagFields, TagGroup, TagRow, segment_key,
};
pub use tiers::{TierAnswer, TierAsk, TierGroup};
pub use top::{Alike, Basis, TopAnswer, TopAsk, TopGroup, TopLabel};

/// What the segments module is asked.
#[allow(clippy::large_enum_variant)] // one at a time: a box would save nothing
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

/// The files beside a question, in this order: the histories, then what a forecast
/// expects, everybody, what they bought, and what stands on their orders, each where it
/// is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Data {
    /// The number of the data: another one for others.
    pub people: u32,
    /// That of the forecast.
    pub expected: Option<u32>,
    /// That of the [roster](ltv_engine::segments::roster::Roster).
    pub roster: Option<u32>,
    /// That of the [items](ltv_engine::segments::roster::Items).
    pub items: Option<u32>,
    /// That of the [receipts](ltv_engine::segments::roster::Receipts).
    pub receipts: Option<u32>,
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
    /// Scores and named segments.
    Rfm {
        /// What of them.
        ask: RfmAsk,
    },
    /// Membership tiers.
    Tiers {
        /// What of them.
        ask: TierAsk,
    },
    /// Concentration of revenue.
    Top {
        /// What of it.
        ask: TopAsk,
    },
    /// What is bought next.
    Next {
        /// What of it.
        ask: NextAsk,
    },
    /// Tags.
    Tags {
        /// What of them.
        ask: TagAsk,
    },
    /// A list that leaves for a tool; its file comes beside the answer.
    List {
        /// Which, and for which tool.
        ask: Box<ListAsk>,
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

/// A group of customers.
#[allow(clippy::large_enum_variant)] // likewise
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Group {
    /// Of the stages.
    Stage {
        /// Which.
        group: StageGroup,
    },
    /// Of RFM.
    Rfm {
        /// Which.
        group: RfmGroup,
    },
    /// Of the tiers.
    Tier {
        /// Which.
        group: TierGroup,
    },
    /// Of the ranking by revenue.
    Top {
        /// Which.
        group: TopGroup,
    },
    /// Of those to whom a product may be offered.
    Next {
        /// Which.
        group: NextGroup,
    },
    /// Of the tags.
    Tag {
        /// Which.
        group: TagGroup,
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
    /// The answer to [`Ask::Rfm`].
    Rfm {
        /// The answer.
        answer: Box<RfmAnswer>,
    },
    /// The answer to [`Ask::Tiers`].
    Tiers {
        /// The answer.
        answer: Box<TierAnswer>,
    },
    /// The answer to [`Ask::Top`].
    Top {
        /// The answer.
        answer: Box<TopAnswer>,
    },
    /// The answer to [`Ask::Next`].
    Next {
        /// The answer.
        answer: Box<NextAnswer>,
    },
    /// The answer to [`Ask::Tags`].
    Tags {
        /// The answer.
        answer: Box<TagAnswer>,
    },
    /// The answer to [`Ask::List`]; the file comes beside it.
    List {
        /// The answer.
        answer: Box<ListAnswer>,
    },
    /// The answer to [`Ask::Members`].
    Members {
        /// Customers of the group.
        total: u32,
        /// Those asked for.
        members: Vec<Member>,
        /// What a forecast expects of all customers of the group together, in units of
        /// currency, with its 95 % predictive interval; `None` without a forecast of value.
        expected: Option<Estimate>,
    },
    /// How far the lists of [`Ask::List`] are. No answer yet.
    Progress {
        /// 0 ..= 1.
        share: f64,
    },
    /// The request was given up.
    Cancelled,
    /// The request failed.
    Failed {
        /// Why.
        failure: Failure,
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
    /// A file beside the question could not be read: of another version, or cut off.
    Data,
    /// The module could not be loaded.
    Unavailable,
    /// The module stopped in the middle: out of memory, or a fault of ours.
    Crashed,
    /// The message was not understood: page and module are of different versions.
    Misunderstood,
}
