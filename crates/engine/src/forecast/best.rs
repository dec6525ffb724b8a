//! Which model is proposed, and why.

use crate::btyd::ModelKind;

use super::fitting::Fitted;
use super::{BestReason, Contender, Score};

/// Errors per customer within this share of each other are alike: then the total
/// decides.
const ALIKE: f64 = 0.01;

/// By the scores, of the models that converged both times.
pub(super) fn by_holdout(
    scores: &[Score],
    eligible: &[ModelKind],
) -> Option<(ModelKind, BestReason)> {
    let model = |score: &Score| match score.contender {
        Contender::Model(kind) if eligible.contains(&kind) => Some(kind),
        _ => None,
    };
    let mut models: Vec<(ModelKind, &Score)> = scores
        .iter()
        .filter_map(|score| Some((model(score)?, score)))
        .collect();
    models.sort_by(|one, other| one.1.rmse.total_cmp(&other.1.rmse));
    let &(first, least) = models.first()?;
    let naive = (scores.iter())
        .filter(|score| !matches!(score.contender, Contender::Model(_)))
        .map(|score| score.rmse)
        .fold(f64::INFINITY, f64::min);
    let off = |score: &Score| score.error.map_or(score.total.mean, f64::abs);
    let alike: Vec<_> = (models.iter())
        .filter(|(_, score)| score.rmse <= least.rmse * (1.0 + ALIKE))
        .collect();
    let closest = (alike.iter()).min_by(|one, other| off(one.1).total_cmp(&off(other.1)));
    let (best, reason) = if models.len() == 1 {
        (first, BestReason::Only)
    } else if alike.len() > 1 {
        (closest.map_or(first, |one| one.0), BestReason::Total)
    } else {
        let next = models[1].1.rmse;
        let ahead = (next - least.rmse) / next;
        (first, BestReason::Holdout { ahead })
    };
    if naive < least.rmse {
        let by = (least.rmse - naive) / least.rmse;
        return Some((best, BestReason::NaiveIsBetter { by }));
    }
    Some((best, reason))
}

/// Without a holdout: the lowest BIC of those that converged.
pub(super) fn by_bic(fits: &[&Fitted]) -> Option<(ModelKind, BestReason)> {
    let converged: Vec<_> = fits.iter().filter(|fit| fit.told.converged).collect();
    let best = (converged.iter()).min_by(|one, other| one.told.bic.total_cmp(&other.told.bic))?;
    let reason = if converged.len() == 1 {
        BestReason::Only
    } else {
        BestReason::Bic
    };
    Some((best.kind(), reason))
}
