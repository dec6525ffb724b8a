//! The bytes of a blob as they come, read into one buffer over and over.
//!
//! Waited for a tenth as long as slices, where the browser can: each slice is an
//! allocation of its own, and is fetched by the very thread that is to parse.

use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, ReadableStreamDefaultReader};

use super::SourceError;

#[derive(Debug)]
pub(super) struct Stream {
    reader: JsValue,
    read: Function,
    /// Whose buffer the next bytes are read into.
    piece: Uint8Array,
    at: f64,
    ended: bool,
}

impl Stream {
    /// Reads at most `size` bytes at a time. `None` where streams of blobs do
    /// not read into buffers.
    pub(super) fn new(blob: &Blob, size: u32) -> Option<Self> {
        let stream = method(blob, "stream")?.call0(blob).ok()?;
        let options = Object::new();
        Reflect::set(&options, &"mode".into(), &"byob".into()).ok()?;
        let reader = method(&stream, "getReader")?
            .call1(&stream, &options)
            .ok()?;
        let size = (blob.size() as u32).clamp(1, size);
        Some(Self {
            read: method(&reader, "read")?,
            reader,
            piece: Uint8Array::new_with_length(size),
            at: 0.0,
            ended: false,
        })
    }

    /// The next bytes, to be copied before more are asked for.
    pub(super) async fn next(&mut self) -> Result<Option<Uint8Array>, SourceError> {
        if self.ended {
            return Ok(None);
        }
        // The browser takes the buffer away and gives it back with the bytes.
        let into = Uint8Array::new(&self.piece.buffer());
        let asked = self.read.call1(&self.reader, &into);
        let asked: Promise = asked.map_err(|_| SourceError::Unreadable)?.unchecked_into();
        let found = JsFuture::from(asked)
            .await
            .map_err(|_| SourceError::Unreadable)?;
        let of = |key: &str| Reflect::get(&found, &key.into()).unwrap_or(JsValue::UNDEFINED);
        self.ended = of("done").is_truthy();
        if self.ended {
            return Ok(None);
        }
        self.piece = of("value").unchecked_into();
        self.at += f64::from(self.piece.length());
        Ok(Some(self.piece.clone()))
    }

    pub(super) fn read(&self) -> f64 {
        self.at
    }
}

/// Whoever stops reading lets go of the file.
impl Drop for Stream {
    fn drop(&mut self) {
        let reader: &ReadableStreamDefaultReader = self.reader.unchecked_ref();
        let cancelled: Promise = reader.cancel().unchecked_into();
        // It may be at its end or have failed; nobody is left to hear of it.
        spawn_local(async {
            let _ = JsFuture::from(cancelled).await;
        });
    }
}

fn method(object: &JsValue, name: &str) -> Option<Function> {
    let found = Reflect::get(object, &name.into()).ok()?;
    found.dyn_into().ok()
}
