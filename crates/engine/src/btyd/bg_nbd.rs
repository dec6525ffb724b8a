//! BG/NBD: customers order at random at a rate λ of their own and leave with a
//! chance p of their own after each repeat purchase.
//!
//! Fader, Hardie & Lee (2005), "“Counting your customers” the easy way: an
//! alternative to the Pareto/NBD model", *Marketing Science* 24(2): L(λ, p) is their
//! equation 3, L equation 6, P(X(t) = x) equation 8, E[X(t)] equation 9 and
//! `E[Y(t) | x, t_x, T]` equation 10; P(alive) is in Fader, Hardie & Lee (2008),
//! "Computing P(alive) using the BG/NBD model". The derivation, in forms that do not
//! cancel, is with what it shares with MBG/NBD.
//!
//! Nobody leaves before a repeat purchase: one-time buyers have P(alive) = 1 however
//! long ago they came.

use super::after_purchase::AfterPurchase;
use super::{Model, ModelKind, Purchases, Sample};
use crate::numeric::Random;

/// BG/NBD; r, a and b without a unit, α in units of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BgNbd {
    /// Shape of the distribution of purchase rates.
    pub r: f64,
    /// Its rate.
    pub alpha: f64,
    /// First shape of the distribution of the chance to leave.
    pub a: f64,
    /// Second shape.
    pub b: f64,
}

impl BgNbd {
    fn core(&self) -> AfterPurchase {
        AfterPurchase {
            r: self.r,
            alpha: self.alpha,
            a: self.a,
            b: self.b,
            first: 0,
        }
    }
}

impl Model for BgNbd {
    const KIND: ModelKind = ModelKind::BgNbd;
    const NAMES: &'static [&'static str] = &["r", "alpha", "a", "b"];

    fn from_parameters(parameters: &[f64]) -> Self {
        Self {
            r: parameters[0],
            alpha: parameters[1],
            a: parameters[2],
            b: parameters[3],
        }
    }

    fn parameters(&self) -> Vec<f64> {
        vec![self.r, self.alpha, self.a, self.b]
    }

    fn starts(sample: &Sample) -> Vec<Vec<f64>> {
        AfterPurchase::starts(sample)
    }

    fn log_likelihood(&self, customer: Purchases) -> f64 {
        self.core().log_likelihood(customer)
    }

    fn gradient(&self, customer: Purchases, weight: f64, gradient: &mut [f64]) -> f64 {
        self.core().gradient(customer, weight, gradient)
    }

    fn evaluate(&self, sample: &Sample, gradient: &mut [f64]) -> f64 {
        self.core().evaluate(sample, gradient)
    }

    fn expected(&self, t: f64) -> f64 {
        self.core().expected(t)
    }

    fn conditional_expected(&self, customer: Purchases, horizon: f64) -> f64 {
        self.core().conditional_expected(customer, horizon)
    }

    fn expected_if_alive(&self, customer: Purchases, horizon: f64) -> f64 {
        self.core().expected_if_alive(customer, horizon)
    }

    fn square_if_alive(&self, customer: Purchases, horizon: f64) -> f64 {
        self.core().square_if_alive(customer, horizon)
    }

    fn p_alive(&self, customer: Purchases) -> f64 {
        self.core().p_alive(customer)
    }

    fn pmf(&self, n: u32, t: f64) -> f64 {
        self.core().pmf(n, t)
    }

    fn dert(&self, customer: Purchases, rate: f64) -> f64 {
        self.core().dert(customer, rate)
    }

    fn draw(&self, random: &mut Random, t: f64) -> Vec<f64> {
        self.core().draw(random, t)
    }

    fn draw_next(&self, random: &mut Random, customer: Purchases, horizon: f64) -> u32 {
        self.core().draw_next(random, customer, horizon)
    }
}
