//! How unsure what is expected of each customer is, in columns from which the interval of any
//! group of them can be summed.
//!
//! A group's value Y = Σ Yᵢ has given the parameters θ the mean M(θ) = Σ Mᵢ(θ) and,
//! customers being independent, the variance Σ Var(Yᵢ | θ). What is not known of θ they
//! have in common: with ln θ ~ N(ln θ̂, V) and V = L·Lᵀ, ln θ = ln θ̂ + L·z for independent
//! standard normal z. To first order in z
//!
//! M(θ) ≈ M + Σⱼ Gⱼ·zⱼ,  Gⱼ = Σᵢ gᵢⱼ,  gᵢⱼ = (∂Mᵢ/∂ ln θ)·Lⱼ,
//!
//! so that Var(Y) ≈ Σ Var(Yᵢ | θ̂) + Σⱼ Gⱼ²: the delta method, `GᵀVG` in coordinates in which V is
//! the identity (Oehlert 1992, "A note on the delta method", *The American Statistician*
//! 46(1), 27–29). All of it is sums over customers, which is why a group needs no model.
//!
//! gᵢⱼ is taken over a whole standard error to both sides, half of Mᵢ(θ̂ + Lⱼ) − Mᵢ(θ̂ − Lⱼ): where
//! M bends within what θ may be, that is closer to what it does there than its
//! slope at the estimate. Mᵢ is orders × spend × margin, each purchase discounted; how much
//! of a customer's revenue the discount leaves is that of the estimate. Var(Yᵢ | θ̂) is
//! that of a sum of so many amounts (see the totals of the forecast), from the exact second
//! moment of the number of orders ([`crate::btyd::Model::square_if_alive`]).

use crate::numeric::Random;

use super::predict::{DRAWS, Moments};
use super::{Estimate, SEED};

/// Totals drawn per draw of the parameters: groups are many. Ends of intervals are within some
/// 2 % of the width of those from any number of draws.
const TOTALS: usize = 10;

/// How unsure each customer's value is; one entry a customer in each column, by the
/// customers' numbers in the history. Single precision: sums of them are told to a few
/// digits, and they are sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {
    /// Variance of the value given the parameters, ≥ 0, in units of currency squared.
    pub variance: Vec<f32>,
    /// One column for each direction in which the models' parameters may err: by how much
    /// the value changes over one standard error, in units of currency; at most
    /// [`Doubt::MOST`] columns.
    pub shifts: Vec<Vec<f32>>,
}

impl Doubt {
    /// Directions at most: four parameters of purchases, three of spend, and one to spare.
    pub const MOST: usize = 8;
}

/// The value of a group, summed customer by customer.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Tally {
    mean: f64,
    variance: f64,
    shifts: [f64; Doubt::MOST],
    doubtful: bool,
}

impl Tally {
    /// Adds a customer by number, of whom `value` is expected, in units of currency. With
    /// anybody whose doubt is not known the sum has no interval.
    pub fn add(&mut self, value: f64, doubt: Option<&Doubt>, customer: usize) {
        self.mean += value;
        let known = doubt.and_then(|doubt| Some((doubt, *doubt.variance.get(customer)?)));
        let Some((doubt, variance)) = known else {
            self.doubtful = true;
            return;
        };
        self.variance += f64::from(variance);
        for (sum, column) in self.shifts.iter_mut().zip(&doubt.shifts) {
            *sum += f64::from(column.get(customer).copied().unwrap_or(0.0));
        }
    }

    /// The sum with its 95 % predictive interval, parameters and outcomes both, as in the totals
    /// of a forecast: ln M(θ) is drawn linear in z, Y given θ is taken as gamma
    /// distributed, and the interval is the middle of the mixture. The same group has the
    /// same interval. `None` of nobody, or of nothing.
    pub fn estimate(&self) -> Estimate {
        let none = Estimate {
            mean: self.mean,
            interval: None,
        };
        if self.doubtful || self.mean <= 0.0 || !self.mean.is_finite() {
            return none;
        }
        // A value is never below 0, and half its change over two standard errors is
        // M·sinh(d) where it grows by eᵈ over each.
        let rates = self.shifts.map(|shift| libm::asinh(shift / self.mean));
        let mut random = Random::stream(SEED, 1);
        let mut means = Vec::with_capacity(DRAWS);
        while means.len() < DRAWS {
            let rise: f64 = rates.iter().map(|rate| rate * random.normal()).sum();
            means.extend([rise, -rise].map(|rise| self.mean * libm::exp(rise)));
        }
        let moments = Moments {
            mean: self.mean,
            on_panel: self.mean,
            means,
            variance: self.variance,
        };
        moments.drawn(TOTALS, &mut random)
    }
}
