//! Whom to offer a product, and what it may bring.

use crate::shops::shops;
use crate::support::{close, history, items};
use ltv_engine::calendar::Day;
use ltv_engine::segments::next_product::*;
use ltv_engine::segments::roster;

const FEW: NextOptions = NextOptions {
    together: Together::Later,
    exposure: Exposure::LaterOrder,
    products: 500,
    least_pair: 1,
    least_exposed: 1,
    per_product: 500,
    within: None,
};

#[test]
fn a_table_tells_what_next_products_does() {
    for shop in shops() {
        for options in [FEW, NextOptions::default()] {
            let table = NextTable::of(&shop.items, &options);
            let all = next_products(
                &shop.items,
                &NextOptions {
                    per_product: 500,
                    ..options
                },
            );
            assert_eq!(table.products(), all.products);
            assert_eq!(table.tests(), all.tests);
            for product in table.products() {
                let after = table.after(&shop.items, product.product).pairs;
                let own = all
                    .pairs
                    .iter()
                    .filter(|pair| pair.first == product.product);
                assert!(after.iter().eq(own));
            }
            let best = table.best(&shop.items, 20).pairs;
            assert!(best.iter().all(|pair| all.pairs.contains(pair)));
            // The best of all: sure ones first, then by how many are beyond the usual.
            let mut wanted = all.pairs.clone();
            wanted.retain(|pair| pair.beyond() > 0.0);
            wanted.sort_by(|a, b| b.beyond().total_cmp(&a.beyond()));
            wanted.sort_by_key(|pair| !pair.is_sure());
            let beyond = |pairs: &[Pair]| pairs.iter().map(Pair::beyond).collect::<Vec<_>>();
            assert_eq!(beyond(&best), beyond(&wanted[..best.len()]));
            assert!(table.after(&shop.items, NO_PRODUCT).pairs.is_empty());
        }
    }
}

#[test]
fn reach_is_as_long_as_the_list() {
    for shop in shops() {
        let as_of = shop.history.as_of();
        let found = next_products(&shop.items, &FEW);
        let reached = reach(&shop.items, &found.pairs, as_of);
        for (pair, reach) in found.pairs.iter().zip(reached) {
            let list = offers(&shop.items, pair.first, pair.second);
            let due = list
                .iter()
                .filter(|one| as_of.0 - one.bought.0 <= pair.late_days as i32);
            assert_eq!(
                (list.len(), due.count()),
                (reach.offers as usize, reach.due as usize)
            );
        }
    }
}

#[test]
fn never_again_lists_whom_the_table_counts() {
    for shop in shops() {
        let options = OnceOptions {
            as_of: shop.history.as_of(),
            quiet_days: 90,
            least: 1,
        };
        for one in first_and_never_again(&shop.items, &options) {
            let list = never_again(&shop.items, &options, one.product);
            assert_eq!(list.len() as u32, one.never_again);
            assert!(list.is_sorted());
            for customer in list {
                let buyer = shop.history.get(customer as usize).unwrap();
                assert_eq!(buyer.first_day(), buyer.last_day());
            }
            let usual = f64::from(one.customers) * one.usual;
            close(one.beyond, f64::from(one.never_again) - usual, 1e-9);
            assert!((0.0..=1.0).contains(&one.adjusted));
        }
        assert!(never_again(&shop.items, &options, NO_PRODUCT).is_empty());
    }
}

/// The days of the history and the named items come to what the orders themselves say.
#[test]
fn items_of_a_history_know_every_day() {
    for shop in shops() {
        let mut bought = roster::Items {
            starts: vec![0],
            names: shop.items.names().to_vec(),
            ..roster::Items::default()
        };
        for lines in shop.items.iter() {
            for (day, product) in lines.iter().filter(|line| line.1 != NO_PRODUCT) {
                bought.days.push(day);
                bought.products.push(product);
            }
            bought.starts.push(bought.days.len() as u32);
        }
        assert_eq!(
            Items::of_history(&shop.history, &bought).unwrap(),
            shop.items
        );
        let (unnamed, days) = shop.items.unnamed_days();
        let all = shop
            .history
            .iter()
            .map(|buyer| buyer.purchases().count())
            .sum::<usize>();
        assert_eq!(days as usize, all);
        assert!(unnamed < days);
    }
}

