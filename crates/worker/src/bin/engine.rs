//! The worker module. `serve` is called with the worker's own scope or, where
//! workers are refused, with one end of a channel on the page.
#![allow(missing_docs)] // exports are documented in the library

use ltv_worker::port::{listen, post};
use ltv_worker::protocol::{Event, Failure};
use ltv_worker::service::Service;
use ltv_worker::wire::{self, Value};
use wasm_bindgen::prelude::*;
use web_sys::Blob;

fn main() {}

#[wasm_bindgen]
pub fn serve(port: JsValue) {
    let service = Service::default();
    let port = listen(port, move |port, message| {
        let (service, port) = (service.clone(), port.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let say = |event: Event, file: Option<Blob>| {
                post(&port, message.id, &event, file.as_ref());
            };
            match wire::request(&Value::from(&message.request)) {
                Some(request) => {
                    service
                        .answer(message.id, request, message.sources, say)
                        .await;
                }
                None => say(
                    Event::Failed {
                        failure: Failure::Misunderstood,
                    },
                    None,
                ),
            }
        });
    });
    post(&port, 0, &Event::Ready, None);
}
