//! Pareto/NBD: purchases at a rate λ, leaving at a rate μ, at any time.
//!
//! # The model
//!
//! A customer orders as a Poisson process of rate λ until they leave at age τ,
//! exponential with rate μ. Over customers, λ ~ gamma(r, rate α) and μ ~ gamma(s, rate
//! β), independent. Schmittlein, Morrison & Colombo (1987), "Counting your customers",
//! *Management Science* 33(1); in the notation of Fader & Hardie (2005), "A note on
//! deriving the Pareto/NBD model and related expressions" ("FH" below).
//!
//! # Likelihood
//!
//! Given λ and μ, nothing is known of the customer after `t_x` but that there were
//! no purchases up to T or up to leaving. With λ and μ integrated out,
//!
//! L = Γ(r+x)/Γ(r) · α^r β^s · { (α+T)^−(r+x) (β+T)^−s
//!     + s ∫ (α+τ)^−(r+x) (β+τ)^−(s+1) dτ },  τ from `t_x` to T.
//!
//! The first term is that of customers who are still there, the second that of those
//! who left at τ. FH equation 18 writes the integral as a difference of two ₂F₁, one
//! pair for α ≥ β and one for α < β. Here it is computed as it stands: all is
//! positive, nothing cancels, α = β is nothing special, and its derivatives are
//! integrals of the same integrand times ln(α+τ), 1/(α+τ), ln(β+τ) and 1/(β+τ).
//! With v = ln((m+τ)/(m+`t_x`)), m the smaller of α and β, the integrand's logarithm
//! is concave in v, so a few Gauss nodes do. See `likelihood.rs`.
//!
//! P(alive) is the first term's share, FH equation 26 at u = T.
//!
//! # What follows
//!
//! Of a customer who is alive at T, λ ~ gamma(r+x, α+T) and μ ~ gamma(s, β+T),
//! independent, which gives conditional expectation and discounted transactions. See
//! `outlook.rs`.

mod draws;
mod interval;
mod likelihood;
mod outlook;
mod sample;

use super::{Model, ModelKind, Purchases, Sample};
use crate::numeric::Random;
use likelihood::Parts;

/// The Pareto/NBD model; all four parameters positive.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ParetoNbd {
    /// Shape of λ over customers.
    pub r: f64,
    /// Rate of that distribution, in units of time: the mean of λ is r/α.
    pub alpha: f64,
    /// Shape of μ over customers.
    pub s: f64,
    /// Rate of that distribution, in units of time: the mean of μ is s/β.
    pub beta: f64,
}

impl Model for ParetoNbd {
    const KIND: ModelKind = ModelKind::ParetoNbd;
    const NAMES: &'static [&'static str] = &["r", "alpha", "s", "beta"];

    fn from_parameters(parameters: &[f64]) -> Self {
        Self {
            r: parameters[0],
            alpha: parameters[1],
            s: parameters[2],
            beta: parameters[3],
        }
    }

    fn parameters(&self) -> Vec<f64> {
        vec![self.r, self.alpha, self.s, self.beta]
    }

    fn starts(sample: &Sample) -> Vec<Vec<f64>> {
        let (mut purchases, mut time) = (0.0, 0.0);
        for (customer, weight) in sample.iter() {
            purchases += weight * f64::from(customer.x);
            time += weight * customer.t;
        }
        let customers = sample.customers().max(1.0);
        let age = if time > 0.0 { time / customers } else { 1.0 };
        // Purchases over time, as if nobody left; half of one at least.
        let rate = purchases.max(0.5) / (age * customers);
        // Where many leave early, those who are there buy at twice that rate.
        vec![
            vec![0.5, 0.25 / rate, 0.5, 0.3 * age],
            vec![1.0, 1.0 / rate, 1.0, 4.0 * age],
            vec![3.0, 1.5 / rate, 0.3, age],
        ]
    }

    fn log_likelihood(&self, customer: Purchases) -> f64 {
        Parts::new(self, customer).log_likelihood()
    }

    fn gradient(&self, customer: Purchases, weight: f64, gradient: &mut [f64]) -> f64 {
        likelihood::gradient(self, customer, weight, gradient)
    }

    fn evaluate(&self, customers: &Sample, gradient: &mut [f64]) -> f64 {
        sample::evaluate(self, customers, gradient)
    }

    fn expected(&self, t: f64) -> f64 {
        outlook::expected(self, t)
    }

    fn conditional_expected(&self, customer: Purchases, horizon: f64) -> f64 {
        self.p_alive(customer) * self.expected_if_alive(customer, horizon)
    }

    fn expected_if_alive(&self, customer: Purchases, horizon: f64) -> f64 {
        outlook::expected(&self.if_alive(customer), horizon)
    }

    fn square_if_alive(&self, customer: Purchases, horizon: f64) -> f64 {
        outlook::squared(&self.if_alive(customer), horizon)
    }

    fn p_alive(&self, customer: Purchases) -> f64 {
        Parts::new(self, customer).p_alive()
    }

    fn pmf(&self, n: u32, t: f64) -> f64 {
        outlook::pmf(self, n, t)
    }

    fn dert(&self, customer: Purchases, rate: f64) -> f64 {
        self.p_alive(customer) * outlook::discounted(&self.if_alive(customer), rate)
    }

    fn draw(&self, random: &mut Random, t: f64) -> Vec<f64> {
        draws::purchases(self, random, t)
    }

    fn draw_next(&self, random: &mut Random, customer: Purchases, horizon: f64) -> u32 {
        if random.uniform() < self.p_alive(customer) {
            draws::count(&self.if_alive(customer), random, horizon)
        } else {
            0
        }
    }
}

impl ParetoNbd {
    /// What is known of λ and μ of a customer who is still there at T: a model of
    /// the time from then on.
    fn if_alive(&self, customer: Purchases) -> Self {
        Self {
            r: self.r + f64::from(customer.x),
            alpha: self.alpha + customer.t,
            s: self.s,
            beta: self.beta + customer.t,
        }
    }
}
