//! What every model of purchases answers.

use super::{Purchases, Sample};
use crate::numeric::Random;

/// The models of purchases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum ModelKind {
    /// Nobody leaves: the baseline.
    Nbd,
    /// Leaving with a chance after each repeat purchase.
    BgNbd,
    /// Leaving with a chance after each purchase, the first included.
    MbgNbd,
    /// Leaving at any time.
    ParetoNbd,
}

/// A model with its parameters, all positive.
///
/// Every number is finite for x and T up to 10,000 and parameters from 1e−4 to
/// 1e4, `t_x` = T and x = 0 included.
pub trait Model: Copy {
    /// Which model.
    const KIND: ModelKind;
    /// The parameters' names, in the order of all arrays.
    const NAMES: &'static [&'static str];

    /// From parameters in the order of [`Self::NAMES`].
    fn from_parameters(parameters: &[f64]) -> Self;

    /// The parameters, in that order.
    fn parameters(&self) -> Vec<f64>;

    /// Where to begin a fit: guesses that scale with the unit of time, the best first.
    fn starts(sample: &Sample) -> Vec<Vec<f64>>;

    /// ln L of one customer.
    fn log_likelihood(&self, customer: Purchases) -> f64;

    /// ln L of one customer; adds `weight` times its derivatives by the logarithms
    /// of the parameters to `gradient`.
    fn gradient(&self, customer: Purchases, weight: f64, gradient: &mut [f64]) -> f64;

    /// ln L of a sample; adds its derivatives by the logarithms of the parameters to
    /// `gradient`. Models whose customers share work do better than one by one.
    fn evaluate(&self, sample: &Sample, gradient: &mut [f64]) -> f64 {
        (sample.iter())
            .map(|(customer, weight)| weight * self.gradient(customer, weight, gradient))
            .sum()
    }

    /// The same model where ages are `factor` times as large: α and β are ages.
    #[must_use]
    fn rescaled(&self, factor: f64) -> Self {
        let is_age = |name: &str| name == "alpha" || name == "beta";
        let mut parameters = self.parameters();
        for (parameter, name) in parameters.iter_mut().zip(Self::NAMES) {
            if is_age(name) {
                *parameter *= factor;
            }
        }
        Self::from_parameters(&parameters)
    }

    /// E[X(t)]: expected repeat purchases of a new customer up to age `t`.
    fn expected(&self, t: f64) -> f64;

    /// E[X(T, T + t) | x, `t_x`, T]: expected purchases in the next `horizon`.
    fn conditional_expected(&self, customer: Purchases, horizon: f64) -> f64;

    /// The same of someone who is known to be a customer still: what is expected of
    /// anybody is this times P(alive). It depends on x and T alone, `t_x` says nothing more of the living.
    fn expected_if_alive(&self, customer: Purchases, horizon: f64) -> f64;

    /// E[X(T, T + t)² | x, T] of someone who is known to be a customer still. What is
    /// expected of anybody is this times P(alive), and the variance of the purchases to
    /// come that less the square of [`Self::conditional_expected`].
    fn square_if_alive(&self, customer: Purchases, horizon: f64) -> f64;

    /// P(alive | x, `t_x`, T).
    fn p_alive(&self, customer: Purchases) -> f64;

    /// P(X(t) = n) for a new customer.
    fn pmf(&self, n: u32, t: f64) -> f64;

    /// Discounted expected residual transactions at a continuously compounded
    /// rate δ > 0 per unit of time.
    fn dert(&self, customer: Purchases, rate: f64) -> f64;

    /// Ages at the repeat purchases of a new customer up to age `t`, drawn.
    fn draw(&self, random: &mut Random, t: f64) -> Vec<f64>;

    /// Purchases of this customer in the next `horizon`, drawn given the history.
    fn draw_next(&self, random: &mut Random, customer: Purchases, horizon: f64) -> u32;
}
