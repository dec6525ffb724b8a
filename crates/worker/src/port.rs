//! Messages of a worker module: `{ id, request, sources? }` in, `{ id, event,
//! file? }` out.

use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, MessageEvent, MessagePort};

/// A message that came in.
#[derive(Debug)]
pub struct Message {
    /// Given by who asks; answers carry it.
    pub id: u32,
    /// The request, to be read.
    pub request: JsValue,
    /// The handles that came beside it.
    pub sources: Vec<Blob>,
}

/// Calls `hear` with every message that comes in on `port`, which is a worker's
/// own scope or one end of a channel: both post and receive alike.
pub fn listen(port: JsValue, hear: impl Fn(&MessagePort, Message) + 'static) -> MessagePort {
    // A worker's scope is no MessagePort, but has its methods under the same names.
    let port: MessagePort = port.unchecked_into();
    let answers = port.clone();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
        let data = message.data();
        let message = Message {
            id: get(&data, "id").as_f64().unwrap_or_default() as u32,
            request: get(&data, "request"),
            sources: blobs(&get(&data, "sources")),
        };
        hear(&answers, message);
    });
    port.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget(); // the port lives as long as the worker
    port
}

/// Sends an event of the request `id`, and a file beside it.
pub fn post<E: Serialize>(port: &MessagePort, id: u32, event: &E, file: Option<&Blob>) {
    let message = Object::new();
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    // Plain data: every event can be serialised and cloned.
    if let Ok(event) = event.serialize(&serializer) {
        let _ = Reflect::set(&message, &"id".into(), &id.into());
        let _ = Reflect::set(&message, &"event".into(), &event);
        if let Some(file) = file {
            let _ = Reflect::set(&message, &"file".into(), file);
        }
        let _ = port.post_message(&message);
    }
}

fn blobs(list: &JsValue) -> Vec<Blob> {
    let list = list.dyn_ref::<Array>();
    list.into_iter()
        .flat_map(Array::iter)
        .filter_map(|blob| blob.dyn_into().ok())
        .collect()
}

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}
