//! The analysis of a file of orders.

mod asked;
mod cohorts;
mod forecast;
mod mapping;
mod problem;
mod quality;
mod result;
mod run;
mod summary;

pub use asked::{
    AnalyzeAsked, AskedColumn, AskedColumns, CohortPeriod, DateOrder, ModelName, TimeUnit,
};
pub use cohorts::{Cohort, CohortCell, Cohorts};
pub use forecast::{
    Estimate, Fitness, FittedModel, Forecast, Holdout, HoldoutBin, HoldoutScore, Models, NotFitted,
    SpendModel,
};
pub use problem::AnalyzeProblem;
pub use quality::{Finding, Quality, Reason, RowsOfReason};
pub use result::{AnalysisResult, AnalyzeProgress};
pub use run::analyze;
pub use summary::Summary;
