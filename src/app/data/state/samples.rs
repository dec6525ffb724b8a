//! The data that come with the widget.

use leptos::prelude::*;
use web_sys::Blob;

use super::{DataState, Name, Problem, Sample, Stage};
use crate::app::data::outside::fetch;
use crate::i18n::Currency;

impl DataState {
    /// Fetches a sample and reads it at once: its columns are known.
    pub fn open_sample(self, sample: Sample) {
        self.turn.update_value(|turn| *turn += 1);
        let turn = self.turn.get_value();
        self.problem.set(None);
        self.stage.set(Stage::Fetching(sample));
        let assets = self.assets.get_value();
        wasm_bindgen_futures::spawn_local(async move {
            let mut files = Vec::new();
            for path in sample.files() {
                match fetch(&format!("{assets}{path}")).await {
                    Some(blob) => files.push((name(sample, path), blob)),
                    None => break,
                }
            }
            // Given up, or the whole element gone, in the meantime.
            if self.turn.try_get_value() == Some(turn) {
                self.sample_came(sample, files);
            }
        });
    }

    fn sample_came(self, sample: Sample, files: Vec<(Name, Blob)>) {
        if files.len() < sample.files().len() {
            self.stage.set(Stage::Start);
            self.tell(Problem::Sample);
            return;
        }
        self.files.update(Vec::clear);
        self.settings.update(|settings| {
            settings.shown = match sample {
                Sample::Cdnow => Currency::Usd,
                Sample::Coffee => Currency::Twd,
            };
        });
        self.at_once.set_value(true);
        self.add(files);
    }

    /// Gives up a sample that is on its way, or the reading of all files.
    pub fn cancel(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.at_once.set_value(false);
        match self.reading.get_value() {
            Some(reading) => {
                self.reading.set_value(None);
                self.engine.with_value(Clone::clone).cancel(reading);
            }
            None => self.leave_sample(),
        }
    }

    /// What has come of a sample goes, too: nobody waits for it.
    fn leave_sample(self) {
        let ids: Vec<u32> = self
            .files
            .with_untracked(|files| files.iter().map(|file| file.id).collect());
        for id in ids {
            self.leave_look(id);
        }
        self.files.update(Vec::clear);
        self.tidy();
        self.back();
    }
}

fn name(sample: Sample, path: &'static str) -> Name {
    Name::Sample(sample, path.rsplit('/').next().unwrap_or(path))
}
