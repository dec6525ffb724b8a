//! Continuing the cohorts of a table; sums by development factors.

use super::development::{continued, factors, volumes};
use super::options::CohortBy;
use super::projection::{
    LEAST_COHORTS, NoProjection, Projected, ProjectedCell, Projection, ProjectionMethod,
};
use super::retained::project_retained;
use super::table::{CohortCell, CohortRow, CohortTable};

/// The 90 % quantile of the standard normal distribution.
const Z90: f64 = 1.281_551_565_544_600_4;

impl CohortTable {
    /// Continues the cohorts to the oldest age that any has completed: sums by
    /// development factors, the share retained by a survival curve.
    ///
    /// # Errors
    /// See [`NoProjection`].
    pub fn project(&self, of: Projected) -> Result<Projection, NoProjection> {
        match of {
            Projected::Retained => project_retained(&self.retained_cohorts()?),
            sum => self.project_sum(sum),
        }
    }

    /// [`Self::project`] of a sum alone: who needs no share retained does without
    /// the models of [`crate::retention`].
    ///
    /// # Errors
    /// See [`NoProjection`]; [`NoProjection::NotSurvival`] of what is no sum.
    pub fn project_sum(&self, of: Projected) -> Result<Projection, NoProjection> {
        if self.by != CohortBy::FirstOrder {
            return Err(NoProjection::NotByFirstOrder);
        }
        if of == Projected::Retained {
            return Err(NoProjection::NotSurvival);
        }
        let sum = |cell: &CohortCell| {
            let each = match of {
                Projected::Orders => Some(cell.cumulative.orders),
                Projected::Revenue => Some(cell.cumulative.revenue),
                Projected::Contribution => cell.cumulative.contribution,
                Projected::Retained => None,
            };
            each.map(|each| each * f64::from(cell.customers))
        };
        let full = |row: &CohortRow| {
            let cells = row.cells.iter().filter(|cell| !cell.running);
            cells.map(sum).collect::<Option<Vec<f64>>>()
        };
        let triangle = self.rows.iter().map(full).collect::<Option<Vec<_>>>();
        let triangle = triangle.ok_or(NoProjection::NoContribution)?;
        let cohorts = triangle.iter().filter(|row| row.len() > 1).count() as u32;
        if cohorts < LEAST_COHORTS {
            return Err(NoProjection::TooFewCohorts {
                cohorts,
                needed: LEAST_COHORTS,
            });
        }
        if triangle.iter().flatten().any(|&sum| sum < 0.0) {
            return Err(NoProjection::Negative);
        }
        let factors = factors(&triangle);
        let volumes = volumes(&triangle, factors.len());
        let rows = self
            .rows
            .iter()
            .zip(&triangle)
            .map(|(row, own)| {
                let size = f64::from(row.size);
                let seen = row.cells.last().and_then(sum).unwrap_or(0.0) / size;
                let ages = continued(&factors, &volumes, own);
                ages.into_iter()
                    .map(|(age, mean, variance)| {
                        projected(age, mean / size, libm::sqrt(variance) / size, seen)
                    })
                    .collect()
            })
            .collect();
        Ok(Projection {
            of,
            method: ProjectionMethod::DevelopmentFactors,
            factors,
            rows,
        })
    }
}

/// A projected cell; sums do not fall below what has been `seen` of them.
fn projected(age: u32, mean: f64, error: f64, seen: f64) -> ProjectedCell {
    let log_variance = libm::log1p((error / mean) * (error / mean));
    let reach = Z90 * libm::sqrt(log_variance);
    let quantile = |reach: f64| (mean * libm::exp(reach - log_variance / 2.0)).max(seen);
    ProjectedCell {
        age,
        cumulative: mean.max(seen),
        standard_error: error,
        low: quantile(-reach),
        high: quantile(reach),
    }
}
