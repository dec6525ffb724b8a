//! Reading all files together.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::ingest::{ImportError, TableKind};
use ltv_worker::protocol::{Event, Failure, FileToLoad, Loaded, Request};
use web_sys::Blob;

use super::file::{OpenFile, Trouble};
use super::{DataState, Dataset, Problem, Stage, Tab, kind_of};
use crate::embed::events;
use crate::i18n::Currency;

impl DataState {
    /// Reads all files with the chosen columns and shows the key figures.
    pub fn load(self) {
        self.load_to(Tab::Overview);
    }

    /// Reads all files of the results again, after the user agreed to take some
    /// customers for one person, or no longer.
    pub fn load_merged(self) {
        self.restore();
        self.load_to(Tab::Report);
    }

    fn load_to(self, tab: Tab) {
        let files = self.files.get_untracked();
        if untrack(|| self.obstacle()).is_some() {
            return;
        }
        let Some(plan) = plan(&files) else { return };
        let settings = self.settings.get_untracked();
        let merge = self.merge.get_untracked();
        self.problem.set(None);
        self.stage.set(Stage::Reading {
            rows: 0.0,
            share: 0.0,
        });
        let request = Request::Load {
            files: plan.clone(),
            options: settings.options(),
            merge: merge.clone(),
        };
        let sources = self.sources(&files);
        let read = sources.clone();
        let reading = self.engine.with_value(|engine| {
            engine.send(&request, &sources, move |event, _| match event {
                Event::Progress { rows, bytes, total } => {
                    if matches!(self.stage.get_untracked(), Stage::Reading { .. }) {
                        self.stage.set(Stage::Reading {
                            rows,
                            share: bytes / total.max(1.0),
                        });
                    }
                }
                Event::Loaded { loaded } => {
                    self.reading.set_value(None);
                    let dataset = Dataset {
                        files: files.clone(),
                        plan: plan.clone(),
                        settings,
                        merge: merge.clone(),
                        currency: currency(&loaded, settings.shown),
                        loaded: *loaded,
                    };
                    let ids = files.iter().map(|file| file.id);
                    self.read.set_value(ids.zip(read.iter().cloned()).collect());
                    self.show(dataset, tab);
                    self.ask_waiting(false);
                }
                Event::Cancelled => {
                    self.reading.set_value(None);
                    self.stage.set(Stage::Files);
                    self.ask_waiting(true);
                }
                Event::Failed { failure } => {
                    self.reading.set_value(None);
                    self.stage.set(Stage::Files);
                    self.blame(failure, &files);
                    self.ask_waiting(true);
                }
                _ => {}
            })
        });
        self.reading.set_value(Some(reading));
    }

    fn sources(self, files: &[OpenFile]) -> Vec<Blob> {
        let contents = files.iter().filter_map(|file| self.content(file.id));
        contents.map(super::Content::source).collect()
    }

    fn show(self, dataset: Dataset, tab: Tab) {
        for file in &dataset.files {
            if let Some(look) = &file.look {
                self.remembered
                    .update_value(|remembered| remembered.keep(look, &file.choice, self.app));
            }
        }
        let (rows, orders, customers) = counts(&dataset.loaded);
        self.reset_forecasts();
        self.reset_segments();
        self.dataset.set(Some(Arc::new(dataset)));
        self.tidy();
        self.tab.set(tab);
        self.stage.set(Stage::Results);
        events::import(self.app, rows, orders, customers);
    }

    /// Says what went wrong where it went wrong: at a file, if it is one's fault.
    fn blame(self, failure: Failure, files: &[OpenFile]) {
        let at = match &failure {
            Failure::Content {
                error: ImportError::MixedCurrencies { .. },
                ..
            } => None,
            Failure::Content { file, .. }
            | Failure::Unreadable { file }
            | Failure::Damaged { file }
            | Failure::Unsupported { file } => files.get(*file as usize).map(|file| file.id),
            _ => None,
        };
        match (at, failure) {
            (Some(id), failure) => {
                events::error(self.app, kind_of(&failure));
                self.update(id, |file| {
                    file.trouble = Some(Trouble::Engine(failure));
                    file.open = true;
                });
            }
            (
                None,
                Failure::Content {
                    error: ImportError::MixedCurrencies { found },
                    ..
                },
            ) => self.tell(Problem::Currencies(found)),
            (None, failure) => self.tell(Problem::Engine(failure)),
        }
    }
}

/// How each file is read. Files with the same headers are exports of one shop:
/// they share their order ids.
fn plan(files: &[OpenFile]) -> Option<Vec<FileToLoad>> {
    let key = |file: &OpenFile| file.look.as_ref().map(|look| look.key.clone());
    files
        .iter()
        .map(|file| {
            let same = |other: &OpenFile| key(other) == key(file);
            let namespace = files.iter().position(same).unwrap_or(0) as u32;
            file.to_load(namespace)
        })
        .collect()
}

/// The currency that the files name; that of the menu where they name none.
fn currency(loaded: &Loaded, chosen: Currency) -> Currency {
    let named = loaded.currency.as_ref();
    named.map_or(chosen, |code| Currency::of_file(code.as_str()))
}

fn counts(loaded: &Loaded) -> (f64, f64, f64) {
    let orders = loaded.files.iter();
    let orders = orders.filter(|file| file.kind == TableKind::Orders);
    let rows: u64 = orders.map(|file| file.report.rows_read).sum();
    (
        rows as f64,
        loaded.summary.orders as f64,
        loaded.summary.customers as f64,
    )
}
