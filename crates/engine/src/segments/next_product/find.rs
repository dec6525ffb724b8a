//! Pairs that have enough customers, tested and ranked.

use super::counts::Counts;
use super::items::Items;
use super::kept::Kept;
use super::options::{MOST_PAIRS, MOST_PRODUCTS, NextLimit, NextOptions, Together};
use super::pairs::{NextProducts, Pair, Product};
use super::waits::waits;
use crate::segments::evidence::{TwoByTwo, holm, wilson};
use crate::segments::figures::FEW_CUSTOMERS;
use crate::sort::sort_by_number;

/// Products and pairs. In time lines × log lines + 100 × products of each customer +
/// products².
pub fn next_products(items: &Items, options: &NextOptions) -> NextProducts {
    let kept = Kept::of(items, options.products.clamp(2, MOST_PRODUCTS) as usize);
    let counts = Counts::of(items, &kept, options);
    let mut pairs = tested(&counts, options);
    let tests = pairs.len() as u32;
    rank(&mut pairs, options.per_product);
    if options.together == Together::Later {
        waits(items, &kept, &mut pairs);
    }
    let products = (0..kept.len()).map(|place| Product {
        product: kept.products[place],
        name: items.names()[kept.products[place] as usize].clone(),
        customers: kept.customers[place],
        exposed: counts.exposed[place],
        again: counts.again[place],
    });
    let mut found = NextProducts {
        all: counts.all,
        exposed: counts.exposed_all,
        products: products.collect(),
        tests,
        limits: limits(items, &kept, &counts, tests, pairs.len() as u32),
        pairs,
    };
    for pair in &mut found.pairs {
        pair.first = kept.products[pair.first as usize];
        pair.second = kept.products[pair.second as usize];
    }
    found
}

/// Pairs of places with enough customers, with their p-values.
fn tested(counts: &Counts, options: &NextOptions) -> Vec<Pair> {
    let places = 0..counts.exposed.len();
    let enough = |&(x, y): &(usize, usize)| {
        x != y
            && counts.exposed[x] >= options.least_exposed.max(1)
            && counts.pair(x, y) >= options.least_pair.max(1)
    };
    let all = places
        .clone()
        .flat_map(|x| places.clone().map(move |y| (x, y)));
    let mut pairs: Vec<Pair> = all
        .filter(enough)
        .map(|(x, y)| pair(counts, x, y))
        .collect();
    let mut p_values: Vec<f64> = pairs.iter().map(|pair| pair.p_value).collect();
    holm(&mut p_values);
    for (pair, adjusted) in pairs.iter_mut().zip(p_values) {
        pair.adjusted = adjusted;
    }
    pairs
}

fn pair(counts: &Counts, x: usize, y: usize) -> Pair {
    let (count, exposed, others) = (counts.pair(x, y), counts.exposed[x], counts.others(x, y));
    let share = |part: u32, of: u32| f64::from(part) / f64::from(of);
    let confidence = share(count, exposed);
    let base = share(counts.base[y], counts.exposed_all);
    let table = TwoByTwo {
        hits: count,
        count: exposed,
        other_hits: others.0,
        other_count: others.1,
    };
    let (p_value, test) = table.p_value();
    Pair {
        first: x as u32,
        second: y as u32,
        count,
        exposed,
        support: share(count, counts.all),
        confidence,
        interval: wilson(count, exposed),
        base,
        lift: (base > 0.0).then(|| confidence / base),
        others,
        p_value,
        adjusted: p_value,
        test,
        median_days: 0.0,
    }
}

/// The best of each first product, by G. Piatetsky-Shapiro's measure (1991, "Discovery,
/// analysis and presentation of strong rules"): the count less what the base rate would
/// give. Lift alone would put the rarest first.
fn rank(pairs: &mut Vec<Pair>, per_product: u32) {
    sort_by_number(pairs, |pair| {
        let beyond = f64::from(pair.count) - f64::from(pair.exposed) * pair.base;
        // The bits of floats in descending order, below 0 included.
        let bits = beyond.to_bits();
        let ascending = if beyond.is_sign_negative() {
            !bits
        } else {
            bits | 1 << 63
        };
        u128::from(pair.first) << 64 | u128::from(!ascending)
    });
    let (mut first, mut taken) = (u32::MAX, 0);
    pairs.retain(|pair| {
        if pair.first != first {
            (first, taken) = (pair.first, 0);
        }
        taken += 1;
        taken <= per_product.max(1)
    });
    pairs.truncate(MOST_PAIRS);
}

fn limits(items: &Items, kept: &Kept, counts: &Counts, tests: u32, told: u32) -> Vec<NextLimit> {
    let mut limits = Vec::new();
    let customers = items.iter().filter(|lines| lines.ends().is_some()).count() as u32;
    if customers < FEW_CUSTOMERS {
        limits.push(NextLimit::FewCustomers { customers });
    }
    match kept.len() {
        0 => limits.push(NextLimit::NoProducts),
        1 => limits.push(NextLimit::OneProduct),
        _ if counts.exposed_all == 0 => limits.push(NextLimit::NobodyCameBack),
        n if tests == 0 => {
            let all = (0..n).flat_map(|x| (0..n).map(move |y| (x, y)));
            let most = all
                .filter(|(x, y)| x != y)
                .map(|(x, y)| counts.pair(x, y))
                .max();
            limits.push(NextLimit::NoPair {
                most: most.unwrap_or_default(),
            });
        }
        _ => {}
    }
    if kept.left_out > 0 {
        limits.push(NextLimit::ProductsLeftOut {
            products: kept.left_out,
        });
    }
    if counts.capped > 0 {
        limits.push(NextLimit::ManyOwnProducts {
            count: counts.capped,
        });
    }
    if tests > told {
        limits.push(NextLimit::PairsLeftOut {
            pairs: tests - told,
        });
    }
    limits
}
