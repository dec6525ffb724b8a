//! The way of the data: the widget's own service reads, the engine foretells.

use std::rc::Rc;

use ltv_engine::calendar::Day;
use ltv_engine::forecast::{Forecast, Step, Verdict};
use ltv_worker::protocol::FileToLoad;
use ltv_worker::service::Service;
use web_sys::Blob;

use super::asked::AnalyzeAsked;
use super::forecast::{self, Fitness};
use super::holdout::Holdout;
use super::mapping::{mapping, names};
use super::models::{Models, NotFitted, SpendModel};
use super::options::Options;
use super::problem::AnalyzeProblem;
use super::quality::Quality;
use super::reader::Reader;
use super::result::{AnalysisResult, AnalyzeProgress};
use super::summary::Summary;

/// Reads the orders in `data`, analyses and forecasts them. `today` is the day where
/// the caller is. The forecast comes with the result, for its columns.
///
/// # Errors
/// [`AnalyzeProblem`].
pub async fn analyze(
    data: Blob,
    asked: AnalyzeAsked,
    today: Day,
    progress: impl Fn(&AnalyzeProgress),
) -> Result<(AnalysisResult, Forecast), AnalyzeProblem> {
    let options = Options::of(&asked, today)?;
    let service = Service::default();
    let reader = Reader {
        service: &service,
        data: &data,
        progress: &progress,
    };
    let look = reader.look().await?;
    let columns = names(&look.preview);
    let encoding = look.encoding;
    let mapping = mapping(look.preview, &asked)?;
    let file = FileToLoad {
        mapping,
        encoding,
        namespace: 0,
    };
    let loaded = reader.load(file, options.import, &columns).await?;
    options.check(&loaded.summary)?;
    let cohorts = reader.cohorts(options.cohorts).await?;
    let history = reader.history().await?;
    let accounts = loaded.files.iter().map(|file| &file.report);
    let mut result = AnalysisResult {
        quality: Quality::of(accounts, &loaded.findings),
        summary: Summary::of(&loaded.summary, loaded.currency),
        cohorts,
        fitness: Fitness {
            verdict: Verdict::Insufficient,
            concerns: Vec::new(),
        },
        models: Models::default(),
        not_fitted: Vec::new(),
        holdout: None,
        forecast: None,
    };
    let spend_alone = options.forecast.models.is_empty();
    let mut forecast = Forecast::new(Rc::new(history), options.forecast);
    while let Some(step) = forecast.next_step() {
        // Without any model of purchases the last word is that none was stable.
        if spend_alone && matches!(step, Step::Done { .. }) {
            continue;
        }
        progress(&AnalyzeProgress::Step {
            step: take(&mut result, step).to_owned(),
        });
    }
    Ok((result, forecast))
}

/// Puts a step into the result; its name.
fn take(result: &mut AnalysisResult, step: Step) -> &'static str {
    match step {
        Step::Fitness { fitness } => {
            result.fitness = Fitness::of(&fitness);
            "fitness"
        }
        Step::Fitted { fit } => {
            result.models.put(&fit);
            "fitted"
        }
        Step::Refused { model, reason } => {
            result.not_fitted.push(NotFitted::of(model.into(), reason));
            "refused"
        }
        Step::Spend { fit, refused } => {
            result.models.gamma_gamma = fit.as_deref().map(SpendModel::of);
            result.not_fitted.extend(refused.map(NotFitted::spend));
            "spend"
        }
        Step::Calibrated { .. } => "calibrated",
        Step::Scorecard { scorecard } => {
            result.holdout = scorecard.as_deref().map(Holdout::of);
            "scorecard"
        }
        Step::Tracking { .. } => "tracking",
        Step::Outlook { outlook } => {
            result.forecast = Some(forecast::Forecast::of(&outlook));
            "outlook"
        }
        Step::Done { fitness } => {
            result.fitness = Fitness::of(&fitness);
            "done"
        }
    }
}
