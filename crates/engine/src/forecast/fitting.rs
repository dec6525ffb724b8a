//! A fitted model with what its forecasts are drawn from.

use crate::btyd::{self, BgNbd, MbgNbd, Model, ModelKind, Nbd, ParetoNbd, Sample};
use crate::numeric::Random;
use crate::numeric::linear::cholesky;

use super::any::AnyModel;
use super::rules::LEAST_REPEAT_BUYERS;
use super::{ModelFit, Refused};

/// Drawn parameters stay within these, the estimate aside: beyond them nothing that is
/// asked of a model changes any more. Ages have a unit and may be longer.
const LEAST: f64 = 1e-4;
pub(super) const MOST: f64 = 1e4;
const LONGEST: f64 = 1e8;

/// A model at its estimate.
#[derive(Debug, Clone)]
pub(super) struct Fitted {
    pub(super) model: AnyModel,
    pub(super) told: ModelFit,
    /// Lower triangle L of the covariance L·Lᵀ of ln θ, row by row; `None` where the
    /// likelihood has no curvature to tell.
    pub(super) spread: Option<Vec<f64>>,
    /// The customers' mean age, in the unit of the fit.
    pub(super) mean_age: f64,
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
            mean_age: sample.mean_age(),
        })
    }

    pub(super) fn kind(&self) -> ModelKind {
        self.told.kind
    }

    /// The model one standard error up and one down along each of the directions in which
    /// ln θ errs independently, the columns of L; `None` where V is not known.
    pub(super) fn moved(&self) -> Option<Vec<[AnyModel; 2]>> {
        let spread = self.spread.as_ref()?;
        let of = |point: Vec<f64>| AnyModel::from_parameters(self.told.kind, &point);
        let pairs = moved(&self.model.parameters(), spread, &self.most());
        Some(pairs.into_iter().map(|pair| pair.map(of)).collect())
    }

    /// Models with parameters drawn from ln θ ~ N(ln θ̂, V), `count` of them, in
    /// pairs mirrored at the estimate; none where V is not known.
    pub(super) fn draws(&self, count: usize, random: &mut Random) -> Vec<AnyModel> {
        let Some(spread) = &self.spread else {
            return Vec::new();
        };
        let points = draws(
            &self.model.parameters(),
            spread,
            &self.most(),
            count,
            random,
        );
        let of = |point: Vec<f64>| AnyModel::from_parameters(self.told.kind, &point);
        points.into_iter().map(of).collect()
    }

    fn most(&self) -> Vec<f64> {
        let is_age = |name: &str| name == "alpha" || name == "beta";
        let each = self.told.parameters.iter();
        each.map(|own| if is_age(&own.name) { LONGEST } else { MOST })
            .collect()
    }
}

/// L of V = L·Lᵀ, where rows and columns of V that are 0 stay so.
pub(super) fn lower(matrix: &[f64], n: usize) -> Option<Vec<f64>> {
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
    most: &[f64],
    count: usize,
    random: &mut Random,
) -> Vec<Vec<f64>> {
    let mut all = Vec::with_capacity(count);
    while all.len() < count {
        let normal: Vec<f64> = estimate.iter().map(|_| random.normal()).collect();
        all.extend(mirrored(estimate, spread, most, &normal));
    }
    all.truncate(count);
    all
}

/// Parameters one step to both sides along each column of L.
pub(super) fn moved(estimate: &[f64], spread: &[f64], most: &[f64]) -> Vec<[Vec<f64>; 2]> {
    let n = estimate.len();
    let step = |column: usize| -> Vec<f64> {
        let of = |at| if at == column { 1.0 } else { 0.0 };
        (0..n).map(of).collect()
    };
    (0..n)
        .map(|column| mirrored(estimate, spread, most, &step(column)))
        .collect()
}

/// Parameters at ln θ̂ + L·z and ln θ̂ − L·z.
///
/// What leads out of what models are sound for is brought back along its way from
/// the estimate. Where customers hardly differ, r and α are hardly known but their ratio
/// is: the way keeps it, a bound for each of them would not.
fn mirrored(estimate: &[f64], spread: &[f64], most: &[f64], normal: &[f64]) -> [Vec<f64>; 2] {
    let n = estimate.len();
    [1.0, -1.0].map(|sign| {
        let shifts: Vec<f64> = (0..n)
            .map(|row| {
                let own = &spread[row * n..=row * n + row];
                let shift: f64 = own.iter().zip(normal).map(|(l, z)| l * z).sum();
                sign * shift
            })
            .collect();
        let part = (0..n)
            .map(|row| {
                let end = if shifts[row] > 0.0 { most[row] } else { LEAST };
                let room = libm::log(end / estimate[row]) / shifts[row];
                // Not a number where it does not move; negative where it is beyond.
                if room >= 0.0 { room } else { 1.0 }
            })
            .fold(1.0, f64::min);
        (estimate.iter().zip(&shifts))
            .map(|(own, shift)| own * libm::exp(part * shift))
            .collect()
    })
}
