//! Opening files, and taking them away again.

use js_sys::Array;
use leptos::prelude::*;
use web_sys::{Blob, FileList};

use super::file::OpenFile;
use super::{Content, DataState, Name, Problem, Stage};

impl DataState {
    /// Opens files beside those that are at hand, and looks at each.
    pub fn open(self, list: &FileList) {
        let files = (0..list.length()).filter_map(|at| list.get(at));
        let files: Vec<(Name, Blob)> = files
            .map(|file| (Name::File(file.name()), file.into()))
            .collect();
        if !files.is_empty() {
            self.at_once.set_value(false);
            self.stage.set(Stage::Files);
            self.add(files);
        }
    }

    /// Opens pasted text.
    pub fn paste(self, text: &str) {
        if text.trim().is_empty() {
            self.problem.set(Some(Problem::NothingPasted));
            return;
        }
        if let Ok(blob) = Blob::new_with_str_sequence(&Array::of1(&text.into())) {
            self.at_once.set_value(false);
            self.stage.set(Stage::Files);
            let pasted = |file: &&OpenFile| matches!(file.name, Name::Pasted(_));
            let before = self
                .files
                .with_untracked(|files| files.iter().filter(pasted).count());
            self.add(vec![(Name::Pasted(before as u32 + 1), blob)]);
        }
    }

    pub(super) fn add(self, files: Vec<(Name, Blob)>) {
        self.problem.set(None);
        let mut added = Vec::new();
        for (name, blob) in files {
            self.opened.update_value(|opened| *opened += 1);
            let id = self.opened.get_value();
            added.push(OpenFile::new(id, name, blob.size()));
            let content = Content {
                id,
                original: blob,
                text: None,
                looking: None,
                converting: None,
            };
            self.blobs.update_value(|blobs| blobs.push(content));
        }
        let ids: Vec<u32> = added.iter().map(|file| file.id).collect();
        self.files.update(|files| files.extend(added));
        for id in ids {
            self.look(id);
        }
    }

    /// Takes a file away. The others stay as they are.
    pub fn remove(self, id: u32) {
        self.leave_look(id);
        self.files
            .update(|files| files.retain(|file| file.id != id));
        self.tidy();
        self.problem.set(None);
        if self.files.with_untracked(Vec::is_empty) {
            self.stage.set(Stage::Start);
        }
    }

    /// Shows or hides a file's columns.
    pub fn fold(self, id: u32) {
        self.update(id, |file| file.open = !file.open);
    }

    pub(super) fn content(self, id: u32) -> Option<Content> {
        self.blobs
            .with_value(|blobs| blobs.iter().find(|content| content.id == id).cloned())
    }

    pub(super) fn with_content(self, id: u32, change: impl FnOnce(&mut Content)) {
        self.blobs.update_value(|blobs| {
            if let Some(content) = blobs.iter_mut().find(|content| content.id == id) {
                change(content);
            }
        });
    }
}

impl Content {
    /// What the engine reads.
    pub(super) fn source(self) -> Blob {
        self.text.unwrap_or(self.original)
    }
}
