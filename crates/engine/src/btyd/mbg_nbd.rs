//! MBG/NBD: as BG/NBD, but customers may leave after their first purchase too.
//!
//! Batislam, Denizel & Filiztekin (2007), "Empirical validation and comparison of
//! models for customer base analysis", *International Journal of Research in
//! Marketing* 24(3), whose section 3 has L, E[X(t)], P(alive) and
//! `E[Y(t) | x, t_x, T]`; the same model is the CBG/NBD of Hoppe & Wagner (2007),
//! "Customer base analysis: the case for a central variant of the betageometric/NBD
//! model", *Marketing – Journal of Research and Management* 3(2). With one occasion
//! more to leave than in BG/NBD, everything follows as there.

use super::after_purchase::AfterPurchase;
use super::{Model, ModelKind, Purchases, Sample};
use crate::numeric::Random;

/// MBG/NBD; r, a and b without a unit, α in units of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MbgNbd {
    /// Shape of the distribution of purchase rates.
    pub r: f64,
    /// Its rate.
    pub alpha: f64,
    /// First shape of the distribution of the chance to leave.
    pub a: f64,
    /// Second shape.
    pub b: f64,
}

impl MbgNbd {
    fn core(&self) -> AfterPurchase {
        AfterPurchase {
            r: self.r,
            alpha: self.alpha,
            a: self.a,
            b: self.b,
            first: 1,
        }
    }
}

impl Model for MbgNbd {
    const KIND: ModelKind = ModelKind::MbgNbd;
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
