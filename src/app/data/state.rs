//! The state of opened files, and the commands that change it.

use std::sync::Arc;

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use ltv_engine::ingest::{DateOrder, DateOrderGuess, Mapping, Preview};
use ltv_worker::protocol::{Event, Failure, Import, Request};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use super::outside::{fetch, today};
pub use super::stage::{Choice, Dataset, Name, Problem, Stage, Tab};
use crate::app::state::AppState;
use crate::embed::events;
use crate::i18n::Currency;
use crate::worker_client::Engine;

#[derive(Clone)]
struct Source {
    blob: Blob,
    name: Name,
}

/// A handle on the state; copies share it.
#[derive(Clone, Copy)]
pub struct DataState {
    /// What is shown.
    pub stage: RwSignal<Stage>,
    /// What stands in the way.
    pub problem: RwSignal<Option<Problem>>,
    /// The results of the last file that was read. They stay until another one
    /// has been read: a failed or given-up one does not take them away.
    pub dataset: RwSignal<Option<Arc<Dataset>>>,
    /// The view of the results.
    pub tab: RwSignal<Tab>,
    /// The columns as chosen.
    pub choice: RwSignal<Choice>,
    /// The currency of the file at hand.
    pub currency: RwSignal<Currency>,
    /// The file at hand.
    pub name: RwSignal<Name>,
    source: StoredValue<Option<Source>, LocalStorage>,
    running: StoredValue<Option<u32>>,
    /// Counts what was begun: an answer to an earlier turn comes too late.
    turn: StoredValue<u32>,
    engine: StoredValue<Engine, LocalStorage>,
    assets: StoredValue<String>,
    app: AppState,
}

const CDNOW: &str = "samples/cdnow.csv";

impl DataState {
    /// State owned by the current reactive owner. `environment` is what
    /// `embed.js` lends: the folder of the modules, and a function that imports one.
    pub fn new(app: AppState, environment: &JsValue) -> Self {
        let get = |key: &str| Reflect::get(environment, &key.into()).unwrap_or(JsValue::UNDEFINED);
        let assets = get("assets").as_string().unwrap_or_default();
        let load = get("load").dyn_into::<Function>().ok();
        let engine = StoredValue::new_local(Engine::new(assets.clone(), load));
        on_cleanup(move || {
            engine.try_with_value(Engine::stop);
        });
        Self {
            stage: RwSignal::new(Stage::Start),
            problem: RwSignal::new(None),
            dataset: RwSignal::new(None),
            tab: RwSignal::new(Tab::Overview),
            choice: RwSignal::new(Choice::default()),
            currency: RwSignal::new(app.currency.get_untracked()),
            name: RwSignal::new(Name::Pasted),
            source: StoredValue::new_local(None),
            running: StoredValue::new(None),
            turn: StoredValue::new(0),
            engine,
            assets: StoredValue::new(assets),
            app,
        }
    }

    /// Opens a file: looks at it and asks for its columns.
    pub fn open(self, file: web_sys::File) {
        let name = Name::File(file.name());
        self.look(Source {
            blob: file.into(),
            name,
        });
    }

    /// Opens pasted text.
    pub fn paste(self, text: &str) {
        if text.trim().is_empty() {
            self.problem.set(Some(Problem::NothingPasted));
            return;
        }
        if let Ok(blob) = Blob::new_with_str_sequence(&Array::of1(&text.into())) {
            self.look(Source {
                blob,
                name: Name::Pasted,
            });
        }
    }

    /// Fetches the CDNOW sample and reads it at once: its columns are known.
    pub fn open_sample(self) {
        let turn = self.next_turn();
        self.problem.set(None);
        self.name.set(Name::Sample);
        self.stage.set(Stage::Inspecting);
        let address = self.assets.with_value(|assets| format!("{assets}{CDNOW}"));
        wasm_bindgen_futures::spawn_local(async move {
            let blob = fetch(&address).await;
            // Given up, or the whole element gone, in the meantime.
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            match blob {
                Some(blob) => self.look(Source {
                    blob,
                    name: Name::Sample,
                }),
                None => self.stop_with(Problem::Sample),
            }
        });
    }

    fn next_turn(self) -> u32 {
        self.turn.update_value(|turn| *turn += 1);
        self.turn.get_value()
    }

    fn look(self, source: Source) {
        self.next_turn();
        let sample = source.name == Name::Sample;
        self.problem.set(None);
        self.name.set(source.name.clone());
        self.stage.set(Stage::Inspecting);
        self.currency.set(if sample {
            Currency::Usd
        } else {
            self.app.currency.get_untracked()
        });
        let blob = source.blob.clone();
        self.source.set_value(Some(source));
        self.ask(&Request::Inspect, &blob, move |event| match event {
            Event::Inspected { preview } => {
                let guess = preview.guess;
                let column =
                    |guess: Option<ltv_engine::ingest::Guess>| guess.map(|guess| guess.column);
                self.choice.set(Choice {
                    customer: column(guess.customer),
                    date: column(guess.date),
                    amount: column(guess.amount),
                    order: decided(guess.date_order),
                });
                self.stage.set(Stage::Mapping(Arc::new(preview)));
                if sample {
                    self.import();
                }
            }
            Event::Failed { failure } => self.stop_with(Problem::Engine(failure)),
            Event::Cancelled => self.back(),
            _ => {}
        });
    }

