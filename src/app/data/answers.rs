//! Questions to the engine and their answers, which are kept: going back to
//! what was seen before is at once.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_worker::protocol::{Analysis, Ask, Failure};

use super::state::{DataState, Dataset};
use super::survival;

/// Answers kept at most; the oldest makes room.
const KEPT: usize = 24;

#[derive(Default)]
struct Kept {
    /// What they are about. Another file has other answers.
    of: Option<Arc<Dataset>>,
    answers: Vec<(Ask, Arc<Analysis>)>,
}

/// A handle on the answers that are kept; copies share them.
#[derive(Clone, Copy)]
pub(super) struct Answers(StoredValue<Kept>);

/// A question that changes, and the last answer.
#[derive(Clone, Copy)]
pub(super) struct Question {
    /// The last answer. It stays while the next is on its way.
    pub answer: RwSignal<Option<Arc<Analysis>>>,
    /// Why there is none to what was asked last.
    pub failure: RwSignal<Option<Failure>>,
    /// The next is on its way.
    pub waiting: RwSignal<bool>,
}

impl Answers {
    /// None yet, under the current owner.
    pub(super) fn new() -> Self {
        Self(StoredValue::new(Kept::default()))
    }

    fn find(self, dataset: &Arc<Dataset>, ask: &Ask) -> Option<Arc<Analysis>> {
        self.0.try_update_value(|kept| {
            if !kept.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, dataset)) {
                *kept = Kept {
                    of: Some(dataset.clone()),
                    answers: Vec::new(),
                };
            }
            let found = kept.answers.iter().find(|(own, _)| own == ask);
            found.map(|(_, answer)| answer.clone())
        })?
    }

    /// The answer that came last to a question of a kind about these data.
    pub(super) fn latest(
        self,
        dataset: &Arc<Dataset>,
        kind: impl Fn(&Ask) -> bool,
    ) -> Option<Arc<Analysis>> {
        self.0.try_with_value(|kept| {
            let same = kept.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, dataset));
            let mut answers = kept.answers.iter().rev().filter(|_| same);
            let found = answers.find(|(own, _)| kind(own));
            found.map(|(_, answer)| answer.clone())
        })?
    }

    fn keep(self, dataset: &Arc<Dataset>, ask: Ask, answer: Arc<Analysis>) {
        self.0.try_update_value(|kept| {
            if kept.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, dataset)) {
                if kept.answers.len() >= KEPT {
                    kept.answers.remove(0);
                }
                kept.answers.push((ask, answer));
            }
        });
    }

    /// Asks whatever `ask` holds, again whenever it changes or other data are
    /// opened; nothing while it holds nothing.
    pub(super) fn follow(self, data: DataState, ask: Memo<Option<Ask>>) -> Question {
        let question = Question {
            answer: RwSignal::new(None),
            failure: RwSignal::new(None),
            waiting: RwSignal::new(false),
        };
        let pending = StoredValue::new(None::<u32>);
        // Counts what was asked: an answer is worked on after it is there, too.
        let turn = StoredValue::new(0_u32);
        let give_up = move || {
            if let Some(id) = pending.try_get_value().flatten() {
                data.forget(id);
            }
        };
        on_cleanup(give_up);
        Effect::new(move |_| {
            // What was asked before is of no interest any more, even if nothing
            // is asked now: its answer must not come in later.
            give_up();
            turn.update_value(|turn| *turn += 1);
            let now = turn.get_value();
            let (Some(dataset), Some(ask)) = (data.dataset.get(), ask.get()) else {
                question.waiting.set(false);
                return;
            };
            if let Some(answer) = self.find(&dataset, &ask) {
                pending.set_value(None);
                question.told(Ok(answer));
                return;
            }
            question.waiting.set(true);
            let asked = ask.clone();
            let id = data.analyse(ask, move |told| {
                // Whoever asked may be gone.
                let _ = pending.try_set_value(None);
                let (dataset, asked) = (dataset.clone(), asked.clone());
                let then = asked.clone();
                survival::ahead(data, &asked, told, move |told| {
                    if turn.try_get_value() != Some(now) {
                        return;
                    }
                    question.told(told.map(|answer| {
                        let answer = Arc::new(answer);
                        self.keep(&dataset, then.clone(), answer.clone());
                        answer
                    }));
                });
            });
            pending.set_value(Some(id));
        });
        question
    }
}

impl Question {
    fn told(self, told: Result<Arc<Analysis>, Failure>) {
        let _ = self.waiting.try_set(false);
        match told {
            Ok(answer) => {
                let _ = self.failure.try_set(None);
                let _ = self.answer.try_set(Some(answer));
            }
            Err(failure) => {
                let _ = self.failure.try_set(Some(failure));
            }
        }
    }
}
