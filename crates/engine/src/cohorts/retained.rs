//! Continuing the survival of cohorts by a model of contractual retention.

use super::options::Retention;
use super::projection::{NoProjection, Projected, ProjectedCell, Projection, ProjectionMethod};
use super::table::{CohortRow, CohortTable};
use crate::retention::{FittedCurve, LogShare, Losses, RetentionKind};

/// The 90 % quantile of the standard normal distribution.
const Z90: f64 = 1.281_551_565_544_600_4;

/// Survivors of each row by the end of its periods, the cohort's size first; running
/// cells left out.
fn survivors(row: &CohortRow) -> Vec<f64> {
    let full = row.cells.iter().filter(|cell| !cell.running);
    let kept = full.map(|cell| f64::from(cell.retained));
    std::iter::once(f64::from(row.size)).chain(kept).collect()
}

impl CohortTable {
    /// Continues the share retained, under [`Retention::Survival`], by the model of
    /// [`crate::retention`] that explains the observed cohorts best (lowest BIC).
    ///
    /// Nobody lapses before the silence has been long enough: the model's time begins
    /// where the first customer of any cohort is lost.
    pub(super) fn project_retained(&self) -> Result<Projection, NoProjection> {
        if !matches!(self.retention, Retention::Survival { .. }) {
            return Err(NoProjection::NotSurvival);
        }
        let mut rows: Vec<Vec<f64>> = self.rows.iter().map(survivors).collect();
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
        let ahead = |(row, (kept, end)): (&CohortRow, (&Vec<f64>, usize))| {
            let there = Standing::of(row, kept, |age| {
                Some((log_at(end)?, log_at(age as usize + 1)?))
            });
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
            rows: self
                .rows
                .iter()
                .zip(rows.iter().zip(ends))
                .map(ahead)
                .collect(),
        })
    }
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
        row: &CohortRow,
        kept: &[f64],
        logs: impl Fn(u32) -> Option<(LogShare, LogShare)>,
    ) -> Self {
        let last = kept.last().copied().unwrap_or(0.0);
        let running = row.cells.last().filter(|cell| cell.running);
        let most = running.map_or(last, |cell| f64::from(cell.retained).min(last));
        let age = row.cells.len().saturating_sub(1) as u32;
        let expected = running
            .and_then(|_| logs(age))
            .map_or(last, |(from, to)| last * libm::exp(to.value - from.value));
        Self {
            size: f64::from(row.size),
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
