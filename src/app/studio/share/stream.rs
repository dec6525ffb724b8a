//! Compression by the browser's own streams: nothing to download for it.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableWritablePair, Response};

/// A link of 32 KB cannot honestly hold more than this.
const LARGEST: u32 = 1 << 20;

pub(super) async fn deflate(bytes: &[u8]) -> Option<Vec<u8>> {
    through(bytes, &stream("CompressionStream")?).await
}

pub(super) async fn inflate(bytes: &[u8]) -> Option<String> {
    let bytes = through(bytes, &stream("DecompressionStream")?).await?;
    String::from_utf8(bytes).ok()
}

/// web-sys still counts these classes as unstable; the browsers do not.
fn stream(class: &str) -> Option<JsValue> {
    let class: Function = Reflect::get(&js_sys::global(), &class.into())
        .ok()?
        .dyn_into()
        .ok()?;
    Reflect::construct(&class, &Array::of1(&"deflate".into())).ok()
}

async fn through(bytes: &[u8], stream: &JsValue) -> Option<Vec<u8>> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence(&parts).ok()?;
    // Both kinds of stream have the two ends that a pair needs.
    let pair: &ReadableWritablePair = stream.unchecked_ref();
    let out = blob.stream().pipe_through(pair);
    let response = Response::new_with_opt_readable_stream(Some(&out)).ok()?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    let array = Uint8Array::new(&buffer);
    (array.length() <= LARGEST).then(|| array.to_vec())
}
