//! Whom to offer a product.

use super::items::Items;
use crate::calendar::Day;
use crate::sort::sort_by_number;

/// A customer who bought the one and never the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Offer {
    /// By number.
    pub customer: u32,
    /// The last day on which they bought the first product.
    pub bought: Day,
}

/// Customers who bought `first` and on no day `second`, by products' numbers: who bought
/// `first` last comes first, equal ones in the order of their numbers. Empty for
/// products that nobody bought.
pub fn offers(items: &Items, first: u32, second: u32) -> Vec<Offer> {
    if first as usize >= items.names().len() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (lines, customer) in items.iter().zip(0..) {
        let place = lines.products.iter().rposition(|&product| product == first);
        if let Some(place) = place
            && !lines.products.contains(&second)
        {
            found.push(Offer {
                customer,
                bought: lines.days[place],
            });
        }
    }
    sort_by_number(&mut found, |offer| !offer.bought.rank());
    found
}
