//! What comes after a product.

use crate::shops::{Shop, shops};
use crate::support::{Expected, close, items};
use ltv_engine::calendar::Day;
use ltv_engine::segments::next_product::*;
use proptest::prelude::*;

/// Every pair is told.
fn all(together: Together) -> NextOptions {
    NextOptions {
        together,
        exposure: Exposure::LaterOrder,
        products: 500,
        least_pair: 1,
        least_exposed: 1,
        per_product: 500,
        within: None,
    }
}

fn find(shop: &Shop, found: &NextProducts, x: u32, y: u32) -> Pair {
    let [x, y] = [x, y].map(|place| shop.sorted[place as usize]);
    let mut pairs = found.pairs.iter();
    *pairs
        .find(|pair| pair.first == x && pair.second == y)
        .unwrap()
}

#[test]
fn pairs_agree_with_next_product_sql() {
    for shop in shops() {
        let found = next_products(&shop.items, &all(Together::Later));
        let mut rows = 0;
        for row in Expected::read(&format!("segments_{}_next_product", shop.name)).rows() {
            let (x, y) = (row.count("x"), row.count("y"));
            let pair = find(&shop, &found, x, y);
            assert_eq!(pair.count, row.count("pair"));
            assert_eq!(pair.exposed, row.count("exposed"));
            assert_eq!(pair.others.0, row.count("others"));
            assert_eq!(pair.others.1, row.count("came_back") - pair.exposed);
            close(pair.median_days, row.float("median_days"), 0.0);
            let share = |part: &str, of: &str| row.float(part) / row.float(of);
            close(pair.confidence, share("pair", "exposed"), 1e-15);
            close(pair.support, share("pair", "customers"), 1e-15);
            close(pair.base, share("base", "came_back"), 1e-15);
            let lift = share("pair", "exposed") / share("base", "came_back");
            close(pair.lift.unwrap(), lift, 1e-14);
            let offers = offers(&shop.items, pair.first, pair.second);
            assert_eq!(offers.len() as u32, row.count("offers"));
            rows += 1;
        }
        assert_eq!(found.pairs.len(), rows);
        assert_eq!(found.tests as usize, rows);
    }
}

#[test]
fn baskets_agree_with_baskets_sql() {
    for shop in shops() {
        let found = next_products(&shop.items, &all(Together::SameDay));
        let mut rows = 0;
        for row in Expected::read(&format!("segments_{}_baskets", shop.name)).rows() {
            let pair = find(&shop, &found, row.count("x"), row.count("y"));
            assert_eq!(
                (pair.count, pair.exposed),
                (row.count("pair"), row.count("exposed"))
            );
            assert_eq!(found.all, row.count("baskets"));
            close(pair.base, row.float("base") / row.float("baskets"), 1e-15);
            assert_eq!(pair.others.0 + pair.count, row.count("base"));
            rows += 1;
        }
        assert_eq!(found.pairs.len(), rows);
    }
}

#[test]
fn once_agrees_with_once_sql() {
    for shop in shops() {
        let options = OnceOptions {
            as_of: shop.history.as_of(),
            quiet_days: 90,
            least: 1,
        };
        let found = first_and_never_again(&shop.items, &options);
        let expected = Expected::read(&format!("segments_{}_once", shop.name));
        for row in expected.rows() {
            let product = shop.sorted[row.count("product") as usize];
            let one = found.iter().find(|one| one.product == product).unwrap();
            assert_eq!(
                (one.customers, one.never_again),
                (row.count("customers"), row.count("never_again"))
            );
        }
        assert_eq!(expected.rows().count(), found.len());
        assert!(found.is_sorted_by_key(|one| u32::MAX - one.never_again));
    }
}

