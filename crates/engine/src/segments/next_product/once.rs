//! Products that were bought first, and then nothing ever again.

use super::items::{Items, Lines, NO_PRODUCT};
use super::kept::Kept;
use super::options::MOST_PRODUCTS;
use super::pairs::LEVEL;
use crate::calendar::Day;
use crate::segments::evidence::{Interval, TwoByTwo, holm, wilson};
use crate::sort::sort_by_number;

/// What *never again* means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct OnceOptions {
    /// The analysis date.
    pub as_of: Day,
    /// Only customers whose first order is at least so many days before the analysis
    /// date are counted: newer ones may well come back.
    pub quiet_days: u32,
    /// Fewest counted customers of a product.
    pub least: u32,
}

/// A product that was in customers' first baskets.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct FirstProduct {
    /// Its number.
    pub product: u32,
    /// Its name.
    pub name: String,
    /// Customers who bought it on their first day, long enough ago.
    pub customers: u32,
    /// Those of them who ordered on no other day.
    pub never_again: u32,
    /// `never_again` ÷ `customers`.
    pub share: f64,
    /// The 95 % interval of the share.
    pub interval: Interval,
    /// The same share among all customers of that age with a first product: what is
    /// usual here.
    pub usual: f64,
    /// `never_again` less what the usual share would give; below 0 where fewer are lost.
    pub beyond: f64,
    /// Whether the difference from the customers of that age with other first products
    /// could be chance, corrected for all products told.
    pub adjusted: f64,
}

impl FirstProduct {
    /// Whether more are lost than usual, and more than chance would give: corrected
    /// p-value below 0.05.
    pub fn is_sure(&self) -> bool {
        self.beyond > 0.0 && self.adjusted < LEVEL
    }
}

/// The most bought products by how many customers bought them first and never ordered
/// again; the largest number first, then by customers, then as bought most. A customer
/// counts for each product of the first day.
pub fn first_and_never_again(items: &Items, options: &OnceOptions) -> Vec<FirstProduct> {
    let kept = Kept::of(items, MOST_PRODUCTS as usize);
    let mut counts = vec![(0_u32, 0_u32); kept.len()];
    let mut all = (0_u32, 0_u32);
    for lines in items.iter() {
        let Some(gone) = counted(lines, options) else {
            continue;
        };
        let gone = u32::from(gone);
        all = (all.0 + 1, all.1 + gone);
        for place in first_basket(lines).filter_map(|product| kept.place(product)) {
            let count = &mut counts[place];
            *count = (count.0 + 1, count.1 + gone);
        }
    }
    let share = |(customers, gone): (u32, u32)| f64::from(gone) / f64::from(customers);
    let mut order: Vec<usize> = (0..counts.len())
        .filter(|&place| counts[place].0 >= options.least.max(1))
        .collect();
    sort_by_number(&mut order, |place| {
        let (customers, gone) = counts[place];
        u128::from(!gone) << 32 | u128::from(!customers)
    });
    let tests = order.iter().map(|&place| {
        let (customers, gone) = counts[place];
        let table = TwoByTwo {
            hits: gone,
            count: customers,
            other_hits: all.1 - gone,
            other_count: all.0 - customers,
        };
        table.p_value().0
    });
    let mut adjusted: Vec<f64> = tests.collect();
    holm(&mut adjusted);
    let found = order.into_iter().zip(adjusted);
    let found = found.map(|(place, adjusted)| FirstProduct {
        product: kept.products[place],
        name: items.names()[kept.products[place] as usize].clone(),
        customers: counts[place].0,
        never_again: counts[place].1,
        share: share(counts[place]),
        interval: wilson(counts[place].1, counts[place].0),
        usual: share(all),
        beyond: f64::from(counts[place].1) - f64::from(counts[place].0) * share(all),
        adjusted,
    });
    found.collect()
}

/// The customers whom [`first_and_never_again`] tells as never again for a product, by
/// number, ascending.
pub fn never_again(items: &Items, options: &OnceOptions, product: u32) -> Vec<u32> {
    let all = items.iter().zip(0_u32..);
    let own = all.filter(|&(lines, _)| {
        let gone = counted(lines, options) == Some(true);
        gone && product != NO_PRODUCT && first_basket(lines).any(|one| one == product)
    });
    own.map(|(_, customer)| customer).collect()
}

/// Whether a customer ordered on no other day; `None` if they do not count.
fn counted(lines: Lines<'_>, options: &OnceOptions) -> Option<bool> {
    let (first, last) = lines.ends()?;
    let age = i64::from(options.as_of.0) - i64::from(first.0);
    let counts = age >= i64::from(options.quiet_days) && lines.products[0] != NO_PRODUCT;
    counts.then_some(first == last)
}

/// The products of the first day.
fn first_basket(lines: Lines<'_>) -> impl Iterator<Item = u32> + '_ {
    let first = lines.days.first().copied();
    let basket = lines.iter().take_while(move |(day, _)| Some(*day) == first);
    basket.map(|(_, product)| product)
}
