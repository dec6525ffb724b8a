//! Which model is proposed, and why.
//!
//! A trial on days that the models have not seen is the judge, but a noisy one: squared
//! errors are mostly those of a few frequent customers, so models whose errors differ
//! by a per cent or two are not told apart by it. The orders themselves say far more of
//! which model describes them. Hence, of the models that converged both times:
//!
//! 1. The trial decides between models whose errors differ by more than chance.
//! 2. Of those alike, one whose range held the total goes before one whose did not.
//! 3. Of the rest the lowest BIC decides (over all orders; NBD, in which nobody leaves, is
//!    proposed where leaving does not show, for it has fewer parameters).
//! 4. Where that does not tell them apart either, the closest on the total.
//!
//! A naive rule is never proposed, for it says nothing of who is still a customer, and
//! has no range. Where one is closer than every model it is said.

use crate::btyd::ModelKind;

use super::fitting::Fitted;
use super::holdout::Holdout;
use super::session::Calibrated;
use super::{BestReason, Contender, Score};

/// By how much closer, as a share of RMSE, a naive rule must be to be worth a word.
const CLOSER: f64 = 0.01;
/// Differences of BIC up to this are "not worth more than a bare mention" (Kass &
/// Raftery 1995, "Bayes factors", *JASA* 90, section 3.2).
const SAME_BIC: f64 = 2.0;

/// A model that may be proposed: tried, and fitted to all days.
struct Candidate<'a> {
    tried: &'a Calibrated,
    bic: f64,
}

impl Candidate<'_> {
    fn kind(&self) -> ModelKind {
        self.tried.fitted.kind()
    }

    fn rmse(&self) -> f64 {
        self.tried.score.rmse
    }

    /// How far off the total was.
    fn off(&self) -> f64 {
        let score = &self.tried.score;
        score.error.map_or(score.total.mean, f64::abs)
    }

    fn held(&self, actual: f64) -> bool {
        let interval = self.tried.score.total.interval;
        interval.is_some_and(|(low, high)| (low..=high).contains(&actual))
    }
}

/// By the trial. `scores` are all contenders', `fits` those over all days.
pub(super) fn by_holdout(
    holdout: &Holdout,
    tried: &[&Calibrated],
    scores: &[Score],
    fits: &[&Fitted],
) -> Option<(ModelKind, BestReason)> {
    let bic = |kind: ModelKind| Some(fits.iter().find(|fit| fit.kind() == kind)?.told.bic);
    let mut models: Vec<Candidate> = (tried.iter())
        .filter(|one| one.fitted.told.converged)
        .filter_map(|&tried| {
            let bic = bic(tried.fitted.kind())?;
            Some(Candidate { tried, bic })
        })
        .collect();
    models.sort_by(|one, other| one.rmse().total_cmp(&other.rmse()));
    let first = models.first()?;
    let (least, count) = (first.rmse(), models.len());
    let next = models.get(1).map_or(least, Candidate::rmse);
    let first = first.tried;
    models.retain(|one| holdout.alike(&first.of_row, &one.tried.of_row));
    let reason = if count == 1 {
        BestReason::Only
    } else if models.len() == 1 {
        BestReason::Holdout {
            ahead: (next - least) / next,
        }
    } else {
        narrow(&mut models, holdout.total())
    };
    let best = models.first()?.kind();
    let naive = (scores.iter())
        .filter(|score| !matches!(score.contender, Contender::Model(_)))
        .map(|score| score.rmse)
        .fold(f64::INFINITY, f64::min);
    // Where nobody bought a rule that says so is right to the last digit.
    if holdout.total() > 0.0 && naive < (1.0 - CLOSER) * least {
        let by = (least - naive) / least;
        return Some((best, BestReason::NaiveIsBetter { by }));
    }
    Some((best, reason))
}

/// The best first, of models that the trial does not tell apart customer by customer.
fn narrow(models: &mut Vec<Candidate>, actual: f64) -> BestReason {
    if models.iter().any(|one| one.held(actual)) {
        models.retain(|one| one.held(actual));
    }
    models.sort_by(|one, other| one.bic.total_cmp(&other.bic));
    let lowest = models.first().map_or(0.0, |one| one.bic);
    models.retain(|one| one.bic <= lowest + SAME_BIC);
    models.sort_by(|one, other| one.off().total_cmp(&other.off()));
    if models.len() > 1 {
        BestReason::Total
    } else {
        BestReason::Likelihood
    }
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
