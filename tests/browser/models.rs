use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use ltv_engine::cohorts::{NoProjection, ProjectionMethod, RetainedCohort};
use ltv_engine::forecast::{Filter, ForecastOptions, Sort, Step, Verdict};
use ltv_engine::ingest::ImportOptions;
use ltv_engine::ingest::encoding::Encoding;
use ltv_worker::models::Service;
use ltv_worker::protocol::models::{Event, Failure, HEADS, News, PeopleAsk, Request};
use ltv_worker::protocol::{self, FileToLoad, InspectAsk};
use ltv_worker::service;
use ltv_worker::wire::{Value, models_request};
use serde::Serialize;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::*;
use web_sys::Blob;

/// Orders of customers who come back at paces of their own, and some of whom stop.
fn orders(customers: u32) -> Blob {
    let mut text = String::from("customer_id,date,amount\n");
    let mut random = 7_u32;
    let mut draw = move |below: u32| {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (random >> 8) % below
    };
    for customer in 0..customers {
        let (mut day, pace) = (draw(200), 10 + draw(120));
        while day < 700 {
            let (month, of_month) = (day / 28, day % 28 + 1);
            let (year, month) = (2023 + month / 12, month % 12 + 1);
            let amount = 50 + draw(400);
            text += &format!("C{customer:05},{year}-{month:02}-{of_month:02},{amount}\n");
            if draw(4) == 0 {
                break;
            }
            day += 1 + draw(pace * 2);
        }
    }
    Blob::new_with_str_sequence(&Array::of1(&text.into())).unwrap()
}

/// What the engine makes of them for the models module.
async fn history(source: Blob) -> Blob {
    let service = service::Service::default();
    let heard = Rc::new(RefCell::new((Vec::new(), None)));
    let ask = async |request, sources: Vec<Blob>| {
        let into = heard.clone();
        service
            .answer(1, request, sources, move |event, file| {
                let mut into = into.borrow_mut();
                into.0.push(event);
                into.1 = file;
            })
            .await;
        heard.take()
    };
    let inspect = protocol::Request::Inspect {
        ask: InspectAsk::default(),
    };
    let (mut events, _) = ask(inspect, vec![source.clone()]).await;
    let Some(protocol::Event::Inspected { look }) = events.pop() else {
        panic!("{events:?}")
    };
    let load = protocol::Request::Load {
        files: vec![FileToLoad {
            mapping: look.preview.mapping().unwrap(),
            encoding: Encoding::Utf8,
            namespace: 0,
        }],
        options: ImportOptions::new(ltv_engine::calendar::Day(21_000)),
        merge: Vec::new(),
    };
    ask(load, vec![source]).await;
    let (events, file) = ask(protocol::Request::History, Vec::new()).await;
    assert_eq!(events, [protocol::Event::History]);
    file.unwrap()
}

async fn ask(
    service: &Service,
    request: Request,
    source: Option<Blob>,
) -> (Vec<Event>, Option<Blob>) {
    let heard = Rc::new(RefCell::new((Vec::new(), None)));
    let into = heard.clone();
    let say = move |event, file| {
        let mut into = into.borrow_mut();
        into.0.push(event);
        into.1 = file;
    };
    service.answer(7, request, source, say).await;
    heard.take()
}

/// A service that holds the histories of so many customers.
async fn loaded(customers: u32) -> Service {
    let service = Service::default();
    let history = history(orders(customers)).await;
    let (events, _) = ask(&service, Request::Load, Some(history)).await;
    assert_eq!(events, [Event::Loaded]);
    service
}

fn forecast() -> Request {
    Request::Forecast {
        options: ForecastOptions::default(),
    }
}

fn people(ask: PeopleAsk) -> Request {
    let (from, count) = (0, 5);
    Request::People { ask, from, count }
}

fn steps(events: &[Event]) -> Vec<&Step> {
    let steps = events.iter().filter_map(|event| match event {
        Event::Progress {
            news: News::Step { step },
        } => Some(&**step),
        _ => None,
    });
    steps.collect()
}

#[wasm_bindgen_test]
async fn a_forecast_is_told_step_by_step_and_then_asked_about() {
    let service = loaded(600).await;
    let (events, _) = ask(&service, forecast(), None).await;
    assert_eq!(events.last(), Some(&Event::Forecast));
    let steps = steps(&events);
    assert!(matches!(steps[0], Step::Fitness { .. }), "{:?}", steps[0]);
    assert!(matches!(steps.last(), Some(Step::Done { .. })));
    let outlook = steps.iter().find_map(|step| match step {
        Step::Outlook { outlook } => Some(outlook),
        _ => None,
    });
    assert_eq!(outlook.unwrap().customers, 600);

    // What crosses between page and worker comes back as it was.
    for event in &events {
        let serializer = serde_wasm_bindgen::Serializer::json_compatible();
        let crossed = event.serialize(&serializer).unwrap();
        assert_eq!(
            &serde_wasm_bindgen::from_value::<Event>(crossed).unwrap(),
            event
        );
    }

    let by = |sort, reversed| PeopleAsk {
        sort,
        reversed,
        filter: Filter::default(),
    };
    let (events, _) = ask(&service, people(by(Sort::Purchases, false)), None).await;
    let [
        Event::People {
            total: 600,
            people: most,
        },
    ] = events.as_slice()
    else {
        panic!("{events:?}")
    };
    assert!(most.len() == 5 && most.is_sorted_by_key(|one| std::cmp::Reverse(one.purchases)));
    let (events, _) = ask(&service, people(by(Sort::Purchases, true)), None).await;
    let [Event::People { people: least, .. }] = events.as_slice() else {
        panic!("{events:?}")
    };
    assert!(least[0].purchases < most[0].purchases);
    assert!(least.is_sorted_by_key(|one| one.purchases));

    let index = most[0].index;
    let (events, _) = ask(&service, Request::Card { index }, None).await;
    let [Event::Card { card: Some(card) }] = events.as_slice() else {
        panic!("{events:?}")
    };
    assert_eq!(card.person.id, most[0].id);
    assert_eq!(card.history.len() as u32, most[0].purchases);
    let none = ask(&service, Request::Card { index: 600 }, None).await.0;
    assert_eq!(none, [Event::Card { card: None }]);
}

