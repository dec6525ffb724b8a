//! What customers will spend per purchase.

use crate::btyd::{GammaGamma, Spend, SpendEstimate};
use crate::numeric::Random;

use super::fitting::{MOST, draws, lower, moved};
use super::{Refused, SpendFit};

/// What purchases to come are worth.
#[derive(Debug, Clone)]
pub(super) enum Spending {
    /// As a fitted model says.
    Fitted {
        /// It.
        estimate: Box<SpendEstimate>,
        /// What its draws are made from: L of the covariance L·Lᵀ.
        spread: Option<Vec<f64>>,
    },
    /// All purchases were of this amount, in units of currency, and those to come will
    /// be: what is expected of money is as uncertain as the number of purchases.
    Same(f64),
}

/// A model with its parameters, known or drawn.
#[derive(Debug, Clone, Copy)]
pub(super) enum SpendModel {
    GammaGamma(GammaGamma),
    Same(f64),
}

/// q beyond which a mean, or a variance, is taken to exist in draws and variances:
/// at 1 (2) they are infinite, just beyond it nearly.
const MEAN_EXISTS: f64 = 1.05;
const VARIANCE_EXISTS: f64 = 2.1;

impl Spending {
    pub(super) fn of(estimate: SpendEstimate) -> Self {
        Self::Fitted {
            spread: (estimate.covariance.as_deref()).and_then(|matrix| lower(matrix, 3)),
            estimate: Box::new(estimate),
        }
    }

    /// The fit, where there is one.
    pub(super) fn fit(&self) -> Option<&SpendFit> {
        match self {
            Self::Fitted { estimate, .. } => Some(&estimate.fit),
            Self::Same(_) => None,
        }
    }

    /// Why it takes none.
    pub(super) fn refused(&self) -> Option<Refused> {
        match self {
            Self::Fitted { .. } => None,
            Self::Same(_) => Some(Refused::SameAmount),
        }
    }

    /// Whether it tells what anybody will spend: it has converged, and its mean is
    /// finite.
    pub(super) fn tells(&self) -> bool {
        (self.fit()).is_none_or(|fit| fit.converged && fit.mean.is_some())
    }

    fn model(&self) -> SpendModel {
        match self {
            Self::Fitted { estimate, .. } => SpendModel::GammaGamma(estimate.model),
            Self::Same(amount) => SpendModel::Same(*amount),
        }
    }

    /// The expected mean spend of a customer.
    pub(super) fn mean(&self, customer: Option<Spend>) -> f64 {
        self.model().conditional_mean(customer)
    }

    /// Models with parameters drawn; copies of the estimate where its covariance is
    /// not known.
    pub(super) fn draws(&self, count: usize, random: &mut Random) -> Vec<SpendModel> {
        let Self::Fitted {
            estimate,
            spread: Some(spread),
        } = self
        else {
            return vec![self.model(); count];
        };
        let own = relative(&estimate.model);
        let drawn = draws(&own, spread, &[MOST; 3], count, random).into_iter();
        drawn.map(|point| at(&estimate.model, &point)).collect()
    }

    /// The model one standard error up and one down along each of the directions in which
    /// its logarithms err independently; none where it errs in none, or its covariance is
    /// not known: it is taken for certain, as in [`Self::draws`].
    pub(super) fn moved(&self) -> Vec<[SpendModel; 2]> {
        let Self::Fitted {
            estimate,
            spread: Some(spread),
        } = self
        else {
            return Vec::new();
        };
        let pairs = moved(&relative(&estimate.model), spread, &[MOST; 3]).into_iter();
        let of = |point: Vec<f64>| at(&estimate.model, &point);
        pairs.map(|pair| pair.map(of)).collect()
    }

    /// Given a customer's purchases: the expectation of the variance of one amount,
    /// and that of the square of their mean spend ζ.
    ///
    /// ν is gamma distributed with shape q' = px + q and rate γ' = γ + xz, so that
    /// E\[1/ν²\] = γ'²/((q' − 1)(q' − 2)); an amount has variance p/ν², and ζ = p/ν.
    pub(super) fn squares(&self, customer: Option<Spend>) -> (f64, f64) {
        let SpendModel::GammaGamma(GammaGamma { p, q, gamma }) = self.model() else {
            let amount = self.mean(customer);
            return (0.0, amount * amount);
        };
        let (x, z) = customer.map_or((0.0, 0.0), |one| (f64::from(one.x), one.mean));
        let (shape, rate) = ((p * x + q).max(VARIANCE_EXISTS), gamma + x * z);
        let inverse = rate * rate / ((shape - 1.0) * (shape - 2.0));
        (p * inverse, p * p * inverse)
    }
}

/// Parameters on one scale: γ is in units of currency, and its range is not that of the
/// others.
fn relative(model: &GammaGamma) -> [f64; 3] {
    [model.p, model.q, 1.0]
}

/// The model at such parameters.
fn at(estimate: &GammaGamma, point: &[f64]) -> SpendModel {
    SpendModel::GammaGamma(GammaGamma {
        p: point[0],
        q: point[1].max(MEAN_EXISTS),
        gamma: point[2] * estimate.gamma,
    })
}

impl SpendModel {
    /// The expected mean spend of a customer, of one of whom nothing is known with `None`.
    pub(super) fn conditional_mean(&self, customer: Option<Spend>) -> f64 {
        match self {
            Self::GammaGamma(model) => model.conditional_mean(customer).unwrap_or(0.0),
            Self::Same(amount) => *amount,
        }
    }

    /// A customer's mean spend, drawn given their purchases.
    pub(super) fn draw_mean(&self, random: &mut Random, customer: Option<Spend>) -> f64 {
        match self {
            Self::GammaGamma(model) => model.draw_mean(random, customer),
            Self::Same(amount) => *amount,
        }
    }

    /// The sum of `n` purchases of a customer whose mean spend is `mean`, drawn.
    pub(super) fn draw_total(&self, random: &mut Random, mean: f64, n: u32) -> f64 {
        match self {
            Self::GammaGamma(model) => model.draw_total(random, mean, n),
            Self::Same(_) => mean * f64::from(n),
        }
    }
}
