//! The ledger seen by customer: each customer's orders in the order of days.

use crate::amount::Total;
use crate::calendar::Day;
use crate::orders::Orders;
use crate::sort::sort;

/// Every customer's orders, sorted by day (orders of one day in file order).
///
/// Compressed rows: eight bytes an order and four a customer; nothing is copied
/// from the ledger but the days.
#[derive(Debug, Clone)]
pub struct Customers {
    /// Customer `c` owns the entries `starts[c] .. starts[c + 1]`.
    starts: Vec<u32>,
    entries: Vec<Entry>,
}

/// One order of a customer. Day and index stand together, so that grouping
/// touches one place in memory an order, not two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The order's day.
    pub day: Day,
    /// Its index in [`Orders`].
    pub order: u32,
}

/// One customer of [`Customers`].
#[derive(Debug, Clone, Copy)]
pub struct Customer<'a> {
    entries: &'a [Entry],
}

impl Customers {
    /// Groups a ledger by customer, in time linear in its orders (and
    /// n log n within a customer whose orders stand out of order in the file).
    pub fn new(orders: &Orders) -> Self {
        let mut starts = vec![0_u32; orders.customer_count() + 1];
        for &customer in orders.customers() {
            starts[customer as usize + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut entries = vec![
            Entry {
                day: Day(0),
                order: 0
            };
            orders.len()
        ];
        let mut next = starts.clone();
        for ((&customer, &day), order) in orders.customers().iter().zip(orders.days()).zip(0_u32..)
        {
            let place = &mut next[customer as usize];
            entries[*place as usize] = Entry { day, order };
            *place += 1;
        }
        // In a file in the order of days everybody's orders are.
        if !orders.days().is_sorted() {
            for bounds in starts.windows(2) {
                let own = &mut entries[bounds[0] as usize..bounds[1] as usize];
                if !own.is_sorted() {
                    sort(own); // the index is unique, so this is stable by day
                }
            }
        }
        Self { starts, entries }
    }

    /// Number of customers, ≥ 1.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Always `false`: a ledger has at least one customer.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A customer by index; `None` beyond the last.
    pub fn get(&self, customer: usize) -> Option<Customer<'_>> {
        let range = *self.starts.get(customer)? as usize..*self.starts.get(customer + 1)? as usize;
        Some(Customer {
            entries: &self.entries[range],
        })
    }

    /// All customers, in the order of their indices.
    pub fn iter(&self) -> impl Iterator<Item = Customer<'_>> {
        self.starts.windows(2).map(|bounds| {
            let range = bounds[0] as usize..bounds[1] as usize;
            Customer {
                entries: &self.entries[range],
            }
        })
    }

    /// Bytes held on the heap.
    pub fn heap_bytes(&self) -> usize {
        self.starts.capacity() * size_of::<u32>() + self.entries.capacity() * size_of::<Entry>()
    }
}

impl<'a> Customer<'a> {
    /// The customer's orders, ascending by day; at least one.
    pub fn entries(self) -> &'a [Entry] {
        self.entries
    }

    /// The orders up to a day, that day included; none before the first.
    pub fn until(self, day: Day) -> &'a [Entry] {
        if self.last_day() <= day {
            return self.entries;
        }
        let count = self.entries.partition_point(|entry| entry.day <= day);
        &self.entries[..count]
    }

    /// The day of each order, ascending; at least one.
    pub fn days(self) -> impl Iterator<Item = Day> + 'a {
        self.entries.iter().map(|entry| entry.day)
    }

    /// Number of orders, ≥ 1.
    pub fn order_count(self) -> usize {
        self.entries.len()
    }

    /// Number of distinct days with an order, ≥ 1.
    pub fn distinct_days(self) -> usize {
        1 + self.gaps().filter(|&gap| gap > 0).count()
    }

    /// Days between consecutive orders, 0 within one day: one fewer than orders.
    pub fn gaps(self) -> impl Iterator<Item = u32> + 'a {
        self.entries
            .windows(2)
            .map(|pair| pair[0].day.0.abs_diff(pair[1].day.0))
    }

    /// Day of the first order.
    pub fn first_day(self) -> Day {
        self.entries[0].day
    }

    /// Day of the last order.
    pub fn last_day(self) -> Day {
        self.entries[self.entries.len() - 1].day
    }

    /// The exact sum of the customer's amounts. `orders` must be the ledger
    /// that this view was made from.
    pub fn revenue(self, orders: &Orders) -> Total {
        self.entries
            .iter()
            .map(|entry| orders.amounts()[entry.order as usize])
            .sum()
    }
}