#[test]
fn thin_data_are_told() {
    let limits = |items: &Items| next_products(items, &NextOptions::default()).limits;
    let few = |customers| NextLimit::FewCustomers { customers };
    assert_eq!(limits(&items(3, 0, &[])), [few(0), NextLimit::NoProducts]);
    assert_eq!(
        limits(&items(1, 2, &[(0, 1, 1)])),
        [few(1), NextLimit::OneProduct]
    );
    let once = items(2, 2, &[(0, 1, 0), (1, 1, 1), (1, 1, 0)]);
    assert_eq!(limits(&once), [few(2), NextLimit::NobodyCameBack]);
    let one = items(2, 2, &[(0, 1, 0), (0, 2, 1)]);
    assert_eq!(limits(&one), [few(1), NextLimit::NoPair { most: 1 }]);
    assert_eq!(
        Items::new(1, [(1, Day(0), 0)], vec![]),
        Err(ItemsError::NoSuchCustomer)
    );
    assert!(offers(&one, 7, 0).is_empty() && offers(&one, NO_PRODUCT, 0).is_empty());
}

#[test]
fn a_later_order_without_product_is_a_return() {
    let items = items(2, 2, &[(0, 1, 0), (0, 9, NO_PRODUCT), (1, 1, 0), (1, 1, 0)]);
    let options = OnceOptions {
        as_of: Day(100),
        quiet_days: 90,
        least: 1,
    };
    let found = first_and_never_again(&items, &options);
    assert_eq!((found[0].customers, found[0].never_again), (2, 1));
    assert_eq!(next_products(&items, &all(Together::Later)).exposed, 1);
}

#[test]
fn offers_begin_with_the_latest() {
    let items = items(
        5,
        3,
        &[
            (0, 5, 0),
            (1, 9, 0),
            (1, 3, 1),
            (2, 9, 0),
            (3, 9, 0),
            (4, 2, 0),
            (4, 8, 0),
            (4, 9, 2),
        ],
    );
    let found: Vec<(u32, i32)> = offers(&items, 0, 1)
        .iter()
        .map(|one| (one.customer, one.bought.0))
        .collect();
    assert_eq!(found, [(2, 9), (3, 9), (4, 8), (0, 5)]);
}

/// Customers who buy everything: pairs of each are bounded, whatever they bought.
#[test]
fn heavy_baskets_do_not_explode() {
    let products = 5_000;
    let mut lines: Vec<(u32, i32, u32)> = Vec::new();
    for customer in 0..40 {
        lines.extend((0..products).map(|product| (customer, (product % 50) as i32, product)));
    }
    lines.extend((40..100).flat_map(|customer| [(customer, 0, 3), (customer, 5, 4)]));
    let items = items(100, products, &lines);
    for together in [Together::Later, Together::SameDay] {
        let found = next_products(&items, &all(together));
        assert!(found.pairs.len() <= MOST_PAIRS);
        assert_eq!(found.products.len(), MOST_PRODUCTS as usize);
        let left_out = NextLimit::ProductsLeftOut {
            products: products - MOST_PRODUCTS,
        };
        assert!(found.limits.contains(&left_out));
        let many = found
            .limits
            .iter()
            .any(|limit| matches!(limit, NextLimit::ManyOwnProducts { count: 40 }));
        assert_eq!(many, together == Together::Later);
        // The forty are alike: pairs of the same hundred products, not of the five hundred.
        assert!(found.tests as usize <= MOST_OWN * MOST_OWN);
    }
}

/// What counts after one day, told the long way.
#[derive(Clone, Copy)]
struct Rule {
    everyone: bool,
    within: Option<i32>,
    last: i32,
}

impl Rule {
    fn counts(self, from: i32, day: i32) -> bool {
        day > from && self.within.is_none_or(|within| day - from <= within)
    }

    fn exposed(self, days: &[i32], from: i32) -> bool {
        let watched = self.within.is_none_or(|within| self.last - from >= within);
        watched && (self.everyone || days.iter().any(|&day| self.counts(from, day)))
    }
}

#[derive(Debug, Default, PartialEq)]
struct Brute {
    pair: u32,
    exposed: u32,
    watched: u32,
    base: u32,
    all: u32,
    others: (u32, u32),
    waits: Vec<i32>,
}

