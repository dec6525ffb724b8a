//! Starting and ending the worker, and who waits for what. Events are read no
//! further than what all modules have alike.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, MessageChannel, MessageEvent, MessagePort, Url, Worker, WorkerOptions,
    WorkerType,
};

/// Hears an event and the blob beside it; false if it was not understood.
pub(super) type Listener = Rc<dyn Fn(JsValue, JsValue) -> bool>;

/// A request that has not been answered: who listens, and what to send again
/// should the worker have to be started anew in the meantime.
#[derive(Clone)]
struct Pending {
    listener: Listener,
    message: JsValue,
}

/// Time the worker has to hear a cancel before it is stopped from outside.
const PATIENCE_MS: i32 = 120;

#[derive(Clone)]
pub(super) struct Core(Rc<RefCell<Inner>>);

struct Inner {
    name: &'static str,
    assets: String,
    /// Imports a module by its address; lent by `embed.js`.
    load: Option<Function>,
    link: Option<Link>,
    ready: bool,
    waiting: Vec<JsValue>,
    pending: HashMap<u32, Pending>,
    next: u32,
    attempts: u32,
}

/// The other end, and the closures it calls. Dropping it ends the worker.
struct Link {
    worker: Option<Worker>,
    port: MessagePort,
    address: Option<String>,
    _listeners: Vec<Box<dyn std::any::Any>>,
}

impl Drop for Link {
    fn drop(&mut self) {
        match &self.worker {
            Some(worker) => worker.terminate(),
            None => self.port.close(),
        }
        if let Some(address) = &self.address {
            let _ = Url::revoke_object_url(address);
        }
    }
}

impl Core {
    pub(super) fn new(name: &'static str, assets: String, load: Option<Function>) -> Self {
        Self(Rc::new(RefCell::new(Inner {
            name,
            assets,
            load,
            link: None,
            ready: false,
            waiting: Vec::new(),
            pending: HashMap::new(),
            next: 1,
            attempts: 0,
        })))
    }

    pub(super) fn send(&self, request: JsValue, sources: &[Blob], listener: Listener) -> u32 {
        let (id, message) = {
            let mut inner = self.0.borrow_mut();
            let id = inner.next;
            inner.next += 1;
            let message = message(id, &request, sources);
            let pending = Pending {
                listener,
                message: message.clone(),
            };
            inner.pending.insert(id, pending);
            (id, message)
        };
        self.post(message);
        id
    }

    pub(super) fn forget(&self, id: u32) {
        self.0.borrow_mut().pending.remove(&id);
    }

    pub(super) fn cancel(&self, id: u32) {
        let Some(given_up) = self.0.borrow_mut().pending.remove(&id) else {
            return;
        };
        (given_up.listener)(event("cancelled"), JsValue::NULL);
        if !self.0.borrow().ready {
            self.restart();
            return;
        }
        // Until the worker says so itself, the id stays with a deaf listener.
        let deaf = Pending {
            listener: Rc::new(|_, _| true),
            message: JsValue::NULL,
        };
        self.0.borrow_mut().pending.insert(id, deaf);
        let cancel = event("cancel");
        set(&cancel, "target", &id.into());
        self.post(message(id, &cancel, &[]));
        let core = self.clone();
        after(PATIENCE_MS, move || {
            let overdue = core.0.borrow_mut().pending.remove(&id).is_some();
            if overdue {
                core.restart();
            }
        });
    }

    /// Stops the worker from outside and sends again what others wait for.
    fn restart(&self) {
        self.stop();
        let mut waiting: Vec<(u32, JsValue)> = {
            let inner = self.0.borrow();
            let messages = inner
                .pending
                .iter()
                .filter(|(_, pending)| !pending.message.is_null());
            messages
                .map(|(id, pending)| (*id, pending.message.clone()))
                .collect()
        };
        waiting.sort_by_key(|(id, _)| *id);
        for (_, message) in waiting {
            self.post(message);
        }
    }

    pub(super) fn stop(&self) {
        let link = {
            let mut inner = self.0.borrow_mut();
            inner.ready = false;
            inner.waiting.clear();
            inner.link.take()
        };
        drop(link);
    }

    fn post(&self, message: JsValue) {
        if self.0.borrow().link.is_none() {
            self.start();
        }
        let mut inner = self.0.borrow_mut();
        match (&inner.link, inner.ready) {
            (Some(link), true) => {
                let _ = link.port.post_message(&message);
            }
            _ => inner.waiting.push(message),
        }
    }

    /// Starts a worker: a blob module that imports the real one, which may lie on
    /// another origin, where a worker must not be started directly.
    fn start(&self) {
        let (module, wasm) = {
            let mut inner = self.0.borrow_mut();
            inner.attempts += 1;
            // A failed module may be remembered by its address: ask under another one.
            let again = if inner.attempts > 1 {
                format!("?retry={}", inner.attempts)
            } else {
                String::new()
            };
            let (assets, name) = (&inner.assets, inner.name);
            (
                format!("{assets}{name}.js{again}"),
                format!("{assets}{name}_bg.wasm{again}"),
            )
        };
        let text = format!(
            "import({module:?}).then(async (m) => {{ await m.default({{ module_or_path: {wasm:?} }}); m.serve(self); }})\
             .catch(() => self.postMessage({{ id: 0, event: {{ kind: \"unavailable\" }} }}));"
        );
        match self.start_worker(&text) {
            Ok(link) => self.0.borrow_mut().link = Some(link),
            Err(_) => self.start_here(module, wasm),
        }
    }

