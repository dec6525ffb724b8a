//! Every row's forecast by one model.

use crate::btyd::Purchases;

use super::any::AnyModel;
use super::known::{Known, Seen};
use super::quadrature::integral;
use super::{ForecastOptions, Soon, Unit};

/// Days ahead that are *soon*: a month and a quarter.
pub(super) const SOON: [u32; 2] = [30, 90];

/// What a model says of each row of what is known.
#[derive(Debug, Clone)]
pub(super) struct Scored {
    /// P(alive).
    pub(super) p_alive: Vec<f64>,
    /// Expected purchases within the horizon.
    pub(super) orders: Vec<f64>,
    /// The same, each discounted from its day.
    pub(super) discounted: Vec<f64>,
    /// What would be added to that if it were known that the customer is still one.
    pub(super) lost: Vec<f64>,
    /// The chance of a purchase within each of [`SOON`].
    pub(super) soon: [Vec<f64>; 2],
}

/// A horizon and what waiting costs, in a model's unit of time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ahead {
    pub(super) horizon: f64,
    /// Continuously compounded rate.
    pub(super) rate: f64,
}

impl Ahead {
    pub(super) fn of(options: &ForecastOptions) -> Self {
        let days = options.unit.days();
        Self {
            horizon: f64::from(options.horizon) / days,
            rate: crate::btyd::continuous_rate(options.discount, days),
        }
    }

    /// ∫ e^(−δu) dm(u) over the horizon h, by parts: e^(−δh)·m(h) + δ ∫ e^(−δu)·m(u) du,
    /// in which m has to be known at a few places only: ten give a year to 1e−6 and ten
    /// years to 1e−4 even if people leave within weeks, and far better if they do not.
    pub(super) fn discounted(self, all: f64, expected: impl Fn(f64) -> f64) -> f64 {
        let Self { horizon, rate } = self;
        if rate == 0.0 || all == 0.0 {
            return all;
        }
        // Over v = √(u/h): m bends most at the beginning, and there the places are close.
        let still = |v: f64| {
            let u = horizon * v * v;
            2.0 * horizon * v * libm::exp(-rate * u) * expected(u)
        };
        let still = integral(0.0, 0.5, still) + integral(0.5, 1.0, still);
        libm::exp(-rate * horizon) * all + rate * still
    }
}

/// What is expected of someone who is known to be a customer still.
#[derive(Debug, Clone, Copy, Default)]
struct IfAlive {
    orders: f64,
    discounted: f64,
    soon: [f64; 2],
}

impl IfAlive {
    fn of(model: AnyModel, one: Purchases, ahead: Ahead, options: &ForecastOptions) -> Self {
        let orders = model.expected_if_alive(one, ahead.horizon);
        Self {
            orders,
            discounted: ahead.discounted(orders, |u| model.expected_if_alive(one, u)),
            soon: SOON.map(|days| model.buys_if_alive(one, f64::from(days) / options.unit.days())),
        }
    }
}

impl Scored {
    pub(super) fn new(model: AnyModel, known: &Known, options: &ForecastOptions) -> Self {
        let ahead = Ahead::of(options);
        let of = |seen: Seen| IfAlive::of(model, seen.per(options.unit), ahead, options);
        let mut scored = Self {
            p_alive: Vec::with_capacity(known.rows.len()),
            orders: Vec::with_capacity(known.rows.len()),
            discounted: Vec::with_capacity(known.rows.len()),
            lost: Vec::with_capacity(known.rows.len()),
            soon: [const { Vec::new() }; 2],
        };
        for (seen, if_alive) in known.rows.iter().zip(if_alive(known, of)) {
            let p_alive = model.p_alive(seen.per(options.unit));
            scored.p_alive.push(p_alive);
            scored.orders.push(p_alive * if_alive.orders);
            scored.discounted.push(p_alive * if_alive.discounted);
            scored.lost.push((1.0 - p_alive) * if_alive.discounted);
            for (own, chance) in scored.soon.iter_mut().zip(if_alive.soon) {
                own.push(p_alive * chance);
            }
        }
        scored
    }

    /// Customers more likely to buy than not, of those who are expected.
    pub(super) fn likely(&self, known: &Known, which: usize) -> u32 {
        count(known, &self.soon[which], |chance| chance > 0.5)
    }

    /// Customers more likely gone than not.
    pub(super) fn likely_gone(&self, known: &Known) -> u32 {
        count(known, &self.p_alive, |chance| chance < 0.5)
    }
}

/// Expected purchases of each row within a horizon, in the unit.
pub(super) fn expected(model: AnyModel, known: &Known, unit: Unit, horizon: f64) -> Vec<f64> {
    let of = |seen: Seen| model.expected_if_alive(seen.per(unit), horizon);
    let p_alive = known.rows.iter().map(|seen| model.p_alive(seen.per(unit)));
    (p_alive.zip(if_alive(known, of)))
        .map(|(p_alive, orders)| p_alive * orders)
        .collect()
}

/// Variance of the purchases of each row within a horizon, in the unit, given the
/// parameters.
pub(super) fn scatter(model: AnyModel, known: &Known, unit: Unit, horizon: f64) -> Vec<f64> {
    let of = |seen: Seen| {
        let one = seen.per(unit);
        let square = model.square_if_alive(one, horizon);
        (model.expected_if_alive(one, horizon), square)
    };
    let p_alive = known.rows.iter().map(|seen| model.p_alive(seen.per(unit)));
    (p_alive.zip(if_alive(known, of)))
        .map(|(p, (mean, square))| {
            // Of those alive, and of whether they are.
            p * (square - mean * mean).max(0.0) + p * (1.0 - p) * mean * mean
        })
        .collect()
}

/// Something of each row that depends on x and T alone: worked out once for each of
/// those, which are far fewer.
fn if_alive<T: Copy>(known: &Known, of: impl Fn(Seen) -> T) -> impl Iterator<Item = T> {
    let mut by_age: Vec<Option<(u32, T)>> = Vec::new();
    known.rows.iter().map(move |&seen| {
        let age = seen.t as usize;
        if by_age.len() <= age {
            by_age.resize(age + 1, None);
        }
        // Rows stand in the order of x.
        match by_age[age] {
            Some((x, known)) if x == seen.x => known,
            _ => {
                let new = of(seen);
                by_age[age] = Some((seen.x, new));
                new
            }
        }
    })
}

fn count(known: &Known, of_row: &[f64], is: impl Fn(f64) -> bool) -> u32 {
    let those = of_row
        .iter()
        .zip(&known.counts)
        .filter(|(one, _)| is(**one));
    those.map(|(_, count)| count).sum()
}

/// What is told of soon.
pub(super) fn soon(known: &Known, scored: &Scored, totals: super::moments::Totals) -> Vec<Soon> {
    (SOON.iter().enumerate())
        .map(|(which, &days)| Soon {
            days,
            customers: totals.customers(&scored.soon[which], |model, one| {
                model.buys_within(one, f64::from(days) / totals.unit.days())
            }),
            likely: scored.likely(known, which),
        })
        .collect()
}
