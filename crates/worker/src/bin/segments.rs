//! The worker module of segments and lists, fetched with the first of them. Served
//! like the engine's.
#![allow(missing_docs)] // exports are documented in the library

use ltv_worker::port::{listen, post};
use ltv_worker::protocol::segments::{Event, Failure};
use ltv_worker::segments::Service;
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
            match serde_wasm_bindgen::from_value(message.request) {
                Ok(request) => {
                    service
                        .answer(message.id, request, message.sources, say)
                        .await;
                }
                Err(_) => say(
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
