use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use ltv_engine::calendar::Day;
use ltv_engine::ingest::{ImportError, Preview};
use ltv_worker::protocol::{Event, Failure, Request};
use ltv_worker::service::Service;
use serde::Serialize;
use wasm_bindgen_test::*;
use web_sys::Blob;

fn blob(text: &str) -> Blob {
    Blob::new_with_str_sequence(&Array::of1(&text.into())).unwrap()
}

async fn ask(service: &Service, request: Request, source: &Blob) -> Vec<Event> {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let into = heard.clone();
    service
        .answer(7, request, Some(source.clone()), move |event| {
            into.borrow_mut().push(event)
        })
        .await;
    heard.take()
}

async fn look(source: &Blob) -> Preview {
    match ask(&Service::default(), Request::Inspect, source)
        .await
        .pop()
    {
        Some(Event::Inspected { preview }) => preview,
        other => panic!("{other:?}"),
    }
}

/// Some 3 MiB: several slices.
fn many_rows() -> (String, u64) {
    let rows = 100_000_u64;
    let mut text = String::from("customer_id,date,amount\n");
    for row in 0..rows {
        text += &format!(
            "customer{:05},2025-{:02}-{:02},{}.25\n",
            row % 4_000,
            row % 12 + 1,
            row % 28 + 1,
            row % 90
        );
    }
    (text, rows)
}

const TODAY: Day = Day(20_500);

#[wasm_bindgen_test]
async fn a_file_is_read_in_slices_with_growing_progress() {
    let (text, rows) = many_rows();
    let source = blob(&text);
    let mapping = look(&source).await.mapping().unwrap();
    let events = ask(
        &Service::default(),
        Request::Import {
            mapping,
            today: TODAY,
        },
        &source,
    )
    .await;
    let progress: Vec<(f64, f64)> = events
        .iter()
        .filter_map(|event| match event {
            Event::Progress { rows, bytes, .. } => Some((*rows, *bytes)),
            _ => None,
        })
        .collect();
    assert!(progress.len() >= 3, "{progress:?}");
    assert!(
        progress
            .windows(2)
            .all(|pair| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1)
    );
    assert_eq!(progress.last().unwrap().1, source.size());
    let Some(Event::Imported { import }) = events.last() else {
        panic!("{:?}", events.last())
    };
    assert_eq!(
        (import.report.rows_read, import.report.rows_kept),
        (rows, rows)
    );
    assert_eq!(
        (import.summary.orders, import.summary.customers),
        (rows, 4_000)
    );
}

#[wasm_bindgen_test]
async fn a_cancel_is_heard_between_slices() {
    let source = blob(&many_rows().0);
    let mapping = look(&source).await.mapping().unwrap();
    let service = Service::default();
    let heard = Rc::new(RefCell::new(Vec::new()));
    let (into, canceller) = (heard.clone(), service.clone());
    let say = move |event: Event| {
        if matches!(event, Event::Progress { .. }) {
            let canceller = canceller.clone();
            wasm_bindgen_futures::spawn_local(async move {
                canceller
                    .answer(8, Request::Cancel { target: 7 }, None, |_| ())
                    .await;
            });
        }
        into.borrow_mut().push(event);
    };
    service
        .answer(
            7,
            Request::Import {
                mapping,
                today: TODAY,
            },
            Some(source),
            say,
        )
        .await;
    let heard = heard.take();
    assert_eq!(heard.len(), 2, "one slice, then the cancel: {heard:?}");
    assert_eq!(heard.last(), Some(&Event::Cancelled));
}

#[wasm_bindgen_test]
async fn a_failure_is_data() {
    let events = ask(&Service::default(), Request::Inspect, &blob("")).await;
    assert_eq!(
        events,
        [Event::Failed {
            failure: Failure::Content {
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
    let mapping = look(&source).await.mapping().unwrap();
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    let request = Request::Import {
        mapping,
        today: TODAY,
    };
    let crossed = request.serialize(&serializer).unwrap();
    assert_eq!(
        serde_wasm_bindgen::from_value::<Request>(crossed).unwrap(),
        request
    );
    for event in ask(&Service::default(), request, &source).await {
        let crossed = event.serialize(&serializer).unwrap();
        assert_eq!(
            serde_wasm_bindgen::from_value::<Event>(crossed).unwrap(),
            event
        );
    }
}
