//! Where a tag is written: its name, its conditions, and who it holds of so far.

mod editor;
mod group;

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::tags::{Rule, TagProblem};

use super::desk::Tools;
use super::draft::{Draft, Places, ROOT};
use super::told;

pub(super) use editor::builder;

/// What the engine says of what is written.
#[derive(Clone, PartialEq)]
pub(super) struct Checked {
    /// As the engine takes it.
    pub rule: Rule,
    /// Where each row is in it.
    pub places: Places,
    /// What is wrong with rows.
    pub faults: Vec<(u32, TagProblem)>,
    /// What is wrong with the name.
    pub name: Option<TagProblem>,
}

/// What the parts of the builder share; copies share it.
#[derive(Clone, Copy)]
pub(super) struct Build {
    pub tools: Tools,
    pub checked: Memo<Option<Arc<Checked>>>,
    /// What the data cannot answer, by row.
    pub notes: Memo<Vec<(u32, String)>>,
    /// Somebody wanted to save what is not complete.
    pub asked: RwSignal<bool>,
}

impl Build {
    /// Reads the draft; a default where there is none.
    pub(super) fn with<T: Default>(self, read: impl FnOnce(&Draft) -> T) -> T {
        let draft = self.tools.desk.draft;
        draft.with(|draft| draft.as_ref().map(read).unwrap_or_default())
    }

    pub(super) fn update(self, change: impl FnOnce(&mut Draft)) {
        self.tools.desk.draft.update(|draft| {
            if let Some(draft) = draft {
                change(draft);
            }
        });
    }

    /// What is wrong with a row.
    pub(super) fn fault(self, id: u32) -> Option<TagProblem> {
        self.checked.with(|checked| {
            let faults = checked.as_ref()?.faults.iter();
            let mut own = faults.filter(|(row, _)| *row == id);
            own.next().map(|(_, problem)| *problem)
        })
    }

    /// Whether a row is to be shown as wrong: what is only not there yet waits until
    /// somebody wants to save.
    pub(super) fn is_wrong(self, id: u32) -> bool {
        let asked = self.asked.get();
        self.fault(id)
            .is_some_and(|problem| asked || !told::is_blank(problem))
    }

    /// Of a row what is wrong, or what the data cannot answer.
    pub(super) fn word(self, id: u32) -> Option<String> {
        let f = self.tools.format.get();
        if let Some(problem) = self.fault(id) {
            let field = self.with(|draft| draft.row(id).and_then(|row| row.is.field()));
            return Some(told::problem(problem, field.as_ref(), f));
        }
        self.notes.with(|notes| {
            let mut own = notes.iter().filter(|(row, _)| *row == id);
            own.next().map(|(_, text)| text.clone())
        })
    }
}

fn check(tools: Tools) -> Option<Arc<Checked>> {
    let draft = tools.desk.draft.get()?;
    let (rule, places) = draft.rule();
    let mut book = tools.desk.tags.get();
    let at = draft.at.filter(|at| *at < book.tags.len());
    let at = at.unwrap_or_else(|| {
        book.tags.push(draft.tag());
        book.tags.len() - 1
    });
    book.tags[at] = draft.tag();
    let mut checked = Checked {
        rule,
        places,
        faults: Vec::new(),
        name: None,
    };
    for error in book.check().err().unwrap_or_default() {
        // A name that a tag further down has is taken all the same.
        let own = error.tag == Some(at as u32);
        let twin = error.problem == TagProblem::NameTaken;
        let of_name = matches!(
            error.problem,
            TagProblem::NoName | TagProblem::LongName | TagProblem::NameCharacter
        ) || twin
            || error.problem == TagProblem::Personal && error.path.is_empty() && {
                // A rule of one condition has no path either; ours are groups.
                true
            };
        if own && of_name || twin {
            checked.name = checked.name.or(Some(error.problem));
        } else if own {
            let row = checked.places.iter().find(|(path, _)| *path == error.path);
            let row = row.map_or(ROOT, |(_, row)| *row);
            checked.faults.push((row, error.problem));
        }
    }
    Some(Arc::new(checked))
}
