//! Everybody as bytes, with consents and interactions, and what they bought.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Uint8Array;
use ltv_engine::calendar::Day;
use ltv_engine::contacts::ContactKind;
use ltv_engine::ingest::{Role, TableKind};
use ltv_engine::people::Consent;
use ltv_engine::segments::roster::{Items, LabelKind, Receipts, Roster};
use ltv_worker::protocol::{
    Event, Failure, LabelSource, Loaded, RejectedWords, Request, RosterLabel,
};
use ltv_worker::service::Service;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::*;
use web_sys::Blob;

use super::support::{ask, ask_for_file, blob, load, many_rows, mapping};

/// A shop whose members say who may be written to, and what people did besides.
fn club() -> [Blob; 3] {
    [
        blob(
            "order_id,customer_id,email,date,amount,channel,product\n\
             1,A,ann@example.com,2025-01-03,100,web,beans\n\
             2,A,ann@example.com,2025-02-03,50,shop,cup\n\
             3,B,ann@example.com,2025-01-02,80,shop,tea\n\
             4,C,cyd@example.com,2025-02-09,30,,beans\n",
        ),
        blob(
            "member_id,name,phone,joined_via,city,LINE opt in\n\
             A,Ann,0912345678,LINE,Taipei,no\n\
             Z,Zoe,0987654321,IG,Tainan,yes\n",
        ),
        blob(
            "member_id,interaction_date,interaction\n\
             Z,2025-03-01,mail opened\n\
             B,2025-02-20,visit\n\
             B,2025-02-21,visit\n\
             Q,2025-02-21,visit\n\
             B,2099-02-21,visit\n",
        ),
    ]
}

async fn club_loaded(service: &Service, merge: &[ContactKind]) -> Box<Loaded> {
    let sources = club();
    let mut mappings = Vec::new();
    for source in &sources {
        mappings.push(mapping(source).await);
    }
    assert_eq!(
        mappings.iter().map(|one| one.kind).collect::<Vec<_>>(),
        [
            TableKind::Orders,
            TableKind::Customers,
            TableKind::Interactions
        ]
    );
    match ask(service, load(mappings, merge), &sources).await.pop() {
        Some(Event::Loaded { loaded }) => loaded,
        other => panic!("{other:?}"),
    }
}

async fn bytes(file: Option<Blob>) -> Vec<u8> {
    let buffer = JsFuture::from(file.unwrap().array_buffer());
    Uint8Array::new(&buffer.await.unwrap()).to_vec()
}

#[wasm_bindgen_test]
async fn interactions_are_loaded_beside_orders_and_members() {
    let service = Service::default();
    let loaded = club_loaded(&service, &[]).await;
    let found = loaded.interactions.unwrap();
    assert_eq!((found.persons, found.strangers), (3, 1));
    assert_eq!(
        (found.kinds[0].name.as_str(), found.kinds[0].count),
        ("visit", 3)
    );
    let report = &loaded.files[2].report;
    assert_eq!((report.rows_read, report.rows_kept), (5, 4));
    let rejected = Request::Rejected {
        file: 2,
        words: RejectedWords::default(),
    };
    let (events, _) = ask_for_file(&service, rejected, &[]).await;
    assert_eq!(events.last(), Some(&Event::Written { rows: 1.0 }));
}

#[wasm_bindgen_test]
async fn everybody_is_told_as_bytes() {
    let service = Service::default();
    club_loaded(&service, &[ContactKind::Email]).await;
    let labels = vec![RosterLabel {
        heading: "city".to_owned(),
        source: LabelSource::MemberColumn {
            columns: vec![Some(4)],
        },
    }];
    let (events, file) = ask_for_file(&service, Request::Roster { labels }, &[]).await;
    assert!(matches!(events[0], Event::Progress { .. }), "{events:?}");
    assert_eq!(events.last(), Some(&Event::Roster { persons: 3 }));
    let roster = Roster::decode(&bytes(file).await).unwrap();
    let ids: Vec<&str> = (0..3).map(|person| roster.id(person)).collect();
    assert_eq!((ids, roster.customers()), (vec!["A", "C", "Z"], 2));
    assert_eq!(roster.text(Role::Email, 0), "ann@example.com");
    assert_eq!(roster.text(Role::Name, 2), "Zoe");
    let line = [Consent::No, Consent::Unknown, Consent::Yes];
    assert_eq!(roster.consents_of(Role::OptInLine), Some(&line[..]));
    let named = |at: usize, person: usize| {
        let label = &roster.labels()[at];
        label.names[label.of_person[person] as usize].clone()
    };
    // The channel of the first order: the members' file has none that is named so.
    assert_eq!(roster.labels()[0].what, LabelKind::Channel);
    assert_eq!([named(1, 0), named(1, 1)], ["tea", "beans"]);
    assert_eq!([named(2, 0), named(2, 2)], ["Taipei", "Tainan"]);
    let days: Vec<Option<Day>> = roster.last_interactions().unwrap().to_vec();
    let day = |month, day| Day::from_civil(2025, month, day);
    assert_eq!(days, [day(2, 21), None, day(3, 1)]);
}

