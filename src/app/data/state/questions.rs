//! Questions about what is loaded. An engine that was started anew holds
//! nothing: then the files are read again, and the question is put once more.

use std::rc::Rc;

use leptos::prelude::*;
use ltv_worker::protocol::{Analysis, Ask, Event, Failure, RejectedWords, Request};
use web_sys::Blob;

use super::DataState;

type Hear = Rc<dyn Fn(Result<(Event, Option<Blob>), Failure>)>;

/// A question by its number.
#[derive(Clone)]
struct Question {
    number: u32,
    request: Request,
    hear: Hear,
    /// The engine's id of it; `None` while the files are being read for it.
    id: Option<u32>,
}

/// The questions that are open.
#[derive(Default)]
pub(super) struct Questions {
    next: u32,
    open: Vec<Question>,
    /// The files are being read again.
    rereading: bool,
}

impl DataState {
    /// Asks the engine about what is loaded. `hear` gets one answer, unless the
    /// question is given up by [`Self::forget`].
    pub fn analyse(self, ask: Ask, hear: impl Fn(Result<Analysis, Failure>) + 'static) -> u32 {
        self.question(Request::Analyse { ask }, move |answer| match answer {
            Ok((Event::Analysed { analysis }, _)) => hear(Ok(analysis)),
            Ok(_) => {}
            Err(failure) => hear(Err(failure)),
        })
    }

    /// Asks for the rejected rows of a file of the results, as a file to save.
    pub fn rejected(
        self,
        file: u32,
        words: RejectedWords,
        hear: impl Fn(Result<(Blob, f64), Failure>) + 'static,
    ) -> u32 {
        self.question(
            Request::Rejected { file, words },
            move |answer| match answer {
                Ok((Event::Written { rows }, Some(blob))) => hear(Ok((blob, rows))),
                Ok((Event::Written { .. }, None)) => hear(Err(Failure::Misunderstood)),
                Ok(_) => {}
                Err(failure) => hear(Err(failure)),
            },
        )
    }

    /// Gives up a question.
    pub fn forget(self, number: u32) {
        let given_up = self.questions.try_update_value(|questions| {
            let at = questions
                .open
                .iter()
                .position(|each| each.number == number)?;
            questions.open.swap_remove(at).id
        });
        if let Some(id) = given_up.flatten() {
            self.engine.with_value(|engine| engine.forget(id));
        }
    }

    pub(super) fn question(
        self,
        request: Request,
        hear: impl Fn(Result<(Event, Option<Blob>), Failure>) + 'static,
    ) -> u32 {
        let question = self.questions.try_update_value(|questions| {
            questions.next += 1;
            let question = Question {
                number: questions.next,
                request,
                hear: Rc::new(hear),
                id: None,
            };
            questions.open.push(question.clone());
            question
        });
        let Some(question) = question else { return 0 };
        let number = question.number;
        self.put(question, true);
        number
    }

    /// Puts a question. `again`: where nothing is loaded, the files are read first.
    fn put(self, question: Question, again: bool) {
        let Question {
            number,
            request,
            hear,
            ..
        } = question;
        let id = self.engine.with_value(|engine| {
            engine.send(&request, &[], move |event, file| {
                match event {
                    Event::Progress { .. } => return,
                    Event::Failed {
                        failure: Failure::NothingLoaded,
                    } if again => {
                        self.set_id(number, None);
                        self.read_again();
                        return;
                    }
                    _ => self.close(number),
                }
                match event {
                    Event::Failed { failure } => hear(Err(failure)),
                    event => hear(Ok((event, file))),
                }
            })
        });
        self.set_id(number, Some(id));
    }

    fn set_id(self, number: u32, id: Option<u32>) {
        self.questions.update_value(|questions| {
            if let Some(question) = questions.open.iter_mut().find(|each| each.number == number) {
                question.id = id;
            }
        });
    }

    fn close(self, number: u32) {
        self.questions
            .update_value(|questions| questions.open.retain(|each| each.number != number));
    }

    /// Reads the files of the results again, without a word about it.
    fn read_again(self) {
        let busy = self.questions.with_value(|questions| questions.rereading);
        // A reading that is under way asks what waits when it is through.
        if busy || self.reading.get_value().is_some() {
            return;
        }
        let Some(dataset) = self.dataset.get_untracked() else {
            self.answer_waiting(&Failure::NothingLoaded);
            return;
        };
        self.questions
            .update_value(|questions| questions.rereading = true);
        let request = Request::Load {
            files: dataset.plan.clone(),
            options: dataset.settings.options(),
            merge: dataset.merge.clone(),
        };
        let read = self.read.get_value().into_iter();
        let sources: Vec<Blob> = read.map(|(_, source)| source).collect();
        self.engine.with_value(|engine| {
            engine.send(&request, &sources, move |event, _| {
                if matches!(event, Event::Progress { .. }) {
                    return;
                }
                self.questions
                    .update_value(|questions| questions.rereading = false);
                match event {
                    Event::Failed { failure } => self.answer_waiting(&failure),
                    _ => self.ask_waiting(false),
                }
            })
        });
    }

    fn waiting(self) -> Vec<Question> {
        self.questions.with_value(|questions| {
            let waiting = questions.open.iter().filter(|each| each.id.is_none());
            waiting.cloned().collect()
        })
    }

    /// Puts the questions that wait for the files once more; `again` as in [`Self::put`].
    pub(super) fn ask_waiting(self, again: bool) {
        for question in self.waiting() {
            self.put(question, again);
        }
    }

    fn answer_waiting(self, failure: &Failure) {
        for question in self.waiting() {
            self.close(question.number);
            (question.hear)(Err(failure.clone()));
        }
    }
}
