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
    /// Everybody, as read from the files once more.
    pub roster: RwSignal<Extra>,
    /// What everybody bought, likewise.
    pub items: RwSignal<Extra>,
    /// What stands on every order, likewise.
    pub receipts: RwSignal<Extra>,
    /// Counts how often it was asked again what had failed.
    tries: RwSignal<u32>,
    module: StoredValue<worker_client::Segments, LocalStorage>,
    /// The number of the data.
    people: StoredValue<u32>,
    /// Counts files.
    files: StoredValue<u32>,
    /// What is expected of each customer, and by which forecast.
    file: StoredValue<Option<Brought>, LocalStorage>,
    roster_file: StoredValue<Option<Blob>, LocalStorage>,
    items_file: StoredValue<Option<Blob>, LocalStorage>,
    receipts_file: StoredValue<Option<Blob>, LocalStorage>,
}

/// Something that is read from the files a second time, when it is needed.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Extra {
    /// Nobody needed it yet.
    #[default]
    Unasked,
    /// On its way.
    Waiting,
    /// At hand, and its number.
    There(u32),
    /// The files could not be read again.
    Failed(Failure),
}

impl Extra {
    fn number(&self) -> Option<u32> {
        match self {
            Self::There(number) => Some(*number),
            _ => None,
        }
    }
}

/// What a forecast expects of each customer; no file while it is on its way.
type Brought = (Arc<Results>, Option<Blob>);

/// Hears the answer to a question.
type Hear = Rc<dyn Fn(Result<(Event, Option<Blob>), Failure>)>;

impl Segments {
    pub(super) fn new(module: worker_client::Segments) -> Self {
        Self {
            expected: RwSignal::new(None),
            roster: RwSignal::new(Extra::Unasked),
            items: RwSignal::new(Extra::Unasked),
            receipts: RwSignal::new(Extra::Unasked),
            tries: RwSignal::new(0),
            module: StoredValue::new_local(module),
            people: StoredValue::new(0),
            files: StoredValue::new(0),
            file: StoredValue::new_local(None),
            roster_file: StoredValue::new_local(None),
            items_file: StoredValue::new_local(None),
            receipts_file: StoredValue::new_local(None),
        }
    }

    /// The numbers of what is at hand beside the histories, another one for each try. To
    /// be followed.
    pub fn at_hand(self) -> [Option<u32>; 5] {
        [
            self.expected.get(),
            self.roster.with(Extra::number),
            self.items.with(Extra::number),
            self.receipts.with(Extra::number),
            Some(self.tries.get()),
        ]
    }

    /// Has all questions that are followed asked again.
    pub fn ask_again(self) {
        self.tries.update(|tries| *tries += 1);
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
        segments.roster_file.set_value(None);
        segments.items_file.set_value(None);
        segments.receipts_file.set_value(None);
        segments.expected.set(None);
        segments.roster.set(Extra::Unasked);
        segments.items.set(Extra::Unasked);
        segments.receipts.set(Extra::Unasked);
    }

    /// Whether anything besides orders is known of customers. To be followed.
    pub fn has_interactions(self) -> bool {
        self.dataset.with(|dataset| {
            let loaded = dataset.as_ref().map(|dataset| &dataset.loaded);
            loaded.is_some_and(|loaded| loaded.interactions.is_some())
        })
    }

    /// Brings everybody, once: the members without orders, addresses, consents,
    /// channels and what else groups them.
    pub fn bring_roster(self) {
        let segments = self.segments;
        self.bring(segments.roster, segments.roster_file, |hear| {
            self.roster(self.further_labels(), hear);
        });
    }

    /// Brings what everybody bought, once.
    pub fn bring_items(self) {
        let segments = self.segments;
        self.bring(segments.items, segments.items_file, |hear| {
            self.items(None, hear);
        });
    }

    /// Brings what stands on every order, once.
    pub fn bring_receipts(self) {
        let segments = self.segments;
        self.bring(segments.receipts, segments.receipts_file, |hear| {
            self.receipts(hear);
        });
    }

