//! A forecast in the making, and the questions that it answers once made.

use std::cell::RefCell;
use std::rc::Rc;

use crate::btyd::{ModelKind, Sample};
use crate::history::History;

use super::fitting::Fitted;
use super::holdout::Holdout;
use super::kept::Kept;
use super::known::Known;
use super::money::Money;
use super::rules;
use super::scored::Scored;
use super::spending::Spending;
use super::table::Table;
use super::{BestReason, Fitness, ForecastOptions, Refused, Score, Step, Verdict};

/// A forecast over a history, made step by step.
///
/// ```no_run
/// # use std::rc::Rc;
/// # use ltv_engine::{forecast::{Forecast, ForecastOptions}, history::History};
/// # fn tell(history: History) {
/// let mut forecast = Forecast::new(Rc::new(history), ForecastOptions::default());
/// while let Some(step) = forecast.next_step() {
///     println!("{step:?}");
/// }
/// # }
/// ```
#[derive(Debug)]
pub struct Forecast {
    pub(super) history: Rc<History>,
    pub(super) options: ForecastOptions,
    stage: Stage,
    pub(super) known: Rc<Known>,
    pub(super) fitness: Option<Fitness>,
    pub(super) money: Option<Rc<Money>>,
    pub(super) fits: Vec<(ModelKind, Result<Fitted, Refused>)>,
    pub(super) spending: Option<Result<Spending, Refused>>,
    pub(super) holdout: Option<Rc<Holdout>>,
    pub(super) calibrated: Vec<Rc<Calibrated>>,
    pub(super) proposal: Option<(ModelKind, BestReason)>,
    pub(super) made: Option<Made>,
    /// What models are being fitted to; let go once they are.
    pub(super) sample: Option<Rc<Sample>>,
    /// What was worked out for other options and holds for these.
    pub(super) kept: Kept,
}

/// The model that forecasts, what it says of each row, and the table of customers.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) kind: ModelKind,
    pub(super) scored: Scored,
    pub(super) table: RefCell<Table>,
}

/// A model fitted to the calibration and what it foretold.
#[derive(Debug)]
pub(super) struct Calibrated {
    pub(super) fitted: Fitted,
    pub(super) of_row: Vec<f64>,
    pub(super) score: Score,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Fitness,
    Fit(usize),
    Spend,
    Calibrate(usize),
    Scorecard,
    Tracking,
    Outlook,
    Done,
    Over,
}

impl Forecast {
    /// A forecast that has not begun.
    pub fn new(history: Rc<History>, options: ForecastOptions) -> Self {
        let known = Rc::new(Known::at(&history, history.as_of()));
        Self::begin(history, known, options.valid(), Kept::default())
    }

    pub(super) fn begin(
        history: Rc<History>,
        known: Rc<Known>,
        options: ForecastOptions,
        kept: Kept,
    ) -> Self {
        Self {
            history,
            options,
            stage: Stage::Fitness,
            known,
            fitness: None,
            money: None,
            fits: Vec::new(),
            spending: None,
            holdout: None,
            calibrated: Vec::new(),
            proposal: None,
            made: None,
            sample: None,
            kept,
        }
    }

    /// The history.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// What is forecast, as given but for what is out of range.
    pub fn options(&self) -> &ForecastOptions {
        &self.options
    }

    /// Works out the next result; `None` once there are no more.
    pub fn next_step(&mut self) -> Option<Step> {
        loop {
            let stage = self.stage;
            match stage {
                Stage::Fitness => {
                    let fitness = rules::judge(&self.history, &self.known);
                    self.stage = if fitness.verdict == Verdict::Insufficient {
                        Stage::Over
                    } else {
                        Stage::Fit(0)
                    };
                    self.fitness = Some(fitness.clone());
                    return Some(Step::Fitness { fitness });
                }
                Stage::Fit(at) => {
                    if let Some(&kind) = self.options.models.get(at) {
                        self.stage = Stage::Fit(at + 1);
                        return Some(self.fit_one(kind));
                    }
                    self.sample = None;
                    self.stage = Stage::Spend;
                }
                Stage::Spend => {
                    self.begin_holdout();
                    self.stage = Stage::Calibrate(0);
                    return Some(self.spend());
                }
                Stage::Calibrate(at) => {
                    let kind = self.options.models.get(at).copied();
                    if let Some(model) = kind.filter(|_| self.holdout.is_some()) {
                        self.stage = Stage::Calibrate(at + 1);
                        if let Some(own) = self.calibrate(model) {
                            let fit = Box::new(own.fitted.told.clone());
                            return Some(Step::Calibrated { fit });
                        }
                    } else {
                        self.sample = None;
                        self.stage = Stage::Scorecard;
                    }
                }
                Stage::Scorecard => {
                    self.stage = Stage::Tracking;
                    let scorecard = self.scorecard().map(Box::new);
                    return Some(Step::Scorecard { scorecard });
                }
                Stage::Tracking => {
                    self.stage = Stage::Outlook;
                    if let Some(tracking) = self.tracking() {
                        return Some(Step::Tracking { tracking });
                    }
                }
                Stage::Outlook => {
                    self.stage = Stage::Done;
                    if let Some(outlook) = self.outlook().map(Box::new) {
                        return Some(Step::Outlook { outlook });
                    }
                }
                Stage::Done => {
                    self.stage = Stage::Over;
                    return self.done().map(|fitness| Step::Done { fitness });
                }
                Stage::Over => return None,
            }
        }
    }
}
