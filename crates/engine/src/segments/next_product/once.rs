//! Products that were bought first, and then nothing ever again.

use super::items::{Items, NO_PRODUCT};
use super::kept::Kept;
use super::options::MOST_PRODUCTS;
use crate::calendar::Day;
use crate::segments::evidence::{Interval, wilson};
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
}

/// The most bought products by how many customers bought them first and never ordered
/// again; the largest number first, then by customers, then as bought most. A customer
/// counts for each product of the first day.
pub fn first_and_never_again(items: &Items, options: &OnceOptions) -> Vec<FirstProduct> {
    let kept = Kept::of(items, MOST_PRODUCTS as usize);
    let mut counts = vec![(0_u32, 0_u32); kept.len()];
    let mut all = (0_u32, 0_u32);
    for lines in items.iter() {
        let Some((first, last)) = lines.ends() else {
            continue;
        };
        let age = i64::from(options.as_of.0) - i64::from(first.0);
        if age < i64::from(options.quiet_days) || lines.products[0] == NO_PRODUCT {
            continue;
        }
        let gone = u32::from(first == last);
        all = (all.0 + 1, all.1 + gone);
        let basket = lines.iter().take_while(|(day, _)| *day == first);
        for place in basket.filter_map(|(_, product)| kept.place(product)) {
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
    let found = order.into_iter().map(|place| FirstProduct {
        product: kept.products[place],
        name: items.names()[kept.products[place] as usize].clone(),
        customers: counts[place].0,
        never_again: counts[place].1,
        share: share(counts[place]),
        interval: wilson(counts[place].1, counts[place].0),
        usual: share(all),
    });
    found.collect()
}
