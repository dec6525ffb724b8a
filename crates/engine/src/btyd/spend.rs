//! What Gamma-Gamma needs to know of customers.

use super::GammaGamma;
use crate::amount::Total;
use crate::calendar::Day;
use crate::customers::{Customer, Customers};
use crate::orders::Orders;

/// What one customer spent per repeat purchase.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Spend {
    /// Repeat purchases, ≥ 1: days with an order but for the first.
    pub x: u32,
    /// Mean amount of those, > 0, in units of currency.
    pub mean: f64,
}

impl Spend {
    /// A customer's repeat purchases up to and including `until`, as in
    /// [`Purchases`](super::Purchases): orders of one day are one purchase, their
    /// amounts added, and the first day is left out. `None` without a repeat
    /// purchase; the mean may be 0 or less where refunds outweigh.
    ///
    /// The first purchase is left out, as the literature does (Fader, Hardie & Lee
    /// 2005, "RFM and CLV: using iso-value curves for customer base analysis",
    /// *Journal of Marketing Research* 42(4)), for it often differs from those to
    /// come.
    pub fn of(customer: Customer, orders: &Orders, until: Day) -> Option<Self> {
        let entries = customer.until(until);
        let first = entries.first()?.day;
        let repeat = &entries[entries.partition_point(|entry| entry.day == first)..];
        let days = repeat.windows(2).filter(|pair| pair[0].day != pair[1].day);
        let x = u32::try_from(days.count()).ok()?.checked_add(1)?;
        let amounts = repeat
            .iter()
            .map(|entry| orders.amounts()[entry.order as usize]);
        let sum: Total = amounts.sum();
        let mean = sum.as_f64() / f64::from(x);
        (!repeat.is_empty()).then_some(Self { x, mean })
    }
}

/// Customers with a repeat purchase and a positive mean, in the order of (x, mean);
/// identical ones counted once, with a weight.
///
/// Amounts are kept as parts of their geometric mean over the customers, so that the
/// currency has no part in the fit, and one giant little.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SpendSample {
    pub(super) rows: Vec<Spend>,
    pub(super) weights: Vec<f64>,
    /// ln(x·z) of each row, z as part of [`Self::scale`].
    logs: Vec<f64>,
    /// One more than the last row of each x.
    groups: Vec<u32>,
    pub(super) scale: f64,
    left_out: u32,
}

impl SpendSample {
    /// From what customers spent; those whose mean is not a positive number (or who
    /// have no repeat purchase) are left out and counted.
    pub fn new(customers: impl IntoIterator<Item = Spend>) -> Self {
        let mut sample = Self::default();
        let mut all = Vec::new();
        for one in customers {
            if one.x > 0 && one.mean > 0.0 && one.mean.is_finite() {
                all.push(one);
            } else {
                sample.left_out += 1;
            }
        }
        if all.is_empty() {
            return sample;
        }
        all.sort_unstable_by(|one, other| {
            (one.x.cmp(&other.x)).then(one.mean.total_cmp(&other.mean))
        });
        let logs: f64 = all.iter().map(|one| libm::log(one.mean)).sum();
        sample.scale = libm::exp(logs / all.len() as f64);
        for one in all {
            let last = sample.rows.last().copied();
            if last == Some(one)
                && let Some(weight) = sample.weights.last_mut()
            {
                *weight += 1.0;
                continue;
            }
            if last.is_some_and(|last| last.x != one.x) {
                sample.groups.push(sample.rows.len() as u32);
            }
            sample.rows.push(one);
            sample.weights.push(1.0);
            let part = f64::from(one.x) * (one.mean / sample.scale);
            sample.logs.push(libm::log(part));
        }
        sample.groups.push(sample.rows.len() as u32);
        sample
    }

    /// The customers of a ledger as known on a day; those without a repeat purchase
    /// by then are no part of it.
    pub fn from_orders(customers: &Customers, orders: &Orders, until: Day) -> Self {
        Self::new(
            customers
                .iter()
                .filter_map(|customer| Spend::of(customer, orders, until)),
        )
    }

    /// The distinct statistics and how many customers have each.
    pub fn iter(&self) -> impl Iterator<Item = (Spend, f64)> + '_ {
        self.rows.iter().copied().zip(self.weights.iter().copied())
    }

    /// Distinct statistics.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no customers.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Every `one_in`-th customer, each counted as so many, amounts in the same unit.
    #[must_use]
    pub(super) fn thinned(&self, one_in: u32) -> Self {
        let one_in = f64::from(one_in.max(1));
        let mut thinned = Self {
            scale: self.scale,
            left_out: self.left_out,
            ..Self::default()
        };
        let mut before = 0.0;
        for (i, (row, weight)) in self.iter().enumerate() {
            let after = before + weight;
            let taken = libm::floor(after / one_in) - libm::floor(before / one_in);
            before = after;
            if taken > 0.0 {
                if thinned.rows.last().is_some_and(|last| last.x != row.x) {
                    thinned.groups.push(thinned.rows.len() as u32);
                }
                thinned.rows.push(row);
                thinned.weights.push(taken * one_in);
                thinned.logs.push(self.logs[i]);
            }
        }
        thinned.groups.push(thinned.rows.len() as u32);
        thinned
    }

    /// Customers.
    pub fn customers(&self) -> f64 {
        self.weights.iter().sum()
    }

    /// Customers left out because their mean is not positive.
    pub fn left_out(&self) -> u32 {
        self.left_out
    }

    /// The geometric mean of the customers' means, in units of currency; 0 without
    /// customers.
    pub fn scale(&self) -> f64 {
        self.scale
    }

    /// Mean amount of all their repeat purchases, in units of currency; 0 without any.
    pub fn mean_amount(&self) -> f64 {
        let (mut sum, mut count) = (0.0, 0.0);
        for (one, weight) in self.iter() {
            let own = weight * f64::from(one.x);
            sum += own * one.mean;
            count += own;
        }
        if count > 0.0 { sum / count } else { 0.0 }
    }

    /// Whether all spent the same, which no distribution of spend explains.
    pub fn all_alike(&self) -> bool {
        (self.rows.iter()).all(|one| (one.mean / self.scale - 1.0).abs() < 1e-9)
    }

    /// Σ w·ln L over the customers, amounts in units of [`Self::scale`], and its
    /// derivatives by ln p, ln q, ln γ: what [`GammaGamma::gradient`] adds up to,
    /// with what depends on x alone reckoned once an x. γ is in that unit.
    pub fn log_likelihood(&self, model: &GammaGamma, gradient: &mut [f64; 3]) -> f64 {
        *gradient = [0.0; 3];
        let log_gamma = libm::log(model.gamma);
        let (mut sum, mut start) = (0.0, 0);
        for &end in &self.groups {
            let rows = start..end as usize;
            start = rows.end;
            let of_x = model.of_x(self.rows[rows.start].x);
            for (weight, log) in self.weights[rows.clone()].iter().zip(&self.logs[rows]) {
                sum +=
                    weight * (of_x.density(log - log_gamma, *weight, gradient) - log + of_x.log_x);
            }
        }
        sum
    }

    /// What is added to a log-likelihood in units of [`Self::scale`] for one in
    /// units of currency: a density is per unit.
    pub fn unit_of_density(&self) -> f64 {
        if self.is_empty() {
            return 0.0;
        }
        -self.customers() * libm::log(self.scale)
    }
}
