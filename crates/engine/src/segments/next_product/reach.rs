//! How many customers each pair can be offered to.

use super::items::Items;
use super::pairs::Pair;
use crate::calendar::Day;

/// How many customers a pair's second product can be offered to: as many as
/// [`offers`](super::offers) lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Reach {
    /// Customers who bought the first product and never the second.
    pub offers: u32,
    /// Those of them who bought the first product last no longer ago than
    /// [`Pair::late_days`]: for whom it is still the usual time.
    pub due: u32,
}

/// One for each pair. In time lines + for each product of each customer the pairs that
/// begin with it.
pub fn reach(items: &Items, pairs: &[Pair], as_of: Day) -> Vec<Reach> {
    let mut found = vec![Reach::default(); pairs.len()];
    let products = items.names().len();
    // The pairs of each first product, by its number.
    let mut of_first: Vec<Vec<u32>> = vec![Vec::new(); products];
    for (pair, at) in pairs.iter().zip(0_u32..) {
        if let Some(own) = of_first.get_mut(pair.first as usize) {
            own.push(at);
        }
    }
    let mut owner = vec![u32::MAX; products];
    let mut last = vec![as_of; products];
    let mut own: Vec<usize> = Vec::new();
    for (lines, customer) in items.iter().zip(0_u32..) {
        own.clear();
        for (day, product) in lines.iter() {
            let product = product as usize;
            let Some(owner) = owner.get_mut(product) else {
                continue;
            };
            if *owner != customer {
                *owner = customer;
                own.push(product);
            }
            last[product] = day;
        }
        for &first in &own {
            let ago = i64::from(as_of.0) - i64::from(last[first].0);
            for &at in &of_first[first] {
                let pair = &pairs[at as usize];
                if owner.get(pair.second as usize) != Some(&customer) {
                    let reach = &mut found[at as usize];
                    reach.offers += 1;
                    reach.due += u32::from(ago <= i64::from(pair.late_days));
                }
            }
        }
    }
    found
}
