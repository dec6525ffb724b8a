//! The most bought products.

use super::items::Items;
use crate::sort::sort_by_number;

/// No place among the most bought.
const NONE: u32 = u32::MAX;

/// Products with a place, by customers; equal ones by number.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    /// The product of each place.
    pub(super) products: Vec<u32>,
    /// Customers of each place.
    pub(super) customers: Vec<u32>,
    places: Vec<u32>,
    /// Products that somebody bought and that have no place.
    pub(super) left_out: u32,
}

impl Kept {
    pub(super) fn of(items: &Items, most: usize) -> Self {
        let mut customers = vec![0_u32; items.names().len()];
        let mut last = vec![NONE; customers.len()];
        for (lines, customer) in items.iter().zip(0_u32..) {
            for &product in lines.products {
                if let Some(last) = last.get_mut(product as usize)
                    && *last != customer
                {
                    *last = customer;
                    customers[product as usize] += 1;
                }
            }
        }
        let of = |product: u32| customers[product as usize];
        let mut products: Vec<u32> = (0..customers.len() as u32)
            .filter(|&product| of(product) > 0)
            .collect();
        sort_by_number(&mut products, |product| u128::from(!of(product)));
        let left_out = products.len().saturating_sub(most) as u32;
        products.truncate(most);
        let mut places = vec![NONE; customers.len()];
        for (&product, place) in products.iter().zip(0..) {
            places[product as usize] = place;
        }
        Self {
            customers: products.iter().map(|&product| of(product)).collect(),
            products,
            places,
            left_out,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.products.len()
    }

    /// The place of a product.
    pub(super) fn place(&self, product: u32) -> Option<usize> {
        let place = self.places.get(product as usize)?;
        (*place != NONE).then_some(*place as usize)
    }
}