    fn start_worker(&self, text: &str) -> Result<Link, JsValue> {
        let bag = BlobPropertyBag::new();
        bag.set_type("text/javascript");
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &bag)?;
        let address = Url::create_object_url_with_blob(&blob)?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&address, &options)?;
        let hears = self.listener();
        worker.set_onmessage(Some(hears.as_ref().unchecked_ref()));
        let core = self.clone();
        let fails = Closure::<dyn FnMut(JsValue)>::new(move |_| core.worker_failed());
        worker.set_onerror(Some(fails.as_ref().unchecked_ref()));
        Ok(Link {
            port: worker.clone().unchecked_into(),
            worker: Some(worker),
            address: Some(address),
            _listeners: vec![Box::new(hears), Box::new(fails)],
        })
    }

    /// Where workers are refused, the same module answers on this thread, in slices.
    fn start_here(&self, module: String, wasm: String) {
        let Ok(channel) = MessageChannel::new() else {
            self.fail("unavailable");
            return;
        };
        let hears = self.listener();
        channel
            .port1()
            .set_onmessage(Some(hears.as_ref().unchecked_ref()));
        let load = self.0.borrow().load.clone();
        self.0.borrow_mut().link = Some(Link {
            worker: None,
            port: channel.port1(),
            address: None,
            _listeners: vec![Box::new(hears)],
        });
        let (core, port) = (self.clone(), channel.port2());
        wasm_bindgen_futures::spawn_local(async move {
            if serve_here(load, &module, &wasm, &port).await.is_err() {
                core.fail("unavailable");
            }
        });
    }

    fn listener(&self) -> Closure<dyn FnMut(MessageEvent)> {
        let core = self.clone();
        Closure::new(move |message: MessageEvent| core.hear(&message.data()))
    }

    fn hear(&self, data: &JsValue) {
        let id = get(data, "id").as_f64().unwrap_or_default() as u32;
        let (event, blob) = (get(data, "event"), get(data, "file"));
        let kind = get(&event, "kind").as_string().unwrap_or_default();
        match kind.as_str() {
            "ready" => {
                let mut inner = self.0.borrow_mut();
                inner.ready = true;
                let waiting = std::mem::take(&mut inner.waiting);
                if let Some(link) = &inner.link {
                    for message in waiting {
                        let _ = link.port.post_message(&message);
                    }
                }
            }
            "unavailable" => self.fail("unavailable"),
            "" => self.fail("misunderstood"),
            _ => {
                let pending = self.0.borrow().pending.get(&id).cloned();
                let Some(pending) = pending else { return };
                // An answer is the last that is heard of a request, and whoever
                // hears it may send the next. One not understood is still due.
                let last = kind != "progress";
                if last {
                    self.0.borrow_mut().pending.remove(&id);
                }
                if !(pending.listener)(event, blob) {
                    if last {
                        self.0.borrow_mut().pending.insert(id, pending);
                    }
                    self.fail("misunderstood");
                }
            }
        }
    }

    /// An error event: before the module listens the worker was refused, later
    /// it has stopped in the middle.
    fn worker_failed(&self) {
        if self.0.borrow().ready {
            self.fail("crashed");
            return;
        }
        let waiting = std::mem::take(&mut self.0.borrow_mut().waiting);
        self.stop();
        let (module, wasm) = {
            let inner = self.0.borrow();
            let (assets, name) = (&inner.assets, inner.name);
            (
                format!("{assets}{name}.js"),
                format!("{assets}{name}_bg.wasm"),
            )
        };
        self.start_here(module, wasm);
        self.0.borrow_mut().waiting = waiting;
    }

    /// Tells everyone who waits, and starts afresh with the next request.
    fn fail(&self, failure: &str) {
        self.stop();
        let pending = std::mem::take(&mut self.0.borrow_mut().pending);
        for waiting in pending.into_values() {
            let failed = event("failed");
            set(&failed, "failure", &event(failure));
            (waiting.listener)(failed, JsValue::NULL);
        }
    }
}

async fn serve_here(
    load: Option<Function>,
    module: &str,
    wasm: &str,
    port: &MessagePort,
) -> Result<(), JsValue> {
    let load = load.ok_or(JsValue::NULL)?;
    let loaded: Promise = load
        .call1(&JsValue::UNDEFINED, &module.into())?
        .dyn_into()?;
    let exports = JsFuture::from(loaded).await?;
    let options = Object::new();
    Reflect::set(&options, &"module_or_path".into(), &wasm.into())?;
    let init: Function = get(&exports, "default").dyn_into()?;
    let started: Promise = init.call1(&JsValue::UNDEFINED, &options)?.dyn_into()?;
    JsFuture::from(started).await?;
    let serve: Function = get(&exports, "serve").dyn_into()?;
    serve.call1(&JsValue::UNDEFINED, port).map(drop)
}

fn message(id: u32, request: &JsValue, sources: &[Blob]) -> JsValue {
    let message = Object::new().into();
    set(&message, "id", &id.into());
    set(&message, "request", request);
    if !sources.is_empty() {
        let sources: Array = sources.iter().collect();
        set(&message, "sources", &sources);
    }
    message
}

/// What modules and this side say alike, as it is written on the way.
fn event(kind: &str) -> JsValue {
    let event = Object::new().into();
    set(&event, "kind", &kind.into());
    event
}

fn set(object: &JsValue, key: &str, value: &JsValue) {
    // Setting properties of a fresh plain object cannot fail.
    let _ = Reflect::set(object, &key.into(), value);
}

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

fn after(milliseconds: i32, run: impl FnOnce() + 'static) {
    let run = Closure::once_into_js(run);
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            run.unchecked_ref(),
            milliseconds,
        );
    }
}
