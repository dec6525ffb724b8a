//! NBD: customers order at random, each at a rate of their own, and nobody leaves.
//!
//! Ehrenberg (1959), "The pattern of consumer purchases", *Applied Statistics* 8(1).
//! Given λ the times of x purchases by age T have the density λˣ·e^(−λT), whenever
//! they were; with λ ~ Gamma(r, α)
//!
//! L = Γ(r+x)/Γ(r) · αʳ/(α+T)^(r+x).
//!
//! Afterwards λ ~ Gamma(r + x, α + T). The baseline: it forecasts too much wherever
//! customers do leave.

use super::{Model, ModelKind, Purchases, Sample};
use crate::numeric::Random;
use crate::numeric::special::{digamma, ln_gamma, ln_rising};

/// NBD; r without a unit, α in units of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nbd {
    /// Shape of the distribution of rates.
    pub r: f64,
    /// Its rate.
    pub alpha: f64,
}

/// ln P(N = n) of purchases within `t` > 0: negative binomial.
pub(super) fn ln_pmf(r: f64, alpha: f64, n: f64, t: f64) -> f64 {
    ln_rising(r, n) - ln_gamma(n + 1.0) - r * libm::log1p(t / alpha) - n * libm::log1p(alpha / t)
}

impl Nbd {
    /// The rate that is expected after what is known of a customer.
    fn rate(&self, customer: Purchases) -> f64 {
        (self.r + f64::from(customer.x)) / (self.alpha + customer.t)
    }
}

impl Model for Nbd {
    const KIND: ModelKind = ModelKind::Nbd;
    const NAMES: &'static [&'static str] = &["r", "alpha"];

    fn from_parameters(parameters: &[f64]) -> Self {
        Self {
            r: parameters[0],
            alpha: parameters[1],
        }
    }

    fn parameters(&self) -> Vec<f64> {
        vec![self.r, self.alpha]
    }

    fn starts(sample: &Sample) -> Vec<Vec<f64>> {
        let age = sample.mean_age();
        let rate = sample.purchases() / (sample.customers() * age);
        [0.5, 5.0].map(|r| vec![r, r / rate]).to_vec()
    }

    fn log_likelihood(&self, customer: Purchases) -> f64 {
        let x = f64::from(customer.x);
        ln_rising(self.r, x)
            - x * libm::log(self.alpha)
            - (self.r + x) * libm::log1p(customer.t / self.alpha)
    }

    fn gradient(&self, customer: Purchases, weight: f64, gradient: &mut [f64]) -> f64 {
        let Self { r, alpha } = *self;
        let x = f64::from(customer.x);
        let grown = libm::log1p(customer.t / alpha);
        let by_r = digamma(r + x) - digamma(r) - grown;
        gradient[0] += weight * r * by_r;
        gradient[1] += weight * (r - alpha * (r + x) / (alpha + customer.t));
        ln_rising(r, x) - x * libm::log(alpha) - (r + x) * grown
    }

    fn evaluate(&self, sample: &Sample, gradient: &mut [f64]) -> f64 {
        let Self { r, alpha } = *self;
        let table: Vec<(f64, f64)> = (sample.ages().iter())
            .map(|age| (libm::log1p(age / alpha), 1.0 / (alpha + age)))
            .collect();
        let (mut value, mut from) = (0.0, 0);
        for rows in sample.rows().chunk_by(|one, other| one.x == other.x) {
            let range = from..from + rows.len();
            from = range.end;
            let x = f64::from(rows[0].x);
            let (mut weights, mut grown, mut inverse) = (0.0, 0.0, 0.0);
            let places = &sample.places()[range.clone()];
            for ([_, t], weight) in places.iter().zip(&sample.weights()[range]) {
                let (log, one_by) = table[*t as usize];
                weights += weight;
                grown += weight * log;
                inverse += weight * one_by;
            }
            value += weights * (ln_rising(r, x) - x * libm::log(alpha)) - (r + x) * grown;
            gradient[0] += r * (weights * (digamma(r + x) - digamma(r)) - grown);
            gradient[1] += weights * r - alpha * (r + x) * inverse;
        }
        value
    }

    fn expected(&self, t: f64) -> f64 {
        self.r / self.alpha * t
    }

    fn conditional_expected(&self, customer: Purchases, horizon: f64) -> f64 {
        self.rate(customer) * horizon
    }

    fn expected_if_alive(&self, customer: Purchases, horizon: f64) -> f64 {
        self.conditional_expected(customer, horizon)
    }

    /// Poisson's E[X² | λ] = λt + (λt)², averaged over λ ~ Gamma(r + x, α + T).
    fn square_if_alive(&self, customer: Purchases, horizon: f64) -> f64 {
        let mean = self.conditional_expected(customer, horizon);
        mean * (1.0 + mean + horizon / (self.alpha + customer.t))
    }

    fn p_alive(&self, _: Purchases) -> f64 {
        1.0
    }

    fn pmf(&self, n: u32, t: f64) -> f64 {
        if t > 0.0 {
            libm::exp(ln_pmf(self.r, self.alpha, f64::from(n), t))
        } else if n == 0 {
            1.0
        } else {
            0.0
        }
    }

    /// `∫ E[λ]·e^(−δs) ds`.
    fn dert(&self, customer: Purchases, rate: f64) -> f64 {
        self.rate(customer) / rate
    }

    fn draw(&self, random: &mut Random, t: f64) -> Vec<f64> {
        let rate = random.gamma(self.r) / self.alpha;
        let mut ages = Vec::new();
        let mut age = random.exponential() / rate;
        while age <= t {
            ages.push(age);
            age += random.exponential() / rate;
        }
        ages
    }

    fn draw_next(&self, random: &mut Random, customer: Purchases, horizon: f64) -> u32 {
        let rate = random.gamma(self.r + f64::from(customer.x)) / (self.alpha + customer.t);
        random.poisson(rate * horizon)
    }
}
