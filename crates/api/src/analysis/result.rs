//! The analysis as a whole.

use ltv_engine::calendar::Day;
use serde::Serialize;

use super::cohorts::Cohorts;
use super::forecast::{Fitness, Forecast};
use super::holdout::Holdout;
use super::models::{Models, NotFitted};
use super::quality::Quality;
use super::summary::Summary;

/// Everything but the customers one by one. Days are `"YYYY-MM-DD"`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(rename_all = "camelCase")]
pub struct AnalysisResult {
    /// The account of every row.
    pub quality: Quality,
    /// Key figures.
    pub summary: Summary,
    /// By the period of the first order.
    pub cohorts: Cohorts,
    /// Whether the data carry a forecast.
    pub fitness: Fitness,
    /// The models, fitted on all the data.
    pub models: Models,
    /// Models that could not be fitted.
    pub not_fitted: Vec<NotFitted>,
    /// How they did on days they had not seen; null where the data are too short.
    pub holdout: Option<Holdout>,
    /// What the customers of today will order and be worth; null without a model.
    pub forecast: Option<Forecast>,
}

/// How far an analysis is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum AnalyzeProgress {
    /// The file is being read.
    Reading {
        /// Rows read so far.
        rows: f64,
        /// Part of the file that is read, 0 to 1.
        done: f64,
    },
    /// A step of the forecast is done.
    Step {
        /// `fitness`, `fitted`, `refused`, `spend`, `calibrated`, `scorecard`, `tracking`, `outlook` or `done`.
        step: String,
    },
}

/// A day as programs write it.
pub(super) fn iso(day: Day) -> String {
    let (year, month, day) = day.civil();
    format!("{year:04}-{month:02}-{day:02}")
}

/// The day that a program wrote.
pub(super) fn day(text: &str) -> Option<Day> {
    let mut parts = text.splitn(3, '-');
    let mut part = |digits: usize| parts.next().filter(|part| part.len() == digits);
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    Day::from_civil(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
