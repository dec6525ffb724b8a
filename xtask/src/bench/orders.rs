//! The orders that are measured: a shop of two years, the same on every
//! machine.
//!
//! Customers behave as in the BG/NBD model of Fader, Hardie and Lee (2005):
//! each buys at a rate of its own (gamma, shape 1), and after each order is
//! gone with a probability of its own (beta). What a customer spends varies
//! around a level of its own. Orders are written as a shop exports them: by
//! day, with rising numbers; customers come back in no order.

use std::io::{self, Write};

use super::random::Random;

/// Days from 2023-01-01 to 2024-12-31.
const DAYS: u32 = 731;
/// Orders a day of an average customer while alive; chosen for 0.245 customers
/// an order.
const RATE: f64 = 0.0281;
pub(super) const CHANNELS: [&str; 5] = ["search", "social", "direct", "email", "shop"];
/// Customer numbers are those of a permutation of 0 .. 2²².
const CUSTOMER_BITS: u32 = 22;

/// One order, in the order of the file once sorted: by day, then by chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Order {
    pub(super) day: u16,
    moment: u32,
    pub(super) customer: u32,
    pub(super) cents: u32,
    pub(super) channel: u8,
}

/// Writes so many orders as CSV.
pub(super) fn write(count: usize, seed: u64, to: &mut impl Write) -> io::Result<()> {
    let orders = simulate(count, RATE, seed);
    let dates: Vec<String> = dates().collect();
    to.write_all(b"order_id,customer_id,order_date,amount,channel\n")?;
    for (number, order) in orders.iter().enumerate() {
        writeln!(
            to,
            "{},C{},{},{}.{:02},{}",
            1_000_000 + number,
            1_000_000 + scattered(order.customer),
            dates[usize::from(order.day)],
            order.cents / 100,
            order.cents % 100,
            CHANNELS[usize::from(order.channel)],
        )?;
    }
    Ok(())
}

/// Customer after customer, until there are enough orders; `rate` is that of an
/// average customer and day.
pub(super) fn simulate(count: usize, rate: f64, seed: u64) -> Vec<Order> {
    let mut random = Random::seeded(seed);
    let mut orders = Vec::with_capacity(count);
    let mut customer = 0;
    while orders.len() < count {
        let own = rate * random.exponential();
        let leaves = random.beta_1_3();
        let level = 8_000.0 + 30_000.0 * random.exponential();
        let channel = random.below(CHANNELS.len() as u32) as u8;
        let mut day = f64::from(random.below(DAYS));
        while day < f64::from(DAYS) && orders.len() < count {
            orders.push(Order {
                day: day as u16,
                moment: random.bits() as u32,
                customer,
                cents: (level * (0.4 + 0.6 * random.exponential())) as u32,
                channel,
            });
            if random.uniform() < leaves {
                break;
            }
            // A rate of 0 is possible in principle: the next order is never.
            day += random.exponential() / own;
        }
        customer += 1;
    }
    orders.sort_unstable();
    orders
}

/// Multiplication by an odd number permutes the residues of a power of two.
pub(super) fn scattered(customer: u32) -> u32 {
    customer.wrapping_mul(2_654_435_769) & ((1 << CUSTOMER_BITS) - 1)
}

pub(super) fn dates() -> impl Iterator<Item = String> {
    const LENGTHS: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    [2023_u32, 2024].into_iter().flat_map(|year| {
        (1_u32..).zip(LENGTHS).flat_map(move |(month, length)| {
            let leap = u32::from(month == 2 && year == 2024);
            (1..=length + leap).map(move |day| format!("{year}-{month:02}-{day:02}"))
        })
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn every_day_of_the_two_years_has_a_date() {
        let dates: Vec<String> = dates().collect();
        assert_eq!(dates.len(), DAYS as usize);
        assert_eq!((&*dates[0], &*dates[424]), ("2023-01-01", "2024-02-29"));
        assert_eq!(dates[730], "2024-12-31");
    }

    #[test]
    fn the_shop_has_the_shape_it_should_have() {
        let orders = simulate(100_000, RATE, 1);
        let mut by_customer: HashMap<u32, u32> = HashMap::new();
        for order in &orders {
            *by_customer.entry(order.customer).or_default() += 1;
        }
        let share = by_customer.len() as f64 / orders.len() as f64;
        assert!((share - 0.245).abs() < 0.005, "{share} customers an order");
        let once = by_customer.values().filter(|&&count| count == 1).count();
        let once = once as f64 / by_customer.len() as f64;
        assert!((0.3..0.6).contains(&once), "{once} bought once");
        assert!(orders.is_sorted_by_key(|order| order.day));
    }

    #[test]
    fn customers_keep_apart_when_scattered() {
        let mut seen = vec![false; 1 << CUSTOMER_BITS];
        for customer in 0..1 << CUSTOMER_BITS {
            let place = &mut seen[scattered(customer) as usize];
            assert!(!*place);
            *place = true;
        }
    }

    #[test]
    fn the_same_seed_writes_the_same_bytes() {
        let written = |seed| {
            let mut bytes = Vec::new();
            write(500, seed, &mut bytes).unwrap();
            bytes
        };
        assert_eq!(written(3), written(3));
        assert_ne!(written(3), written(4));
        let text = String::from_utf8(written(3)).unwrap();
        assert_eq!(text.lines().count(), 501);
        assert!(text.lines().all(|line| line.split(',').count() == 5));
    }
}
