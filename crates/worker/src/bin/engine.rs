//! The worker module. `serve` is called with the worker's own scope or, where
//! workers are refused, with one end of a channel on the page: both post and
//! receive messages alike.
#![allow(missing_docs)] // exports are documented in the library

use js_sys::{Object, Reflect};
use ltv_worker::protocol::{Event, Failure, Request};
use ltv_worker::service::Service;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, MessageEvent, MessagePort};

fn main() {}

#[wasm_bindgen]
pub fn serve(port: JsValue) {
    // A worker's scope is no MessagePort, but has its methods under the same names.
    let port: MessagePort = port.unchecked_into();
    let service = Service::default();
    let answers = port.clone();
    let listen = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
        let (service, answers) = (service.clone(), answers.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let data = message.data();
            let id = get(&data, "id").as_f64().unwrap_or_default() as u32;
            let say = |event: Event| post(&answers, id, &event);
            match serde_wasm_bindgen::from_value::<Request>(get(&data, "request")) {
                Ok(request) => {
                    let source = get(&data, "source").dyn_into::<Blob>().ok();
                    service.answer(id, request, source, say).await;
                }
                Err(_) => say(Event::Failed {
                    failure: Failure::Misunderstood,
                }),
            }
        });
    });
    port.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    listen.forget(); // the port lives as long as the worker
    post(&port, 0, &Event::Ready);
}

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

fn post(port: &MessagePort, id: u32, event: &Event) {
    let message = Object::new();
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    // Plain data: every event can be serialised and cloned.
    if let Ok(event) = event.serialize(&serializer) {
        let _ = Reflect::set(&message, &"id".into(), &id.into());
        let _ = Reflect::set(&message, &"event".into(), &event);
        let _ = port.post_message(&message);
    }
}