    /// Chooses the date's column, and with it the order its cells are read in.
    pub fn choose_date(self, column: Option<usize>, preview: &Preview) {
        let order = column
            .and_then(|at| preview.columns.get(at))
            .and_then(|c| decided(c.date_order));
        self.choice.update(|choice| {
            choice.date = column;
            choice.order = order;
        });
    }

    /// The mapping, once all of it is chosen and no column serves twice.
    pub fn mapping(self) -> Option<Mapping> {
        let Stage::Mapping(preview) = self.stage.get() else {
            return None;
        };
        let choice = self.choice.get();
        let (customer, date, amount) = (choice.customer?, choice.date?, choice.amount?);
        if customer == date || customer == amount || date == amount {
            return None;
        }
        Some(Mapping {
            delimiter: preview.delimiter,
            has_header: preview.has_header,
            customer,
            date,
            amount,
            date_order: choice.order?,
        })
    }

    /// Reads the file at hand with the chosen columns.
    pub fn import(self) {
        let Stage::Mapping(preview) = self.stage.get_untracked() else {
            return;
        };
        let (Some(mapping), Some(source)) = (untrack(|| self.mapping()), self.source.get_value())
        else {
            return;
        };
        self.problem.set(None);
        self.stage.set(Stage::Importing {
            rows: 0.0,
            share: 0.0,
        });
        let request = Request::Import {
            mapping,
            today: today(),
        };
        let chosen = preview.clone();
        self.ask(&request, &source.blob, move |event| match event {
            Event::Progress { rows, bytes, total } => {
                if matches!(self.stage.get_untracked(), Stage::Importing { .. }) {
                    self.stage.set(Stage::Importing {
                        rows,
                        share: bytes / total.max(1.0),
                    });
                }
            }
            Event::Imported { import } => self.show(*import, &chosen),
            Event::Cancelled => self.stage.set(Stage::Mapping(chosen.clone())),
            Event::Failed { failure } => {
                // Back to the columns: that is where most of it is put right.
                self.stage.set(Stage::Mapping(chosen.clone()));
                self.tell(Problem::Engine(failure));
            }
            _ => {}
        });
    }

    fn show(self, import: Import, preview: &Preview) {
        let (rows, orders, customers) = (
            import.report.rows_read as f64,
            import.summary.orders as f64,
            import.summary.customers as f64,
        );
        self.dataset.set(Some(Arc::new(Dataset {
            name: self.name.get_untracked(),
            currency: self.currency.get_untracked(),
            columns: preview
                .columns
                .iter()
                .map(|column| column.name.clone())
                .collect(),
            import,
        })));
        self.tab.set(Tab::Overview);
        self.stage.set(Stage::Results);
        events::import(self.app, rows, orders, customers);
    }

    fn ask(self, request: &Request, blob: &Blob, hear: impl Fn(Event) + 'static) {
        let id = self.engine.with_value(|engine| {
            engine.send(request, blob, move |event| {
                if !matches!(event, Event::Progress { .. }) {
                    self.running.set_value(None);
                }
                hear(event);
            })
        });
        self.running.set_value(Some(id));
    }

    /// Gives up what is under way.
    pub fn cancel(self) {
        self.next_turn();
        match self.running.get_value() {
            Some(id) => {
                self.running.set_value(None);
                self.engine.with_value(Engine::clone).cancel(id);
            }
            // Nothing has reached the engine yet: the sample is on its way.
            None => self.back(),
        }
    }

    /// Tries again what failed: the first look at the file at hand.
    pub fn retry(self) {
        if let Some(source) = self.source.get_value() {
            self.look(source);
        }
    }

    /// Back to the results if there are any, else to the start.
    pub fn back(self) {
        self.problem.set(None);
        self.stage
            .set(if self.dataset.with_untracked(Option::is_some) {
                Stage::Results
            } else {
                Stage::Start
            });
    }

    /// To the choice of another file.
    pub fn another(self) {
        self.problem.set(None);
        self.stage.set(Stage::Start);
    }

    fn stop_with(self, problem: Problem) {
        self.stage.set(Stage::Start);
        self.tell(problem);
    }

    fn tell(self, problem: Problem) {
        let kind = match &problem {
            Problem::Engine(Failure::Content { .. }) | Problem::NothingPasted => "data",
            Problem::Engine(_) => "engine",
            Problem::Sample => "sample",
        };
        self.problem.set(Some(problem));
        events::error(self.app, kind);
    }
}

fn decided(guess: DateOrderGuess) -> Option<DateOrder> {
    match guess {
        DateOrderGuess::Decided { order } => Some(order),
        // Nothing to tell apart: the report will say that the cells are no dates.
        DateOrderGuess::NoDates => Some(DateOrder::Ymd),
        DateOrderGuess::Ambiguous => None,
    }
}
