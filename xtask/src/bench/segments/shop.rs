//! The shop whose segments are measured: orders with products, and a file of members.
//!
//! Customers buy as in [`orders`](crate::bench::orders), a little more rarely, so that a
//! million orders are those of about 275,000 customers. Of 300 products a few are bought by
//! most. After the first order a customer takes the same again, or what goes with it, or
//! anything else: so there is something to find. Every customer is a member, and every
//! eleventh member has not ordered yet. A third is silent about e-mail, and some refuse.

use std::io::{self, Write};

use crate::bench::orders::{CHANNELS, Order, dates, scattered, simulate};
use crate::bench::random::Random;

/// Orders a day of an average customer while alive; chosen for 0.275 customers an order.
const RATE: f64 = 0.0213;
const PRODUCTS: u32 = 300;

/// The orders of one shop, by day.
pub(super) struct Shop {
    orders: Vec<Order>,
    customers: u32,
    seed: u64,
}

impl Shop {
    pub(super) fn new(orders: usize, seed: u64) -> Self {
        let orders = simulate(orders, RATE, seed);
        let customers = orders.iter().map(|order| order.customer + 1).max();
        Self {
            orders,
            customers: customers.unwrap_or(0),
            seed,
        }
    }

    /// `order_id,customer_id,order_date,amount,channel,product`
    pub(super) fn orders(&self, to: &mut impl Write) -> io::Result<()> {
        let mut random = Random::seeded(self.seed ^ 1);
        let mut before = vec![u32::MAX; self.customers as usize];
        let dates: Vec<String> = dates().collect();
        to.write_all(b"order_id,customer_id,order_date,amount,channel,product\n")?;
        for (number, order) in self.orders.iter().enumerate() {
            let last = &mut before[order.customer as usize];
            *last = product(*last, &mut random);
            writeln!(
                to,
                "{},C{},{},{}.{:02},{},Product {}",
                1_000_000 + number,
                1_000_000 + scattered(order.customer),
                dates[usize::from(order.day)],
                order.cents / 100,
                order.cents % 100,
                CHANNELS[usize::from(order.channel)],
                *last + 1,
            )?;
        }
        Ok(())
    }

    /// `customer_id,name,email,phone,line_id,email opt in,line opt in`
    pub(super) fn members(&self, to: &mut impl Write) -> io::Result<()> {
        let mut random = Random::seeded(self.seed ^ 2);
        to.write_all(b"customer_id,name,email,phone,line_id,email opt in,line opt in\n")?;
        for member in 0..self.customers + self.customers / 10 {
            let id = 1_000_000 + scattered(member);
            let answers = [random.below(9), random.below(9)].map(|drawn| match drawn {
                0 => "no",
                1..=5 => "yes",
                _ => "",
            });
            writeln!(
                to,
                "C{id},Member {id},m{id}@example.com,09{:08},U{:032x},{},{}",
                id % 100_000_000,
                u128::from(random.bits()) << 64 | u128::from(random.bits()),
                answers[0],
                answers[1],
            )?;
        }
        Ok(())
    }
}

/// What is bought after that, or at first.
fn product(before: u32, random: &mut Random) -> u32 {
    let drawn = random.uniform();
    if before != u32::MAX && drawn < 0.35 {
        return before;
    }
    if before != u32::MAX && drawn < 0.5 {
        return (before * 7 + 3) % PRODUCTS;
    }
    // The cube gives a few most of it.
    let share = random.uniform();
    (share * share * share * f64::from(PRODUCTS)) as u32
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn written(write: impl Fn(&Shop, &mut Vec<u8>) -> io::Result<()>) -> Vec<String> {
        let mut bytes = Vec::new();
        write(&Shop::new(20_000, 5), &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        text.lines().skip(1).map(str::to_owned).collect()
    }

    #[test]
    fn the_shop_has_the_shape_it_should_have() {
        let orders = written(Shop::orders);
        let cell = |at: usize| -> BTreeSet<&str> {
            let cells = orders.iter().filter_map(|line| line.split(',').nth(at));
            cells.collect()
        };
        assert_eq!(orders.len(), 20_000);
        let share = cell(1).len() as f64 / 20_000.0;
        assert!((share - 0.275).abs() < 0.01, "{share} customers an order");
        assert!(cell(5).len() > 250);
        let members = written(Shop::members);
        let known: BTreeSet<&str> = members
            .iter()
            .filter_map(|line| line.split(',').next())
            .collect();
        assert_eq!(known.len(), members.len());
        assert!(cell(1).is_subset(&known) && known.len() > cell(1).len());
    }
}
