use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Uint8Array;
use ltv_worker::protocol::sheets::{Event, Failure, Request};
use ltv_worker::sheets::Service;
use serde::Serialize;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::*;
use web_sys::Blob;

/// Events, and the last one's blob.
async fn ask(request: Request, source: Option<&Blob>) -> (Vec<Event>, Option<Blob>) {
    let heard = Rc::new(RefCell::new((Vec::new(), None)));
    let into = heard.clone();
    let say = move |event, blob| {
        let mut into = into.borrow_mut();
        into.0.push(event);
        into.1 = blob;
    };
    Service::default()
        .answer(7, request, source.cloned(), say)
        .await;
    heard.take()
}

async fn bytes(blob: &Blob) -> Vec<u8> {
    Uint8Array::new(&JsFuture::from(blob.array_buffer()).await.unwrap()).to_vec()
}

/// A request as the page would send it, with plain values for cells.
fn request(json: &str) -> Request {
    let value = js_sys::JSON::parse(json).unwrap();
    serde_wasm_bindgen::from_value(value).unwrap()
}

fn rows(count: u32) -> Request {
    let rows: Vec<String> = (0..count)
        .map(|row| format!(r#"["王{row}",{},{}.5,null]"#, 20_089 + row % 300, row))
        .collect();
    request(&format!(
        r#"{{"kind":"write","created":1735689600,"tables":[{{"name":"訂單",
            "columns":[{{"kind":"text"}},{{"kind":"date"}},{{"kind":"money","decimals":2}}],
            "heads":["顧客","日期","金額"],"cells":[{}]}}]}}"#,
        rows.join(",")
    ))
}

#[wasm_bindgen_test]
async fn a_written_workbook_is_opened_and_converted() {
    let count = 40_000;
    let (events, workbook) = ask(rows(count), None).await;
    assert_eq!(events, [Event::Written]);
    let workbook = workbook.unwrap();
    assert!(workbook.type_().ends_with("spreadsheetml.sheet"));

    let (events, _) = ask(Request::Open, Some(&workbook)).await;
    let [Event::Opened { sheets }] = events.as_slice() else {
        panic!("{events:?}")
    };
    assert_eq!(
        (sheets[0].name.as_str(), sheets[0].rows),
        ("訂單", Some(count + 1))
    );

    let (mut events, text) = ask(Request::Convert { sheet: 0 }, Some(&workbook)).await;
    let Some(Event::Converted { info }) = events.pop() else {
        panic!("{events:?}")
    };
    assert_eq!((info.rows, info.columns), (count + 1, 3));
    assert!(events.len() > 1, "progress");
    let text = String::from_utf8(bytes(&text.unwrap()).await).unwrap();
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("顧客,日期,金額"));
    assert_eq!(lines.next(), Some("王0,2025-01-01,0.5"));
    assert_eq!(lines.count(), count as usize - 1);

    // What crosses between page and worker comes back as it was.
    for event in events.into_iter().chain([Event::Converted { info }]) {
        let serializer = serde_wasm_bindgen::Serializer::json_compatible();
        let crossed = event.serialize(&serializer).unwrap();
        assert_eq!(
            serde_wasm_bindgen::from_value::<Event>(crossed).unwrap(),
            event
        );
    }
}

#[wasm_bindgen_test]
async fn a_cancel_is_heard_between_pieces() {
    let workbook = ask(rows(80_000), None).await.1;
    let service = Service::default();
    let heard = Rc::new(RefCell::new(Vec::new()));
    let (into, canceller) = (heard.clone(), service.clone());
    let say = move |event: Event, _| {
        if matches!(event, Event::Progress { .. }) {
            let canceller = canceller.clone();
            wasm_bindgen_futures::spawn_local(async move {
                let cancel = Request::Cancel { target: 7 };
                canceller.answer(8, cancel, None, |_, _| ()).await;
            });
        }
        into.borrow_mut().push(event);
    };
    let convert = Request::Convert { sheet: 0 };
    service.answer(7, convert, workbook, say).await;
    let heard = heard.take();
    assert_eq!(heard.len(), 2, "one piece, then the cancel: {heard:?}");
    assert_eq!(heard.last(), Some(&Event::Cancelled));
}

#[wasm_bindgen_test]
async fn failures_are_data() {
    let text = Blob::new_with_str_sequence(&js_sys::Array::of1(&"a,b".into())).unwrap();
    let (events, _) = ask(Request::Open, Some(&text)).await;
    let Some(Event::Failed {
        failure: Failure::Content { error },
    }) = events.last()
    else {
        panic!("{events:?}")
    };
    assert_eq!(format!("{error:?}"), "NotAWorkbook");
    let (events, _) = ask(Request::Open, None).await;
    assert_eq!(
        events,
        [Event::Failed {
            failure: Failure::Misunderstood
        }]
    );
}
