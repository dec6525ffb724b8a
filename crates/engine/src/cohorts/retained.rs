//! Continuing the survival of cohorts by a model of contractual retention.

use super::options::{CohortBy, Retention};
use super::projection::{NoProjection, Projected, ProjectedCell, Projection, ProjectionMethod};
use super::table::{CohortRow, CohortTable};
use crate::retention::{FittedCurve, LogShare, Losses, RetentionKind};

/// The 90 % quantile of the standard normal distribution.
const Z90: f64 = 1.281_551_565_544_600_4;

/// All that a projection of the share retained needs to know of a cohort.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct RetainedCohort {
    /// Customers, ≥ 1.
    pub size: u32,
    /// Those retained at the end of each full period, from age 0.
    pub kept: Vec<u32>,
    /// Those retained so far in the running period that follows.
    pub running: Option<u32>,
}

impl RetainedCohort {
    fn of(row: &CohortRow) -> Self {
        let full = row.cells.iter().filter(|cell| !cell.running);
        let running = row.cells.last().filter(|cell| cell.running);
        Self {
            size: row.size,
            kept: full.map(|cell| cell.retained).collect(),
            running: running.map(|cell| cell.retained),
        }
    }

    /// Survivors by the end of each full period, the cohort's size first.
    fn survivors(&self) -> Vec<f64> {
        let all = std::iter::once(self.size).chain(self.kept.iter().copied());
        all.map(f64::from).collect()
    }

    /// The oldest age of which anything is known.
    fn oldest(&self) -> usize {
        (self.kept.len() + usize::from(self.running.is_some())).saturating_sub(1)
    }
}

impl CohortTable {
    /// What [`project_retained`] needs of the table.
    ///
    /// # Errors
    /// [`NoProjection::NotByFirstOrder`] and [`NoProjection::NotSurvival`].
    pub fn retained_cohorts(&self) -> Result<Vec<RetainedCohort>, NoProjection> {
        if self.by != CohortBy::FirstOrder {
            return Err(NoProjection::NotByFirstOrder);
        }
        if !matches!(self.retention, Retention::Survival { .. }) {
            return Err(NoProjection::NotSurvival);
        }
        Ok(self.rows.iter().map(RetainedCohort::of).collect())
    }
}

/// Continues the share retained, under [`Retention::Survival`], by the model of
/// [`crate::retention`] that explains the observed cohorts best (lowest BIC).
///
/// Nobody lapses before the silence has been long enough: the model's time begins
/// where the first customer of any cohort is lost.
///
/// # Errors
/// [`NoProjection::NobodyLost`].
pub fn project_retained(cohorts: &[RetainedCohort]) -> Result<Projection, NoProjection> {
    let mut rows: Vec<Vec<f64>> = cohorts.iter().map(RetainedCohort::survivors).collect();
    let oldest = rows.iter().map(Vec::len).max().unwrap_or(0);
    let loses = |row: &Vec<f64>| row.windows(2).position(|pair| pair[1] < pair[0]);
    let safe = rows.iter().filter_map(loses).min();
    let safe = safe.ok_or(NoProjection::NobodyLost)?;
    let mut ends = Vec::new();
    for row in &mut rows {
        // How many periods of the row are observed, those without loss included.
        ends.push(row.len() - 1);
        row.drain(..safe.min(row.len() - 1));
    }
    let fit = Losses::of_cohorts(&rows).ok();
    let fit = fit.and_then(|losses| losses.best_fit());
    let fit = fit.ok_or(NoProjection::NobodyLost)?;
    let start = LogShare::default();
    let logs: Vec<LogShare> = std::iter::once(start)
        .chain(fit.log_survival().take(oldest))
        .collect();
    let log_at = |periods: usize| logs.get(periods.saturating_sub(safe)).copied();
    let ahead = |(cohort, (kept, end)): (&RetainedCohort, (&Vec<f64>, usize))| {
        let there = Standing::of(cohort, kept, |age| Some((log_at(end)?, log_at(age + 1)?)));
        (end..oldest - 1)
            .filter_map(|age| {
                let logs = (log_at(end)?, log_at(age + 1)?);
                Some(there.continued(age as u32, &fit, logs))
            })
            .collect()
    };
    Ok(Projection {
        of: Projected::Retained,
        method: match fit.curve.kind() {
            RetentionKind::Geometric => ProjectionMethod::ConstantChurn,
            RetentionKind::Sbg => ProjectionMethod::ShiftedBetaGeometric,
            RetentionKind::Bdw => ProjectionMethod::BetaDiscreteWeibull,
        },
        factors: Vec::new(),
        rows: cohorts
            .iter()
            .zip(rows.iter().zip(ends))
            .map(ahead)
            .collect(),
    })
}

/// A cohort as it stands.
struct Standing {
    size: f64,
    /// Still there at the end of the last full period.
    last: f64,
    /// No more than these are there by now.
    most: f64,
    /// Expected losses are exceeded in the running period: so much is left of what
    /// is expected at its end.
    part: f64,
}

impl Standing {
    /// `logs` tells ln S at the last full period's end and at the end of an age.
    fn of(
        cohort: &RetainedCohort,
        kept: &[f64],
        logs: impl Fn(usize) -> Option<(LogShare, LogShare)>,
    ) -> Self {
        let last = kept.last().copied().unwrap_or(0.0);
        let most = cohort
            .running
            .map_or(last, |running| f64::from(running).min(last));
        let expected = cohort
            .running
            .and_then(|_| logs(cohort.oldest()))
            .map_or(last, |(from, to)| last * libm::exp(to.value - from.value));
        Self {
            size: f64::from(cohort.size),
            last,
            most,
            part: if expected > most {
                most / expected
            } else {
                1.0
            },
        }
    }

    /// One age: each customer stays with the chance ρ = S(to)/S(from), which is itself
    /// estimated.
    fn continued(
        &self,
        age: u32,
        fit: &FittedCurve,
        (from, to): (LogShare, LogShare),
    ) -> ProjectedCell {
        let last = self.last;
        let log = to.value - from.value;
        let stay = libm::exp(log);
        let slopes = std::array::from_fn(|i| to.slopes[i] - from.slopes[i]);
        let unsure = fit.variance(slopes).unwrap_or(0.0) * stay * stay;
        let leave = -libm::expm1(log);
        let error = libm::sqrt(last * stay * leave + last * last * unsure);
        let spread = error / (last * stay * leave);
        let of = |chance: f64| (self.part * last * chance).min(self.most) / self.size;
        // Quantiles of a chance that is normal in its logit; without a spread itself.
        let quantile = |reach: f64| {
            let odds = stay / leave * libm::exp(reach * spread);
            let chance = odds / (1.0 + odds);
            of(if chance.is_nan() { stay } else { chance })
        };
        ProjectedCell {
            age,
            cumulative: of(stay),
            standard_error: self.part * error / self.size,
            low: quantile(-Z90),
            high: quantile(Z90),
        }
    }
}
