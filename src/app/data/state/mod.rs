//! The state of opened files, and the commands that change it.

mod answers;
mod choice;
mod dataset;
mod file;
mod files;
mod forecast;
mod keep;
mod load;
mod look;
mod obstacle;
mod questions;
mod roster;
mod samples;
mod segments;
mod settings;
mod stage;
mod workbook;

use std::sync::Arc;

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use ltv_engine::contacts::ContactKind;
use ltv_worker::protocol::Failure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

pub use choice::{Choice, Question};
pub use dataset::Dataset;
pub use file::{Busy, OpenFile, Status, Trouble};
pub use forecast::{Forecasts, OneTime, Results, Run, SpendResult};
pub use obstacle::Obstacle;
pub use segments::{Extra, Segments};
pub use settings::Settings;
pub use stage::{Name, Problem, Sample, Stage, Tab};
pub use workbook::Book;

use crate::app::state::AppState;
use crate::embed::events;
use crate::worker_client::{self, Engine, Models, Sheets};

/// A handle on the state; copies share it.
#[derive(Clone, Copy)]
pub struct DataState {
    /// What is shown.
    pub stage: RwSignal<Stage>,
    /// What stands in the way of the place as a whole.
    pub problem: RwSignal<Option<Problem>>,
    /// The files at hand, in the order in which they came.
    pub files: RwSignal<Vec<OpenFile>>,
    /// What holds for all of them.
    pub settings: RwSignal<Settings>,
    /// The results of the files that were read last. They stay until others
    /// have been read: a failed or given-up reading does not take them away.
    pub dataset: RwSignal<Option<Arc<Dataset>>>,
    /// The view of the results.
    pub tab: RwSignal<Tab>,
    /// Kinds of keys by which customers are to be taken for one person; agreed
    /// to in the report.
    pub merge: RwSignal<Vec<ContactKind>>,
    /// The forecast, and how far it is.
    pub forecasts: Forecasts,
    /// What the segments module is asked about.
    pub segments: Segments,
    /// The files' contents: handles, read where they are parsed.
    blobs: StoredValue<Vec<Content>, LocalStorage>,
    /// What the results were read from, by file: another sheet of a workbook may
    /// have been looked at since.
    read: StoredValue<Vec<(u32, Blob)>, LocalStorage>,
    /// Files that were ever opened: their numbers.
    opened: StoredValue<u32>,
    /// The request that reads all files, while it runs.
    reading: StoredValue<Option<u32>>,
    /// Everything is read as soon as nothing is left to ask: samples.
    at_once: StoredValue<bool>,
    /// Counts what was begun: a sample that comes after it was given up is late.
    turn: StoredValue<u32>,
    questions: StoredValue<questions::Questions, LocalStorage>,
    remembered: StoredValue<keep::Remembered>,
    engine: StoredValue<Engine, LocalStorage>,
    sheets: StoredValue<Sheets, LocalStorage>,
    assets: StoredValue<String>,
    app: AppState,
}

/// The content of a file.
#[derive(Clone)]
struct Content {
    id: u32,
    /// As it was opened.
    original: Blob,
    /// What is read: the text of the chosen sheet, where it is a workbook.
    text: Option<Blob>,
    /// The engine's look that is under way.
    looking: Option<u32>,
    /// The sheets module's work that is under way.
    converting: Option<u32>,
}

