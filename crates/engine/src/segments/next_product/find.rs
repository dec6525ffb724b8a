//! Pairs that have enough customers, tested and ranked, and what is cut from them.

use super::counts::Counts;
use super::items::Items;
use super::kept::Kept;
use super::limits::limits;
use super::options::{MOST_PAIRS, MOST_PRODUCTS, NextLimit, NextOptions, Together};
use super::pairs::{NextProducts, Pair, Product};
use super::waits::waits;
use super::window::Window;
use crate::segments::evidence::{TwoByTwo, holm, wilson};
use crate::sort::sort_by_number;

/// Products and pairs of them. In time lines × log lines + 100 × products of each
/// customer + products².
pub fn next_products(items: &Items, options: &NextOptions) -> NextProducts {
    NextTable::of(items, options).told(items)
}

/// All pairs that have enough customers, of which only some are ever shown: the waits,
/// which take another pass, are counted for those alone.
#[derive(Debug, Clone)]
pub struct NextTable {
    options: NextOptions,
    window: Window,
    kept: Kept,
    all: u32,
    exposed: u32,
    products: Vec<Product>,
    /// Products are places; by first product, the best of each first.
    pairs: Vec<Pair>,
    limits: Vec<NextLimit>,
}

impl NextTable {
    /// Counts and tests them. In time as [`next_products`], in memory 8 bytes × products²
    /// for as long as it takes, and 150 bytes a pair.
    pub fn of(items: &Items, options: &NextOptions) -> Self {
        let kept = Kept::of(items, options.products.clamp(2, MOST_PRODUCTS) as usize);
        let counts = Counts::of(items, &kept, options);
        let mut pairs = tested(&counts, options);
        rank(&mut pairs, true);
        let products = (0..kept.len()).map(|place| Product {
            product: kept.products[place],
            name: items.names()[kept.products[place] as usize].clone(),
            customers: kept.customers[place],
            watched: counts.watched[place],
            exposed: counts.exposed[place],
            again: counts.again[place],
        });
        Self {
            options: *options,
            window: Window::of(items, options),
            products: products.collect(),
            limits: limits(items, &kept, &counts, pairs.len() as u32),
            all: counts.all,
            exposed: counts.exposed_all,
            kept,
            pairs,
        }
    }

    /// The most bought products, the most bought first.
    pub fn products(&self) -> &[Product] {
        &self.products
    }

    /// A product among the most bought, by its number.
    pub fn product(&self, number: u32) -> Option<&Product> {
        self.products.get(self.kept.place(number)?)
    }

    /// How many pairs have enough customers; the p-values are corrected for all of them.
    pub fn tests(&self) -> u32 {
        self.pairs.len() as u32
    }

    /// The best of each first product, as [`next_products`] tells them. `items` are
    /// those it was made of, here and below.
    pub fn told(&self, items: &Items) -> NextProducts {
        let mut pairs = self.pairs.clone();
        let (mut first, mut taken) = (u32::MAX, 0);
        pairs.retain(|pair| {
            if pair.first != first {
                (first, taken) = (pair.first, 0);
            }
            taken += 1;
            taken <= self.options.per_product.max(1)
        });
        pairs.truncate(MOST_PAIRS);
        self.finish(items, pairs)
    }

    /// All pairs of one first product, by its number, the best first.
    pub fn after(&self, items: &Items, first: u32) -> NextProducts {
        let place = self.kept.place(first).map(|place| place as u32);
        let own = (self.pairs.iter()).filter(|pair| Some(pair.first) == place);
        self.finish(items, own.copied().collect())
    }

    /// The best pairs of all, at most so many: those whose second product is bought more
    /// often than usual, by more than chance would give, before those of whom that is
    /// open; within both as in [`next_products`].
    pub fn best(&self, items: &Items, most: usize) -> NextProducts {
        let more = self.pairs.iter().filter(|pair| pair.beyond() > 0.0);
        let mut pairs: Vec<Pair> = more.copied().collect();
        rank(&mut pairs, false);
        pairs.sort_by_key(|pair| !pair.is_sure());
        pairs.truncate(most.min(MOST_PAIRS));
        // The waits are counted by first product.
        let mut order: Vec<u32> = (0..pairs.len() as u32).collect();
        order.sort_by_key(|&at| (pairs[at as usize].first, at));
        let by_first = order.iter().map(|&at| pairs[at as usize]).collect();
        let mut found = self.finish(items, by_first);
        let mut sorted = found.pairs.clone();
        for (&at, pair) in order.iter().zip(&found.pairs) {
            sorted[at as usize] = *pair;
        }
        found.pairs = sorted;
        found
    }

    /// With waits, and with numbers in place of places. Pairs by first product.
    fn finish(&self, items: &Items, mut pairs: Vec<Pair>) -> NextProducts {
        if self.options.together == Together::Later {
            waits(items, &self.kept, self.window, &mut pairs);
        }
        let tests = self.tests();
        let mut limits = self.limits.clone();
        let told = pairs.len() as u32;
        if tests > told {
            limits.push(NextLimit::PairsLeftOut {
                pairs: tests - told,
            });
        }
        for pair in &mut pairs {
            pair.first = self.kept.products[pair.first as usize];
            pair.second = self.kept.products[pair.second as usize];
        }
        NextProducts {
            all: self.all,
            exposed: self.exposed,
            products: self.products.clone(),
            pairs,
            tests,
            limits,
        }
    }
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
    // Where only some days count, nobody may have had them from their first day on.
    let base = share(counts.base[y], counts.exposed_all.max(1));
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
        early_days: 0,
        late_days: 0,
    }
}

/// By G. Piatetsky-Shapiro's measure (1991, "Discovery, analysis and presentation of
/// strong rules"), the largest first, those of each first product together or not: the
/// count less what the base rate would give. Lift alone would put the rarest first.
fn rank(pairs: &mut [Pair], by_first: bool) {
    sort_by_number(pairs, |pair| {
        let beyond = pair.beyond();
        // The bits of floats in descending order, below 0 included.
        let bits = beyond.to_bits();
        let ascending = if beyond.is_sign_negative() {
            !bits
        } else {
            bits | 1 << 63
        };
        let first = if by_first { pair.first } else { 0 };
        u128::from(first) << 64 | u128::from(!ascending)
    });
}
