//! The likelihood of a whole sample: what customers share is computed once.
//!
//! Ages are days and recur, and so do counts. For customers with the same x the
//! integral over the leaving time is ∫ from `t_x` on less ∫ from T on, so sums over the
//! intervals between neighbouring ages, from the last one down, answer for all of
//! them: one exponential a customer. At each age the sums are relative to the
//! integrand there, which keeps them between 0 and 1; those who left are at least as
//! many as the difference loses digits of, so nothing is lost.

use super::ParetoNbd;
use super::likelihood::{Leaving, Moments, gradient, rising, steps};
use crate::btyd::{Purchases, Sample};
use crate::numeric::concave::G6;

/// Of an age τ: ln((α+τ)/α), α/(α+τ), and the same for β.
#[derive(Debug, Clone, Copy, Default)]
struct Age {
    ln_alpha: f64,
    by_alpha: f64,
    ln_beta: f64,
    by_beta: f64,
}

impl Age {
    fn new(model: &ParetoNbd, age: f64) -> Self {
        Self {
            ln_alpha: libm::log1p(age / model.alpha),
            by_alpha: model.alpha / (model.alpha + age),
            ln_beta: libm::log1p(age / model.beta),
            by_beta: model.beta / (model.beta + age),
        }
    }
}

/// The interval between two ages; its nodes serve every x.
struct Cell {
    /// Length in the logarithm of time: by the smaller of α and β.
    length: f64,
    nodes: [Node; 2 * G6.len()],
}

#[derive(Debug, Clone, Copy, Default)]
struct Node {
    age: Age,
    /// s·dτ/(β+τ).
    weight: f64,
}

impl Cell {
    fn new(model: &ParetoNbd, from: f64, to: f64) -> Self {
        let small = f64::min(model.alpha, model.beta);
        let length = libm::log1p((to - from) / (small + from));
        let half = 0.5 * length;
        let mut nodes = [Node::default(); 2 * G6.len()];
        for (pair, (at, weight)) in nodes.chunks_exact_mut(2).zip(G6) {
            for (node, sign) in pair.iter_mut().zip([-1.0, 1.0]) {
                let grown = libm::expm1(half + half * sign * at);
                let tau = from + (small + from) * grown;
                *node = Node {
                    age: Age::new(model, tau),
                    weight: half * weight * model.s * (small + tau) / (model.beta + tau),
                };
            }
        }
        Self { length, nodes }
    }
}

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
    /// From each age to the next, made when first asked for.
    cells: Vec<Option<Box<Cell>>>,
}

/// ln L; adds its derivatives by the logarithms of the parameters.
pub(super) fn evaluate(model: &ParetoNbd, sample: &Sample, slopes: &mut [f64]) -> f64 {
    let ages = sample.ages();
    let mut shared = Shared {
        model,
        ages,
        table: ages.iter().map(|age| Age::new(model, *age)).collect(),
        cells: (1..ages.len()).map(|_| None).collect(),
    };
    let mut value = 0.0;
    let mut from = 0;
    for rows in sample.rows().chunk_by(|one, other| one.x == other.x) {
        let range = from..from + rows.len();
        from = range.end;
        let places = &sample.places()[range.clone()];
        let weights = &sample.weights()[range];
        let first = places.iter().map(|[t_x, _]| *t_x).min().unwrap_or(0) as usize;
        let last = places.iter().map(|[_, t]| *t).max().unwrap_or(0) as usize;
        // A customer alone takes about twice the work of an interval.
        value += if 2 * rows.len() < last - first {
            (rows.iter().zip(weights))
                .map(|(row, weight)| weight * gradient(model, *row, *weight, slopes))
                .sum()
        } else {
            let sums = shared.sums(rows[0].x, first, last);
            shared.group(rows[0].x, places, weights, first, &sums, slopes)
        };
    }
    value
}

impl Shared<'_> {
    /// ln of the integrand at the age `to` less that at `from`, but for 1/(β+τ).
    fn fall(&self, shape: f64, from: &Age, to: &Age) -> f64 {
        -shape * (to.ln_alpha - from.ln_alpha) - self.model.s * (to.ln_beta - from.ln_beta)
    }

    /// From each of the ages `first..=last` up to the last one.
    fn sums(&mut self, x: u32, first: usize, last: usize) -> Vec<Sums> {
        let shape = self.model.r + f64::from(x);
        let mut all = vec![Sums::default(); last - first + 1];
        for place in (first..last).rev() {
            let mut sums = self.between(x, shape, place);
            let fall = self.fall(shape, &self.table[place], &self.table[place + 1]);
            sums.add_scaled(libm::exp(fall), &all[place + 1 - first]);
            all[place - first] = sums;
        }
        all
    }

    /// Of one interval.
    fn between(&mut self, x: u32, shape: f64, place: usize) -> Sums {
        let (from, to) = (self.ages[place], self.ages[place + 1]);
        let cell =
            self.cells[place].get_or_insert_with(|| Box::new(Cell::new(self.model, from, to)));
        let mut sums = Sums::default();
        let start = self.table[place];
        // The limits of six nodes.
        if cell.length <= 0.5 && cell.length * (shape + self.model.s + 1.0) <= 1.5 {
            for Node { age, weight } in &cell.nodes {
                let fall = -shape * (age.ln_alpha - start.ln_alpha)
                    - self.model.s * (age.ln_beta - start.ln_beta);
                sums.add(weight * libm::exp(fall), age);
            }
        } else {
            let customer = Purchases {
                x,
                t_x: from,
                t: to,
            };
            let Moments {
                left,
                ln_alpha,
                by_alpha,
                ln_beta,
                by_beta,
            } = Leaving::new(self.model, customer).moments();
            sums.left = left;
            sums.of = Age {
                ln_alpha: ln_alpha + left * start.ln_alpha,
                by_alpha: by_alpha * start.by_alpha,
                ln_beta: ln_beta + left * start.ln_beta,
                by_beta: by_beta * start.by_beta,
            };
        }
        sums
    }

    /// Customers with the same x, whose `t_x` is at the place `first` or later.
    fn group(
        &self,
        x: u32,
        places: &[[u32; 2]],
        weights: &[f64],
        first: usize,
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
            let mut those = sums[*t_x as usize - first];
            let alive = libm::exp(self.fall(shape, start, end));
            those.add_scaled(-alive, &sums[*t as usize - first]);
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
