//! What a customer pays, period by period: the one series that LTV, payback and
//! the break-even curve are all read from.

use super::inputs::{CalculatorInputs, Lifetime};
use super::method::{Method, Timing};
use crate::survival::{FixedSpan, Geometric, Survival, discount_factor};

/// The expected payments of one customer: k·S(t)/(1+d)^t at t = 0, 1, … when
/// paid at once, t = 1, 2, … when paid at the end of each period.
pub struct Stream {
    /// k: currency per customer per payment period.
    pub value_per_period: f64,
    /// S(t), counted in payment periods.
    pub survival: Box<dyn Survival>,
    /// d: discount rate per payment period.
    pub discount: f64,
    /// Which t comes first.
    pub timing: Timing,
    /// How many payments count; `None`: all. A part of one counts as that part.
    pub horizon: Option<f64>,
}

/// Σ k·S(t)/(1+d)^t over t = 0 … H−1 when paid at once, 1 … H when paid at the end
/// of each period, over any survival curve; a part of the last payment counts as
/// that part.
///
/// `value_per_period` is k, currency per customer per period; `rate` is d ≥ 0 per
/// period; `periods` is H. Source of the form: Berger & Nasr (1998), "Customer
/// lifetime value: marketing models and applications", case 1.
#[inline(never)]
pub fn finite_horizon(
    value_per_period: f64,
    survival: &dyn Survival,
    rate: f64,
    periods: f64,
    timing: Timing,
) -> f64 {
    let first = timing.first();
    let whole = periods as u32; // rounds down, and negative to 0
    let part = periods - f64::from(whole);
    let mut sum = survival.partial(rate, first, whole);
    if part > 0.0 {
        let last = first.saturating_add(whole);
        sum += part.min(1.0) * survival.at(last) * discount_factor(rate, last);
    }
    value_per_period * sum
}

impl Stream {
    /// The payments that the method counts.
    pub(super) fn of(inputs: &CalculatorInputs, value_per_period: f64) -> Self {
        let period = inputs.payment_period;
        let survival = match (inputs.method, inputs.lifetime) {
            (Method::ArppuTotal, _) => Lifetime::Span(inputs.base.loyalty).survival(period),
            (Method::Retention | Method::RetentionDiscounted, Lifetime::Span(span)) => {
                Box::new(Geometric {
                    churn: (1.0 / span.in_period(period)).min(1.0),
                })
            }
            (_, lifetime) => lifetime.survival(period),
        };
        let (discount, timing) = if inputs.method.discounts() {
            (inputs.discount.in_period(period), inputs.timing)
        } else {
            (0.0, Timing::AtOnce)
        };
        Self {
            value_per_period,
            survival,
            discount,
            timing,
            horizon: (inputs.method == Method::FiniteHorizon)
                .then(|| inputs.horizon.in_period(period)),
        }
    }

    /// What comes in during the period that begins after `n` whole ones, as far as
    /// the horizon counts it.
    pub fn payment(&self, n: u32) -> f64 {
        let counted = match self.horizon {
            Some(periods) => FixedSpan { periods }.at(n),
            None => 1.0,
        };
        counted * self.full_payment(n)
    }

    /// The same without the horizon: the pace at which a part of it comes in.
    pub(super) fn full_payment(&self, n: u32) -> f64 {
        let t = self.timing.first().saturating_add(n);
        self.value_per_period * self.survival.at(t) * discount_factor(self.discount, t)
    }

    /// The sum of all payments: the lifetime value. Currency per customer.
    pub fn total(&self) -> f64 {
        match self.horizon {
            None => {
                let sum = self.survival.discounted(self.discount, self.timing.first());
                self.value_per_period * sum
            }
            Some(horizon) => self.cumulative(horizon),
        }
    }

    /// The sum of the payments of the first `periods`, linear inside a period.
    pub fn cumulative(&self, periods: f64) -> f64 {
        finite_horizon(
            self.value_per_period,
            self.survival.as_ref(),
            self.discount,
            self.horizon.map_or(periods, |horizon| periods.min(horizon)),
            self.timing,
        )
    }
}
