//! Saving: a part of what was made, or a workbook made of it.

use leptos::prelude::*;
use ltv_engine::segments::lists::{FieldKind, ListFile};
use ltv_worker::protocol::segments::ListAnswer;
use ltv_worker::protocol::sheets::{ColumnKind, Request};
use wasm_bindgen::JsCast;
use web_sys::{Blob, Element, MouseEvent};

use super::made::Made;
use crate::app::data::state::DataState;
use crate::chart::save::download;

/// How far saving is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Told {
    Waiting,
    Saved(String),
    SavedAll(usize),
    Failed,
}

/// A file, and where it begins.
#[derive(Clone)]
pub(super) struct Placed {
    pub file: ListFile,
    from: f64,
}

/// The files with rows, in order.
pub(super) fn placed(answer: &ListAnswer) -> Vec<Placed> {
    let mut from = 0.0;
    let files = answer.lists.iter().flat_map(|list| list.files.iter());
    let placed = files.map(|file| {
        let place = Placed {
            file: file.clone(),
            from,
        };
        from += file.bytes as f64;
        place
    });
    // A workbook is made when it is saved, and would have no rows.
    placed.filter(|place| place.file.rows > 0).collect()
}

/// Saves files.
#[derive(Clone)]
pub(super) struct Saver {
    pub data: DataState,
    pub made: Made,
    pub told: RwSignal<Option<Told>>,
    /// Of a workbook.
    pub columns: Option<Vec<FieldKind>>,
    /// Lines of ids, and no table.
    pub plain_text: bool,
}

impl Saver {
    pub(super) fn save(&self, place: &Placed, holder: &Element) {
        let file = &place.file;
        let kind = if self.plain_text {
            "text/plain"
        } else {
            "text/csv"
        };
        let told = self.told;
        let name = file.name.clone();
        let bytes = self.made.slice(place.from, file.bytes as f64, kind);
        let Some(columns) = &self.columns else {
            told.set(Some(written(bytes, &name, holder)));
            return;
        };
        let Some(bytes) = bytes else {
            told.set(Some(Told::Failed));
            return;
        };
        told.set(Some(Told::Waiting));
        let request = Request::Bind {
            name: "customers".to_owned(),
            columns: columns.iter().copied().map(column).collect(),
            created: (js_sys::Date::now() / 1000.0).floor(),
        };
        let holder = holder.clone();
        self.data.bind_book(&request, bytes, move |book| {
            // The page may have gone on.
            let _ = told.try_set(Some(written(book, &name, &holder)));
        });
    }
}

fn written(file: Option<Blob>, name: &str, holder: &Element) -> Told {
    let saved = file.is_some_and(|file| download(&file, name, holder).is_ok());
    if saved {
        Told::Saved(name.to_owned())
    } else {
        Told::Failed
    }
}

fn column(kind: FieldKind) -> ColumnKind {
    match kind {
        FieldKind::Text => ColumnKind::Text,
        FieldKind::Whole => ColumnKind::Number,
        FieldKind::Money => ColumnKind::Money { decimals: 2 },
        FieldKind::Share => ColumnKind::Percent,
        FieldKind::Day => ColumnKind::Date,
    }
}

/// Where a link may stand for a moment.
pub(super) fn holder(event: &MouseEvent) -> Option<Element> {
    let target = event.current_target()?.dyn_into::<Element>().ok()?;
    target.parent_element()
}
