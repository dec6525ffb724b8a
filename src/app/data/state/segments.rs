//! Segments: what the segments module is asked, and the files that it is asked
//! about. They travel beside every question, so a module that was started anew
//! lacks nothing.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use ltv_worker::protocol::Failure;
use ltv_worker::protocol::models;
use ltv_worker::protocol::segments::{self, Ask, Data, Event, Request};
use web_sys::Blob;

use super::{DataState, Results, Run};
use crate::worker_client;

/// A handle on the state of segments; copies share it.
#[derive(Clone, Copy)]
pub struct Segments {
    /// The number of the forecast whose values are at hand; `None` without one.
    pub expected: RwSignal<Option<u32>>,
    module: StoredValue<worker_client::Segments, LocalStorage>,
    /// The number of the data.
    people: StoredValue<u32>,
    /// Counts forecasts.
    forecasts: StoredValue<u32>,
    /// What is expected of each customer, and by which forecast.
    file: StoredValue<Option<Brought>, LocalStorage>,
}

/// What a forecast expects of each customer; no file while it is on its way.
type Brought = (Arc<Results>, Option<Blob>);

/// Hears the answer to a question.
type Hear = Rc<dyn Fn(Result<Event, Failure>)>;

impl Segments {
    pub(super) fn new(module: worker_client::Segments) -> Self {
        Self {
            expected: RwSignal::new(None),
            module: StoredValue::new_local(module),
            people: StoredValue::new(0),
            forecasts: StoredValue::new(0),
            file: StoredValue::new_local(None),
        }
    }

    /// Ends the worker.
    pub(super) fn stop(self) {
        self.module.try_with_value(worker_client::Segments::stop);
    }
}

impl DataState {
    /// Other data are there: nothing of before holds.
    pub(super) fn reset_segments(self) {
        let segments = self.segments;
        segments.stop();
        segments.people.update_value(|people| *people += 1);
        segments.file.set_value(None);
        segments.expected.set(None);
    }

    /// Brings what the forecast at hand expects of each customer. To be followed.
    pub fn bring_expected(self) {
        let segments = self.segments;
        let kept = self.forecasts.kept.get();
        let done = self.forecasts.run.get() == Run::Done;
        let Some(kept) = kept.filter(|_| done) else {
            return;
        };
        let known = segments
            .file
            .with_value(|file| file.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, &kept)));
        if known {
            return;
        }
        segments.file.set_value(Some((kept.clone(), None)));
        let hear = move |answer: Result<(models::Event, Option<Blob>), Failure>| {
            let wanted = segments
                .file
                .try_with_value(|file| file.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, &kept)));
            if wanted != Some(true) {
                return;
            }
            match answer {
                Ok((models::Event::Expected, Some(file))) => {
                    segments.file.set_value(Some((kept.clone(), Some(file))));
                    segments.forecasts.update_value(|count| *count += 1);
                    segments.expected.set(Some(segments.forecasts.get_value()));
                }
                // No model forecasts: the past alone is told.
                Ok((models::Event::Expected, None)) | Err(_) => segments.expected.set(None),
                Ok(_) => {}
            }
        };
        self.ask_models(models::Request::Expected, Rc::new(hear));
    }

    /// Asks the segments module. `hear` gets one answer, unless other data are there
    /// by then.
    pub fn segment(self, ask: Ask, hear: impl Fn(Result<Event, Failure>) + 'static) {
        let hear: Hear = Rc::new(hear);
        let people = self.segments.people.get_value();
        self.with_history(move |history| match history {
            Err(failure) => hear(Err(failure)),
            Ok(history) => self.ask_segments(people, history, ask.clone(), hear.clone()),
        });
    }

    fn ask_segments(self, people: u32, history: Blob, ask: Ask, hear: Hear) {
        let segments = self.segments;
        let now = move || segments.people.try_get_value() == Some(people);
        if !now() {
            return;
        }
        let expected = segments.expected.get_untracked();
        let file = segments.file.with_value(|file| file.as_ref()?.1.clone());
        let mut sources = vec![history];
        let expected = expected.filter(|_| file.is_some());
        sources.extend(file.filter(|_| expected.is_some()));
        let data = Data { people, expected };
        segments.module.with_value(|module| {
            module.send(&Request::Ask { data, ask }, &sources, move |event, _| {
                if now() {
                    hear(match event {
                        Event::Failed { failure } => Err(words(failure)),
                        event => Ok(event),
                    });
                }
            })
        });
    }
}

fn words(failure: segments::Failure) -> Failure {
    match failure {
        segments::Failure::Unavailable => Failure::Unavailable,
        segments::Failure::Crashed => Failure::Crashed,
        segments::Failure::Data | segments::Failure::Misunderstood => Failure::Misunderstood,
    }
}
