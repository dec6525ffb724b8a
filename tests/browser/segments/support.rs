//! A club with its files, read by the engine's service as the page has it read.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Promise, Uint8Array};
use ltv_engine::calendar::Day;
use ltv_engine::ingest::encoding::Encoding;
use ltv_engine::ingest::{ImportOptions, Mapping};
use ltv_engine::segments::Expected;
use ltv_engine::segments::lifecycle::LifecycleOptions;
use ltv_worker::protocol::segments::{Ask, Data, Event, Request, StageRules};
use ltv_worker::protocol::{self, FileToLoad, InspectAsk};
use ltv_worker::segments::Service;
use ltv_worker::service;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// The last day of the orders: 2025-03-31.
pub(super) const END: Day = Day(20_178);

pub(super) fn file(bytes: &[u8]) -> Blob {
    let parts = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence(&parts).unwrap()
}

pub(super) async fn bytes(file: &Blob) -> Vec<u8> {
    let buffer = JsFuture::from(file.array_buffer()).await.unwrap();
    Uint8Array::new(&buffer).to_vec()
}

/// So many milliseconds later.
pub(super) async fn later(ms: i32) {
    let wait = Promise::new(&mut |done, _| {
        let window = web_sys::window().unwrap();
        let timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, ms);
        timer.unwrap();
    });
    JsFuture::from(wait).await.unwrap();
}

/// What travels beside questions.
pub(super) struct Files {
    pub(super) history: Blob,
    pub(super) roster: Blob,
    pub(super) items: Blob,
    pub(super) receipts: Blob,
}

/// A club of so many customers, of whom every second came back, and the last at the
/// end of the time; of five members without orders; of mail that most agreed to.
pub(super) fn club(customers: u32) -> [Blob; 2] {
    let mut orders = String::from("customer_id,date,amount,channel,product\n");
    let mut members = String::from("customer_id,name,email,line_id,email opt in\n");
    for customer in 0..customers {
        let (day, amount) = (customer % 28 + 1, 100 + customer);
        let channel = ["web", "shop"][customer as usize % 2];
        orders += &format!("C{customer:03},2025-01-{day:02},{amount},{channel},beans\n");
        if customer % 2 == 0 {
            orders += &format!("C{customer:03},2025-02-{day:02},{amount},{channel},filter\n");
        }
    }
    orders += "C000,2025-03-31,50,web,beans\n";
    for member in 0..customers + 5 {
        let agreed = ["no", "yes", "yes", ""][member as usize % 4];
        members += &format!(
            "C{member:03},Member {member},m{member}@example.com,U{member:032x},{agreed}\n"
        );
    }
    [file(orders.as_bytes()), file(members.as_bytes())]
}

/// What the engine makes of them for the segments module.
pub(super) async fn read(sources: &[Blob]) -> Files {
    let service = service::Service::default();
    let mut files = Vec::new();
    for source in sources {
        files.push(FileToLoad {
            mapping: mapping(source).await,
            encoding: Encoding::Utf8,
            namespace: 0,
        });
    }
    let load = protocol::Request::Load {
        files,
        options: ImportOptions::new(END),
        merge: Vec::new(),
    };
    let (event, _) = told(&service, load, sources).await;
    assert!(matches!(event, protocol::Event::Loaded { .. }), "{event:?}");
    let labels = Vec::new();
    let mut all = Vec::new();
    for request in [
        protocol::Request::History,
        protocol::Request::Roster { labels },
        protocol::Request::Items { columns: None },
        protocol::Request::Receipts,
    ] {
        all.extend(told(&service, request, &[]).await.1);
    }
    let Ok([history, roster, items, receipts]) = <[Blob; 4]>::try_from(all) else {
        panic!("four files")
    };
    Files {
        history,
        roster,
        items,
        receipts,
    }
}

async fn mapping(source: &Blob) -> Mapping {
    let inspect = protocol::Request::Inspect {
        ask: InspectAsk::default(),
    };
    let service = service::Service::default();
    match told(&service, inspect, &[source.clone()]).await.0 {
        protocol::Event::Inspected { look } => look.preview.mapping().unwrap(),
        other => panic!("{other:?}"),
    }
}

async fn told(
    service: &service::Service,
    request: protocol::Request,
    sources: &[Blob],
) -> (protocol::Event, Option<Blob>) {
    let heard = Rc::new(RefCell::new(None));
    let into = heard.clone();
    service
        .answer(1, request, sources.to_vec(), move |event, file| {
            *into.borrow_mut() = Some((event, file));
        })
        .await;
    heard.take().unwrap()
}

/// What a forecast would expect of so many customers: the later, the more.
pub(super) fn expected(customers: u32) -> Blob {
    let each = || (0..customers).map(f64::from);
    let expected = Expected {
        p_alive: each().map(|_| 0.5).collect(),
        orders: each().map(|_| 1.0).collect(),
        value: Some(each().collect()),
        horizon: 365,
        margin: 1.0,
        doubt: None,
    };
    file(&expected.encode())
}

pub(super) fn rules() -> StageRules {
    StageRules {
        options: LifecycleOptions::default(),
        margin: None,
        window: 12,
        without_orders: 0,
        segment: None,
        contact: false,
    }
}

/// The only answer to a question, and the file beside it.
pub(super) async fn ask(
    service: &Service,
    data: Data,
    ask: Ask,
    sources: &[&Blob],
) -> (Event, Option<Blob>) {
    let sources = sources.iter().map(|&source| source.clone()).collect();
    let heard = Rc::new(RefCell::new(Vec::new()));
    let into = heard.clone();
    let say = move |event, file| into.borrow_mut().push((event, file));
    service
        .answer(7, Request::Ask { data, ask }, sources, say)
        .await;
    let mut heard = heard.take();
    assert_eq!(heard.len(), 1, "one answer: {heard:?}");
    heard.remove(0)
}

/// Files of these numbers beside a question.
pub(super) fn data(people: u32, expected: Option<u32>, roster: Option<u32>) -> Data {
    Data {
        people,
        expected,
        roster,
        items: None,
        receipts: None,
    }
}
