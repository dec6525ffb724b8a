//! The lists as they were made last, with their file.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use ltv_worker::protocol::Failure;
use ltv_worker::protocol::segments::{Ask, Event, ListAnswer, ListAsk};
use web_sys::Blob;

use crate::app::data::state::DataState;

/// A handle; copies share it.
#[derive(Clone, Copy)]
pub(super) struct Made {
    /// The last lists, and what was asked for. They stay while the next are written.
    pub lists: RwSignal<Option<Arc<(ListAsk, ListAnswer)>>>,
    /// Why there are none for what was asked last.
    pub failure: RwSignal<Option<Failure>>,
    /// The next are on their way.
    pub waiting: RwSignal<bool>,
    /// How far they are: a share, where it takes a moment.
    pub share: RwSignal<Option<f64>>,
    /// All of their files, one after the other.
    file: StoredValue<Option<Blob>, LocalStorage>,
}

impl Made {
    /// The bytes of a file: so many before it, and its own.
    pub(super) fn slice(self, from: f64, bytes: f64, kind: &str) -> Option<Blob> {
        self.file.with_value(|file| {
            let file = file.as_ref()?;
            file.slice_with_f64_and_f64_and_content_type(from, from + bytes, kind)
                .ok()
        })
    }
}

/// Has the lists made, anew whenever what is asked or what is known changes; gives up
/// those on their way that nobody waits for any more.
pub(super) fn follow(data: DataState, ask: Memo<Option<ListAsk>>) -> Made {
    let made = Made {
        lists: RwSignal::new(None),
        failure: RwSignal::new(None),
        waiting: RwSignal::new(false),
        share: RwSignal::new(None),
        file: StoredValue::new_local(None),
    };
    // Counts what was asked: what is said of an earlier question is late.
    let turn = StoredValue::new(0_u32);
    let under_way = StoredValue::new_local(Rc::new(Cell::new(None::<u32>)));
    let leave = move || {
        let number = under_way.try_with_value(|number| number.take()).flatten();
        if let Some(number) = number {
            data.leave_segment(number);
        }
    };
    let at_hand = Memo::new(move |_| data.segments.at_hand());
    Effect::new(move |_| {
        turn.update_value(|turn| *turn += 1);
        leave();
        made.share.set(None);
        at_hand.get();
        let (true, Some(ask)) = (data.dataset.with(Option::is_some), ask.get()) else {
            made.waiting.set(false);
            return;
        };
        made.waiting.set(true);
        let number = Rc::new(Cell::new(None));
        under_way.set_value(number.clone());
        let done = number.clone();
        let asked = turn.get_value();
        let question = Ask::List {
            ask: Box::new(ask.clone()),
        };
        let hear = move |told: Result<(Event, Option<Blob>), Failure>| {
            // Whoever asked may be gone.
            let wanted = turn.try_get_value() == Some(asked);
            if let Ok((Event::Progress { share }, _)) = told {
                if wanted {
                    made.share.set(Some(share));
                }
                return;
            }
            done.set(None);
            if !wanted {
                return;
            }
            made.share.set(None);
            made.waiting.set(false);
            match told {
                Ok((Event::List { answer }, file)) => {
                    made.failure.set(None);
                    made.file.set_value(file);
                    made.lists.set(Some(Arc::new((ask.clone(), *answer))));
                }
                Ok(_) => {}
                Err(failure) => made.failure.set(Some(failure)),
            }
        };
        data.segment_long(question, move |id| number.set(Some(id)), hear);
    });
    on_cleanup(leave);
    made
}
