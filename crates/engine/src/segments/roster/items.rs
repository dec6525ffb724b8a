//! What each customer bought on which day.

use crate::calendar::Day;
use crate::ingest::Cells;
use crate::names::{NO_NAME, Names, OTHER};
use crate::orders::Orders;
use crate::sort::sort;

/// Products by customer and day, each once a day: customer `c` bought the products
/// `starts[c] .. starts[c + 1]`, sorted by day and product. Customers are those of
/// the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Items {
    /// One more than customers, ascending, the first 0.
    pub starts: Vec<u32>,
    /// The day of each.
    pub days: Vec<Day>,
    /// The product of each: an index in `names`.
    pub products: Vec<u32>,
    /// The products as first written, matched with case, width and spaces folded;
    /// at most 65,535.
    pub names: Vec<String>,
}

/// Collects [`Items`] from the cells of a [telling](crate::ingest::Import::telling)
/// run over one column of products.
#[derive(Debug, Clone, Default)]
pub struct ItemsBuilder {
    names: Names,
    /// Customer, then day and product as one number.
    found: Vec<(u32, u64)>,
    /// Rows whose product is not named, or came after 65,535 others.
    unnamed: u64,
}

impl ItemsBuilder {
    /// Takes cells.
    pub fn add(&mut self, orders: &Orders, cells: &Cells) {
        for row in cells.rows() {
            let at = row.order as usize;
            let whose = orders.customers().get(at).zip(orders.days().get(at));
            match (self.names.intern(row.cell(0)), whose) {
                (NO_NAME | OTHER, _) => self.unnamed += 1,
                (product, Some((&customer, &day))) => {
                    let when = (day.rank() as u64) << 32 | u64::from(product);
                    self.found.push((customer, when));
                }
                (_, None) => {}
            }
        }
    }

    /// The items of so many customers, and how many rows are left out because they
    /// name no product, or one that came after 65,535 others. In time linear in
    /// items, times the logarithm of how many one customer has.
    pub fn finish(self, customers: usize) -> (Items, u64) {
        let mut starts = vec![0_u32; customers + 1];
        for &(customer, _) in &self.found {
            if let Some(start) = starts.get_mut(customer as usize + 1) {
                *start += 1;
            }
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut all = vec![0_u64; self.found.len()];
        for (customer, when) in self.found {
            if let Some(place) = next.get_mut(customer as usize) {
                all[*place as usize] = when;
                *place += 1;
            }
        }
        let mut items = Items {
            starts: vec![0],
            names: self.names.texts().to_vec(),
            ..Items::default()
        };
        for own in starts.windows(2) {
            let own = &mut all[own[0] as usize..own[1] as usize];
            sort(own);
            let mut before = None;
            for &when in own
                .iter()
                .filter(|&&when| before.replace(when) != Some(when))
            {
                items.days.push(Day::of_rank((when >> 32) as u32));
                items.products.push(when as u32);
            }
            items.starts.push(items.days.len() as u32);
        }
        (items, self.unnamed)
    }
}
