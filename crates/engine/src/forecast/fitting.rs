//! A fitted model with what its forecasts are drawn from.

use crate::btyd::{self, BgNbd, MbgNbd, Model, ModelKind, Nbd, ParetoNbd, Sample};
use crate::numeric::Random;
use crate::numeric::linear::cholesky;

use super::any::AnyModel;
use super::rules::LEAST_REPEAT_BUYERS;
use super::{ModelFit, Refused};

/// Parameters stay within what models are sound for, the estimate aside.
const LEAST: f64 = 1e-4;
const MOST: f64 = 1e4;

/// A model at its estimate.
#[derive(Debug, Clone)]
pub(super) struct Fitted {
    pub(super) model: AnyModel,
    pub(super) told: ModelFit,
    /// Lower triangle L of the covariance L·Lᵀ of ln θ, row by row; `None` where the
    /// likelihood has no curvature to tell.
    pub(super) spread: Option<Vec<f64>>,
}

impl Fitted {
    /// Fits a model of a kind.
    pub(super) fn of(kind: ModelKind, sample: &Sample) -> Result<Self, Refused> {
        let found = sample.repeat_buyers() as u32;
        if found < LEAST_REPEAT_BUYERS {
            return Err(Refused::RepeatBuyers {
                found,
                needed: LEAST_REPEAT_BUYERS,
            });
        }
        match kind {
            ModelKind::Nbd => Self::fit::<Nbd>(sample, AnyModel::Nbd),
            ModelKind::BgNbd => Self::fit::<BgNbd>(sample, AnyModel::BgNbd),
            ModelKind::MbgNbd => Self::fit::<MbgNbd>(sample, AnyModel::MbgNbd),
            ModelKind::ParetoNbd => Self::fit::<ParetoNbd>(sample, AnyModel::ParetoNbd),
        }
    }

    fn fit<M: Model>(sample: &Sample, any: impl Fn(M) -> AnyModel) -> Result<Self, Refused> {
        let fitted = btyd::fit::<M>(sample)?;
        Ok(Self {
            model: any(fitted.model),
            spread: (fitted.covariance.as_deref()).and_then(|matrix| lower(matrix, M::NAMES.len())),
            told: fitted.told(),
        })
    }

    pub(super) fn kind(&self) -> ModelKind {
        self.told.kind
    }

    /// Models with parameters drawn from ln θ ~ N(ln θ̂, V), `count` of them, in
    /// pairs mirrored at the estimate; none where V is not known.
    pub(super) fn draws(&self, count: usize, random: &mut Random) -> Vec<AnyModel> {
        let Some(spread) = &self.spread else {
            return Vec::new();
        };
        let points = draws(&self.model.parameters(), spread, count, random);
        let of = |point: Vec<f64>| AnyModel::from_parameters(self.told.kind, &point);
        points.into_iter().map(of).collect()
    }
}

/// L of V = L·Lᵀ, where rows and columns of V that are 0 stay so.
fn lower(matrix: &[f64], n: usize) -> Option<Vec<f64>> {
    let mut matrix = matrix.to_vec();
    let held: Vec<usize> = (0..n).filter(|&i| matrix[i * n + i] == 0.0).collect();
    for &i in &held {
        matrix[i * n + i] = 1.0;
    }
    let mut lower = cholesky(&matrix, n)?;
    for i in held {
        lower[i * n + i] = 0.0;
    }
    Some(lower)
}

/// Parameters drawn from ln θ ~ N(ln θ̂, L·Lᵀ), in mirrored pairs.
pub(super) fn draws(
    estimate: &[f64],
    spread: &[f64],
    count: usize,
    random: &mut Random,
) -> Vec<Vec<f64>> {
    let n = estimate.len();
    let mut all = Vec::with_capacity(count);
    while all.len() < count {
        let normal: Vec<f64> = (0..n).map(|_| random.normal()).collect();
        for sign in [1.0, -1.0] {
            let point = (0..n).map(|row| {
                let own = &spread[row * n..=row * n + row];
                let shift: f64 = own.iter().zip(&normal).map(|(l, z)| l * z).sum();
                let drawn = estimate[row] * libm::exp(sign * shift);
                drawn
                    .max(LEAST.min(estimate[row]))
                    .min(MOST.max(estimate[row]))
            });
            all.push(point.collect());
        }
    }
    all.truncate(count);
    all
}
