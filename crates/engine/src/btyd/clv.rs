//! Customer lifetime value: discounted purchases × spend per purchase × margin.

use super::{Model, Purchases};
use crate::units::{Discount, Period};

/// How far ahead value is counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Horizon {
    /// So many periods of one length. What comes within a period is discounted as if
    /// it came at its end.
    Periods {
        /// Length of one, > 0, in the model's unit of time. A month in weeks is
        /// 4.348 (365.25 ÷ 84); passing days where the model counts weeks would
        /// make the value about four times as large.
        length: f64,
        /// How many, ≥ 0; the last one is cut short where this is not whole.
        count: f64,
    },
    /// For ever, each purchase discounted from its own moment on.
    Infinite,
}

/// What a value is asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Valuation {
    /// Share of revenue that is contribution, 0..=1.
    pub margin: f64,
    /// Continuously compounded discount rate δ ≥ 0 per unit of the model's time:
    /// see [`continuous_rate`].
    pub rate: f64,
    /// How far ahead.
    pub horizon: Horizon,
}

/// The continuously compounded rate δ per `days` days that is equivalent to a
/// discount: (1 + d) a period is e^(δ · its length). Periods have their calendar
/// lengths: a week 7 days, a year 365.25, a quarter and a month a fourth and a twelfth
/// of that.
pub fn continuous_rate(discount: Discount, days: f64) -> f64 {
    let length = match discount.per {
        Period::Week => 7.0,
        per => 365.25 / per.per_year(),
    };
    libm::log1p(discount.rate) * (days / length)
}

impl Valuation {
    /// Discounted expected purchases of a customer from now on. `None` for an
    /// infinite horizon without a discount, whose sum need not be finite.
    ///
    /// In periods: Σ (`E[X(T, T + t_k)]` − `E[X(T, T + t_(k−1))]`)·e^(−δ·`t_k`), as the
    /// package `lifetimes` does in `customer_lifetime_value` with (1 + d) a month for
    /// e^(δ · length). For ever: DERT.
    pub fn purchases<M: Model>(&self, model: &M, customer: Purchases) -> Option<f64> {
        match self.horizon {
            Horizon::Periods { .. } => {
                Some(self.summed(|until| model.conditional_expected(customer, until)))
            }
            Horizon::Infinite => (self.rate > 0.0).then(|| model.dert(customer, self.rate)),
        }
    }

    /// The same of a new customer, from the first purchase on, that one left out.
    pub fn new_purchases<M: Model>(&self, model: &M) -> Option<f64> {
        match self.horizon {
            Horizon::Periods { .. } => Some(self.summed(|until| model.expected(until))),
            Horizon::Infinite => {
                let (x, t_x, t) = (0, 0.0, 0.0);
                self.purchases(model, Purchases { x, t_x, t })
            }
        }
    }

    /// A customer's residual value: what is still to come, in units of currency.
    /// `spend` is their expected spend per purchase
    /// ([`GammaGamma::conditional_mean`](super::GammaGamma::conditional_mean)).
    pub fn residual<M: Model>(&self, model: &M, customer: Purchases, spend: f64) -> Option<f64> {
        Some(self.purchases(model, customer)? * spend * self.margin)
    }

    /// A new customer's lifetime value, with the first purchase (which comes at
    /// once, undiscounted) or without it. `spend` is the expected spend of a customer
    /// of whom nothing is known ([`GammaGamma::mean`](super::GammaGamma::mean)).
    pub fn new_customer<M: Model>(&self, model: &M, spend: f64, with_first: bool) -> Option<f64> {
        let first = if with_first { 1.0 } else { 0.0 };
        Some((first + self.new_purchases(model)?) * spend * self.margin)
    }

    /// The discounted increments of what is `expected` until a moment.
    fn summed(&self, expected: impl Fn(f64) -> f64) -> f64 {
        let Horizon::Periods { length, count } = self.horizon else {
            return 0.0;
        };
        let (mut sum, mut before, mut done) = (0.0, 0.0, 0.0);
        while done < count {
            // A last part that is but rounding is no period.
            done = if count - done < 1.0 + 1e-9 {
                count
            } else {
                done + 1.0
            };
            let until = length * done;
            let now = expected(until);
            sum += (now - before) * libm::exp(-self.rate * until);
            before = now;
        }
        sum
    }
}
