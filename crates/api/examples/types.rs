//! Prints the TypeScript declarations of the shapes, each with its documentation.

use ltv_api::{analysis, calculator};
use ts_rs::{Config, TS};

fn main() {
    let config = Config::default();
    macro_rules! declare {
        ($($shape:ty),* $(,)?) => {
            $( print_one::<$shape>(&config); )*
        };
    }
    declare!(
        calculator::CalculatorInputs,
        calculator::Business,
        calculator::Method,
        calculator::Period,
        calculator::Timing,
        calculator::CalculatorResult,
        calculator::Basis,
        calculator::Payback,
        calculator::Refused,
        calculator::Given,
        calculator::Bound,
        analysis::AnalyzeAsked,
        analysis::AskedColumns,
        analysis::AskedColumn,
        analysis::DateOrder,
        analysis::CohortPeriod,
        analysis::TimeUnit,
        analysis::ModelName,
        analysis::AnalyzeProgress,
        analysis::AnalyzeProblem,
        analysis::AnalysisResult,
        analysis::Quality,
        analysis::RowsOfReason,
        analysis::Finding,
        analysis::Summary,
        analysis::Cohorts,
        analysis::Cohort,
        analysis::CohortCell,
        analysis::Fitness,
        analysis::Models,
        analysis::Fit,
        analysis::FittedModel,
        analysis::SpendModel,
        analysis::NotFitted,
        analysis::Estimate,
        analysis::Holdout,
        analysis::HoldoutScore,
        analysis::HoldoutBin,
        analysis::Forecast,
        analysis::ElementAnalysis,
    );
}

fn print_one<T: TS>(config: &Config) {
    println!(
        "{}export {}\n",
        T::docs().unwrap_or_default(),
        T::decl(config)
    );
}