impl DataState {
    /// State owned by the current reactive owner. `environment` is what
    /// `embed.js` lends: the folder of the modules, and a function that imports one.
    pub fn new(app: AppState, environment: &JsValue) -> Self {
        let get = |key: &str| Reflect::get(environment, &key.into()).unwrap_or(JsValue::UNDEFINED);
        let assets = get("assets").as_string().unwrap_or_default();
        let load = get("load").dyn_into::<Function>().ok();
        let engine = StoredValue::new_local(Engine::new(assets.clone(), load.clone()));
        let forecasts = Forecasts::new(Models::new(assets.clone(), load.clone()));
        let segments = worker_client::Segments::new(assets.clone(), load.clone());
        let segments = Segments::new(segments);
        let sheets = StoredValue::new_local(Sheets::new(assets.clone(), load));
        on_cleanup(move || {
            engine.try_with_value(Engine::stop);
            forecasts.stop();
            segments.stop();
            sheets.try_with_value(Sheets::stop);
        });
        Self {
            stage: RwSignal::new(Stage::Start),
            problem: RwSignal::new(None),
            files: RwSignal::new(Vec::new()),
            settings: RwSignal::new(Settings::new(app.currency.get_untracked())),
            dataset: RwSignal::new(None),
            tab: RwSignal::new(Tab::Overview),
            merge: RwSignal::new(Vec::new()),
            forecasts,
            segments,
            blobs: StoredValue::new_local(Vec::new()),
            read: StoredValue::new_local(Vec::new()),
            opened: StoredValue::new(0),
            reading: StoredValue::new(None),
            at_once: StoredValue::new(false),
            turn: StoredValue::new(0),
            questions: StoredValue::new_local(questions::Questions::default()),
            remembered: StoredValue::new(keep::Remembered::open(app)),
            engine,
            sheets,
            assets: StoredValue::new(assets),
            app,
        }
    }

    /// Back to the results if there are any, else to the files, else to the start.
    pub fn back(self) {
        self.problem.set(None);
        let stage = if self.dataset.with_untracked(Option::is_some) {
            Stage::Results
        } else if self.files.with_untracked(Vec::is_empty) {
            Stage::Start
        } else {
            Stage::Files
        };
        self.stage.set(stage);
    }

    /// To the files of the results, as they were read.
    pub fn to_files(self) {
        self.problem.set(None);
        self.restore();
        self.stage.set(Stage::Files);
    }

    /// Files, contents and settings as the results were read from them.
    fn restore(self) {
        let Some(dataset) = self.dataset.get_untracked() else {
            return;
        };
        self.files.set(dataset.files.clone());
        self.settings.set(dataset.settings);
        for (id, source) in self.read.get_value() {
            self.with_content(id, |content| content.text = Some(source));
        }
    }

    /// To the choice of other files. What was chosen for these is remembered.
    pub fn another(self) {
        // The stage first: what watches over the focus looks once the page has changed.
        self.stage.set(Stage::Start);
        self.problem.set(None);
        self.files.update(Vec::clear);
        self.merge.update(Vec::clear);
        self.settings
            .set(Settings::new(self.app.currency.get_untracked()));
        self.tidy();
    }

    /// Says what went wrong with the place as a whole.
    fn tell(self, problem: Problem) {
        let kind = match &problem {
            Problem::Engine(failure) => kind_of(failure),
            Problem::NothingPasted | Problem::Currencies(_) => "data",
            Problem::Sample => "sample",
        };
        self.problem.set(Some(problem));
        events::error(self.app, kind);
    }

    /// Changes a file, if it is still there.
    fn update(self, id: u32, change: impl FnOnce(&mut OpenFile)) {
        let there = self
            .files
            .with_untracked(|files| files.iter().any(|file| file.id == id));
        if there {
            self.files.update(|files| {
                if let Some(file) = files.iter_mut().find(|file| file.id == id) {
                    change(file);
                }
            });
        }
    }

    /// A file at hand, followed.
    pub fn file(self, id: u32) -> Option<OpenFile> {
        self.files
            .with(|files| files.iter().find(|file| file.id == id).cloned())
    }

    /// Lets go of contents that neither the files at hand nor the results need.
    fn tidy(self) {
        let mut needed: Vec<u32> = self
            .files
            .with_untracked(|files| files.iter().map(|file| file.id).collect());
        self.dataset.with_untracked(|dataset| {
            let files = dataset.iter().flat_map(|dataset| dataset.files.iter());
            needed.extend(files.map(|file| file.id));
        });
        self.blobs
            .update_value(|blobs| blobs.retain(|content| needed.contains(&content.id)));
    }
}

/// The kind of a failure in the event for the page: nothing of any content.
fn kind_of(failure: &Failure) -> &'static str {
    match failure {
        Failure::Content { .. } | Failure::NoOrders | Failure::Damaged { .. } => "data",
        _ => "engine",
    }
}
