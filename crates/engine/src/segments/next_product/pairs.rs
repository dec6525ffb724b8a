//! Pairs of products with their figures.

use super::options::NextLimit;
use crate::segments::evidence::{Interval, TestUsed};

/// Products and pairs of them.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct NextProducts {
    /// Customers with lines, or baskets.
    pub all: u32,
    /// Those of them that could have a second product: who ordered on two days,
    /// everyone, or all baskets.
    pub exposed: u32,
    /// The most bought products, the most bought first.
    pub products: Vec<Product>,
    /// The pairs that have enough customers: by first product (in the order of
    /// `products`), the one with the most customers beyond what the base rate would
    /// give first.
    pub pairs: Vec<Pair>,
    /// How many pairs have enough customers; the p-values are corrected for all of them.
    pub tests: u32,
    /// What makes this say less than it seems to.
    pub limits: Vec<NextLimit>,
}

/// A product.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Product {
    /// Its number in the items.
    pub product: u32,
    /// Its name.
    pub name: String,
    /// Customers who bought it.
    pub customers: u32,
    /// Customers who bought it, and who were watched as long as the second product may
    /// take; for baskets the baskets with it.
    pub watched: u32,
    /// Of whom confidences are a share.
    pub exposed: u32,
    /// Customers who bought it on two days or more; 0 for baskets.
    pub again: u32,
}

/// A first product and a second.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Pair {
    /// Number of the first product.
    pub first: u32,
    /// Number of the second.
    pub second: u32,
    /// Customers (baskets) with the pair.
    pub count: u32,
    /// Customers (baskets) of which the confidence is a share.
    pub exposed: u32,
    /// `count` ÷ all customers with lines (all baskets).
    pub support: f64,
    /// `count` ÷ `exposed`.
    pub confidence: f64,
    /// The 95 % interval of the confidence.
    pub interval: Interval,
    /// The base rate: of all exposed ones, the share that bought the second product
    /// after anything, that is on a later day than their first one (that has it in the
    /// basket).
    pub base: f64,
    /// Confidence ÷ base; `None` where the base is 0. 1 says that the first product
    /// tells nothing.
    pub lift: Option<f64>,
    /// The exposed ones without the first product that bought the second after anything,
    /// and all of them: what the test compares with. Who has the first product is given
    /// less time, from its day on, so that the test finds rather too little.
    pub others: (u32, u32),
    /// Whether the difference from the others could be chance, for this pair alone.
    pub p_value: f64,
    /// Corrected for all pairs with enough customers.
    pub adjusted: f64,
    /// The test.
    pub test: TestUsed,
    /// Median days from the first purchase of the first product to the next one of the
    /// second; 0 for baskets.
    pub median_days: f64,
    /// Days by which a quarter of those who bought the second product had done so.
    pub early_days: u32,
    /// Days by which three quarters had.
    pub late_days: u32,
}

/// Below this a corrected p-value is taken for more than chance.
pub(super) const LEVEL: f64 = 0.05;

impl Pair {
    /// How many customers (baskets) with the pair there are beyond what the base rate
    /// would give; below 0 where there are fewer.
    pub fn beyond(&self) -> f64 {
        f64::from(self.count) - f64::from(self.exposed) * self.base
    }

    /// Whether the second product is bought more often than usual, and by more than
    /// chance would give: corrected p-value below 0.05.
    pub fn is_sure(&self) -> bool {
        self.beyond() > 0.0 && self.adjusted < LEVEL
    }
}
