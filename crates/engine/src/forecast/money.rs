//! What customers spend, so far and per purchase to come.

use crate::btyd::{GammaGamma, Spend, SpendEstimate, SpendSample};
use crate::history::History;
use crate::numeric::Random;
use crate::numeric::linear::cholesky;

use super::Refused;
use super::fitting::draws;

/// Money of each customer, in units of currency.
#[derive(Debug, Clone)]
pub(super) struct Money {
    /// All orders so far.
    pub(super) revenue: Vec<f64>,
    /// Mean amount of the repeat purchases; `None` without one, or where refunds
    /// outweigh.
    pub(super) repeat: Vec<Option<Spend>>,
    /// Customers with repeat purchases of no positive mean.
    left_out: Vec<Spend>,
}

impl Money {
    pub(super) fn of(history: &History) -> Self {
        let mut money = Self {
            revenue: Vec::with_capacity(history.len()),
            repeat: Vec::with_capacity(history.len()),
            left_out: Vec::new(),
        };
        for buyer in history.iter() {
            let (mut first, mut rest, mut x) = (0, 0, 0_u32);
            for (at, (_, amount)) in buyer.purchases().enumerate() {
                if at == 0 {
                    first = amount;
                } else {
                    rest += amount;
                    x += 1;
                }
            }
            money.revenue.push(units(first + rest));
            let spend = (x > 0).then(|| Spend {
                x,
                mean: units(rest) / f64::from(x),
            });
            let (fair, unfair) = match spend {
                Some(spend) if spend.mean > 0.0 => (Some(spend), None),
                unfair => (None, unfair),
            };
            money.repeat.push(fair);
            money.left_out.extend(unfair);
        }
        money
    }

    /// Gamma-Gamma, or why there is none.
    pub(super) fn fit(&self) -> Result<Spending, Refused> {
        let all = self.repeat.iter().flatten().chain(&self.left_out);
        let estimate = SpendSample::new(all.copied()).fit()?;
        let spread = (estimate.covariance.as_deref()).and_then(|matrix| cholesky(matrix, 3));
        Ok(Spending { estimate, spread })
    }
}

fn units(scaled: i128) -> f64 {
    crate::amount::Total::from_scaled(scaled).as_f64()
}

/// A fitted model of spend with what its draws are made from.
#[derive(Debug, Clone)]
pub(super) struct Spending {
    pub(super) estimate: SpendEstimate,
    spread: Option<Vec<f64>>,
}

/// q beyond which a mean, or a variance, is taken to exist in draws and variances:
/// at 1 (2) they are infinite, just beyond it nearly.
const MEAN_EXISTS: f64 = 1.05;
const VARIANCE_EXISTS: f64 = 2.1;

impl Spending {
    /// Whether it tells what anybody will spend: it has converged, and its mean is
    /// finite.
    pub(super) fn tells(&self) -> bool {
        self.estimate.fit.converged && self.estimate.fit.mean.is_some()
    }

    /// The expected mean spend of a customer.
    pub(super) fn mean(&self, customer: Option<Spend>) -> f64 {
        self.estimate
            .model
            .conditional_mean(customer)
            .unwrap_or(0.0)
    }

    /// Models with parameters drawn; copies of the estimate where its covariance is
    /// not known.
    pub(super) fn draws(&self, count: usize, random: &mut Random) -> Vec<GammaGamma> {
        let model = self.estimate.model;
        let Some(spread) = &self.spread else {
            return vec![model; count];
        };
        // γ is in units of currency: its range is not that of the others.
        let scale = model.gamma;
        let own = [model.p, model.q, 1.0];
        let drawn = draws(&own, spread, count, random).into_iter();
        drawn
            .map(|point| GammaGamma {
                p: point[0],
                q: point[1].max(MEAN_EXISTS),
                gamma: point[2] * scale,
            })
            .collect()
    }

    /// Given a customer's purchases: the expectation of the variance of one amount,
    /// and that of the square of their mean spend ζ.
    ///
    /// ν is gamma distributed with shape q' = px + q and rate γ' = γ + xz, so that
    /// E\[1/ν²\] = γ'²/((q' − 1)(q' − 2)); an amount has variance p/ν², and ζ = p/ν.
    pub(super) fn squares(&self, customer: Option<Spend>) -> (f64, f64) {
        let GammaGamma { p, q, gamma } = self.estimate.model;
        let (x, z) = customer.map_or((0.0, 0.0), |one| (f64::from(one.x), one.mean));
        let (shape, rate) = ((p * x + q).max(VARIANCE_EXISTS), gamma + x * z);
        let inverse = rate * rate / ((shape - 1.0) * (shape - 2.0));
        (p * inverse, p * p * inverse)
    }
}
