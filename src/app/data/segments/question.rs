//! A question to the segments module that changes, and its last answer.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_worker::protocol::Failure;
use ltv_worker::protocol::segments::{Ask, Event};

use crate::app::data::state::DataState;

/// A handle; copies share it.
#[derive(Clone, Copy)]
pub(super) struct Question {
    /// The last answer. It stays while the next is on its way.
    pub answer: RwSignal<Option<Arc<Event>>>,
    /// Why there is none to what was asked last.
    pub failure: RwSignal<Option<Failure>>,
    /// The next is on its way.
    pub waiting: RwSignal<bool>,
}

/// Asks whatever `ask` holds, again whenever it changes, other data are opened or a
/// forecast, everybody or what they bought is there; nothing while it holds nothing.
pub(super) fn follow(data: DataState, ask: Memo<Option<Ask>>) -> Question {
    let question = Question {
        answer: RwSignal::new(None),
        failure: RwSignal::new(None),
        waiting: RwSignal::new(false),
    };
    // Counts what was asked: what is said of an earlier question is late.
    let turn = StoredValue::new(0_u32);
    let at_hand = Memo::new(move |_| data.segments.at_hand());
    Effect::new(move |_| {
        turn.update_value(|turn| *turn += 1);
        at_hand.get();
        let (true, Some(ask)) = (data.dataset.with(Option::is_some), ask.get()) else {
            question.waiting.set(false);
            return;
        };
        question.waiting.set(true);
        let asked = turn.get_value();
        data.segment(ask, move |told| {
            // Whoever asked may be gone.
            if turn.try_get_value() != Some(asked) {
                return;
            }
            question.waiting.set(false);
            match told {
                Ok(event) => {
                    question.failure.set(None);
                    question.answer.set(Some(Arc::new(event)));
                }
                Err(failure) => question.failure.set(Some(failure)),
            }
        });
    });
    question
}
