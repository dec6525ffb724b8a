//! What the element's `getResult()` tells of orders that were read into it.

use serde::Serialize;

use super::cohorts::Cohorts;
use super::forecast::{Fitness, Forecast};
use super::holdout::Holdout;
use super::models::{Models, NotFitted};
use super::quality::Quality;
use super::summary::Summary;

/// An analysis as far as the visitor has gone, in the shapes of [`AnalysisResult`]:
/// the numbers on the screen, none of any one customer.
///
/// [`AnalysisResult`]: super::AnalysisResult
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ElementAnalysis {
    /// The account of every row; of several files together, without row numbers.
    pub quality: Quality,
    /// Key figures.
    pub summary: Summary,
    /// By the period of the first order; null until such a table has been looked at.
    pub cohorts: Option<Cohorts>,
    /// Whether the data carry a forecast; null until one was asked for.
    pub fitness: Option<Fitness>,
    /// The models; none until a forecast was asked for.
    pub models: Models,
    /// Models that could not be fitted.
    pub not_fitted: Vec<NotFitted>,
    /// How they did on days they had not seen.
    pub holdout: Option<Holdout>,
    /// What the customers of today will order and be worth.
    pub forecast: Option<Forecast>,
}

impl ElementAnalysis {
    /// Before a forecast was asked for.
    pub fn new(quality: Quality, summary: Summary, cohorts: Option<Cohorts>) -> Self {
        Self {
            quality,
            summary,
            cohorts,
            fitness: None,
            models: Models::default(),
            not_fitted: Vec::new(),
            holdout: None,
            forecast: None,
        }
    }
}
