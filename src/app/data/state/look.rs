//! The first look at a file.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::ingest::{BinaryKind, ImportError};
use ltv_worker::protocol::{Event, Failure, InspectAsk, Look, Request};

use super::file::{Busy, Trouble};
use super::{Choice, DataState, Name, Stage, kind_of};
use crate::embed::events;

impl DataState {
    /// Looks at a file, with what the user said of it so far.
    pub(super) fn look(self, id: u32) {
        self.leave_look(id);
        let Some(content) = self.content(id) else {
            return;
        };
        let mut ask = InspectAsk::default();
        self.update(id, |file| {
            file.busy = Busy::Looking;
            file.trouble = None;
            ask = file.ask;
        });
        let source = [content.source()];
        let request = Request::Inspect { ask };
        let looking = self.engine.with_value(|engine| {
            engine.send(&request, &source, move |event, _| match event {
                Event::Inspected { look } => self.seen(id, *look),
                Event::Workbook => self.open_book(id),
                // Old workbooks and locked ones come in the same container: the
                // sheets module tells them apart.
                Event::Failed { failure } if is_compound(&failure) => self.open_book(id),
                Event::Failed { failure } => self.fail(id, failure),
                _ => {}
            })
        });
        self.with_content(id, |content| content.looking = Some(looking));
    }

    /// Nobody waits any more for what is under way with a file.
    pub(super) fn leave_look(self, id: u32) {
        let Some(content) = self.content(id) else {
            return;
        };
        if let Some(looking) = content.looking {
            self.engine.with_value(|engine| engine.forget(looking));
        }
        if let Some(converting) = content.converting {
            // A long conversion is stopped, so that the next need not wait for it.
            self.sheets.with_value(Clone::clone).cancel(converting);
        }
        self.with_content(id, |content| {
            content.looking = None;
            content.converting = None;
        });
    }

    fn seen(self, id: u32, look: Look) {
        let recalled = self
            .remembered
            .with_value(|remembered| remembered.find(&look));
        let choice = match recalled {
            Some(choice) => choice.recall(&look.preview),
            None => Choice::guess(&look.preview),
        };
        let alone = self.files.with_untracked(|files| files.len() == 1);
        self.update(id, |file| {
            file.busy = Busy::No;
            file.trouble = None;
            file.choice = choice;
            file.look = Some(Arc::new(look));
            // One file is there to be confirmed; of many, those that ask are.
            file.open |= alone || file.question().is_some();
        });
        self.settle();
    }

    /// Says at a file that it cannot be used, and why.
    pub(super) fn fail(self, id: u32, failure: Failure) {
        events::error(self.app, kind_of(&failure));
        self.update(id, |file| {
            file.busy = Busy::No;
            file.trouble = Some(Trouble::Engine(failure));
        });
        self.settle();
    }

    /// What is to be read at once is read when nothing is under way any more;
    /// where something is to be asked, it is shown.
    pub(super) fn settle(self) {
        if !self.at_once.get_value() {
            return;
        }
        let (busy, ready) = self.files.with_untracked(|files| {
            (
                files.iter().any(|file| file.busy != Busy::No),
                files.iter().all(|file| file.mapping().is_some()),
            )
        });
        if busy {
            return;
        }
        self.at_once.set_value(false);
        if ready {
            self.load();
        } else {
            self.stage.set(Stage::Files);
        }
    }

    /// Tries again what failed at a file.
    pub fn retry(self, id: u32) {
        let samples = self.files.with_untracked(|files| {
            files
                .iter()
                .all(|file| matches!(file.name, Name::Sample(..)))
        });
        self.at_once.set_value(samples);
        let book = self.files.with_untracked(|files| {
            let file = files.iter().find(|file| file.id == id);
            file.and_then(|file| {
                matches!(file.trouble, Some(Trouble::Book(_))).then(|| file.book.clone())
            })
        });
        match book {
            Some(Some(book)) => self.choose_sheet(id, book.chosen),
            Some(None) => self.open_book(id),
            None => self.look(id),
        }
    }
}

fn is_compound(failure: &Failure) -> bool {
    matches!(
        failure,
        Failure::Content {
            error: ImportError::NotText {
                looks_like: Some(BinaryKind::Ole)
            },
            ..
        }
    )
}
