//! Questions to the models module. One that was started anew holds nothing: then
//! it is given what it needs, and the question is put once more.

use std::rc::Rc;

use leptos::prelude::*;
use ltv_engine::cohorts::{NoProjection, Projection, RetainedCohort};
use ltv_engine::forecast::{Card, Person};
use ltv_engine::retention::{Retention, RetentionError, RetentionOptions, Survivors};
use ltv_worker::protocol::Failure;
use ltv_worker::protocol::models::{self, Event, PeopleAsk, Request};
use web_sys::Blob;

use super::failure;
use crate::app::data::state::DataState;

/// Hears the events of a question; the last is an answer or a failure.
pub(in crate::app::data::state) type Hear = Rc<dyn Fn(Result<(Event, Option<Blob>), Failure>)>;

/// A question that waits.
#[derive(Clone)]
pub(super) struct Waiting {
    request: Request,
    hear: Hear,
    /// How often it may be put once more.
    left: u8,
}

impl Waiting {
    /// It asks for a forecast, not about one.
    pub(super) fn makes(&self) -> bool {
        matches!(self.request, Request::Forecast { .. })
    }
}

impl DataState {
    /// Rows of the table of customers, and how many there are in all.
    pub fn people(
        self,
        ask: PeopleAsk,
        from: u32,
        count: u32,
        hear: impl Fn(Result<(u32, Vec<Person>), Failure>) + 'static,
    ) {
        let request = Request::People { ask, from, count };
        self.ask_models(
            request,
            Rc::new(move |answer| match answer {
                Ok((Event::People { total, people }, _)) => hear(Ok((total, people))),
                Ok(_) => {}
                Err(failure) => hear(Err(failure)),
            }),
        );
    }

    /// Everything about one customer.
    pub fn customer(self, index: u32, hear: impl Fn(Result<Card, Failure>) + 'static) {
        self.ask_models(
            Request::Card { index },
            Rc::new(move |answer| match answer {
                Ok((Event::Card { card: Some(card) }, _)) => hear(Ok(*card)),
                Ok((Event::Card { card: None }, _)) => hear(Err(Failure::Misunderstood)),
                Ok(_) => {}
                Err(failure) => hear(Err(failure)),
            }),
        );
    }

    /// The table of customers as a CSV file.
    pub fn export_people(
        self,
        ask: PeopleAsk,
        heads: Vec<String>,
        hear: impl Fn(Result<Blob, Failure>) + 'static,
    ) {
        self.ask_models(
            Request::Export { ask, heads },
            Rc::new(move |answer| match answer {
                Ok((Event::Written { .. }, Some(file))) => hear(Ok(file)),
                Ok((Event::Written { .. }, None)) => hear(Err(Failure::Misunderstood)),
                Ok(_) => {}
                Err(failure) => hear(Err(failure)),
            }),
        );
    }

    /// Continues a retention curve. Needs no file.
    pub fn retention(
        self,
        survivors: Survivors,
        options: RetentionOptions,
        hear: impl Fn(Result<Result<Retention, RetentionError>, Failure>) + 'static,
    ) {
        self.ask_models(
            Request::Survivors { survivors, options },
            Rc::new(move |answer| match answer {
                Ok((Event::Retention { retention }, _)) => hear(Ok(Ok(*retention))),
                Ok((Event::NoRetention { error }, _)) => hear(Ok(Err(error))),
                Ok(_) => {}
                Err(failure) => hear(Err(failure)),
            }),
        );
    }

    /// Continues the share retained of cohorts. Needs no file.
    pub fn retained(
        self,
        cohorts: Vec<RetainedCohort>,
        hear: impl Fn(Result<Result<Projection, NoProjection>, Failure>) + 'static,
    ) {
        self.ask_models(
            Request::Retained { cohorts },
            Rc::new(move |answer| match answer {
                Ok((Event::Projected { projection }, _)) => hear(Ok(Ok(projection))),
                Ok((Event::NotProjected { why }, _)) => hear(Ok(Err(why))),
                Ok(_) => {}
                Err(failure) => hear(Err(failure)),
            }),
        );
    }

    /// Puts a question.
    pub(in crate::app::data::state) fn ask_models(self, request: Request, hear: Hear) {
        let left = 3;
        self.put_to_models(Waiting {
            request,
            hear,
            left,
        });
    }

    fn put_to_models(self, waiting: Waiting) {
        let request = waiting.request.clone();
        let makes = waiting.makes();
        let id = self.tell_models(&request, &[], move |event, file| match event {
            Event::Failed {
                failure: models::Failure::NothingLoaded,
            } if waiting.left > 0 => self.bring_back(waiting.clone()),
            Event::Failed { failure: why } => (waiting.hear)(Err(failure(why))),
            event => (waiting.hear)(Ok((event, file))),
        });
        if makes {
            self.forecasts.asked.set_value(Some(id));
        }
    }

    /// Sends a request; what is said of it once other data are there is not heard.
    fn tell_models(
        self,
        request: &Request,
        sources: &[Blob],
        hear: impl Fn(Event, Option<Blob>) + 'static,
    ) -> u32 {
        let epoch = self.forecasts.epoch;
        let then = epoch.get_value();
        self.forecasts.models.with_value(|models| {
            models.send(request, sources, move |event, file| {
                if epoch.try_get_value() == Some(then) {
                    hear(event, file);
                }
            })
        })
    }

    /// Gives the module the histories, and the last forecast where a question is
    /// about it.
    fn bring_back(self, waiting: Waiting) {
        let forecasts = self.forecasts;
        let left = waiting.left - 1;
        forecasts
            .waiting
            .update_value(|all| all.push(Waiting { left, ..waiting }));
        if forecasts.bringing.get_value() {
            return;
        }
        forecasts.bringing.set_value(true);
        let then = forecasts.epoch.get_value();
        self.with_history(move |history| {
            if forecasts.epoch.try_get_value() != Some(then) {
                return;
            }
            match history {
                Err(failure) => self.fail_waiting(&failure),
                Ok(history) => {
                    self.tell_models(&Request::Load, &[history], move |event, _| match event {
                        Event::Loaded => self.forecast_again(),
                        event => self.fail_by(event),
                    });
                }
            }
        });
    }

    /// The histories are there. A question about the last forecast needs that, too.
    fn forecast_again(self) {
        let forecasts = self.forecasts;
        let about = forecasts
            .waiting
            .with_value(|all| all.iter().any(|each| !each.makes()));
        let kept = forecasts.kept.get_untracked().filter(|_| about);
        let Some(kept) = kept else {
            self.put_waiting();
            return;
        };
        let options = kept.options.clone();
        self.tell_models(
            &Request::Forecast { options },
            &[],
            move |event, _| match event {
                Event::Progress { .. } => {}
                Event::Forecast => self.put_waiting(),
                event => self.fail_by(event),
            },
        );
    }

    fn fail_by(self, event: Event) {
        match event {
            Event::Failed { failure: why } => self.fail_waiting(&failure(why)),
            _ => self.fail_waiting(&Failure::Crashed),
        }
    }

    fn put_waiting(self) {
        for waiting in self.take_waiting() {
            self.put_to_models(waiting);
        }
    }

    fn fail_waiting(self, failure: &Failure) {
        for waiting in self.take_waiting() {
            (waiting.hear)(Err(failure.clone()));
        }
    }

    fn take_waiting(self) -> Vec<Waiting> {
        self.forecasts.bringing.set_value(false);
        let taken = self.forecasts.waiting.try_update_value(std::mem::take);
        taken.unwrap_or_default()
    }
}
