//! What is asked and said of the next product. Products go by their names, which hold
//! when the files are read anew.

use ltv_engine::segments::next_product::{
    FirstProduct, NextLimit, NextOptions, OfferWorth, Pair, Product, Reach,
};
use serde::{Deserialize, Serialize};

/// What is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NextAsk {
    /// Which pairs are counted.
    pub options: NextOptions,
    /// The product of which all that follows is told; `None`, or one that is not known:
    /// the first one of the best pair.
    pub first: Option<String>,
    /// Days since the first order from which on a customer counts for *never again*.
    pub quiet_days: u32,
    /// Fewest counted customers of a product for *never again*.
    pub least_once: u32,
    /// Share of revenue that is contribution; `None`: values are revenue.
    pub margin: Option<f64>,
}

/// A pair with what can be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NextPair {
    /// The pair; products by number.
    pub pair: Pair,
    /// How many it can be offered to.
    pub reach: Reach,
    /// What that may bring; `None` where it could be chance, and for baskets.
    pub worth: Option<OfferWorth>,
    /// What the buyers of [`OfferWorth::buyers`] spend on a day with the second product,
    /// all of them together, with the ends of their interval; contribution where there
    /// is a margin.
    pub value: Option<[f64; 3]>,
}

/// What is said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NextAnswer {
    /// What was asked.
    pub ask: NextAsk,
    /// Customers, or baskets.
    pub all: u32,
    /// Those that could have had a second product.
    pub exposed: u32,
    /// The most bought products, the most bought first.
    pub products: Vec<Product>,
    /// Pairs with enough customers.
    pub tests: u32,
    /// The best pairs, the very best first.
    pub best: Vec<NextPair>,
    /// The product of which all that follows is told, by its place in `products`.
    pub first: Option<u32>,
    /// What follows it, the best first.
    pub after: Vec<NextPair>,
    /// Products that were bought first, and how many never came back.
    pub once: Vec<FirstProduct>,
    /// What customers who did come back brought afterwards, on average; contribution
    /// where there is a margin.
    pub later: Option<f64>,
    /// What makes all of it say less than it seems to.
    pub limits: Vec<NextLimit>,
}

/// Customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum NextGroup {
    /// Who bought a product and never another.
    Offer {
        /// The one.
        first: String,
        /// The other.
        second: String,
        /// Only those who bought the one last at most so many days ago.
        within: Option<u32>,
    },
    /// Who bought a product on their first day, and never anything on another.
    NeverAgain {
        /// The product.
        product: String,
        /// Days since then from which on a customer counts.
        quiet_days: u32,
    },
}
