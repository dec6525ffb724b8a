//! What is asked and said of the concentration of revenue.

use ltv_engine::segments::concentration::{
    Concentration, Contrast, ContrastOptions, Finding, GroupWorth,
};
use serde::{Deserialize, Serialize};

use super::StageRules;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TopAsk {
    /// Who is set against whom.
    pub options: ContrastOptions,
    /// By what rules a customer is late.
    pub rules: StageRules,
}

/// What is said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TopAnswer {
    /// What was asked.
    pub ask: TopAsk,
    /// How much of the revenue comes from how few.
    pub concentration: Concentration,
    /// What each of its top shares is worth, in their order.
    pub top: Vec<GroupWorth>,
    /// What each decile is worth, likewise.
    pub deciles: Vec<GroupWorth>,
    /// The best against the rest.
    pub contrast: Contrast,
    /// What the label columns of the contrast say, in their order.
    pub columns: Vec<TopLabel>,
    /// Everybody was at hand: a column that is missing is in none of the files.
    pub roster: bool,
    /// The comparisons, what matters most first.
    pub findings: Vec<Finding>,
    /// The best of the contrast.
    pub best: GroupWorth,
    /// Those of them who are late (S1, S2 or S3); `None` where stages cannot be told.
    pub late: Option<GroupWorth>,
    /// Of whom there is more to win: for each label column at most one, the label that
    /// goes with the best most.
    pub alike: Vec<Alike>,
    /// Of the forecast that tells the values; `None` where none does.
    pub forecast: Option<Basis>,
    /// Days that the data span where they are fewer than the twelve months of
    /// [`GroupWorth::year_revenue`].
    pub short: Option<u32>,
}

/// A label that more of the best have than of the rest, hardly by chance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Alike {
    /// The place of its column in the contrast.
    pub column: u32,
    /// Its row there.
    pub row: u32,
    /// The best who have it.
    pub best: GroupWorth,
    /// The rest who have it.
    pub rest: GroupWorth,
}

/// Over what time, and as what, a forecast tells values.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Basis {
    /// Days ahead.
    pub horizon: u32,
    /// Share of revenue that counts, 0 < m ≤ 1; 1: values are revenue.
    pub margin: f64,
}

/// A column by which customers are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum TopLabel {
    /// Where a customer came from.
    Channel,
    /// What the first order was of.
    FirstProduct,
}

/// Customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum TopGroup {
    /// The first places of the ranking.
    Share {
        /// Of all customers, in 1/100, rounded up.
        percent: u8,
    },
    /// A decile.
    Decile {
        /// 1 ..= 10, the largest customers first.
        decile: u8,
    },
    /// The best of a contrast.
    Best {
        /// Which.
        options: ContrastOptions,
    },
    /// Those of them who are late.
    Late {
        /// Of which contrast.
        options: ContrastOptions,
        /// By what rules.
        rules: StageRules,
    },
    /// Those who have a label.
    Labelled {
        /// Of which contrast.
        options: ContrastOptions,
        /// Of the best, or of the rest.
        best: bool,
        /// Which column.
        what: TopLabel,
        /// The label's name.
        name: String,
    },
}