/// A pair by going through everything; the places that `all` tells.
fn brute(lines: &[(u32, i32, u32)], x: u32, y: u32, rule: Rule) -> Brute {
    let mut found = Brute::default();
    for customer in 0..12 {
        let of = |product: u32| {
            let own = lines.iter().filter(move |line| line.0 == customer);
            let days = own.filter(|line| product == u32::MAX || line.2 == product);
            days.map(|line| line.1).collect::<Vec<_>>()
        };
        let (days, second) = (of(u32::MAX), of(y));
        let Some(&begin) = days.iter().min() else {
            continue;
        };
        let after = |from| {
            second
                .iter()
                .copied()
                .filter(move |&day| rule.counts(from, day))
        };
        let to_anything = rule.exposed(&days, begin);
        let base = to_anything && after(begin).next().is_some();
        found.all += u32::from(to_anything);
        found.base += u32::from(base);
        let first = of(x).into_iter().min();
        let exposed = first.is_some_and(|first| rule.exposed(&days, first));
        if !exposed {
            found.others.0 += u32::from(base);
            found.others.1 += u32::from(to_anything);
        }
        if let Some(first) = first {
            let watched = rule.within.is_none_or(|within| rule.last - first >= within);
            found.watched += u32::from(watched);
            if exposed {
                found.exposed += 1;
                let wait = after(first).min().map(|day| day - first);
                found.pair += u32::from(wait.is_some());
                found.waits.extend(wait);
            }
        }
    }
    found.waits.sort_unstable();
    found
}

proptest! {
    #[test]
    fn pairs_are_those_of_brute_force(
        lines in prop::collection::vec((0..12_u32, 0..8_i32, 0..5_u32), 0..70),
        everyone: bool,
        within in prop::option::of(1..6_u32),
    ) {
        let items = items(12, 4, &lines);
        let exposure = if everyone { Exposure::Buyers } else { Exposure::LaterOrder };
        let options = NextOptions { exposure, within, ..all(Together::Later) };
        let rule = Rule {
            everyone,
            within: within.map(|days| days as i32),
            last: lines.iter().map(|line| line.1).max().unwrap_or(0),
        };
        let found = next_products(&items, &options);
        let mut seen = 0;
        for x in 0..4 {
            for y in (0..4).filter(|&y| y != x) {
                let brute = brute(&lines, x, y, rule);
                let pair = found.pairs.iter().find(|pair| (pair.first, pair.second) == (x, y));
                prop_assert_eq!(pair.map_or(0, |pair| pair.count), brute.pair);
                prop_assert_eq!(brute.all, found.exposed);
                let Some(pair) = pair else { continue };
                seen += 1;
                let product = found.products.iter().find(|one| one.product == x).unwrap();
                prop_assert_eq!((pair.exposed, product.watched), (brute.exposed, brute.watched));
                prop_assert_eq!(pair.others, brute.others);
                let base = f64::from(brute.base) / f64::from(brute.all.max(1));
                prop_assert!((pair.base - base).abs() < 1e-12);
                prop_assert!(pair.interval.low <= pair.confidence && pair.confidence <= pair.interval.high);
                prop_assert!(pair.adjusted >= pair.p_value);
                // Quartiles: the least days that so many had waited at most.
                for (days, quarters) in [(pair.early_days, 1), (pair.late_days, 3)] {
                    let had = |days: i32| brute.waits.iter().filter(|&&wait| wait <= days).count() * 4;
                    let wanted = brute.waits.len() * quarters;
                    prop_assert!(had(days as i32) >= wanted && had(days as i32 - 1) < wanted);
                }
                let middle = |at: usize| f64::from(brute.waits[at]);
                let count = brute.waits.len();
                let median = f64::midpoint(middle((count - 1) / 2), middle(count / 2));
                prop_assert!((pair.median_days - median).abs() < 1e-12);
            }
        }
        prop_assert_eq!(seen, found.pairs.len());
    }
}
