//! A blob unpacked by the browser's `DecompressionStream`.
//!
//! Slices are written to one end and read from the other by two tasks: a write
//! is over only when the other end has been read far enough, so that no more is
//! unpacked than is asked for.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, ReadableStream, ReadableStreamDefaultReader, WritableStream, WritableStreamDefaultWriter,
};

use super::SourceError;
use super::slices::Slices;

/// Bytes written at a stretch. All that comes of them is held by the browser:
/// a thousand times as much in the worst case.
const SLICE: f64 = 128.0 * 1024.0;

#[derive(Debug)]
pub(super) struct Unpacked {
    reader: ReadableStreamDefaultReader,
    feed: Rc<Feed>,
    ended: bool,
}

/// What the writing task tells.
#[derive(Debug, Default)]
struct Feed {
    read: Cell<f64>,
    unreadable: Cell<bool>,
}

impl Unpacked {
    pub(super) fn new(blob: &Blob) -> Result<Self, SourceError> {
        let slices = Slices::new(blob, SLICE)?;
        let (reader, writer) = stream().map_err(|_| SourceError::Unsupported)?;
        let feed = Rc::new(Feed::default());
        spawn_local(write(slices, writer, feed.clone()));
        Ok(Self {
            reader,
            feed,
            ended: false,
        })
    }

    /// The next piece, of whatever size the browser makes them.
    pub(super) async fn next(&mut self) -> Result<Option<Uint8Array>, SourceError> {
        if self.ended {
            return Ok(None);
        }
        let Ok(result) = JsFuture::from(promise(self.reader.read())).await else {
            self.ended = true;
            return Err(if self.feed.unreadable.get() {
                SourceError::Unreadable
            } else {
                SourceError::CorruptGzip
            });
        };
        if get(&result, "done").is_truthy() {
            self.ended = true;
            return Ok(None);
        }
        Ok(Some(get(&result, "value").unchecked_into()))
    }

    pub(super) fn read(&self) -> f64 {
        self.feed.read.get()
    }
}

/// Whoever stops reading stops the writing task too.
impl Drop for Unpacked {
    fn drop(&mut self) {
        let cancelled = JsFuture::from(promise(self.reader.cancel()));
        // It may have failed before; nobody is left to hear of it.
        spawn_local(async {
            let _ = cancelled.await;
        });
    }
}

async fn write(mut slices: Slices, writer: WritableStreamDefaultWriter, feed: Rc<Feed>) {
    let last = loop {
        match slices.next().await {
            Ok(Some(slice)) => {
                let written = JsFuture::from(promise(writer.write_with_chunk(&slice))).await;
                if written.is_err() {
                    // Damaged, or nobody reads any more: the reader knows.
                    return;
                }
                feed.read.set(slices.read());
            }
            Ok(None) => break writer.close(),
            Err(_) => {
                feed.unreadable.set(true);
                break writer.abort();
            }
        }
    };
    let _ = JsFuture::from(promise(last)).await;
}

/// Both ends. By name: web-sys has it among what may still change.
fn stream() -> Result<(ReadableStreamDefaultReader, WritableStreamDefaultWriter), JsValue> {
    let class: Function = get(&js_sys::global(), "DecompressionStream").dyn_into()?;
    let stream = Reflect::construct(&class, &Array::of1(&"gzip".into()))?;
    let readable: ReadableStream = get(&stream, "readable").dyn_into()?;
    let writable: WritableStream = get(&stream, "writable").dyn_into()?;
    Ok((
        ReadableStreamDefaultReader::new(&readable)?,
        writable.get_writer()?,
    ))
}

fn promise(promise: impl JsCast) -> Promise {
    promise.unchecked_into()
}

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}
