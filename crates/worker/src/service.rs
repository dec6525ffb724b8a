//! Answers requests. Reads a source slice by slice and yields between slices,
//! so that progress is shown and a cancel is heard.

use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect, Uint8Array};
use ltv_engine::calendar::Day;
use ltv_engine::cohorts::Cohorts;
use ltv_engine::customers::Customers;
use ltv_engine::ingest::{ImportOptions, Importer, Mapping, preview};
use ltv_engine::summary::Summary;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use crate::protocol::{Event, Failure, Import, Request};

/// Bytes looked at to guess the columns.
const HEAD: f64 = 256.0 * 1024.0;
/// Bytes parsed at a stretch: some ten milliseconds of work.
const SLICE: f64 = 1024.0 * 1024.0;

/// Answers requests of one port.
#[derive(Clone, Default)]
pub struct Service {
    given_up: Rc<RefCell<HashSet<u32>>>,
}

impl Service {
    /// Answers one request. `say` sends an event of this request.
    pub async fn answer(
        &self,
        id: u32,
        request: Request,
        source: Option<Blob>,
        say: impl Fn(Event),
    ) {
        let answer = match (request, source) {
            (Request::Cancel { target }, _) => {
                self.given_up.borrow_mut().insert(target);
                return;
            }
            (Request::Inspect, Some(source)) => inspect(&source).await,
            (Request::Import { mapping, today }, Some(source)) => {
                self.import(id, mapping, today, &source, &say).await
            }
            (_, None) => Err(Stop::Failed(Failure::Misunderstood)),
        };
        self.given_up.borrow_mut().remove(&id);
        say(match answer {
            Ok(event) => event,
            Err(Stop::Cancelled) => Event::Cancelled,
            Err(Stop::Failed(failure)) => Event::Failed { failure },
        });
    }

    async fn import(
        &self,
        id: u32,
        mapping: Mapping,
        today: Day,
        source: &Blob,
        say: &impl Fn(Event),
    ) -> Result<Event, Stop> {
        let total = source.size();
        let mut importer = Importer::new(mapping, ImportOptions { today });
        let mut at = 0.0;
        let mut bytes = Vec::new();
        let mut next = slice(source, at);
        while at < total {
            let buffer = JsFuture::from(next?).await.map_err(|_| unreadable())?;
            self.heard(id)?;
            at = (at + SLICE).min(total);
            // The next slice is read while this one is parsed.
            next = slice(source, at);
            let view = Uint8Array::new(&buffer);
            bytes.resize(view.length() as usize, 0);
            view.copy_to(&mut bytes);
            importer.push(&bytes);
            say(Event::Progress {
                rows: importer.rows_read() as f64,
                bytes: at,
                total,
            });
        }
        pause().await;
        self.heard(id)?;
        let imported = importer.finish().map_err(content)?;
        let customers = Customers::new(&imported.orders);
        pause().await;
        self.heard(id)?;
        let summary = Summary::new(&imported.orders, &customers);
        pause().await;
        self.heard(id)?;
        let cohorts = Cohorts::new(&imported.orders, &customers);
        let import = Box::new(Import {
            report: imported.report,
            summary,
            cohorts,
        });
        Ok(Event::Imported { import })
    }

    fn heard(&self, id: u32) -> Result<(), Stop> {
        if self.given_up.borrow().contains(&id) {
            Err(Stop::Cancelled)
        } else {
            Ok(())
        }
    }
}

enum Stop {
    Cancelled,
    Failed(Failure),
}

fn content(error: ltv_engine::ingest::ImportError) -> Stop {
    Stop::Failed(Failure::Content { error })
}

fn unreadable() -> Stop {
    Stop::Failed(Failure::Unreadable)
}

async fn inspect(source: &Blob) -> Result<Event, Stop> {
    let head = source
        .slice_with_f64_and_f64(0.0, HEAD)
        .map_err(|_| unreadable())?;
    let buffer = JsFuture::from(head.array_buffer())
        .await
        .map_err(|_| unreadable())?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    let preview = preview(&bytes, source.size() <= HEAD).map_err(content)?;
    Ok(Event::Inspected { preview })
}

fn slice(source: &Blob, at: f64) -> Result<Promise, Stop> {
    let slice = source.slice_with_f64_and_f64(at, at + SLICE);
    Ok(slice
        .map_err(|_| unreadable())?
        .array_buffer()
        .unchecked_into())
}

/// Lets the event loop turn once, so that a cancel that has arrived is heard.
async fn pause() {
    let turn = Promise::new(&mut |resolve, _| {
        let timer = Reflect::get(&js_sys::global(), &"setTimeout".into())
            .ok()
            .and_then(|timer| timer.dyn_into::<Function>().ok());
        let set = timer.and_then(|timer| timer.call1(&JsValue::UNDEFINED, &resolve).ok());
        if set.is_none() {
            // No timers here: go on without a pause.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    let _ = JsFuture::from(turn).await;
}
