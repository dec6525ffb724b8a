//! Who bought which product when.

use crate::calendar::Day;
use crate::history::History;
use crate::segments::roster;
use crate::sort::sort;

/// Stands for no product: a line that only says that there was an order.
pub const NO_PRODUCT: u32 = u32::MAX;

/// Each customer's products by day, every combination once. Days without a product
/// belong in here, too ([`NO_PRODUCT`]): they tell who came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Items {
    /// Customer `c` owns the lines `starts[c] .. starts[c + 1]`.
    starts: Vec<u32>,
    /// By customer ascending.
    days: Vec<Day>,
    /// Ascending within a day.
    products: Vec<u32>,
    names: Vec<String>,
}

/// Why there are no items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum ItemsError {
    /// A line of a customer beyond the last.
    NoSuchCustomer,
    /// 2³² lines or more.
    TooManyLines,
}

impl Items {
    /// From lines in any order: the customer's number, the day, and the product as an
    /// index into `names`; a product beyond the last name is [`NO_PRODUCT`], and left
    /// out where the day has a product.
    ///
    /// # Errors
    /// See [`ItemsError`].
    pub fn new(
        customers: usize,
        lines: impl IntoIterator<Item = (u32, Day, u32)>,
        names: Vec<String>,
    ) -> Result<Self, ItemsError> {
        let known = names.len();
        let mut ends = vec![0_u32; customers + 1];
        let mut unsorted: Vec<(u32, u64)> = Vec::new();
        for (customer, day, product) in lines {
            let product = if (product as usize) < known {
                product
            } else {
                NO_PRODUCT
            };
            let count = ends
                .get_mut(customer as usize)
                .filter(|_| (customer as usize) < customers);
            *count.ok_or(ItemsError::NoSuchCustomer)? += 1;
            unsorted.push((customer, (day.rank() as u64) << 32 | u64::from(product)));
        }
        if u32::try_from(unsorted.len()).is_err() {
            return Err(ItemsError::TooManyLines);
        }
        // By customer, in any order; then each one's own few.
        let mut total = 0;
        for end in &mut ends {
            total += core::mem::replace(end, total);
        }
        let mut keys = vec![0_u64; unsorted.len()];
        for (customer, key) in unsorted {
            let end = &mut ends[customer as usize];
            keys[*end as usize] = key;
            *end += 1;
        }
        let mut items = Self {
            starts: Vec::with_capacity(customers + 1),
            days: Vec::with_capacity(keys.len()),
            products: Vec::with_capacity(keys.len()),
            names,
        };
        let mut start = 0;
        for &end in &ends[..customers] {
            items.starts.push(items.days.len() as u32);
            let own = &mut keys[start..end as usize];
            sort(own);
            let mut before = None;
            for &key in own.iter() {
                let same = before == Some(key);
                let named = before.is_some_and(|before: u64| before >> 32 == key >> 32);
                before = Some(key);
                if same || (named && key as u32 == NO_PRODUCT) {
                    continue;
                }
                let day = (key >> 32) as i64 + i64::from(i32::MIN);
                items.days.push(Day(day as i32));
                items.products.push(key as u32);
            }
            start = end as usize;
        }
        items.starts.push(items.days.len() as u32);
        Ok(items)
    }

    /// From what the files name, and every day with an order: one on which nothing is
    /// named counts as such.
    ///
    /// # Errors
    /// See [`ItemsError`].
    pub fn of_history(history: &History, bought: &roster::Items) -> Result<Self, ItemsError> {
        let named = bought.starts.windows(2).zip(0_u32..);
        let named = named.flat_map(|(ends, customer)| {
            let own = ends[0] as usize..ends[1] as usize;
            let lines = bought.days[own.clone()].iter().zip(&bought.products[own]);
            lines.map(move |(&day, &product)| (customer, day, product))
        });
        let days = history.iter().zip(0_u32..).flat_map(|(buyer, customer)| {
            let days = buyer.days().iter();
            days.map(move |&day| (customer, day, NO_PRODUCT))
        });
        Self::new(history.len(), named.chain(days), bought.names.clone())
    }

    /// Number of customers, with lines and without.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is no customer.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The products' names.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// A customer's days and products, by day; empty for a customer beyond the last.
    pub fn of(&self, customer: usize) -> Lines<'_> {
        let own = match (self.starts.get(customer), self.starts.get(customer + 1)) {
            (Some(&from), Some(&to)) => from as usize..to as usize,
            _ => 0..0,
        };
        Lines {
            days: &self.days[own.clone()],
            products: &self.products[own],
        }
    }

    /// All customers, by number.
    pub fn iter(&self) -> impl Iterator<Item = Lines<'_>> {
        (0..self.len()).map(|customer| self.of(customer))
    }

    /// A product's number by its name, exactly as in [`names`](Self::names).
    pub fn find(&self, name: &str) -> Option<u32> {
        let place = self.names.iter().position(|known| known == name)?;
        Some(place as u32)
    }

    /// The last day of all lines.
    pub fn last_day(&self) -> Option<Day> {
        self.iter().filter_map(|own| Some(own.ends()?.1)).max()
    }

    /// Days with orders on which no product is named, and all of them, by customer and
    /// day.
    pub fn unnamed_days(&self) -> (u32, u32) {
        let unnamed = self.products.iter().filter(|&&one| one == NO_PRODUCT);
        let days = self.iter().map(|own| {
            let changes = own.days.windows(2).filter(|two| two[0] != two[1]).count();
            changes + usize::from(!own.days.is_empty())
        });
        (unnamed.count() as u32, days.sum::<usize>() as u32)
    }

    /// Bytes held on the heap, names left out.
    pub fn heap_bytes(&self) -> usize {
        (self.starts.capacity() + self.days.capacity() + self.products.capacity()) * 4
    }
}

/// One customer's lines.
#[derive(Debug, Clone, Copy)]
pub struct Lines<'a> {
    /// Ascending.
    pub days: &'a [Day],
    /// Beside `days`.
    pub products: &'a [u32],
}

impl<'a> Lines<'a> {
    /// The lines one by one.
    pub fn iter(self) -> impl Iterator<Item = (Day, u32)> + 'a {
        self.days.iter().copied().zip(self.products.iter().copied())
    }

    /// First and last day.
    pub fn ends(self) -> Option<(Day, Day)> {
        Some((*self.days.first()?, *self.days.last()?))
    }
}
