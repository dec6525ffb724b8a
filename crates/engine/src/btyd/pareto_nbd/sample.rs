//! The likelihood of a whole sample: what customers share is computed once.
//!
//! Ages are days and recur, and so do counts. For customers with the same x the
//! integral over the leaving time is ∫ from `t_x` on less ∫ from T on, so sums over the
//! intervals between the ages that occur among them, from the last one down, answer for
//! all of them: one exponential a customer. At each age the sums are relative to the
//! integrand there, which keeps them between 0 and 1; those who left are at least as
//! many as the difference loses digits of, so nothing is lost.

use super::ParetoNbd;
use super::interval::{Age, Interval, Rule};
use super::likelihood::{Leaving, Moments, gradient, rising, steps};
use crate::btyd::{Purchases, Sample};

/// Sums over those who leave from an age on, relative to the integrand there.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    left: f64,
    of: Age,
}

impl Sums {
    fn add(&mut self, share: f64, age: &Age) {
        self.left += share;
        self.of.ln_alpha += share * age.ln_alpha;
        self.of.by_alpha += share * age.by_alpha;
        self.of.ln_beta += share * age.ln_beta;
        self.of.by_beta += share * age.by_beta;
    }

    fn add_scaled(&mut self, factor: f64, other: &Self) {
        self.left += factor * other.left;
        self.of.ln_alpha += factor * other.of.ln_alpha;
        self.of.by_alpha += factor * other.of.by_alpha;
        self.of.ln_beta += factor * other.of.ln_beta;
        self.of.by_beta += factor * other.of.by_beta;
    }
}

struct Shared<'a> {
    model: &'a ParetoNbd,
    ages: &'a [f64],
    table: Vec<Age>,
    /// From each age to the next, by rule: made when first asked for, they serve every x.
    cells: [Vec<Option<Box<Interval>>>; Rule::ALL],
}

/// The ages that occur among some customers.
struct Used {
    /// Their places, ascending.
    list: Vec<u32>,
    /// Of each age, where it stands in that list.
    slots: Vec<u32>,
    marks: Vec<bool>,
}

impl Used {
    fn new(ages: usize) -> Self {
        Self {
            list: Vec::new(),
            slots: vec![0; ages],
            marks: vec![false; ages],
        }
    }

    fn take(&mut self, places: &[[u32; 2]]) {
        // Of few customers the ages are sorted, of many they are ticked off.
        if places.len() < 32 {
            self.list.clear();
            self.list.extend(places.as_flattened());
            self.list.sort_unstable();
            self.list.dedup();
            for (slot, place) in (0..).zip(&self.list) {
                self.slots[*place as usize] = slot;
            }
            return;
        }
        let (mut first, mut last) = (u32::MAX, 0);
        for &[t_x, t] in places {
            self.marks[t_x as usize] = true;
            self.marks[t as usize] = true;
            (first, last) = (first.min(t_x), last.max(t));
        }
        self.list.clear();
        for place in first..=last {
            if std::mem::take(&mut self.marks[place as usize]) {
                self.slots[place as usize] = self.list.len() as u32;
                self.list.push(place);
            }
        }
    }
}

/// ln L; adds its derivatives by the logarithms of the parameters.
pub(super) fn evaluate(model: &ParetoNbd, sample: &Sample, slopes: &mut [f64]) -> f64 {
    let ages = sample.ages();
    let mut shared = Shared {
        model,
        ages,
        table: ages.iter().map(|age| Age::new(model, *age)).collect(),
        cells: std::array::from_fn(|_| (1..ages.len()).map(|_| None).collect()),
    };
    let mut used = Used::new(ages.len());
    let mut value = 0.0;
    let mut from = 0;
    for rows in sample.rows().chunk_by(|one, other| one.x == other.x) {
        let range = from..from + rows.len();
        from = range.end;
        let places = &sample.places()[range.clone()];
        let weights = &sample.weights()[range];
        // There is nothing to share with oneself.
        value += if let ([row], [weight]) = (rows, weights) {
            weight * gradient(model, *row, *weight, slopes)
        } else {
            used.take(places);
            let sums = shared.sums(rows[0].x, &used.list);
            shared.group(rows[0].x, places, weights, &used.slots, &sums, slopes)
        };
    }
    value
}