    fn bring(
        self,
        extra: RwSignal<Extra>,
        file: StoredValue<Option<Blob>, LocalStorage>,
        ask: impl FnOnce(Box<dyn Fn(Result<Blob, Failure>)>),
    ) {
        let loaded = self.dataset.with_untracked(Option::is_some);
        if !loaded
            || extra.with_untracked(|extra| matches!(extra, Extra::Waiting | Extra::There(_)))
        {
            return;
        }
        extra.set(Extra::Waiting);
        let segments = self.segments;
        let people = segments.people.get_value();
        ask(Box::new(move |answer| {
            // Other data may be there by now.
            if segments.people.try_get_value() != Some(people) {
                return;
            }
            match answer {
                Ok(blob) => {
                    file.set_value(Some(blob));
                    segments.files.update_value(|count| *count += 1);
                    extra.set(Extra::There(segments.files.get_value()));
                }
                Err(failure) => extra.set(Extra::Failed(failure)),
            }
        }));
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
                    segments.files.update_value(|count| *count += 1);
                    segments.expected.set(Some(segments.files.get_value()));
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
        self.segment_file(ask, move |answer| hear(answer.map(|(event, _)| event)));
    }

    /// The same, with the file that was made for the answer, if one was.
    pub fn segment_file(
        self,
        ask: Ask,
        hear: impl Fn(Result<(Event, Option<Blob>), Failure>) + 'static,
    ) {
        self.segment_long(ask, |_| (), hear);
    }

    /// The same for what may take a while: `asked` gets the number by which it can be
    /// given up.
    pub fn segment_long(
        self,
        ask: Ask,
        asked: impl Fn(u32) + 'static,
        hear: impl Fn(Result<(Event, Option<Blob>), Failure>) + 'static,
    ) {
        let hear: Hear = Rc::new(hear);
        let people = self.segments.people.get_value();
        self.with_history(move |history| match history {
            Err(failure) => hear(Err(failure)),
            Ok(history) => {
                let number = self.ask_segments(people, history, ask.clone(), hear.clone());
                number.into_iter().for_each(&asked);
            }
        });
    }

    /// Gives up a question. Whoever asked it hears that.
    pub fn leave_segment(self, number: u32) {
        (self.segments.module).try_with_value(|module| module.cancel(number));
    }

    fn ask_segments(self, people: u32, history: Blob, ask: Ask, hear: Hear) -> Option<u32> {
        let segments = self.segments;
        let now = move || segments.people.try_get_value() == Some(people);
        if !now() {
            return None;
        }
        let expected = segments.expected.get_untracked();
        let file = segments.file.with_value(|file| file.as_ref()?.1.clone());
        let roster = segments.roster.with_untracked(Extra::number);
        let items = segments.items.with_untracked(Extra::number);
        let receipts = segments.receipts.with_untracked(Extra::number);
        let mut sources = vec![history];
        let mut beside = |number: Option<u32>, file: Option<Blob>| {
            let number = number.filter(|_| file.is_some());
            sources.extend(file.filter(|_| number.is_some()));
            number
        };
        let data = Data {
            people,
            expected: beside(expected, file),
            roster: beside(roster, segments.roster_file.get_value()),
            items: beside(items, segments.items_file.get_value()),
            receipts: beside(receipts, segments.receipts_file.get_value()),
        };
        let number = segments.module.with_value(|module| {
            module.send(&Request::Ask { data, ask }, &sources, move |event, file| {
                if now() {
                    hear(match event {
                        Event::Failed { failure } => Err(words(failure)),
                        event => Ok((event, file)),
                    });
                }
            })
        });
        Some(number)
    }
}

fn words(failure: segments::Failure) -> Failure {
    match failure {
        segments::Failure::Unavailable => Failure::Unavailable,
        segments::Failure::Crashed => Failure::Crashed,
        segments::Failure::Data | segments::Failure::Misunderstood => Failure::Misunderstood,
    }
}
