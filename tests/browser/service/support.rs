//! Files of a shop, and questions about them as the page asks them.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use ltv_engine::calendar::Day;
use ltv_engine::contacts::ContactKind;
use ltv_engine::ingest::encoding::Encoding;
use ltv_engine::ingest::{ImportOptions, Mapping, TableKind};
use ltv_worker::protocol::{Event, FileToLoad, InspectAsk, Loaded, Look, Request};
use ltv_worker::service::Service;
use web_sys::Blob;

pub(super) const TODAY: Day = Day(20_500);

pub(super) fn blob(text: &str) -> Blob {
    Blob::new_with_str_sequence(&Array::of1(&text.into())).unwrap()
}

pub(super) async fn ask(service: &Service, request: Request, sources: &[Blob]) -> Vec<Event> {
    ask_for_file(service, request, sources).await.0
}

/// All events, and the file that came beside the last.
pub(super) async fn ask_for_file(
    service: &Service,
    request: Request,
    sources: &[Blob],
) -> (Vec<Event>, Option<Blob>) {
    let heard = Rc::new(RefCell::new((Vec::new(), None)));
    let into = heard.clone();
    service
        .answer(7, request, sources.to_vec(), move |event, file| {
            let mut into = into.borrow_mut();
            into.0.push(event);
            into.1 = file;
        })
        .await;
    heard.take()
}

pub(super) fn inspect() -> Request {
    Request::Inspect {
        ask: InspectAsk::default(),
    }
}

pub(super) async fn look(source: &Blob) -> Box<Look> {
    match ask(&Service::default(), inspect(), &[source.clone()])
        .await
        .pop()
    {
        Some(Event::Inspected { look }) => look,
        other => panic!("{other:?}"),
    }
}

pub(super) async fn mapping(source: &Blob) -> Mapping {
    look(source).await.preview.mapping().unwrap()
}

pub(super) fn load(mappings: Vec<Mapping>, merge: &[ContactKind]) -> Request {
    let files = mappings.into_iter().map(|mapping| FileToLoad {
        mapping,
        encoding: Encoding::Utf8,
        namespace: 0,
    });
    Request::Load {
        files: files.collect(),
        options: ImportOptions::new(TODAY),
        merge: merge.to_vec(),
    }
}

/// Some 3 MiB: several slices.
pub(super) fn many_rows() -> (String, u64) {
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

pub(super) fn shop() -> [Blob; 3] {
    [
        blob(
            "order_id,customer_id,email,date,amount,channel,product\n\
             1,A,ann@example.com,2025-01-03,100,web,beans\n\
             2,A,ann@example.com,2025-02-03,50,shop,cup\n\
             3,B,ann@example.com,2025-01-09,80,shop,beans\n\
             4,C,cyd@example.com,2025-02-09,30,,beans\n\
             4,C,cyd@example.com,2025-02-09,30,,beans\n\
             5,D,,2025-13-09,30,web,beans\n",
        ),
        blob("member_id,name,phone,joined_via\nA,Ann,0912345678,LINE\nZ,Zoe,0987654321,IG\n"),
        blob("month,spend,channel\n2025-01,300,web\n2025-02,100,shop\n"),
    ]
}

pub(super) async fn shop_loaded(service: &Service, merge: &[ContactKind]) -> Box<Loaded> {
    let sources = shop();
    let mut mappings = Vec::new();
    for source in &sources {
        mappings.push(mapping(source).await);
    }
    assert_eq!(
        mappings.iter().map(|one| one.kind).collect::<Vec<_>>(),
        [TableKind::Orders, TableKind::Customers, TableKind::Spend]
    );
    match ask(service, load(mappings, merge), &sources).await.pop() {
        Some(Event::Loaded { loaded }) => loaded,
        other => panic!("{other:?}"),
    }
}
