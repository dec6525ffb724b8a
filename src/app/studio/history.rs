//! Undo and redo. A step is everything that can be kept: the inputs and the
//! [`Doc`]. Moves of one control that follow each other at once are one step.

use leptos::prelude::*;

use super::doc::Doc;
use crate::app::calculator::Form;
use crate::app::state::AppState;
use crate::i18n::Currency;

type Step = (Currency, Form, Doc);

/// Steps behind and ahead. A handle: copies share it.
#[derive(Clone, Copy)]
pub struct History {
    past: RwSignal<Vec<Step>>,
    future: RwSignal<Vec<Step>>,
    now: StoredValue<Step>,
    /// When the latest step began to be made, in milliseconds.
    since: StoredValue<f64>,
    state: AppState,
    doc: RwSignal<Doc>,
}

/// More are forgotten, oldest first.
const MOST_STEPS: usize = 100;
/// Changes that follow within this time are one step: a slider's way, a word typed.
const TOGETHER: f64 = 800.0;
/// In `since`: a button is about to change something.
const PRESS: f64 = -1.0;

impl History {
    /// Watches the inputs and `doc` from now on.
    pub fn new(state: AppState, doc: RwSignal<Doc>) -> Self {
        let history = Self {
            past: RwSignal::new(Vec::new()),
            future: RwSignal::new(Vec::new()),
            now: StoredValue::new(untrack(move || read(state, doc))),
            since: StoredValue::new(0.0),
            state,
            doc,
        };
        Effect::new(move |_| {
            history.note(read(state, doc));
        });
        history
    }

    fn note(self, next: Step) {
        if self.now.with_value(|now| *now == next) {
            return;
        }
        let clock = js_sys::Date::now();
        let since = self.since.get_value();
        let together = clock - since < TOGETHER;
        // What follows a press is a step of its own too.
        self.since
            .set_value(if since == PRESS { 0.0 } else { clock });
        let before = self.now.get_value();
        self.now.set_value(next);
        self.future.update(Vec::clear);
        if !together || self.past.with_untracked(Vec::is_empty) {
            self.past.update(|past| {
                past.push(before);
                if past.len() > MOST_STEPS {
                    past.remove(0);
                }
            });
        }
    }

    /// What comes next is a step of its own, however soon: a press of a button.
    pub fn mark(self) {
        self.since.set_value(PRESS);
    }

    /// Forgets everything: what is there now is the beginning.
    pub fn restart(self) {
        self.now
            .set_value(untrack(move || read(self.state, self.doc)));
        self.past.update(Vec::clear);
        self.future.update(Vec::clear);
    }

    /// Whether there is a step to go back to.
    pub fn can_undo(self) -> bool {
        self.past.with(|past| !past.is_empty())
    }

    /// Whether there is a step to go forward to.
    pub fn can_redo(self) -> bool {
        self.future.with(|future| !future.is_empty())
    }

    /// Goes back one step.
    pub fn undo(self) {
        self.go(self.past, self.future);
    }

    /// Goes forward one step.
    pub fn redo(self) {
        self.go(self.future, self.past);
    }

    fn go(self, from: RwSignal<Vec<Step>>, to: RwSignal<Vec<Step>>) {
        let Some(step) = from.try_update(Vec::pop).flatten() else {
            return;
        };
        to.update(|steps| steps.push(self.now.get_value()));
        // Set first, so that the watching effect sees nothing new.
        self.now.set_value(step.clone());
        self.since.set_value(0.0);
        self.state.currency.set(step.0);
        self.state.form.set(step.1);
        self.doc.set(step.2);
    }
}

fn read(state: AppState, doc: RwSignal<Doc>) -> Step {
    (state.currency.get(), state.form.get(), doc.get())
}
