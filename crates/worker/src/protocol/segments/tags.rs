//! What is asked and said of tags.

use ltv_engine::segments::rfm::Named;
use ltv_engine::segments::tags::{Tag, TagCount, TagError, TagWorth};
use serde::{Deserialize, Serialize};

use super::Rules;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum TagAsk {
    /// How many have each tag of a book, and what they are worth.
    Book {
        /// The book, and what its tags combine.
        rules: Rules,
    },
    /// What rules can speak of.
    Fields {
        /// What tags combine; the book does not matter.
        rules: Rules,
    },
}

/// What is said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum TagAnswer {
    /// The tags of the book.
    Book {
        /// All customers.
        customers: u32,
        /// One a tag, in the book's order.
        tags: Vec<TagRow>,
        /// Days that the expected value looks ahead; `None` without one.
        horizon: Option<u32>,
    },
    /// The book was not evaluated.
    Wrong {
        /// Why, by tag and place.
        errors: Vec<TagError>,
    },
    /// What rules can speak of.
    Fields {
        /// The columns there are.
        fields: Box<TagFields>,
    },
}

/// A tag of the book.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TagRow {
    /// The tag: the book may be another by now.
    pub tag: Tag,
    /// Who has it, and what could not be answered.
    pub count: TagCount,
    /// What they are worth.
    pub worth: TagWorth,
}

/// The columns that rules can speak of, and the names in them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[allow(clippy::struct_excessive_bools)] // columns, each there or not
pub struct TagFields {
    /// All customers.
    pub customers: u32,
    /// Whether a forecast tells who is a customer still.
    pub alive: bool,
    /// Whether it tells what each is worth.
    pub valued: bool,
    /// Whether stages can be told.
    pub stages: bool,
    /// Whether customers can be scored.
    pub scores: bool,
    /// Tiers, tier 0 among them; 0: none are set.
    pub tiers: u32,
    /// Where customers came from.
    pub channel: Option<NamesThere>,
    /// The products of the first orders.
    pub first_product: Option<NamesThere>,
    /// Further columns, by heading.
    pub labels: Vec<(String, NamesThere)>,
    /// What was bought; `None` while that is not at hand, or where no column says so.
    pub products: Option<NamesThere>,
    /// Of [`CONSENTS`], those that some column tells.
    pub consents: Vec<String>,
}

/// Names in a column.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct NamesThere {
    /// Those that most customers have, the most frequent first; at most [`MOST_NAMES`].
    pub names: Vec<String>,
    /// How many there are in all.
    pub total: u32,
}

/// Names of a column that are told at most: more than a list to choose from can
/// sensibly show. Others can be typed.
pub const MOST_NAMES: usize = 500;

/// The channels that consents are told of, as rules call them: in general, and by
/// e-mail, text message and LINE. A *no* in general is a *no* to each.
pub const CONSENTS: [&str; 4] = ["any", "email", "sms", "line"];

/// A named segment of RFM as rules call it, whatever the language: its own name where
/// the user gave it one.
pub fn segment_key(name: &Named) -> &str {
    match name {
        Named::Champions => "champions",
        Named::Loyal => "loyal",
        Named::PotentialLoyalist => "potentialLoyalist",
        Named::New => "new",
        Named::Promising => "promising",
        Named::NeedAttention => "needAttention",
        Named::AboutToSleep => "aboutToSleep",
        Named::AtRisk => "atRisk",
        Named::CannotLose => "cannotLose",
        Named::Hibernating => "hibernating",
        Named::Lost => "lost",
        Named::Own(name) => name,
    }
}

/// Customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TagGroup {
    /// The book, and what its tags combine.
    pub rules: Rules,
    /// Those with the tag of this place in the book.
    pub tag: u32,
}
