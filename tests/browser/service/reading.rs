//! How a file is read: looked at, in slices, given up, refused.

use std::cell::RefCell;
use std::rc::Rc;

use ltv_engine::ingest::ImportError;
use ltv_engine::ingest::values::DateStyle;
use ltv_worker::protocol::{Event, Failure, Request};
use ltv_worker::service::Service;
use ltv_worker::wire::{self, Value};
use serde::Serialize;
use wasm_bindgen_test::*;
use web_sys::Blob;

use super::support::{ask, blob, inspect, load, look, many_rows, mapping};

#[wasm_bindgen_test]
async fn a_file_is_read_in_slices_with_growing_progress() {
    let (text, rows) = many_rows();
    let source = blob(&text);
    let request = load(vec![mapping(&source).await], &[]);
    let events = ask(&Service::default(), request, &[source.clone()]).await;
    let progress: Vec<(f64, f64)> = events
        .iter()
        .filter_map(|event| match event {
            Event::Progress { rows, bytes, .. } => Some((*rows, *bytes)),
            _ => None,
        })
        .collect();
    // Slices are of 1 to 2 MiB, by how fast the browser hands them over.
    assert!(progress.len() >= 2, "{progress:?}");
    assert!(
        progress
            .windows(2)
            .all(|pair| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1)
    );
    assert_eq!(progress.last().unwrap().1, source.size());
    let Some(Event::Loaded { loaded }) = events.last() else {
        panic!("{:?}", events.last())
    };
    let report = &loaded.files[0].report;
    assert_eq!((report.rows_read, report.rows_kept), (rows, rows));
    assert_eq!(
        (loaded.summary.orders, loaded.summary.customers),
        (rows, 4_000)
    );
}

#[wasm_bindgen_test]
async fn a_cancel_is_heard_between_slices() {
    let source = blob(&many_rows().0);
    let request = load(vec![mapping(&source).await], &[]);
    let service = Service::default();
    let heard = Rc::new(RefCell::new(Vec::new()));
    let (into, canceller) = (heard.clone(), service.clone());
    let say = move |event: Event, _: Option<Blob>| {
        if matches!(event, Event::Progress { .. }) {
            let canceller = canceller.clone();
            wasm_bindgen_futures::spawn_local(async move {
                canceller
                    .answer(8, Request::Cancel { target: 7 }, Vec::new(), |_, _| ())
                    .await;
            });
        }
        into.borrow_mut().push(event);
    };
    service.answer(7, request, vec![source], say).await;
    let heard = heard.take();
    assert_eq!(heard.len(), 2, "one slice, then the cancel: {heard:?}");
    assert_eq!(heard.last(), Some(&Event::Cancelled));
}

#[wasm_bindgen_test]
async fn a_failure_is_data() {
    let events = ask(&Service::default(), inspect(), &[blob("")]).await;
    assert_eq!(
        events,
        [Event::Failed {
            failure: Failure::Content {
                file: 0,
                error: ImportError::Empty
            }
        }]
    );
}

/// What crosses between page and worker comes back as it was.
#[wasm_bindgen_test]
async fn messages_survive_the_crossing() {
    let source =
        blob("顧客,日期,金額\nA,2025-01-03,12.50\nA,2025-02-01,0\nB,2025-02-30,5\n,2025-01-01,5\n");
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    let request = load(vec![mapping(&source).await], &[]);
    let crossed = request.serialize(&serializer).unwrap();
    assert_eq!(
        wire::request(&Value::from(&crossed)).as_ref(),
        Some(&request)
    );
    for event in ask(&Service::default(), request, &[source.clone()]).await {
        let crossed = event.serialize(&serializer).unwrap();
        assert_eq!(
            serde_wasm_bindgen::from_value::<Event>(crossed).unwrap(),
            event
        );
    }
}

#[wasm_bindgen_test]
async fn the_whole_file_is_asked_where_its_beginning_does_not_tell() {
    let mut text = String::from("customer,date,amount\n");
    for row in 0..20_000 {
        text += &format!("C{row},0{}/0{}/2024,5\n", row % 9 + 1, row % 7 + 1);
    }
    let open = look(&blob(&text)).await;
    assert!(open.preview.mapping().is_err(), "nothing tells");
    text += "C1,25/12/2024,5\n";
    let told = look(&blob(&text)).await;
    assert_eq!(told.preview.mapping().unwrap().dates, DateStyle::Dmy);
}
