//! The main thread's side of a worker module: one worker, requests with ids,
//! events back to whoever asked. The module is fetched with the first request.
//!
//! [`Engine`], [`Models`], [`Segments`] and [`Sheets`] are this for the four modules. Only what
//! they say is typed apart; what is done about it is there once.

mod wire;

use std::marker::PhantomData;
use std::rc::Rc;

use js_sys::Function;
use ltv_worker::protocol::{self, models, segments, sheets};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use wire::Core;

/// A module and what is said to it and by it. All of them have `cancel` among
/// their requests, and among their events `ready`, `unavailable`, `progress`,
/// `cancelled` and `failed`.
pub trait Module {
    /// The name of its files.
    const NAME: &'static str;
    /// What it is asked.
    type Request: Serialize;
    /// What it says.
    type Event: DeserializeOwned;
}

/// Files of text, and what is computed from them.
#[derive(Clone)]
pub struct EngineModule;

impl Module for EngineModule {
    const NAME: &'static str = "engine";
    type Request = protocol::Request;
    type Event = protocol::Event;
}

/// Forecasts.
#[derive(Clone)]
pub struct ModelsModule;

impl Module for ModelsModule {
    const NAME: &'static str = "models";
    type Request = models::Request;
    type Event = models::Event;
}

/// Groups of customers, and lists of them.
#[derive(Clone)]
pub struct SegmentsModule;

impl Module for SegmentsModule {
    const NAME: &'static str = "segments";
    type Request = segments::Request;
    type Event = segments::Event;
}

/// Spreadsheets in and out.
#[derive(Clone)]
pub struct SheetsModule;

impl Module for SheetsModule {
    const NAME: &'static str = "sheets";
    type Request = sheets::Request;
    type Event = sheets::Event;
}

/// A handle on the engine; copies share it.
pub type Engine = Client<EngineModule>;
/// A handle on the models module; copies share it.
pub type Models = Client<ModelsModule>;
/// A handle on the segments module; copies share it.
pub type Segments = Client<SegmentsModule>;
/// A handle on the sheets module; copies share it.
pub type Sheets = Client<SheetsModule>;

/// A handle on the worker of a module; copies share it.
#[derive(Clone)]
pub struct Client<M>(Core, PhantomData<M>);

impl<M: Module> Client<M> {
    /// A client of the module that lies in the folder `assets`. Nothing is
    /// fetched yet.
    pub fn new(assets: String, load: Option<Function>) -> Self {
        Self(Core::new(M::NAME, assets, load), PhantomData)
    }

    /// Sends a request about sources, if it needs any. `listener` hears all of its
    /// events, each with the file that was made for it, if one was; the last is an
    /// answer, `Cancelled` or `Failed`.
    pub fn send(
        &self,
        request: &M::Request,
        sources: &[Blob],
        listener: impl Fn(M::Event, Option<Blob>) + 'static,
    ) -> u32 {
        let serializer = serde_wasm_bindgen::Serializer::json_compatible();
        let request = request.serialize(&serializer).unwrap_or(JsValue::NULL);
        let hear = move |event: JsValue, file: JsValue| {
            let event = serde_wasm_bindgen::from_value(event).ok();
            if let Some(event) = event {
                listener(event, file.dyn_into().ok());
                return true;
            }
            false
        };
        self.0.send(request, sources, Rc::new(hear))
    }

    /// Leaves a request unheard: its answer, when it comes, is dropped. What the
    /// worker holds stays, unlike with [`Self::cancel`].
    pub fn forget(&self, id: u32) {
        self.0.forget(id);
    }

    /// Gives up a request. Its listener hears `Cancelled` at once; the worker is
    /// stopped from outside if it does not stop by itself.
    pub fn cancel(&self, id: u32) {
        self.0.cancel(id);
    }

    /// Ends the worker. The next request starts a new one.
    pub fn stop(&self) {
        self.0.stop();
    }
}