#[wasm_bindgen_test]
async fn all_rows_that_the_filter_lets_through_are_exported() {
    let service = loaded(600).await;
    ask(&service, forecast(), None).await;
    let asked = PeopleAsk {
        filter: Filter {
            id: "c0001".to_owned(),
            ..Filter::default()
        },
        ..PeopleAsk::default()
    };
    let heads: Vec<String> = (0..HEADS).map(|at| format!("head {at}, =x")).collect();
    let export = Request::Export { ask: asked, heads };
    let (events, file) = ask(&service, export, None).await;
    assert_eq!(events, [Event::Written { rows: 10.0 }]);
    let bytes = JsFuture::from(file.unwrap().array_buffer()).await.unwrap();
    let text = String::from_utf8(js_sys::Uint8Array::new(&bytes).to_vec()).unwrap();
    let mut lines = text.lines();
    assert!(lines.next().unwrap().starts_with("\u{feff}\"head 0, =x\","));
    let rows: Vec<&str> = lines.collect();
    assert_eq!(rows.len(), 10);
    for row in rows {
        assert!(row.starts_with("C0001"), "{row}");
        assert_eq!(row.split(',').count(), HEADS, "{row}");
    }
}

#[wasm_bindgen_test]
async fn twenty_customers_are_too_few() {
    let service = loaded(20).await;
    let (events, _) = ask(&service, forecast(), None).await;
    let steps = steps(&events);
    let [Step::Fitness { fitness }] = steps.as_slice() else {
        panic!("{steps:?}")
    };
    assert_eq!(fitness.verdict, Verdict::Insufficient);
    assert!(!fitness.concerns.is_empty());
    assert_eq!(events.last(), Some(&Event::Forecast));
}

#[wasm_bindgen_test]
async fn a_cancel_is_heard_between_steps() {
    let service = loaded(600).await;
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
    service.answer(7, forecast(), None, say).await;
    let heard = heard.take();
    assert_eq!(heard.last(), Some(&Event::Cancelled));
    assert_eq!(
        steps(&heard).len(),
        1,
        "one step, then the cancel: {heard:?}"
    );
}

#[wasm_bindgen_test]
async fn what_is_missing_is_said() {
    let service = Service::default();
    let nothing = [Event::Failed {
        failure: Failure::NothingLoaded,
    }];
    assert_eq!(ask(&service, forecast(), None).await.0, nothing);
    let table = people(PeopleAsk::default());
    assert_eq!(ask(&service, table, None).await.0, nothing);
    let torn = Blob::new_with_str_sequence(&Array::of1(&"torn".into())).unwrap();
    let events = ask(&service, Request::Load, Some(torn)).await.0;
    assert_eq!(
        events,
        [Event::Failed {
            failure: Failure::History
        }]
    );
}

/// The page sends sizes and counts of a table; no history is needed for them.
#[wasm_bindgen_test]
async fn the_share_retained_of_cohorts_is_continued() {
    let service = Service::default();
    let all = [8_000, 6_400, 5_120, 4_096];
    let cohorts = (0..3).map(|young| RetainedCohort {
        size: 10_000,
        kept: all[..4 - young].to_vec(),
        running: None,
    });
    let cohorts: Vec<RetainedCohort> = cohorts.collect();
    let request = Request::Retained { cohorts };
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    let crossed = request.serialize(&serializer).unwrap();
    let request = models_request(&Value::from(&crossed)).unwrap();
    let (events, _) = ask(&service, request, None).await;
    let [Event::Projected { projection }] = events.as_slice() else {
        panic!("{events:?}")
    };
    assert_eq!(projection.method, ProjectionMethod::ConstantChurn);
    let ahead = &projection.rows[2];
    assert_eq!(ahead.len(), 2);
    assert!((ahead[1].cumulative - 0.4096).abs() < 1e-9, "{ahead:?}");
    let nobody = Request::Retained {
        cohorts: Vec::new(),
    };
    let why = NoProjection::NobodyLost;
    assert_eq!(
        ask(&service, nobody, None).await.0,
        [Event::NotProjected { why }]
    );
}

#[wasm_bindgen_test]
fn requests_are_read_as_they_are_written() {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    for request in [forecast(), people(PeopleAsk::default()), Request::Load] {
        let crossed = request.serialize(&serializer).unwrap();
        assert_eq!(models_request(&Value::from(&crossed)), Some(request));
    }
}
