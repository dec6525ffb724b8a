//! Forecasts: what is asked of the models module, and what it has answered so
//! far. The module holds the customers' histories and the forecast made last; a
//! fit that is given up ends its worker, and the next question brings it all
//! there again.

mod ask;
mod results;

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::forecast::ForecastOptions;
use ltv_worker::protocol::models::{self, Event, News};
use ltv_worker::protocol::{Event as EngineEvent, Failure, Request as EngineRequest};
use web_sys::Blob;

pub use results::{OneTime, Results, SpendResult};

use super::DataState;
use crate::worker_client::Models;

/// How far the forecast that was asked for last is.
#[derive(Debug, Clone, PartialEq)]
pub enum Run {
    /// None was asked for.
    Idle,
    /// It is being made.
    Running,
    /// It is there.
    Done,
    /// It was given up.
    Cancelled,
    /// It could not be made.
    Failed(Failure),
}

/// A handle on the state of forecasts; copies share it.
#[derive(Clone, Copy)]
pub struct Forecasts {
    /// How far the one asked for last is.
    pub run: RwSignal<Run>,
    /// That one, as far as it is there.
    pub fresh: RwSignal<Option<Arc<Results>>>,
    /// The last one that was completed. It stays while another is made.
    pub kept: RwSignal<Option<Arc<Results>>>,
    models: StoredValue<Models, LocalStorage>,
    /// The customers' histories, as the engine gave them: a handle.
    history: StoredValue<Option<Blob>, LocalStorage>,
    /// The models' request that is under way.
    asked: StoredValue<Option<u32>>,
    /// What was asked for last.
    wanted: StoredValue<Option<ForecastOptions>>,
    /// Counts forecasts: what comes of an earlier one is late.
    turn: StoredValue<u32>,
    /// Counts data sets: what is said of another one is late.
    epoch: StoredValue<u32>,
    /// Questions that wait until what the module lacks is there.
    waiting: StoredValue<Vec<ask::Waiting>, LocalStorage>,
    /// It is on its way.
    bringing: StoredValue<bool>,
}

impl Forecasts {
    pub(super) fn new(models: Models) -> Self {
        Self {
            run: RwSignal::new(Run::Idle),
            fresh: RwSignal::new(None),
            kept: RwSignal::new(None),
            models: StoredValue::new_local(models),
            history: StoredValue::new_local(None),
            asked: StoredValue::new(None),
            wanted: StoredValue::new(None),
            turn: StoredValue::new(0),
            epoch: StoredValue::new(0),
            waiting: StoredValue::new_local(Vec::new()),
            bringing: StoredValue::new(false),
        }
    }

    /// Ends the worker.
    pub(super) fn stop(self) {
        self.models.try_with_value(Models::stop);
    }

    fn leave(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.waiting
            .update_value(|all| all.retain(|each| !each.makes()));
        if let Some(id) = self.asked.try_update_value(Option::take).flatten() {
            self.models.with_value(Clone::clone).cancel(id);
        }
    }
}

impl DataState {
    /// Makes a forecast, unless it is there, being made already, or was given up.
    pub fn forecast_unless_left(self, options: ForecastOptions) {
        let forecasts = self.forecasts;
        let left = matches!(
            forecasts.run.get_untracked(),
            Run::Cancelled | Run::Failed(_)
        );
        if left
            && forecasts
                .wanted
                .with_value(|wanted| wanted.as_ref() == Some(&options))
        {
            return;
        }
        self.forecast(options);
    }

    /// Makes a forecast, unless it is there or being made already.
    pub fn forecast(self, options: ForecastOptions) {
        let forecasts = self.forecasts;
        forecasts.wanted.set_value(Some(options.clone()));
        let running = forecasts.run.get_untracked() == Run::Running;
        let of = |results: &Option<Arc<Results>>| {
            results
                .as_ref()
                .is_some_and(|results| results.options == options)
        };
        if running && forecasts.fresh.with_untracked(of) {
            return;
        }
        forecasts.leave();
        if forecasts.kept.with_untracked(of) {
            forecasts.fresh.set(None);
            forecasts.run.set(Run::Done);
            return;
        }
        let fresh = Arc::new(Results::new(options.clone()));
        forecasts.fresh.set(Some(fresh));
        forecasts.run.set(Run::Running);
        let turn = forecasts.turn.get_value();
        let request = models::Request::Forecast { options };
        self.ask_models(request, Rc::new(move |answer| self.heard(turn, answer)));
    }

    /// Gives up the forecast that is being made.
    pub fn cancel_forecast(self) {
        self.forecasts.leave();
        self.forecasts.fresh.set(None);
        self.forecasts.run.set(Run::Cancelled);
    }

    /// Other data are there: nothing of before holds.
    pub(super) fn reset_forecasts(self) {
        let forecasts = self.forecasts;
        forecasts.leave();
        forecasts.stop();
        forecasts.epoch.update_value(|epoch| *epoch += 1);
        forecasts.history.set_value(None);
        forecasts.waiting.update_value(Vec::clear);
        forecasts.bringing.set_value(false);
        forecasts.fresh.set(None);
        forecasts.kept.set(None);
        forecasts.run.set(Run::Idle);
    }

    fn heard(self, turn: u32, answer: Result<(Event, Option<Blob>), Failure>) {
        let forecasts = self.forecasts;
        if forecasts.turn.try_get_value() != Some(turn) {
            return;
        }
        match answer {
            Ok((Event::Progress { news }, _)) => self.add_news(news),
            Ok((Event::Forecast, _)) => {
                let fresh = forecasts.fresh.get_untracked();
                forecasts.asked.set_value(None);
                forecasts.kept.set(fresh);
                forecasts.fresh.set(None);
                forecasts.run.set(Run::Done);
            }
            Ok(_) => {}
            Err(failure) => {
                forecasts.asked.set_value(None);
                forecasts.fresh.set(None);
                forecasts.run.set(Run::Failed(failure));
            }
        }
    }

    fn add_news(self, news: News) {
        self.forecasts.fresh.update(|fresh| {
            if let Some(fresh) = fresh {
                Arc::make_mut(fresh).add(news);
            }
        });
    }

    /// Asks the engine for the histories, unless they are at hand.
    pub(super) fn with_history(self, then: impl Fn(Result<Blob, Failure>) + 'static) {
        if let Some(history) = self.forecasts.history.get_value() {
            then(Ok(history));
            return;
        }
        self.question(EngineRequest::History, move |answer| match answer {
            Ok((EngineEvent::History, Some(history))) => {
                self.forecasts.history.set_value(Some(history.clone()));
                then(Ok(history));
            }
            Ok(_) => then(Err(Failure::Misunderstood)),
            Err(failure) => then(Err(failure)),
        });
    }
}

fn failure(failure: models::Failure) -> Failure {
    match failure {
        models::Failure::NothingLoaded => Failure::NothingLoaded,
        models::Failure::Unavailable => Failure::Unavailable,
        models::Failure::Crashed => Failure::Crashed,
        models::Failure::History | models::Failure::Misunderstood => Failure::Misunderstood,
    }
}
