//! The way of the data: the widget's own service reads, the engine foretells.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{ArrayBuffer, Uint8Array};
use ltv_engine::calendar::Day;
use ltv_engine::cohorts::CohortOptions;
use ltv_engine::forecast::{Forecast, ForecastOptions, Step, Unit, Verdict};
use ltv_engine::history::History;
use ltv_engine::ingest::values::CurrencyCode;
use ltv_engine::ingest::{ImportOptions, TableKind};
use ltv_engine::units::{Discount, Period};
use ltv_worker::protocol::{
    Analysis, Ask, CohortAsk, Event, Failure, FileToLoad, InspectAsk, Loaded, Look, Request,
};
use ltv_worker::service::Service;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::asked::AnalyzeAsked;
use super::cohorts::Cohorts;
use super::forecast::{self, Fitness, Holdout, Models, NotFitted, SpendModel};
use super::mapping::{mapping, names};
use super::problem::AnalyzeProblem;
use super::quality::Quality;
use super::result::{AnalysisResult, AnalyzeProgress, day};
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
    let cohorts = reader.cohorts(options.cohorts).await?;
    let history = reader.history().await?;
    let account = loaded.files.first().map(|file| &file.report);
    let mut result = AnalysisResult {
        quality: Quality::of(&account.cloned().unwrap_or_default(), &loaded.findings),
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
    let mut forecast = Forecast::new(Rc::new(history), options.forecast);
    while let Some(step) = forecast.next_step() {
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
            result.not_fitted.push(NotFitted {
                model: model.into(),
                reason,
            });
            "refused"
        }
        Step::Spend { fit, refused } => {
            result.models.gamma_gamma = fit.as_deref().map(SpendModel::of);
            result.not_fitted.extend(refused.map(|reason| NotFitted {
                model: super::asked::ModelName::GammaGamma,
                reason,
            }));
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

struct Options {
    import: ImportOptions,
    cohorts: CohortOptions,
    forecast: ForecastOptions,
}

impl Options {
    fn of(asked: &AnalyzeAsked, today: Day) -> Result<Self, AnalyzeProblem> {
        let currency = match &asked.currency {
            None => None,
            Some(code) => Some(
                CurrencyCode::new(code.as_bytes())
                    .ok_or_else(|| wrong("currency", "a code has three letters"))?,
            ),
        };
        let unit: Unit = asked.unit.map_or(Unit::Week, Into::into);
        let usual = ForecastOptions::default();
        let horizon = match asked.horizon {
            None => usual.horizon,
            Some(units) => whole_days(units * unit.days())?,
        };
        Ok(Self {
            import: ImportOptions {
                currency,
                as_of: written("asOf", asked.as_of.as_deref())?,
                ..ImportOptions::new(today)
            },
            cohorts: CohortOptions {
                period: asked.cohort_by.map_or(Period::Month, Into::into),
                ..CohortOptions::default()
            },
            forecast: ForecastOptions {
                unit,
                calibration_end: written("calibrationEnd", asked.calibration_end.as_deref())?,
                horizon,
                discount: Discount {
                    rate: within("discountRate", asked.discount_rate, 0.0, 1.0)?.unwrap_or(0.1),
                    per: Period::Year,
                },
                margin: within("margin", asked.margin, 1e-6, 1.0)?.unwrap_or(1.0),
                models: match &asked.models {
                    None => usual.models,
                    Some(names) => names.iter().filter_map(|name| name.purchases()).collect(),
                },
                chosen: None,
            },
        })
    }
}

fn wrong(option: &str, detail: &str) -> AnalyzeProblem {
    AnalyzeProblem::Option {
        option: option.to_owned(),
        detail: detail.to_owned(),
    }
}

fn written(option: &str, text: Option<&str>) -> Result<Option<Day>, AnalyzeProblem> {
    match text {
        None => Ok(None),
        Some(text) => match day(text) {
            Some(day) => Ok(Some(day)),
            None => Err(wrong(option, "it is a day such as \"2025-12-31\"")),
        },
    }
}

fn within(
    option: &str,
    value: Option<f64>,
    low: f64,
    high: f64,
) -> Result<Option<f64>, AnalyzeProblem> {
    match value {
        Some(number) if !(low..=high).contains(&number) => {
            Err(wrong(option, &format!("it is between {low} and {high}")))
        }
        other => Ok(other),
    }
}

fn whole_days(days: f64) -> Result<u32, AnalyzeProblem> {
    if (0.5..=3650.5).contains(&days) {
        Ok((days + 0.5) as u32)
    } else {
        Err(wrong("horizon", "it is 1 to 3650 days"))
    }
}

/// The service, asked one question after the other.
struct Reader<'a> {
    service: &'a Service,
    data: &'a Blob,
    progress: &'a dyn Fn(&AnalyzeProgress),
}

impl Reader<'_> {
    async fn ask(&self, request: Request, sources: Vec<Blob>) -> (Option<Event>, Option<Blob>) {
        let last = RefCell::new((None, None));
        self.service
            .answer(1, request, sources, |event, file| {
                if let Event::Progress { rows, bytes, total } = event {
                    let done = if total > 0.0 { bytes / total } else { 1.0 };
                    (self.progress)(&AnalyzeProgress::Reading { rows, done });
                } else {
                    *last.borrow_mut() = (Some(event), file);
                }
            })
            .await;
        last.into_inner()
    }

    async fn look(&self) -> Result<Look, AnalyzeProblem> {
        let ask = InspectAsk {
            kind: Some(TableKind::Orders),
            ..InspectAsk::default()
        };
        match self
            .ask(Request::Inspect { ask }, vec![self.data.clone()])
            .await
            .0
        {
            Some(Event::Inspected { look }) => Ok(*look),
            Some(Event::Workbook) => Err(AnalyzeProblem::Workbook),
            other => Err(failed(other, &[])),
        }
    }

    async fn load(
        &self,
        file: FileToLoad,
        options: ImportOptions,
        columns: &[String],
    ) -> Result<Loaded, AnalyzeProblem> {
        let request = Request::Load {
            files: vec![file],
            options,
            merge: Vec::new(),
        };
        match self.ask(request, vec![self.data.clone()]).await.0 {
            Some(Event::Loaded { loaded }) => Ok(*loaded),
            other => Err(failed(other, columns)),
        }
    }

    async fn cohorts(&self, options: CohortOptions) -> Result<Cohorts, AnalyzeProblem> {
        let ask = Ask::Cohorts {
            ask: CohortAsk {
                options,
                ..CohortAsk::default()
            },
        };
        match self.ask(Request::Analyse { ask }, Vec::new()).await.0 {
            Some(Event::Analysed {
                analysis: Analysis::Cohorts { cohorts },
            }) => Ok(Cohorts::of(&cohorts.table)),
            other => Err(failed(other, &[])),
        }
    }

    async fn history(&self) -> Result<History, AnalyzeProblem> {
        let (event, bytes) = self.ask(Request::History, Vec::new()).await;
        let Some(blob) = bytes else {
            return Err(failed(event, &[]));
        };
        let buffer = JsFuture::from(blob.array_buffer()).await;
        let buffer = buffer.map_err(|_| AnalyzeProblem::Crashed)?;
        let bytes = Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>()).to_vec();
        History::decode(&bytes).map_err(|_| AnalyzeProblem::Crashed)
    }
}

fn failed(event: Option<Event>, columns: &[String]) -> AnalyzeProblem {
    let Some(Event::Failed { failure }) = event else {
        return AnalyzeProblem::Crashed;
    };
    match failure {
        Failure::Content { error, .. } => AnalyzeProblem::of(&error, columns),
        Failure::Unreadable { .. } | Failure::Damaged { .. } | Failure::Unsupported { .. } => {
            AnalyzeProblem::Unreadable
        }
        Failure::NoOrders => AnalyzeProblem::NoValidRow,
        _ => AnalyzeProblem::Crashed,
    }
}
