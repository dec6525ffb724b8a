//! Answers requests of the models module. A forecast is made step by step: each
//! result is told as soon as it is there, and between two a cancel is heard. A
//! step itself is ended from outside, with the worker.

mod export;
mod one_time;

use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;

use ltv_engine::cohorts::{RetainedCohort, project_retained};
use ltv_engine::forecast::{Forecast, ForecastOptions, Person, Step};
use ltv_engine::history::History;
use ltv_engine::retention::{Retention, RetentionOptions, Survivors};
use ltv_engine::segments::Expected;
use web_sys::Blob;

use crate::blobs;
use crate::protocol::models::{Event, Failure, News, PeopleAsk, Request};
use crate::service::pause;

/// Answers requests of one port, and holds what was forecast last.
#[derive(Clone, Default)]
pub struct Service {
    given_up: Rc<RefCell<HashSet<u32>>>,
    history: Rc<RefCell<Option<Rc<History>>>>,
    forecast: Rc<RefCell<Option<Rc<Forecast>>>>,
}

enum Stop {
    Cancelled,
    Failed(Failure),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

type Answer = Result<(Event, Option<Blob>), Stop>;

impl Service {
    /// Answers one request. `say` sends an event of this request, and a file
    /// beside it.
    pub async fn answer(
        &self,
        id: u32,
        request: Request,
        source: Option<Blob>,
        say: impl Fn(Event, Option<Blob>),
    ) {
        let answer = match request {
            Request::Cancel { target } => {
                self.given_up.borrow_mut().insert(target);
                return;
            }
            Request::Load => self.load(source).await,
            Request::Forecast { options } => {
                let tell = |news| say(Event::Progress { news }, None);
                self.forecast(id, options, &tell).await
            }
            Request::People { ask, from, count } => self.done().map(|forecast| {
                let (total, people) = people(&forecast, &ask, from, count);
                (Event::People { total, people }, None)
            }),
            Request::Card { index } => self.done().map(|forecast| {
                let card = forecast.card(index).map(Box::new);
                (Event::Card { card }, None)
            }),
            Request::Expected => self.done().and_then(|forecast| expected(&forecast)),
            Request::Survivors { survivors, options } => {
                Ok((retention(&survivors, &options), None))
            }
            Request::Retained { cohorts } => Ok((projected(&cohorts), None)),
            Request::Export { ask, heads } => match self.done() {
                Ok(forecast) => self.export(id, &forecast, &ask, &heads).await,
                Err(stop) => Err(stop),
            },
        };
        self.given_up.borrow_mut().remove(&id);
        match answer {
            Ok((event, file)) => say(event, file),
            Err(Stop::Cancelled) => say(Event::Cancelled, None),
            Err(Stop::Failed(failure)) => say(Event::Failed { failure }, None),
        }
    }

    async fn load(&self, source: Option<Blob>) -> Answer {
        let source = source.ok_or(Failure::Misunderstood)?;
        let bytes = blobs::bytes(&source).await.ok_or(Failure::History)?;
        let history = History::decode(&bytes).map_err(|_| Failure::History)?;
        *self.forecast.borrow_mut() = None;
        *self.history.borrow_mut() = Some(Rc::new(history));
        Ok((Event::Loaded, None))
    }

    async fn forecast(&self, id: u32, options: ForecastOptions, tell: &dyn Fn(News)) -> Answer {
        let history = self.history.borrow().clone();
        let history = history.ok_or(Failure::NothingLoaded)?;
        let since = one_time::since(&history);
        let unit = options.unit;
        // What need not be worked out again is taken over from the last one.
        let last = self.forecast.borrow().clone();
        let mut forecast = match last {
            Some(last) => last.again(options),
            None => Forecast::new(history, options),
        };
        while let Some(step) = forecast.next_step() {
            let beside = match (&step, since) {
                (Step::Fitted { fit }, Some(since)) => Some(one_time::news(fit, unit, since)),
                _ => None,
            };
            tell(News::Step {
                step: Box::new(step),
            });
            if let Some(news) = beside {
                tell(news);
            }
            pause().await;
            self.heard(id)?;
        }
        *self.forecast.borrow_mut() = Some(Rc::new(forecast));
        Ok((Event::Forecast, None))
    }

    /// What was forecast last.
    fn done(&self) -> Result<Rc<Forecast>, Stop> {
        let forecast = self.forecast.borrow().clone();
        forecast.ok_or(Stop::Failed(Failure::NothingLoaded))
    }

    fn heard(&self, id: u32) -> Result<(), Stop> {
        if self.given_up.borrow().contains(&id) {
            Err(Stop::Cancelled)
        } else {
            Ok(())
        }
    }
}

/// How many the filter lets through, and those asked for.
fn people(forecast: &Forecast, ask: &PeopleAsk, from: u32, count: u32) -> (u32, Vec<Person>) {
    if !ask.reversed {
        return forecast.people(ask.sort, &ask.filter, from, count);
    }
    // The list is kept in one order: the other one is read from its end.
    let (total, _) = forecast.people(ask.sort, &ask.filter, 0, 0);
    let end = total.saturating_sub(from);
    let first = end.saturating_sub(count);
    let (_, mut people) = forecast.people(ask.sort, &ask.filter, first, end - first);
    people.reverse();
    (total, people)
}

fn expected(forecast: &Forecast) -> Answer {
    let options = forecast.options();
    let columns = Expected::of(forecast.columns(), options.horizon, options.margin);
    let file = match columns {
        Some(columns) => {
            let columns = columns.with(forecast.doubt());
            Some(blobs::file(&columns.encode()).ok_or(Failure::Crashed)?)
        }
        None => None,
    };
    Ok((Event::Expected, file))
}

fn retention(survivors: &Survivors, options: &RetentionOptions) -> Event {
    match Retention::new(survivors, options) {
        Ok(retention) => Event::Retention {
            retention: Box::new(retention),
        },
        Err(error) => Event::NoRetention { error },
    }
}

fn projected(cohorts: &[RetainedCohort]) -> Event {
    match project_retained(cohorts) {
        Ok(projection) => Event::Projected { projection },
        Err(why) => Event::NotProjected { why },
    }
}