impl Shared<'_> {
    /// ln of the integrand at the age `to` less that at `from`, but for 1/(β+τ).
    fn fall(&self, shape: f64, from: &Age, to: &Age) -> f64 {
        -shape * (to.ln_alpha - from.ln_alpha) - self.model.s * (to.ln_beta - from.ln_beta)
    }

    /// From each of the ages at these places up to the last one.
    fn sums(&mut self, x: u32, places: &[u32]) -> Vec<Sums> {
        let shape = self.model.r + f64::from(x);
        let mut all = vec![Sums::default(); places.len()];
        for at in (1..places.len()).rev() {
            let (from, to) = (places[at - 1] as usize, places[at] as usize);
            let mut sums = self.between(x, shape, from, to);
            let fall = self.fall(shape, &self.table[from], &self.table[to]);
            sums.add_scaled(libm::exp(fall), &all[at]);
            all[at - 1] = sums;
        }
        all
    }

    /// Of one interval, by the places of its ends.
    fn between(&mut self, x: u32, shape: f64, from: usize, to: usize) -> Sums {
        let (start, end) = (self.ages[from], self.ages[to]);
        let Some(rule) = Rule::of(self.model, shape, start, end) else {
            return self.long(x, from, to);
        };
        let low = self.table[from];
        let make = || Interval::new(self.model, rule, start, end, &low);
        if to > from + 1 {
            return self.over(shape, &low, &make());
        }
        let cell = &mut self.cells[rule as usize][from];
        if cell.is_none() {
            *cell = Some(Box::new(make()));
        }
        match &self.cells[rule as usize][from] {
            Some(interval) => self.over(shape, &low, interval),
            None => Sums::default(),
        }
    }

    fn over(&self, shape: f64, low: &Age, interval: &Interval) -> Sums {
        let mut sums = Sums::default();
        for (age, weight) in interval.nodes() {
            sums.add(weight * libm::exp(self.fall(shape, low, age)), age);
        }
        sums
    }

    /// Of an interval that takes panels.
    fn long(&self, x: u32, from: usize, to: usize) -> Sums {
        let start = self.table[from];
        let customer = Purchases {
            x,
            t_x: self.ages[from],
            t: self.ages[to],
        };
        let Moments {
            left,
            ln_alpha,
            by_alpha,
            ln_beta,
            by_beta,
        } = Leaving::new(self.model, customer).moments();
        Sums {
            left,
            of: Age {
                ln_alpha: ln_alpha + left * start.ln_alpha,
                by_alpha: by_alpha * start.by_alpha,
                ln_beta: ln_beta + left * start.ln_beta,
                by_beta: by_beta * start.by_beta,
            },
        }
    }

    /// Customers with the same x; `slots` tells where the sums from an age on stand.
    fn group(
        &self,
        x: u32,
        places: &[[u32; 2]],
        weights: &[f64],
        slots: &[u32],
        sums: &[Sums],
        slopes: &mut [f64],
    ) -> f64 {
        let &ParetoNbd { r, alpha, s, .. } = self.model;
        let count = f64::from(x);
        let shape = r + count;
        let (mut value, mut whole) = (0.0, 0.0);
        // ln Π, with one logarithm for many.
        let mut product = 1.0_f64;
        let mut mean = Sums::default();
        let mut mean_left = 0.0;
        for ([t_x, t], weight) in places.iter().zip(weights) {
            let (start, end) = (&self.table[*t_x as usize], &self.table[*t as usize]);
            let mut those = sums[slots[*t_x as usize] as usize];
            let alive = libm::exp(self.fall(shape, start, end));
            those.add_scaled(-alive, &sums[slots[*t as usize] as usize]);
            let both = alive + those.left;
            let unit = weight / both;
            mean.add_scaled(unit, &those);
            mean_left += unit * those.of.by_beta;
            mean.of.ln_alpha += unit * alive * end.ln_alpha;
            mean.of.by_alpha += unit * alive * end.by_alpha;
            mean.of.ln_beta += unit * alive * end.ln_beta;
            mean.of.by_beta += unit * alive * end.by_beta;
            whole += weight;
            value -= weight * (shape * start.ln_alpha + s * start.ln_beta);
            if *weight > 1.0 {
                value += weight * libm::log(both);
            } else {
                product *= both;
                if product < 1e-200 {
                    value += libm::log(product);
                    product = 1.0;
                }
            }
        }
        slopes[0] += r * (whole * steps(r, x) - mean.of.ln_alpha);
        slopes[1] += whole * r - shape * mean.of.by_alpha;
        slopes[2] += mean.left - s * mean.of.ln_beta;
        slopes[3] += s * (whole - mean.of.by_beta) - mean_left;
        value + libm::log(product) + whole * (rising(r, x) - count * libm::log(alpha))
    }
}