#[test]
fn days_without_a_name_are_told() {
    let items = items(
        2,
        2,
        &[(0, 1, 0), (0, 1, NO_PRODUCT), (0, 2, NO_PRODUCT), (1, 1, 1)],
    );
    assert_eq!(items.unnamed_days(), (1, 3));
    assert_eq!(items.of(0).products, [0, NO_PRODUCT]);
    assert_eq!(items.find("p1"), Some(1));
    assert_eq!(items.find("P1"), None);
    let limits = next_products(&items, &FEW).limits;
    assert!(limits.contains(&NextLimit::UnnamedDays { days: 1, all: 3 }));
}

/// Forty buy p0, then p1; forty buy p0, then p2; eighty buy p2 twice; twenty p0 only.
fn clear() -> Items {
    let mut lines = Vec::new();
    for customer in 0..40 {
        lines.extend([(customer, 0, 0), (customer, 10, 1)]);
        lines.extend([(customer + 40, 0, 0), (customer + 40, 10, 2)]);
        lines.extend([(customer + 80, 0, 2), (customer + 80, 10, 2)]);
        lines.extend([(customer + 120, 0, 2), (customer + 120, 10, 2)]);
    }
    lines.extend((160..180).map(|customer| (customer, 4, 0)));
    items(180, 3, &lines)
}

#[test]
fn worth_is_the_difference_among_who_comes_back() {
    let items = clear();
    let found = next_products(&items, &NextOptions::default());
    let pair = *found
        .pairs
        .iter()
        .find(|pair| (pair.first, pair.second) == (0, 1))
        .unwrap();
    let first = found.products.iter().find(|one| one.product == 0).unwrap();
    assert_eq!(
        (first.customers, first.watched, first.exposed),
        (100, 100, 80)
    );
    let reach = reach(&items, &[pair], Day(12))[0];
    assert_eq!(
        reach,
        Reach {
            offers: 60,
            due: 20
        }
    );
    let worth = OfferWorth::of(&pair, first, reach.offers).unwrap();
    // 40 of 80, against none of the other 80; 80 of 100 came back.
    close(worth.difference, 0.5, 1e-15);
    close(worth.returning, 0.8, 1e-15);
    close(worth.buyers, 60.0 * 0.8 * 0.5, 1e-14);
    let ends = worth.buyers_interval;
    assert!(worth.interval.low > 0.0 && ends.low < worth.buyers && worth.buyers < ends.high);
    assert!(ends.low < 60.0 * 0.8 * worth.interval.low);
    // Of all buyers: nothing is left to come back.
    let options = NextOptions {
        exposure: Exposure::Buyers,
        ..NextOptions::default()
    };
    let found = next_products(&items, &options);
    let pair = *found
        .pairs
        .iter()
        .find(|pair| (pair.first, pair.second) == (0, 1))
        .unwrap();
    let worth = OfferWorth::of(&pair, &found.products[1], 60).unwrap();
    close(worth.returning, 1.0, 0.0);
    close(worth.buyers, 60.0 * 0.4, 1e-14);
}

#[test]
fn chance_is_worth_nothing() {
    let items = clear();
    let found = next_products(&items, &NextOptions::default());
    let pair = found
        .pairs
        .iter()
        .find(|pair| (pair.first, pair.second) == (0, 2))
        .unwrap();
    // Half of them, against all of the others.
    assert!(pair.beyond() < 0.0 && !pair.is_sure());
    let first = found.products.iter().find(|one| one.product == 0).unwrap();
    assert_eq!(OfferWorth::of(pair, first, 100), None);
}

#[test]
fn a_day_counts_whole_for_each_of_its_products() {
    // Two orders on day 5: 30 + 10; 7 on day 9.
    let history = history(&[
        (0, 5, 300_000),
        (0, 5, 100_000),
        (0, 9, 70_000),
        (1, 9, 50_000),
    ]);
    let items = items(2, 4, &[(0, 5, 0), (0, 5, 1), (0, 9, 1), (1, 9, 2)]);
    let found = day_revenue(&history, &items);
    assert_eq!(found, [Some(40.0), Some(23.5), Some(5.0), None]);
    let options = |quiet_days| OnceOptions {
        as_of: Day(100),
        quiet_days,
        least: 1,
    };
    assert_eq!(later_revenue(&history, &options(90)), Some(7.0));
    assert_eq!(later_revenue(&history, &options(96)), None);
}
