//! A question that changes faster than it can be answered: one at a time is on its
//! way, and of those that came meanwhile only the latest is asked after it.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_worker::protocol::Failure;
use ltv_worker::protocol::segments::{Ask, Event, TierAnswer, TierAsk};

use crate::app::data::state::DataState;

/// A handle; copies share it.
#[derive(Clone, Copy)]
pub(super) struct Latest {
    /// The last answer. It stays while the next is on its way.
    pub answer: RwSignal<Option<Arc<TierAnswer>>>,
    /// Why there is none to what was asked last.
    pub failure: RwSignal<Option<Failure>>,
    /// Something is on its way.
    pub waiting: RwSignal<bool>,
    next: StoredValue<Option<TierAsk>>,
    flying: StoredValue<bool>,
}

/// Asks whatever `ask` holds, again whenever it changes or more is known about the
/// customers; nothing while it holds nothing.
pub(super) fn latest(data: DataState, ask: Memo<Option<TierAsk>>) -> Latest {
    let latest = Latest {
        answer: RwSignal::new(None),
        failure: RwSignal::new(None),
        waiting: RwSignal::new(false),
        next: StoredValue::new(None),
        flying: StoredValue::new(false),
    };
    let at_hand = Memo::new(move |_| data.segments.at_hand());
    Effect::new(move |_| {
        at_hand.get();
        latest.next.set_value(ask.get());
        if data.dataset.with(Option::is_some) && !latest.flying.get_value() {
            latest.send(data);
        }
    });
    latest
}

impl Latest {
    fn send(self, data: DataState) {
        let Some(ask) = self.next.try_update_value(Option::take).flatten() else {
            self.waiting.set(false);
            return;
        };
        self.flying.set_value(true);
        self.waiting.set(true);
        data.segment(Ask::Tiers { ask }, move |told| {
            // Whoever asked may be gone.
            if self.flying.try_set_value(false).is_some() {
                return;
            }
            match told {
                Ok(Event::Tiers { answer }) => {
                    self.failure.set(None);
                    self.answer.set(Some(Arc::new(*answer)));
                }
                Ok(_) => {}
                Err(failure) => self.failure.set(Some(failure)),
            }
            self.send(data);
        });
    }
}
