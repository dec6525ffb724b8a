//! Looking at files and reading them.

use ltv_engine::contacts::ContactKind;
use ltv_engine::fitness::Finding;
use ltv_engine::ingest::encoding::Encoding;
use ltv_engine::ingest::values::CurrencyCode;
use ltv_engine::ingest::{Delimiter, Mapping, Preview, Report, TableKind};
use ltv_engine::interactions::KindCount;
use ltv_engine::summary::Summary;
use serde::{Deserialize, Serialize};

/// What is known of a source before it is looked at; nothing, usually.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct InspectAsk {
    /// What its rows are about.
    pub kind: Option<TableKind>,
    /// Its encoding.
    pub encoding: Option<Encoding>,
    /// What stands between its fields.
    pub delimiter: Option<Delimiter>,
    /// Rows above its header.
    pub skip: Option<u32>,
}

/// What a source looks like.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Look {
    /// Its columns, first rows, and what they seem to be.
    pub preview: Preview,
    /// In which encoding it was read.
    pub encoding: Encoding,
    /// Another encoding that the bytes allow, with the first lines read so.
    pub other: Option<OtherReading>,
    /// Names the set of headers: the choices for one file hold for the next of
    /// the same kind.
    pub key: String,
}

/// The same bytes in another encoding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OtherReading {
    /// The encoding.
    pub encoding: Encoding,
    /// The first lines in the encoding of the look.
    pub here: Vec<String>,
    /// The first lines in this one.
    pub there: Vec<String>,
}

/// How a source is read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FileToLoad {
    /// Which column holds what.
    pub mapping: Mapping,
    /// In which encoding.
    pub encoding: Encoding,
    /// Files of the same number share their order ids: overlapping exports of
    /// one shop.
    pub namespace: u32,
}

/// All that was made of the sources.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Loaded {
    /// One account a file, in their order.
    pub files: Vec<FileAccount>,
    /// The key figures.
    pub summary: Summary,
    /// What makes which analysis doubtful.
    pub findings: Vec<Finding>,
    /// Customers who seem to be one person, by the key they share; of the keys
    /// agreed to already the count is what was merged.
    pub same: Vec<SamePerson>,
    /// Keys by which customers were merged.
    pub merged: Vec<ContactKind>,
    /// The currency of the amounts, where it was chosen or one is named.
    pub currency: Option<CurrencyCode>,
    /// What the files of interactions tell, if there are any.
    pub interactions: Option<InteractionsFound>,
}

/// What the files of interactions tell, all together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InteractionsFound {
    /// Persons in them.
    pub persons: u32,
    /// Of these: neither customers nor members.
    pub strangers: u32,
    /// The commonest kinds, at most 20.
    pub kinds: Vec<KindCount>,
    /// Interactions whose kind is not named.
    pub unnamed: f64,
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FileAccount {
    /// What its rows are about.
    pub kind: TableKind,
    /// The account of every row.
    pub report: Report,
    /// Customers: how many found their orders.
    pub joined: Option<Joined>,
}

/// How members and orders found each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Joined {
    /// Members with orders.
    pub with_orders: u32,
    /// Members without.
    pub without_orders: u32,
    /// Customers of the ledger who are no members.
    pub not_members: u32,
}

/// Customers with several ids and one key of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SamePerson {
    /// The kind of key.
    pub kind: ContactKind,
    /// Persons with more than one id.
    pub persons: u32,
    /// Their ids.
    pub ids: u32,
    /// Some of them: the ids of one person each.
    pub examples: Vec<Vec<String>>,
    /// Keys that many customers share, such as the shop's own number: not merged.
    pub suspicious: u32,
}

/// The words of a file of rejected rows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RejectedWords {
    /// Head of the column of row numbers.
    pub row: String,
    /// Head of the column of reasons.
    pub reason: String,
    /// Heads of the file's own columns.
    pub columns: Vec<String>,
    /// Each reason by its name in the protocol, in words.
    pub reasons: Vec<(String, String)>,
}
