//! What the models need to know of customers.

use super::ages::{Ages, sort_keys};
use crate::calendar::Day;
use crate::customers::{Customer, Customers};

/// One customer's sufficient statistics, one unit of time for both ages.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Purchases {
    /// Repeat purchases x: days with an order but for the first.
    pub x: u32,
    /// Age at the last purchase, 0 ≤ `t_x` ≤ `t`; 0 where `x` is 0.
    pub t_x: f64,
    /// Age now, ≥ 0.
    pub t: f64,
}

impl Purchases {
    /// What was known of a customer at the end of a day, in units of `unit_days`
    /// days; `None` where the first order came later. Orders of one day count once.
    pub fn observed(customer: Customer<'_>, end: Day, unit_days: f64) -> Option<Self> {
        let entries = customer.until(end);
        let (first, last) = (entries.first()?.day, entries.last()?.day);
        let later = |pair: &&[crate::customers::Entry]| pair[0].day < pair[1].day;
        let age = |day: Day| f64::from(day.0 - first.0) / unit_days;
        Some(Self {
            x: entries.windows(2).filter(later).count() as u32,
            t_x: age(last),
            t: age(end),
        })
    }
}

/// Customers by what is told apart of them: those with the same statistics are
/// counted once, with a weight.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sample {
    rows: Vec<Purchases>,
    weights: Vec<f64>,
    /// The ages that there are, ascending: days recur, so these are few, and what a
    /// likelihood needs of an age can be computed once for each.
    ages: Vec<f64>,
    /// Where in them a row's `t_x` and `t` stand.
    places: Vec<[u32; 2]>,
}

impl Sample {
    /// Customers, identical ones taken together, in the order of (x, `t_x`, T).
    pub fn new(customers: impl IntoIterator<Item = Purchases>) -> Self {
        let mut ages = Ages::new();
        let mut keys: Vec<[u32; 3]> = (customers.into_iter())
            .map(|customer| {
                let [t_x, t] = [customer.t_x, customer.t].map(|age| ages.number(age));
                [customer.x, t_x, t]
            })
            .collect();
        let (ages, ranks) = ages.ranked();
        for [_, t_x, t] in &mut keys {
            (*t_x, *t) = (ranks[*t_x as usize], ranks[*t as usize]);
        }
        sort_keys(&mut keys, ages.len());
        let mut sample = Self {
            ages,
            ..Self::default()
        };
        for same in keys.chunk_by(|one, other| one == other) {
            let [x, t_x, t] = same[0];
            sample.rows.push(Purchases {
                x,
                t_x: sample.ages[t_x as usize],
                t: sample.ages[t as usize],
            });
            sample.weights.push(same.len() as f64);
            sample.places.push([t_x, t]);
        }
        sample
    }

    /// What was known of customers at the end of a day, in units of `unit_days`
    /// days. Those whose first order came later are left out; orders of one day
    /// count once.
    pub fn observed(customers: &Customers, end: Day, unit_days: f64) -> Self {
        Self::new(
            customers
                .iter()
                .filter_map(|customer| Purchases::observed(customer, end, unit_days)),
        )
    }

    /// The distinct statistics and how many customers have each.
    pub fn iter(&self) -> impl Iterator<Item = (Purchases, f64)> + '_ {
        self.rows.iter().copied().zip(self.weights.iter().copied())
    }

    /// The distinct statistics, in the order of (x, `t_x`, T).
    pub fn rows(&self) -> &[Purchases] {
        &self.rows
    }

    /// How many customers have each.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// The ages that occur, ascending.
    pub fn ages(&self) -> &[f64] {
        &self.ages
    }

    /// Where in [`Self::ages`] each row's `t_x` and `t` stand.
    pub fn places(&self) -> &[[u32; 2]] {
        &self.places
    }

    /// Distinct statistics.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no customers.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Customers.
    pub fn customers(&self) -> f64 {
        self.weights.iter().sum::<f64>() + 0.0
    }

    /// Customers with a repeat purchase.
    pub fn repeat_buyers(&self) -> f64 {
        let bought = self.iter().filter(|(customer, _)| customer.x > 0);
        // A sum of nothing is −0.
        bought.map(|(_, weight)| weight).sum::<f64>() + 0.0
    }

    /// Repeat purchases of all customers.
    pub fn purchases(&self) -> f64 {
        let bought = |(customer, weight): (Purchases, f64)| f64::from(customer.x) * weight;
        self.iter().map(bought).sum::<f64>() + 0.0
    }

    /// The mean of T over customers, 0 for none.
    pub fn mean_age(&self) -> f64 {
        let sum: f64 = self
            .iter()
            .map(|(customer, weight)| customer.t * weight)
            .sum();
        if self.is_empty() {
            0.0
        } else {
            sum / self.customers()
        }
    }

    /// The same customers, ages times `factor` > 0.
    #[must_use]
    pub fn rescaled(&self, factor: f64) -> Self {
        let mut sample = self.clone();
        for age in &mut sample.ages {
            *age *= factor;
        }
        for (row, [t_x, t]) in sample.rows.iter_mut().zip(&sample.places) {
            row.t_x = sample.ages[*t_x as usize];
            row.t = sample.ages[*t as usize];
        }
        sample
    }

    /// Every `one_in`-th customer, each counted as so many.
    #[must_use]
    pub fn thinned(&self, one_in: u32) -> Self {
        let one_in = f64::from(one_in.max(1));
        let mut thinned = Self {
            ages: self.ages.clone(),
            ..Self::default()
        };
        let mut before = 0.0;
        for (i, weight) in self.weights.iter().enumerate() {
            let after = before + weight;
            let taken = libm::floor(after / one_in) - libm::floor(before / one_in);
            if taken > 0.0 {
                thinned.rows.push(self.rows[i]);
                thinned.weights.push(taken * one_in);
                thinned.places.push(self.places[i]);
            }
            before = after;
        }
        thinned
    }
}
