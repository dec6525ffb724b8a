//! The analysis of a file of orders.

mod asked;
mod cohorts;
mod element;
mod forecast;
mod holdout;
mod mapping;
mod models;
mod options;
mod problem;
mod quality;
mod reader;
mod result;
mod run;
mod summary;
mod words;

pub use asked::{AnalyzeAsked, AskedColumn, AskedColumns};
pub use cohorts::{Cohort, CohortCell, Cohorts};
pub use element::ElementAnalysis;
pub use forecast::{Estimate, Fitness, Forecast};
pub use holdout::{Holdout, HoldoutBin, HoldoutScore};
pub use models::{Fit, FittedModel, Models, NotFitted, SpendModel};
pub use problem::AnalyzeProblem;
pub use quality::{Finding, Quality, Reason, RowsOfReason};
pub use result::{AnalysisResult, AnalyzeProgress};
pub use run::analyze;
pub use summary::Summary;
pub use words::{CohortPeriod, DateOrder, ModelName, TimeUnit};