#[wasm_bindgen_test]
async fn what_was_bought_is_told_as_bytes() {
    let service = Service::default();
    club_loaded(&service, &[]).await;
    let (events, file) = ask_for_file(&service, Request::Items { columns: None }, &[]).await;
    let expected = Event::Items {
        items: 4,
        unnamed: 0.0,
    };
    assert_eq!(events.last(), Some(&expected));
    let items = Items::decode(&bytes(file).await).unwrap();
    assert_eq!(items.starts, [0, 2, 3, 4]);
    assert_eq!(items.names, ["beans", "cup", "tea"]);
    assert_eq!(items.products, [0, 1, 2, 0]);
    // Another column in its place.
    let channels = Request::Items {
        columns: Some(vec![Some(5)]),
    };
    let (events, _) = ask_for_file(&service, channels, &[]).await;
    let expected = Event::Items {
        items: 3,
        unnamed: 1.0,
    };
    assert_eq!(events.last(), Some(&expected));
}

#[wasm_bindgen_test]
async fn what_stands_on_orders_is_told_as_bytes() {
    let service = Service::default();
    club_loaded(&service, &[]).await;
    let (events, file) = ask_for_file(&service, Request::Receipts, &[]).await;
    assert_eq!(events.last(), Some(&Event::Receipts { orders: 4 }));
    let receipts = Receipts::decode(&bytes(file).await).unwrap();
    let all = || 0..receipts.len();
    let ids: Vec<&str> = all().map(|order| receipts.id(order)).collect();
    assert_eq!(ids, ["1", "2", "3", "4"]);
    let channels: Vec<&str> = all().map(|order| receipts.channel(order)).collect();
    assert_eq!(channels, ["web", "shop", "shop", ""]);
    let bought: Vec<&str> = all().flat_map(|order| receipts.products(order)).collect();
    assert_eq!(bought, ["beans", "cup", "tea", "beans"]);
}

/// A worker that was started anew holds nothing; one that is given up says so.
#[wasm_bindgen_test]
async fn everybody_can_be_missing_or_given_up() {
    let roster = || Request::Roster { labels: Vec::new() };
    let nothing = [Event::Failed {
        failure: Failure::NothingLoaded,
    }];
    assert_eq!(ask(&Service::default(), roster(), &[]).await, nothing);
    let items = Request::Items { columns: None };
    assert_eq!(ask(&Service::default(), items, &[]).await, nothing);
    let receipts = Request::Receipts;
    assert_eq!(ask(&Service::default(), receipts, &[]).await, nothing);

    let source = blob(&many_rows().0);
    let service = Service::default();
    let request = load(vec![mapping(&source).await], &[]);
    ask(&service, request, &[source]).await;
    let heard = Rc::new(RefCell::new(Vec::new()));
    let (into, canceller) = (heard.clone(), service.clone());
    let say = move |event: Event, _: Option<Blob>| {
        let canceller = canceller.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let cancel = Request::Cancel { target: 7 };
            canceller.answer(8, cancel, Vec::new(), |_, _| ()).await;
        });
        into.borrow_mut().push(event);
    };
    service.answer(7, roster(), Vec::new(), say).await;
    let heard = heard.take();
    assert_eq!(heard.len(), 2, "one slice, then the cancel: {heard:?}");
    assert_eq!(heard.last(), Some(&Event::Cancelled));
}
