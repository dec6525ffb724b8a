//! Workbooks: which sheet is read. The sheets module makes it text, which then
//! goes the way of every other file.

use leptos::prelude::*;
use ltv_worker::protocol::sheets::{Event, Failure, Request, SheetInfo};
use web_sys::Blob;

use super::DataState;
use super::file::{Busy, Trouble};
use crate::embed::events;

/// The sheets of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    /// In the order of their tabs.
    pub sheets: Vec<SheetInfo>,
    /// The one that is read, 0-based.
    pub chosen: usize,
    /// Cells of it that hold an error such as `#N/A`: they count as blank.
    pub error_cells: u64,
}

impl Book {
    /// The sheets, with the likeliest chosen: of the visible ones the first with
    /// the most rows.
    fn new(sheets: Vec<SheetInfo>) -> Self {
        let rank = |sheet: &SheetInfo| (!sheet.hidden, sheet.rows.unwrap_or(0));
        let listed = sheets.iter().enumerate().rev();
        let chosen = listed.max_by_key(|(_, sheet)| rank(sheet));
        Self {
            chosen: chosen.map_or(0, |(at, _)| at),
            sheets,
            error_cells: 0,
        }
    }
}

impl DataState {
    /// Asks for the sheets of a workbook, and reads the likeliest.
    pub(super) fn open_book(self, id: u32) {
        self.update(id, |file| file.busy = Busy::Converting(0));
        self.ask_sheets(id, &Request::Open, move |event, _| match event {
            Event::Opened { sheets } => {
                let book = Book::new(sheets);
                let chosen = book.chosen;
                self.update(id, |file| file.book = Some(book));
                self.choose_sheet(id, chosen);
            }
            Event::Failed { failure } => self.fail_book(id, failure),
            _ => {}
        });
    }

    /// Turns a sheet into text and looks at that.
    pub fn choose_sheet(self, id: u32, sheet: usize) {
        self.leave_look(id);
        self.update(id, |file| {
            file.busy = Busy::Converting(0);
            file.trouble = None;
            // What was said of another sheet does not hold for this one.
            file.ask.delimiter = None;
            file.ask.skip = None;
            if let Some(book) = &mut file.book {
                book.chosen = sheet;
            }
        });
        self.ask_sheets(
            id,
            &Request::Convert { sheet },
            move |event, text| match event {
                Event::Progress { rows, .. } => {
                    self.update(id, |file| file.busy = Busy::Converting(rows as u32));
                }
                Event::Converted { info } => {
                    self.with_content(id, |content| content.text = text);
                    self.update(id, |file| {
                        if let Some(book) = &mut file.book {
                            book.error_cells = info.error_cells;
                        }
                    });
                    self.look(id);
                }
                Event::Failed { failure } => self.fail_book(id, failure),
                _ => {}
            },
        );
    }

    /// Writes a workbook; `done` gets it, or nothing when that failed.
    pub fn write_book(self, request: &Request, done: impl Fn(Option<Blob>) + 'static) {
        self.sheets.with_value(|sheets| {
            sheets.send(request, &[], move |event, file| match event {
                Event::Written => done(file),
                Event::Failed { .. } => done(None),
                _ => {}
            })
        });
    }

    /// Makes a list of the segments module a workbook; `done` as above.
    pub fn bind_book(self, request: &Request, list: Blob, done: impl Fn(Option<Blob>) + 'static) {
        self.sheets.with_value(|sheets| {
            sheets.send(request, &[list], move |event, file| match event {
                Event::Written => done(file),
                Event::Failed { .. } => done(None),
                _ => {}
            })
        });
    }

    fn ask_sheets(self, id: u32, request: &Request, hear: impl Fn(Event, Option<Blob>) + 'static) {
        let Some(content) = self.content(id) else {
            return;
        };
        let asked = self
            .sheets
            .with_value(|sheets| sheets.send(request, &[content.original], hear));
        self.with_content(id, |content| content.converting = Some(asked));
    }

    fn fail_book(self, id: u32, failure: Failure) {
        let kind = match failure {
            Failure::Content { .. } => "data",
            _ => "engine",
        };
        events::error(self.app, kind);
        self.update(id, |file| {
            file.busy = Busy::No;
            // The rows of another sheet are no answer to this one.
            file.look = None;
            file.trouble = Some(Trouble::Book(failure));
        });
        self.settle();
    }
}
