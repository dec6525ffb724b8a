//! A forecast as far as it is there.

use ltv_engine::btyd::ModelKind;
use ltv_engine::forecast::{
    Fitness, ForecastOptions, ModelFit, Outlook, Refused, Scorecard, SpendFit, Step, Tracking,
    Verdict,
};
use ltv_worker::protocol::models::News;

/// What a model says of customers who bought once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OneTime {
    /// The model.
    pub model: ModelKind,
    /// Days since their only purchase.
    pub since: u32,
    /// P(alive).
    pub p_alive: f64,
}

/// The model of spend, or why there is none.
#[derive(Debug, Clone, PartialEq)]
pub struct SpendResult {
    /// The model.
    pub fit: Option<SpendFit>,
    /// Why there is none.
    pub refused: Option<Refused>,
}

/// The parts that have come.
#[derive(Debug, Clone, PartialEq)]
pub struct Results {
    /// What was asked for.
    pub options: ForecastOptions,
    /// Whether the data are fit for it; the last word replaces the first.
    pub fitness: Option<Fitness>,
    /// The models of purchases, in the order of fitting.
    pub fits: Vec<ModelFit>,
    /// Those that cannot be fitted.
    pub refused: Vec<(ModelKind, Refused)>,
    /// The model of spend.
    pub spend: Option<SpendResult>,
    /// The models as fitted for the trial, to the days before it.
    pub tried: Vec<ModelFit>,
    /// How the models did on days they had not seen; inside `None` where the data
    /// are too short.
    pub scorecard: Option<Option<Scorecard>>,
    /// Repeat purchases over time.
    pub tracking: Option<Tracking>,
    /// The forecast.
    pub outlook: Option<Outlook>,
    /// Of customers who bought once, by model.
    pub one_time: Vec<OneTime>,
}

impl Results {
    pub(super) fn new(options: ForecastOptions) -> Self {
        Self {
            options,
            fitness: None,
            fits: Vec::new(),
            refused: Vec::new(),
            spend: None,
            tried: Vec::new(),
            scorecard: None,
            tracking: None,
            outlook: None,
            one_time: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, news: News) {
        match news {
            News::OneTime {
                model,
                since,
                p_alive,
            } => self.one_time.push(OneTime {
                model,
                since,
                p_alive,
            }),
            News::Step { step } => match *step {
                Step::Fitness { fitness } | Step::Done { fitness } => self.fitness = Some(fitness),
                Step::Fitted { fit } => self.fits.push(*fit),
                Step::Refused { model, reason } => self.refused.push((model, reason)),
                Step::Spend { fit, refused } => {
                    self.spend = Some(SpendResult {
                        fit: fit.map(|fit| *fit),
                        refused,
                    });
                }
                Step::Calibrated { fit } => self.tried.push(*fit),
                Step::Scorecard { scorecard } => {
                    self.scorecard = Some(scorecard.map(|scorecard| *scorecard));
                }
                Step::Tracking { tracking } => self.tracking = Some(tracking),
                Step::Outlook { outlook } => self.outlook = Some(*outlook),
            },
        }
    }

    /// The data are not fit for any forecast.
    pub fn insufficient(&self) -> bool {
        self.fitness
            .as_ref()
            .is_some_and(|fitness| fitness.verdict == Verdict::Insufficient)
    }

    /// They were tried, and no model came to a stable result.
    pub fn unstable(&self) -> bool {
        self.insufficient() && !self.fits.is_empty()
    }

    /// The fit of a model.
    pub fn fit(&self, kind: ModelKind) -> Option<&ModelFit> {
        self.fits.iter().find(|fit| fit.kind == kind)
    }
}
